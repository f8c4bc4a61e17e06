package scoring_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"simlab/engine"
	"simlab/scoring"
)

// move is one action of a written trainee, with what it brings about.
type move struct {
	name string
	do   func(*story)
}

func play(start *story, moves []move) *story {
	for _, m := range moves {
		m.do(start)
	}
	return start
}

// good is a trainee who asks, reads, decides and hands over.
func good() []move {
	return []move{
		{"greet and open", func(s *story) { s.says("greet", "ask.reason").replies("ask.reason").hears("ask.reason", "cough") }},
		{"thank her", func(s *story) { s.says("reassure") }},
		{"meet her worry", func(s *story) { s.says("empathy") }},
		{"ask who", func(s *story) { s.asks("ask.identity") }},
		{"ask where", func(s *story) { s.asks("ask.location", "address").asks("ask.phone", "phone") }},
		{"ask about earlier contact", func(s *story) { s.asks("ask.prior_contact", "contact.lvs", "contact.gp") }},
		{"look up", func(s *story) { s.looksUp("k1-lvs") }},
		{"read the entry", func(s *story) { s.opens("k1-lvs", "contact.lvs") }},
		{"open the card", func(s *story) { s.card("breathing") }},
		{"ask about pregnancy", func(s *story) { s.asks("ask.pregnancy", "pregnant") }},
		{"ask about fever", func(s *story) { s.asks("ask.fever", "fever") }},
		{"ask about breathing", func(s *story) { s.asks("ask.breathing", "breathing.short") }},
		{"ask whether it differs", func(s *story) { s.asks("ask.breathing_different", "breathing.different") }},
		{"ask about lying", func(s *story) { s.asks("ask.lying_flat", "breathing.lying") }},
		{"set yellow", func(s *story) { s.sets(engine.Yellow, "") }},
		{"claim", func(s *story) { s.claims("breathing", "pregnant-different", engine.Yellow) }},
		{"note", func(s *story) { s.notes("contact.lvs", "pregnant", "breathing.different") }},
		{"ask who is there", func(s *story) { s.asks("ask.company") }},
		{"explain", func(s *story) { s.says("explain.assessment") }},
		{"ask her to stay", func(s *story) { s.says("advise.stay_on_line") }},
		{"join AMK", func(s *story) { s.joins("amk") }},
		{"brief AMK", func(s *story) {
			s.tells("handover.situation", "pregnant", "breathing.short", "address", "phone")
		}},
		{"tell AMK the rest", func(s *story) {
			s.tells("handover.background", "breathing.different", "breathing.lying", "fever", "contact.lvs")
		}},
		{"ask AMK to take over", func(s *story) { s.says("handover.ask_accept", "handover.request") }},
		{"AMK repeats", func(s *story) { s.repeats("address", "pregnant") }},
		{"AMK accepts", func(s *story) { s.accepts() }},
		{"say what to do meanwhile", func(s *story) { s.says("advise.waiting") }},
		{"end", func(s *story) { s.ends(engine.AMKTakeover, 0) }},
	}
}

// wholeExcept checks that everything is fully met, but for what does not apply.
func wholeExcept(t *testing.T, r scoring.Result, na ...string) {
	t.Helper()
	for name, met := range verdicts(r) {
		want := scoring.MetFull
		if slices.Contains(na, name) {
			want = scoring.MetNotApplicable
		}
		if met != want {
			t.Errorf("%s: got %s, want %s", name, met, want)
		}
	}
}

// without leaves out the named moves.
func without(moves []move, names ...string) []move {
	return slices.DeleteFunc(slices.Clone(moves), func(m move) bool { return slices.Contains(names, m.name) })
}

// hasty asks little, and asks only about the own service.
func hasty() *story {
	return answered().asks("ask.reason", "cough").asks("ask.prior_contact_own", "contact.lvs").
		asks("ask.breathing", "breathing.short").asks("ask.pregnancy", "pregnant").
		card("fever").sets(engine.Green, "").sets(engine.Yellow, engine.Green).ends(engine.DoctorCallback, 120)
}

