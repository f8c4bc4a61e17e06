package wire

import (
	"slices"

	"simlab/engine"
)

// show names a party in the visible event.
func (v *viewing) show(id string) {
	p := v.s.party(id, v.c)
	v.out.Party = &p
}

// bySeat is how the engine says that whoever ended something sat at a seat.
const bySeat = "seat"

func runFinished(v *viewing, b *engine.RunFinished) {
	v.out.Disposition, v.out.Within, v.out.Broken = b.Disposition, b.Within, b.Broken
}

func callRang(v *viewing, b *engine.CallRang) {
	v.out.Call, v.out.Line, v.out.Number = b.Call, b.Line, b.Number
	if r, ok := v.c.Register(b.Number); ok {
		v.out.Register = &r
	}
}

// callDue tells whom to ring and what was passed on. The contact's id tells which of
// several it is, so it stays out.
func callDue(v *viewing, b *engine.CallDue) {
	v.out.Number, v.out.Task = b.Number, v.c.Task(b.Contact)
	if r, ok := v.c.Register(b.Number); ok {
		v.out.Register = &r
	}
}

func callAnswered(v *viewing, b *engine.CallAnswered) {
	v.out.Call, v.out.Waited, v.out.Own = b.Call, b.Waited, v.own(b.Seat)
}

// callEnded tells whether we hung up. That the run's limit did it, not the
// caller, is not for the trainee.
func callEnded(v *viewing, b *engine.CallEnded) {
	v.out.Call, v.out.Own = b.Call, b.By == bySeat
}

func legJoined(v *viewing, b *engine.LegJoined) {
	v.out.Call, v.out.Target = b.Call, b.Target
	v.s.joined(b.Party, b.Target)
	v.show(b.Party)
}

func legLeft(v *viewing, b *engine.LegLeft) {
	v.out.Call, v.out.Target, v.out.Own = b.Call, b.Target, b.By == bySeat
	v.show(b.Party)
}

// phoneHanded tells who has the telephone now.
func phoneHanded(v *viewing, b *engine.PhoneHanded) {
	v.out.Call = b.Call
	v.show(b.To)
}

// wordsSaid shows what was said, never what it was taken to mean. A picked
// question is its own meaning: the trainee chose it by that.
func wordsSaid(v *viewing, b *engine.WordsSaid) {
	v.out.Call, v.out.Turn, v.out.Own = b.Call, b.Turn, true
	v.out.Via, v.out.Words = b.Via, words(b.Text, v.c)
	if b.Via == engine.Picked && len(b.Acts) == 1 {
		v.out.Pick = b.Acts[0].Intent
	}
	for _, id := range b.To {
		v.out.To = append(v.out.To, v.s.party(id, v.c))
	}
}

// phraseStarted shows who speaks and for how long, and the words to whoever may
// read them.
func phraseStarted(v *viewing, b *engine.PhraseStarted) {
	v.out.Call, v.out.Cue, v.out.Phrase, v.out.Length = b.Call, b.Cue, b.Phrase, b.Length
	v.show(b.Party)
	if v.watches() || v.s.subtitles {
		v.out.Words, v.out.Gloss = v.c.Clip(b.Clip)
	}
}

// entryOpened is the disclosure of an entry: a new event with its content.
func entryOpened(v *viewing, b *engine.EntryOpened) {
	e := v.c.Entry(b.Entry)
	v.out.Entry = &OpenEntry{EntryLine: v.s.entry(b.Entry, e), Title: e.Title, Text: e.Text}
}

func adviceSent(v *viewing, b *engine.AdviceSent) {
	v.out.Advice = &SentAdvice{
		Worsening: slices.Clone(b.Worsening), Limit: b.Limit, Whom: b.Whom, Else: b.Else,
	}
}

// subtitlesSwitched changes what later phrases show; words that have sounded
// unread stay unread.
func subtitlesSwitched(v *viewing, b *engine.SubtitlesSwitched) {
	v.out.On = b.On
	v.s.subtitles = b.On
}

func commandRefused(v *viewing, b *engine.CommandRefused) {
	v.out.Refused = &RefusedEvent{Command: b.Command, Code: b.Code}
}
