package engine

import (
	"encoding/json"
	"fmt"
	"strconv"
)

// The kinds of events, one for each body.
const (
	KindRunStarted        Kind = "run.started"
	KindQueueChanged      Kind = "queue.changed"
	KindCallRang          Kind = "call.rang"
	KindCallAnswered      Kind = "call.answered"
	KindCallAbandoned     Kind = "call.abandoned"
	KindCallEnded         Kind = "call.ended"
	KindCallMuted         Kind = "call.muted"
	KindLegRang           Kind = "leg.rang"
	KindLegJoined         Kind = "leg.joined"
	KindLegHeld           Kind = "leg.held"
	KindLegLeft           Kind = "leg.left"
	KindPhoneHanded       Kind = "phone.handed"
	KindSpeechStarted     Kind = "speech.started"
	KindSpeechStopped     Kind = "speech.stopped"
	KindWordsSaid         Kind = "words.said"
	KindSpeechPlanned     Kind = "speech.planned"
	KindPhraseStarted     Kind = "phrase.started"
	KindSpeechEnded       Kind = "speech.ended"
	KindSpeechInterrupted Kind = "speech.interrupted"
	KindTrustChanged      Kind = "trust.changed"
	KindPostureChanged    Kind = "posture.changed"
	KindFlagRaised        Kind = "flag.raised"
	KindCourseTurned      Kind = "course.turned"
	KindFactTold          Kind = "fact.told"
	KindFactRecorded      Kind = "fact.recorded"
	KindFactPassedOn      Kind = "fact.passed_on"
	KindFactReadBack      Kind = "fact.read_back"
	KindFactActedOn       Kind = "fact.acted_on"
	KindHandoverAccepted  Kind = "handover.accepted"
	KindPartyDecided      Kind = "party.decided"
	KindJournalLookedUp   Kind = "journal.looked_up"
	KindEntryOpened       Kind = "entry.opened"
	KindCardOpened        Kind = "card.opened"
	KindCriterionClaimed  Kind = "criterion.claimed"
	KindUrgencySet        Kind = "urgency.set"
	KindFieldWritten      Kind = "field.written"
	KindNoteWritten       Kind = "note.written"
	KindAdviceSent        Kind = "advice.sent"
	KindSubtitlesSwitched Kind = "subtitles.switched"
	KindRecontactShown    Kind = "recontact.shown"
	KindCommandRefused    Kind = "command.refused"
	KindRunFinished       Kind = "run.finished"
	KindOutcomeReached    Kind = "outcome.reached"
	KindCallDue           Kind = "call.due"
	KindCallReleased      Kind = "call.released"
	KindResourceAlerted   Kind = "resource.alerted"
	KindResourceConfirmed Kind = "resource.confirmed"
)

// Kind implements Body.
func (*RunStarted) Kind() Kind { return KindRunStarted }

// Kind implements Body.
func (*QueueChanged) Kind() Kind { return KindQueueChanged }

// Kind implements Body.
func (*CallRang) Kind() Kind { return KindCallRang }

// Kind implements Body.
func (*CallAnswered) Kind() Kind { return KindCallAnswered }

// Kind implements Body.
func (*CallAbandoned) Kind() Kind { return KindCallAbandoned }

// Kind implements Body.
func (*CallEnded) Kind() Kind { return KindCallEnded }

// Kind implements Body.
func (*CallMuted) Kind() Kind { return KindCallMuted }

// Kind implements Body.
func (*LegRang) Kind() Kind { return KindLegRang }

// Kind implements Body.
func (*LegJoined) Kind() Kind { return KindLegJoined }

// Kind implements Body.
func (*LegHeld) Kind() Kind { return KindLegHeld }

// Kind implements Body.
func (*LegLeft) Kind() Kind { return KindLegLeft }

// Kind implements Body.
func (*PhoneHanded) Kind() Kind { return KindPhoneHanded }

// Kind implements Body.
func (*SpeechStarted) Kind() Kind { return KindSpeechStarted }

// Kind implements Body.
func (*SpeechStopped) Kind() Kind { return KindSpeechStopped }

// Kind implements Body.
func (*WordsSaid) Kind() Kind { return KindWordsSaid }

// Kind implements Body.
func (*SpeechPlanned) Kind() Kind { return KindSpeechPlanned }

// Kind implements Body.
func (*PhraseStarted) Kind() Kind { return KindPhraseStarted }

