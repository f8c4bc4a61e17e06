package wire

import "simlab/engine"

// decision says what each kind of station sees of one kind of event.
type decision struct {
	player   see // whoever plays the contact: operator or doctor, at the legevakt or AMK
	observer see // what the player sees, but never more than is harmless for whoever sits beside
	others   see // stations whose screens are still to come
}

// both is a decision shared by player and observer.
func both(s see) decision { return decision{player: s, observer: s, others: hidden} }

// nobody is the decision for what belongs to the debrief or to the engine alone.
func nobody() decision { return decision{player: hidden, observer: hidden, others: hidden} }

// rules decides for every kind. A kind that is lacking fails a test and is hidden.
var rules = map[engine.Kind]decision{
	// The contact's id tells which of several it is, so it stays out.
	engine.KindRunStarted: {
		player:   showing(func(v *viewing, b *engine.RunStarted) { a := b.Aids; v.out.Aids = &a }),
		observer: showing(func(v *viewing, b *engine.RunStarted) { a := b.Aids; v.out.Aids = &a }),
		others:   bare,
	},
	engine.KindRunFinished: {
		player:   showing(runFinished),
		observer: showing(runFinished),
		others:   bare,
	},

	engine.KindQueueChanged: both(showing(func(v *viewing, b *engine.QueueChanged) {
		v.out.Waiting, v.out.Oldest = b.Waiting, b.Oldest
	})),
	engine.KindCallRang:      both(showing(callRang)),
	engine.KindCallDue:       both(showing(callDue)),
	engine.KindCallAnswered:  both(showing(callAnswered)),
	engine.KindCallAbandoned: both(showing(func(v *viewing, b *engine.CallAbandoned) { v.out.Call = b.Call })),
	engine.KindCallEnded:     both(showing(callEnded)),
	engine.KindCallMuted: both(showing(func(v *viewing, b *engine.CallMuted) {
		v.out.Call, v.out.Muted = b.Call, b.Muted
	})),
	engine.KindLegRang: both(showing(func(v *viewing, b *engine.LegRang) {
		v.out.Call, v.out.Target = b.Call, b.Target
	})),
	engine.KindLegJoined: both(showing(legJoined)),
	engine.KindLegHeld: both(showing(func(v *viewing, b *engine.LegHeld) {
		v.out.Call, v.out.Target, v.out.Held = b.Call, b.Target, b.Held
	})),
	engine.KindLegLeft:     both(showing(legLeft)),
	engine.KindPhoneHanded: both(showing(phoneHanded)),
	engine.KindCallReleased: both(showing(func(v *viewing, b *engine.CallReleased) {
		v.out.Call, v.out.Target = b.Call, b.Target
		v.show(b.Party)
	})),

	engine.KindResourceAlerted: both(showing(func(v *viewing, b *engine.ResourceAlerted) {
		v.out.Resource, v.out.Urgency = b.Resource, b.Urgency
	})),
	engine.KindResourceConfirmed: both(showing(func(v *viewing, b *engine.ResourceConfirmed) {
		v.out.Resource = b.Resource
	})),

	engine.KindSpeechStarted: both(ownOnly(
		func(b *engine.SpeechStarted) string { return b.Seat },
		func(v *viewing, _ *engine.SpeechStarted) { v.out.Own = true })),
	engine.KindSpeechStopped: both(ownOnly(
		func(b *engine.SpeechStopped) string { return b.Seat },
		func(v *viewing, _ *engine.SpeechStopped) { v.out.Own = true })),
	engine.KindWordsSaid: both(ownOnly(
		func(b *engine.WordsSaid) string { return b.Seat }, wordsSaid)),
	// A plan tells what she will say, and that more is coming.
	engine.KindSpeechPlanned: nobody(),
	engine.KindPhraseStarted: both(showing(phraseStarted)),
	engine.KindSpeechEnded: both(showing(func(v *viewing, b *engine.SpeechEnded) {
		v.out.Cue = b.Cue
		v.show(b.Party)
	})),
	engine.KindSpeechInterrupted: both(showing(func(v *viewing, b *engine.SpeechInterrupted) {
		v.out.Cue, v.out.Phrase = b.Cue, b.Phrase
		v.show(b.Party)
	})),

	// The patient's inner state, and the scenario's.
	engine.KindTrustChanged:   nobody(),
	engine.KindPostureChanged: nobody(),
	engine.KindFlagRaised:     nobody(),
	engine.KindCourseTurned:   nobody(),

	// That a fact was told tells that it is one.
	engine.KindFactTold:     nobody(),
	engine.KindFactRecorded: nobody(),
	engine.KindFactPassedOn: nobody(),
	engine.KindFactReadBack: nobody(),
	engine.KindFactActedOn:  nobody(),

	engine.KindHandoverAccepted: both(showing(func(v *viewing, b *engine.HandoverAccepted) { v.show(b.Party) })),
	// The professional says it in words; the code is the judge's.
	engine.KindPartyDecided: nobody(),

	engine.KindJournalLookedUp: both(showing(func(v *viewing, b *engine.JournalLookedUp) {
		v.out.By, v.out.Entries = b.By, v.s.lines(b.Entries, v.c)
	})),
	engine.KindEntryOpened: both(showing(entryOpened)),
	engine.KindCardOpened:  both(showing(func(v *viewing, b *engine.CardOpened) { v.out.Card = b.Card })),
	engine.KindCriterionClaimed: both(showing(func(v *viewing, b *engine.CriterionClaimed) {
		v.out.Card, v.out.Claim, v.out.Urgency = b.Card, b.Criterion, b.Urgency
	})),
	engine.KindUrgencySet: both(showing(func(v *viewing, b *engine.UrgencySet) {
		v.out.Urgency, v.out.Was = b.Urgency, b.Was
	})),
	engine.KindFieldWritten: both(showing(func(v *viewing, b *engine.FieldWritten) {
		v.out.Field, v.out.Words = b.Field, words(b.Text, v.c)
	})),
	engine.KindNoteWritten: both(showing(func(v *viewing, b *engine.NoteWritten) {
		v.out.Words = words(b.Text, v.c)
	})),
	engine.KindAdviceSent: both(showing(adviceSent)),
	engine.KindSubtitlesSwitched: both(ownOnly(
		func(b *engine.SubtitlesSwitched) string { return b.Seat }, subtitlesSwitched)),
	engine.KindRecontactShown: both(showing(func(v *viewing, b *engine.RecontactShown) {
		v.out.Entries = v.s.lines(b.Entries, v.c)
	})),
	engine.KindCommandRefused: {
		player:   ownOnly(func(b *engine.CommandRefused) string { return b.Seat }, commandRefused),
		observer: hidden,
		others:   hidden,
	},

	// Until the debrief.
	engine.KindOutcomeReached: nobody(),
}
