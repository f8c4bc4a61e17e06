package scoring

import (
	"strings"

	"simlab/engine"
)

// Prompt says what made the trainee think of an earlier contact.
type Prompt string

const (
	PromptQuestion Prompt = "question" // the own question
	PromptJournal  Prompt = "journal"  // reading the journal unasked
	PromptRemark   Prompt = "remark"   // the caller said so unasked
	PromptAid      Prompt = "aid"      // the warning on the screen
)

// recontactState is what the trainee knew of earlier contacts and made of it.
//
// Detecting is knowing and using: an answer to the own question is both, since
// the question shows the thought. A remark of the caller's, an opened entry or
// the warning on the screen is knowing only, until it is written down, passed on,
// spoken of or asked about.
type recontactState struct {
	askedAny, askedOwn, askedMore Evidence
	lookedUp, opened, recorded    Evidence
	prompt                        Prompt
	known                         Evidence // first knew
	detected                      Evidence // known and used
	responded                     Evidence // the first decision after that, which shows it
	reread                        Evidence // an earlier entry opened after that
}

// prompted notes that something told of an earlier contact.
func (r *recontactState) prompted(b *board, p Prompt) {
	if !r.known.some() {
		r.known, r.prompt = b.now, p
	}
}

func (r *recontactState) asks(b *board, a engine.Act) {
	switch a.Intent {
	case "ask.prior_contact":
		r.askedAny.first(b.now)
	case "ask.prior_contact_own":
		r.askedOwn.first(b.now)
	default:
		r.askedMore.first(b.now)
	}
	r.use(b)
}

// learn takes in a fact that tells of an earlier contact.
func (r *recontactState) learn(b *board, x *engine.FactTold) {
	switch {
	case x.By == "journal":
		r.prompted(b, PromptJournal)
	case strings.HasPrefix(x.On, "ask.prior_"):
		r.prompted(b, PromptQuestion)
		r.use(b)
	default:
		r.prompted(b, PromptRemark)
	}
}

// open takes in an entry being read.
func (r *recontactState) open(b *board, entry string) {
	for _, e := range b.sheet.Recontact.Earlier {
		if e != entry {
			continue
		}
		r.opened.first(b.now)
		if r.detected.some() {
			r.reread.first(b.now)
		}
		r.prompted(b, PromptJournal)
	}
}

// speaks takes in facts that the trainee speaks of.
func (r *recontactState) speaks(b *board, mentions []engine.Mention) {
	for _, x := range mentions {
		if f := b.fact(x.Fact); f != nil && f.recontact && !x.Negated {
			r.use(b)
		}
	}
}

// use notes that what is known of an earlier contact was used.
func (r *recontactState) use(b *board) {
	if r.known.some() {
		r.detected.first(b.now)
	}
}

// respond notes a decision that shows a lower threshold.
func (r *recontactState) respond(b *board, now Evidence) {
	if r.detected.some() {
		r.responded.first(now)
	}
}

// exists reports whether there is an earlier contact to detect.
func (b *board) exists() bool {
	return len(b.sheet.Recontact.Earlier) > 0 || len(b.sheet.Recontact.Facts) > 0
}

// acted is 2 when a decision followed the detection, 1 when the journal was read
// and what stands there was written down or passed on, 0 otherwise.
func (b *board) acted() (int, []Evidence) {
	r := &b.again
	switch {
	case r.responded.some():
		return 2, list(r.detected, r.responded)
	case r.detected.some() && (r.reread.some() || r.opened.some()) && r.recorded.some():
		return 1, list(r.opened, r.recorded)
	}
	return 0, nil
}

// falseAlarm reports whether a harmless repeat alone raised the response: it was
// detected, a higher response followed, and that response was far too high or
// rests on nothing but the repeat.
func (b *board) falseAlarm() bool {
	if !b.exists() || b.sheet.Recontact.Matters || !b.again.responded.some() {
		return false
	}
	if stepOf(b.sheet, b.triage.urgency) >= 6 {
		return true
	}
	if b.triage.urgency == engine.Green && !b.pros[amk].joined.some() {
		return false
	}
	own := len(b.triage.danger)
	for _, e := range b.triage.basis {
		if f := b.fact(e.Fact); f != nil && !f.recontact {
			own++
		}
	}
	return len(b.triage.danger) == 0 && own < 2
}
