package intent

import (
	"fmt"
	"sort"
	"testing"

	"simlab/engine"
)

// tally counts what became of labelled utterances.
type tally struct {
	n, right, wrong, asked int
	confusions             map[string]int
	misses                 []string
}

// add counts one answer. Asking back is neither right nor wrong; answering
// something where nothing was meant is wrong.
func (t *tally) add(want, got, text string) {
	t.n++
	switch got {
	case want:
		t.right++
		return
	case engine.IntentNone:
		t.asked++
	default:
		t.wrong++
	}
	if t.confusions == nil {
		t.confusions = make(map[string]int)
	}
	t.confusions[want+" > "+got]++
	t.misses = append(t.misses, fmt.Sprintf("%s > %s: %s", want, got, text))
}

func (t *tally) perMille(n int) int { return n * 1000 / t.n }

func (t *tally) report(tb testing.TB, name string) {
	tb.Helper()
	tb.Logf("%s: %d utterances, right %d, wrong %d, asked back %d (per thousand)",
		name, t.n, t.perMille(t.right), t.perMille(t.wrong), t.perMille(t.asked))
	pairs := make([]string, 0, len(t.confusions))
	for p := range t.confusions {
		pairs = append(pairs, p)
	}
	sort.Slice(pairs, func(i, j int) bool {
		if a, b := t.confusions[pairs[i]], t.confusions[pairs[j]]; a != b {
			return a > b
		}
		return pairs[i] < pairs[j]
	})
	for _, p := range pairs[:min(25, len(pairs))] {
		tb.Logf("  %3d %s", t.confusions[p], p)
	}
	if testing.Verbose() {
		for _, m := range t.misses {
			tb.Log("  ", m)
		}
	}
}

// The floors lie just under what was measured when they were set: raise them with
// the phrasings, never lower them to make a change pass. In thousandths.
const (
	leftOutRight = 600 // every phrasing, with only the others known: pessimistic, as no two are alike on purpose
	leftOutWrong = 125
	freshRight   = 970
	freshWrong   = 30
	heldRight    = 830
	heldWrong    = 40
)

// A phrasing that nobody wrote down is mostly understood, or asked about.
func TestPhrasingsLeftOut(t *testing.T) {
	p := New(shipped(t), nil, shippedAdvice(t))
	var got tally
	for i, ph := range p.phrasings {
		v := p.nearest(tokenize(ph.Text), ph.Audience, int32(i))
		id := engine.IntentNone
		if accept(v) {
			id = p.intents[v.intent]
		}
		got.add(ph.Intent, id, ph.Text)
	}
	got.hold(t, "left out", leftOutRight, leftOutWrong)
}

// Utterances written apart from the phrasings, through the whole matcher. What
// was meant must be the only act: an extra act is wrong too.
//
// What the matcher missed in fresh.tsv showed which phrasings were lacking, so it
// only guards against falling back. held.tsv was written after that and nothing
// was changed for it: it is the figure to quote. Keep it so.
func TestUnseenUtterances(t *testing.T) {
	p := New(shipped(t), nil, shippedAdvice(t))
	t.Run("fresh", func(t *testing.T) { holdUtterances(t, p, "fresh.tsv", freshRight, freshWrong) })
	t.Run("held", func(t *testing.T) { holdUtterances(t, p, "held.tsv", heldRight, heldWrong) })
}

// partedFrom names the intent that another was taken out of after the utterances
// were labelled.
var partedFrom = map[string]string{
	"test.speech": "test.perform", "test.lie_back": "test.perform", "test.breath_count": "test.perform",
	"ask.blood_sputum": "ask.cough", "ask.childcare": "ask.feasible", "ask.clot": "ask.history",
	"ask.due": "ask.pregnancy", "ask.fever_when": "ask.fever", "ask.medicine_effect": "ask.antipyretic",
	"ask.pillows": "ask.lying_flat", "ask.prior_exam": "ask.prior_advice", "ask.smoking": "ask.history",
	"ask.throat": "ask.pain", "ask.questions": "check_understanding", "ask.calm": "ask.worry", "ask.doctor_said": "ask.prior_advice", "ask.sit_in_car": "ask.transport", "ask.what_different": "ask.breathing_different",
}

func holdUtterances(t *testing.T, p *Plain, file string, right, wrong int) {
	t.Helper()
	var got tally
	for _, u := range utterances(t, file) {
		acts := p.Match(Utterance{Text: u.text, Audience: listener(u.intent)}).Acts
		id := acts[0].Intent
		if whole, parted := partedFrom[id]; parted && id != u.intent {
			id = whole
		}
		if len(acts) > 1 {
			id = fmt.Sprint(acts)
		}
		got.add(u.intent, id, u.text)
	}
	got.hold(t, file, right, wrong)
}

func (t *tally) hold(tb testing.TB, name string, right, wrong int) {
	tb.Helper()
	t.report(tb, name)
	if r := t.perMille(t.right); r < right {
		tb.Errorf("%s: %d in a thousand right, want at least %d", name, r, right)
	}
	if w := t.perMille(t.wrong); w > wrong {
		tb.Errorf("%s: %d in a thousand wrong, want at most %d", name, w, wrong)
	}
}

// A shipped phrasing means its own intent, and no two intents share one.
func TestShippedPhrasingsMeanTheirIntent(t *testing.T) {
	phrasings := shipped(t)
	p := New(phrasings, nil, AdvicePatterns{})
	owner := make(map[string]string)
	for _, ph := range phrasings {
		words := fmt.Sprint(Normalize(ph.Text))
		if other, taken := owner[words]; taken && other != ph.Intent {
			t.Errorf("%q stands in %s and %s", ph.Text, other, ph.Intent)
		}
		owner[words] = ph.Intent
		r := p.Match(Utterance{Text: ph.Text, Audience: ph.Audience})
		if len(r.Acts) == 0 || r.Acts[0].Intent != ph.Intent {
			t.Errorf("%q is %v, want %s", ph.Text, r.Acts, ph.Intent)
		}
	}
}