// Kind implements Body.
func (*SpeechEnded) Kind() Kind { return KindSpeechEnded }

// Kind implements Body.
func (*SpeechInterrupted) Kind() Kind { return KindSpeechInterrupted }

// Kind implements Body.
func (*TrustChanged) Kind() Kind { return KindTrustChanged }

// Kind implements Body.
func (*PostureChanged) Kind() Kind { return KindPostureChanged }

// Kind implements Body.
func (*FlagRaised) Kind() Kind { return KindFlagRaised }

// Kind implements Body.
func (*CourseTurned) Kind() Kind { return KindCourseTurned }

// Kind implements Body.
func (*FactTold) Kind() Kind { return KindFactTold }

// Kind implements Body.
func (*FactRecorded) Kind() Kind { return KindFactRecorded }

// Kind implements Body.
func (*FactPassedOn) Kind() Kind { return KindFactPassedOn }

// Kind implements Body.
func (*FactReadBack) Kind() Kind { return KindFactReadBack }

// Kind implements Body.
func (*FactActedOn) Kind() Kind { return KindFactActedOn }

// Kind implements Body.
func (*HandoverAccepted) Kind() Kind { return KindHandoverAccepted }

// Kind implements Body.
func (*PartyDecided) Kind() Kind { return KindPartyDecided }

// Kind implements Body.
func (*JournalLookedUp) Kind() Kind { return KindJournalLookedUp }

// Kind implements Body.
func (*EntryOpened) Kind() Kind { return KindEntryOpened }

// Kind implements Body.
func (*CardOpened) Kind() Kind { return KindCardOpened }

// Kind implements Body.
func (*CriterionClaimed) Kind() Kind { return KindCriterionClaimed }

// Kind implements Body.
func (*UrgencySet) Kind() Kind { return KindUrgencySet }

// Kind implements Body.
func (*FieldWritten) Kind() Kind { return KindFieldWritten }

// Kind implements Body.
func (*NoteWritten) Kind() Kind { return KindNoteWritten }

// Kind implements Body.
func (*AdviceSent) Kind() Kind { return KindAdviceSent }

// Kind implements Body.
func (*SubtitlesSwitched) Kind() Kind { return KindSubtitlesSwitched }

// Kind implements Body.
func (*RecontactShown) Kind() Kind { return KindRecontactShown }

// Kind implements Body.
func (*CommandRefused) Kind() Kind { return KindCommandRefused }

// Kind implements Body.
func (*RunFinished) Kind() Kind { return KindRunFinished }

// Kind implements Body.
func (*OutcomeReached) Kind() Kind { return KindOutcomeReached }

// Kind implements Body.
func (*CallDue) Kind() Kind { return KindCallDue }

// Kind implements Body.
func (*CallReleased) Kind() Kind { return KindCallReleased }

// Kind implements Body.
func (*ResourceAlerted) Kind() Kind { return KindResourceAlerted }

// Kind implements Body.
func (*ResourceConfirmed) Kind() Kind { return KindResourceConfirmed }