// passive lets the caller talk and gives advice.
func passive() *story {
	return answered().asks("ask.reason", "cough").remarks("breathing.short").
		says("advise.self_care", "advise.worsening_vague").sets(engine.Green, "").ends(engine.AdviceOnly, 0)
}

func TestTheGoodTraineeMeetsEverything(t *testing.T) {
	r := scoring.Score(shipped(t), k3(), play(answered(), good()).events)
	wholeExcept(t, r, "triage/told-doctor", "triage/objection", "recontact/false-alarm", "recontact/acted-doctor",
		"handover/ambulance", "handover/doctor-alarmed", "handover/operator", "handover/line", "handover/responsibility",
		"communication/where-first", "communication/number", "communication/awake-breathing", "communication/identity",
		"communication/why-ringing", "communication/patient-herself", "communication/perspective", "communication/structure",
		"communication/summary", "communication/agreement", "communication/teach-back", "communication/closing",
		"advice/signs", "advice/concrete", "advice/limit", "advice/whom", "advice/otherwise", "advice/repeated", "advice/written")
	if next := scoring.TryNext(r); len(next) != 0 {
		t.Errorf("something to try next time after a call without a fault: %v", next)
	}
}

func TestLeavingOutOneActionFailsExactlyWhatItIsFor(t *testing.T) {
	for _, c := range []struct {
		left string
		want map[string]scoring.Met // what is no longer full
	}{
		{"greet and open", map[string]scoring.Met{"communication/greeting": scoring.MetNot,
			"communication/open-question": scoring.MetNot, "communication/time-to-tell": scoring.MetNotApplicable}},
		{"thank her", map[string]scoring.Met{"communication/acknowledging": scoring.MetPartly}},
		{"meet her worry", map[string]scoring.Met{"communication/empathy": scoring.MetPartly}},
		{"ask who", map[string]scoring.Met{"communication/who-where": scoring.MetPartly}},
		{"explain", map[string]scoring.Met{"communication/explained": scoring.MetNot}},
		{"ask her to stay", map[string]scoring.Met{"advice/stay-on-line": scoring.MetPartly}},
		{"ask who is there", map[string]scoring.Met{"advice/not-alone": scoring.MetNot}},
		// Who is told to unlock lets help in, too.
		{"say what to do meanwhile", map[string]scoring.Met{"advice/waiting": scoring.MetNot, "advice/not-alone": scoring.MetPartly}},
		// The entry tells it then, but it is used only in the note, after the urgency.
		{"ask about earlier contact", map[string]scoring.Met{
			"recontact/asked": scoring.MetNot, "recontact/early": scoring.MetPartly}},
		{"look up", map[string]scoring.Met{"recontact/looked-up": scoring.MetNot}},
		{"read the entry", map[string]scoring.Met{"recontact/opened": scoring.MetNot}},
		{"open the card", map[string]scoring.Met{"triage/chapter": scoring.MetNot}},
		{"ask about lying", map[string]scoring.Met{"triage/critical-facts": scoring.MetPartly}},
		{"claim", map[string]scoring.Met{"triage/criterion": scoring.MetNot}},
		{"note", map[string]scoring.Met{"recontact/recorded": scoring.MetNot}},
		{"set yellow", map[string]scoring.Met{"triage/urgency": scoring.MetNot, "triage/basis": scoring.MetNot,
			"triage/findings-fit": scoring.MetNotApplicable, "triage/criterion": scoring.MetNot, "triage/disposition": scoring.MetNot}},
		{"brief AMK", map[string]scoring.Met{"handover/opening": scoring.MetNot, "handover/whole": scoring.MetPartly}},
		{"tell AMK the rest", map[string]scoring.Met{"handover/whole": scoring.MetNot}},
		{"ask AMK to take over", map[string]scoring.Met{"handover/request": scoring.MetNot}},
		{"AMK repeats", map[string]scoring.Met{"handover/read-back": scoring.MetNot}},
		{"AMK accepts", map[string]scoring.Met{"handover/accepted": scoring.MetPartly}},
	} {
		t.Run(c.left, func(t *testing.T) {
			got := changed(shipped(t), k3(), play(answered(), good()), play(answered(), without(good(), c.left)))
			if !maps.Equal(got, c.want) {
				t.Errorf("left out %q\n got %v\nwant %v", c.left, got, c.want)
			}
		})
	}
}