// kinds lists every kind with an empty body of it. The order never changes: new kinds go last.
var kinds = []struct {
	kind Kind
	body func() Body
}{
	{KindRunStarted, func() Body { return new(RunStarted) }},
	{KindQueueChanged, func() Body { return new(QueueChanged) }},
	{KindCallRang, func() Body { return new(CallRang) }},
	{KindCallAnswered, func() Body { return new(CallAnswered) }},
	{KindCallAbandoned, func() Body { return new(CallAbandoned) }},
	{KindCallEnded, func() Body { return new(CallEnded) }},
	{KindCallMuted, func() Body { return new(CallMuted) }},
	{KindLegRang, func() Body { return new(LegRang) }},
	{KindLegJoined, func() Body { return new(LegJoined) }},
	{KindLegHeld, func() Body { return new(LegHeld) }},
	{KindLegLeft, func() Body { return new(LegLeft) }},
	{KindPhoneHanded, func() Body { return new(PhoneHanded) }},
	{KindSpeechStarted, func() Body { return new(SpeechStarted) }},
	{KindSpeechStopped, func() Body { return new(SpeechStopped) }},
	{KindWordsSaid, func() Body { return new(WordsSaid) }},
	{KindSpeechPlanned, func() Body { return new(SpeechPlanned) }},
	{KindPhraseStarted, func() Body { return new(PhraseStarted) }},
	{KindSpeechEnded, func() Body { return new(SpeechEnded) }},
	{KindSpeechInterrupted, func() Body { return new(SpeechInterrupted) }},
	{KindTrustChanged, func() Body { return new(TrustChanged) }},
	{KindPostureChanged, func() Body { return new(PostureChanged) }},
	{KindFlagRaised, func() Body { return new(FlagRaised) }},
	{KindCourseTurned, func() Body { return new(CourseTurned) }},
	{KindFactTold, func() Body { return new(FactTold) }},
	{KindFactRecorded, func() Body { return new(FactRecorded) }},
	{KindFactPassedOn, func() Body { return new(FactPassedOn) }},
	{KindFactReadBack, func() Body { return new(FactReadBack) }},
	{KindFactActedOn, func() Body { return new(FactActedOn) }},
	{KindHandoverAccepted, func() Body { return new(HandoverAccepted) }},
	{KindPartyDecided, func() Body { return new(PartyDecided) }},
	{KindJournalLookedUp, func() Body { return new(JournalLookedUp) }},
	{KindEntryOpened, func() Body { return new(EntryOpened) }},
	{KindCardOpened, func() Body { return new(CardOpened) }},
	{KindCriterionClaimed, func() Body { return new(CriterionClaimed) }},
	{KindUrgencySet, func() Body { return new(UrgencySet) }},
	{KindFieldWritten, func() Body { return new(FieldWritten) }},
	{KindNoteWritten, func() Body { return new(NoteWritten) }},
	{KindAdviceSent, func() Body { return new(AdviceSent) }},
	{KindSubtitlesSwitched, func() Body { return new(SubtitlesSwitched) }},
	{KindRecontactShown, func() Body { return new(RecontactShown) }},
	{KindCommandRefused, func() Body { return new(CommandRefused) }},
	{KindRunFinished, func() Body { return new(RunFinished) }},
	{KindOutcomeReached, func() Body { return new(OutcomeReached) }},
	{KindCallDue, func() Body { return new(CallDue) }},
	{KindCallReleased, func() Body { return new(CallReleased) }},
	{KindResourceAlerted, func() Body { return new(ResourceAlerted) }},
	{KindResourceConfirmed, func() Body { return new(ResourceConfirmed) }},
}

// Kinds returns every kind of event, in a fixed order.
func Kinds() []Kind {
	out := make([]Kind, len(kinds))
	for i, k := range kinds {
		out[i] = k.kind
	}
	return out
}

var bodies = func() map[Kind]func() Body {
	m := make(map[Kind]func() Body, len(kinds))
	for _, k := range kinds {
		m[k.kind] = k.body
	}
	return m
}()

// NewBody returns an empty body of the kind, or nil when there is no such kind.
func NewBody(k Kind) Body {
	if f := bodies[k]; f != nil {
		return f()
	}
	return nil
}

// event is how an event is stored.
type event struct {
	Kind Kind            `json:"kind"`
	At   Millis          `json:"at"`
	Body json.RawMessage `json:"body"`
}

// MarshalJSON writes the event as {"kind", "at", "body"}, the same bytes every time.
func (e Event) MarshalJSON() ([]byte, error) {
	body, err := json.Marshal(e.Body)
	if err != nil {
		return nil, fmt.Errorf("encode event %s: %w", e.Kind(), err)
	}
	out := make([]byte, 0, len(body)+64)
	out = append(append(append(out, `{"kind":"`...), e.Kind()...), `","at":`...)
	out = append(strconv.AppendInt(out, int64(e.At), 10), `,"body":`...)
	return append(append(out, body...), '}'), nil
}

// UnmarshalJSON reads what MarshalJSON wrote; an unknown kind is an error.
func (e *Event) UnmarshalJSON(b []byte) error {
	var raw event
	if err := json.Unmarshal(b, &raw); err != nil {
		return fmt.Errorf("decode event: %w", err)
	}
	body := NewBody(raw.Kind)
	if body == nil {
		return fmt.Errorf("decode event: unknown kind %q", raw.Kind)
	}
	if err := json.Unmarshal(raw.Body, body); err != nil {
		return fmt.Errorf("decode event %s: %w", raw.Kind, err)
	}
	e.At, e.Body = raw.At, body
	return nil
}