// changed lists what is judged otherwise in the second story than in the first.
func changed(rubrics []scoring.Rubric, sheet engine.Sheet, before, after *story) map[string]scoring.Met {
	was := verdicts(scoring.Score(rubrics, sheet, before.events))
	out := map[string]scoring.Met{}
	for name, met := range verdicts(scoring.Score(rubrics, sheet, after.events)) {
		if met != was[name] {
			out[name] = met
		}
	}
	return out
}

func TestGoodHastyPassiveNeverRise(t *testing.T) {
	value := map[scoring.Met]int{scoring.MetNot: 0, scoring.MetPartly: 1, scoring.MetFull: 2}
	var runs []map[string]scoring.Met
	for _, s := range []*story{play(answered(), good()), hasty(), passive()} {
		runs = append(runs, verdicts(scoring.Score(shipped(t), k3(), s.events)))
	}
	for name := range runs[0] {
		for i := 1; i < len(runs); i++ {
			a, z := runs[i-1][name], runs[i][name]
			if a == scoring.MetNotApplicable || z == scoring.MetNotApplicable {
				continue
			}
			if value[z] > value[a] {
				t.Errorf("%s rises from %s to %s between trainee %d and %d", name, a, z, i, i+1)
			}
		}
	}
	total := func(i int) (n int) {
		for _, met := range runs[i] {
			n += value[met]
		}
		return n
	}
	if !(total(0) > total(1) && total(1) > total(2)) {
		t.Errorf("good %d, hasty %d, passive %d: want falling", total(0), total(1), total(2))
	}
}

func TestRedAtOnceWithoutAskingComesOutBadly(t *testing.T) {
	guess := answered().says("greet").sets(engine.Red, "").claims("breathing", "pregnant-different", engine.Red).
		joins("amk").says("handover.situation").accepts().ends(engine.AMKTakeover, 0)
	r := scoring.Score(shipped(t), k3(), guess.events)
	for _, name := range []string{"triage/urgency", "triage/basis", "triage/findings-fit", "triage/critical-facts",
		"triage/criterion", "triage/disposition", "recontact/asked", "recontact/detected", "handover/whole", "handover/truthful"} {
		if got := verdict(r, name).Verdict; got != scoring.MetNot {
			t.Errorf("%s: got %s, want not", name, got)
		}
	}
	if r.Triage.Scale != "mild-over" || r.Triage.Stated || r.Headlines[0].Code != "unfounded" {
		t.Errorf("triage: scale %s stated %v headline %s", r.Triage.Scale, r.Triage.Stated, r.Headlines[0].Code)
	}
	f := r.Rubrics[0]
	if f.Points*4 > f.Of {
		t.Errorf("triage: %d of %d points for a guess", f.Points, f.Of)
	}
}

func TestNoUrgencyAtAllIsNotMet(t *testing.T) {
	r := scoring.Score(shipped(t), k3(), answered().asks("ask.breathing_different", "breathing.different").
		asks("ask.lying_flat", "breathing.lying").ends(engine.Unanswered, 0).events)
	if got := verdict(r, "triage/urgency").Verdict; got != scoring.MetNot {
		t.Errorf("urgency: got %s, want not", got)
	}
	if r.Triage.Step != 0 || r.Triage.Scale != "none" {
		t.Errorf("got step %d, scale %s; want none", r.Triage.Step, r.Triage.Scale)
	}
}

func TestABrokenOffExerciseIsNotJudged(t *testing.T) {
	s := answered().asks("ask.reason", "cough")
	s.add(&engine.RunFinished{Disposition: engine.Unanswered, Broken: true})
	r := scoring.Score(shipped(t), k3(), s.events)
	for name, met := range verdicts(r) {
		if met != scoring.MetNotApplicable {
			t.Errorf("%s: got %s", name, met)
		}
	}
	if !r.Broken || len(scoring.TryNext(r)) != 0 {
		t.Errorf("broken %v, try next %v", r.Broken, scoring.TryNext(r))
	}
}

func TestTryNextNamesTheThreeGreatestLosses(t *testing.T) {
	r := scoring.Score(shipped(t), k3(), passive().events)
	next := scoring.TryNext(r)
	if len(next) != scoring.MaxNext {
		t.Fatalf("got %d, want %d", len(next), scoring.MaxNext)
	}
	for i, n := range next {
		if n.Try.NB == "" || n.Try.EN == "" {
			t.Errorf("%s/%s has nothing to say", n.Rubric, n.Criterion)
		}
		if i > 0 && n.Loss > next[i-1].Loss {
			t.Errorf("loss rises from %d to %d", next[i-1].Loss, n.Loss)
		}
	}
	if next[0].Criterion != "urgency" {
		t.Errorf("first is %s, want urgency", next[0].Criterion)
	}
}

func TestTheSameEventsGiveTheSameBytes(t *testing.T) {
	events := play(answered(), good()).events
	want, err := json.Marshal(scoring.Score(shipped(t), k3(), events))
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		got, err := json.Marshal(scoring.Score(shipped(t), k3(), events))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Fatal("two results of the same run differ")
		}
	}
}

// Readers of the JSON lean on its shape: a field that goes away or changes its
// kind is a new format. The list is extended by hand when a field is added.
func TestTheShapeOfTheResultIsKept(t *testing.T) {
	raw, err := json.Marshal(scoring.Score(shipped(t), k3(), play(answered(), good()).events))
	if err != nil {
		t.Fatal(err)
	}
	var doc any
	if err := json.Unmarshal(raw, &doc); err != nil {
		t.Fatal(err)
	}
	shape := map[string]bool{}
	outline(doc, "", shape)
	want, err := os.ReadFile(filepath.Join("testdata", "result-shape.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(want)) {
		line = strings.TrimSpace(line)
		if !shape[line] {
			t.Errorf("gone from the result: %s", line)
		}
		delete(shape, line)
	}
	for _, line := range slices.Sorted(maps.Keys(shape)) {
		t.Errorf("new in the result, and not in testdata/result-shape.txt: %s", line)
	}
}

// outline writes every path of a document with the kind of what stands there.
func outline(v any, path string, into map[string]bool) {
	switch x := v.(type) {
	case map[string]any:
		for k, y := range x {
			outline(y, path+"."+k, into)
		}
	case []any:
		into[path+"[]"] = true
		for _, y := range x {
			outline(y, path+"[]", into)
		}
	case nil:
		// A moment that never came; its shape is seen where it did.
	default:
		into[fmt.Sprintf("%s %T", path, v)] = true
	}
}

// Events that went through a journal must be judged as they were live.
func TestAReadJournalIsJudgedAsTheLiveRun(t *testing.T) {
	for name, s := range map[string]*story{"good": play(answered(), good()), "hasty": hasty(), "passive": passive()} {
		raw, err := json.Marshal(s.events)
		if err != nil {
			t.Fatal(err)
		}
		var back []engine.Event
		if err := json.Unmarshal(raw, &back); err != nil {
			t.Fatal(err)
		}
		live, _ := json.Marshal(scoring.Score(shipped(t), k3(), s.events))
		read, _ := json.Marshal(scoring.Score(shipped(t), k3(), back))
		if !bytes.Equal(live, read) {
			t.Errorf("%s: read back from the journal it is judged otherwise", name)
		}
	}
}
