package diag

import "slices"

// Code names a kind of finding. Codes are stable: tests, editors and the
// documentation refer to them.
type Code string

// Entry is what is known of a code.
type Entry struct {
	Code     Code
	Severity Severity
	Meaning  string // one line
}

// Reading.
const (
	FileMissing  Code = "file-missing"
	FileUnread   Code = "file-unreadable"
	FileTooLarge Code = "file-too-large"
	NotText      Code = "not-text"
	YAMLSyntax   Code = "yaml-syntax"
	YAMLFeature  Code = "yaml-feature"
	TooDeep      Code = "too-deep"
	JSONSyntax   Code = "json-syntax"
	DuplicateKey Code = "duplicate-key"
	UnknownKey   Code = "unknown-key"
	MissingKey   Code = "missing-key"
	WrongType    Code = "wrong-type"
	BadValue     Code = "bad-value"
	OutOfRange   Code = "out-of-range"
	UnknownValue Code = "unknown-value"
	BadFormat    Code = "unknown-format"
	BadID        Code = "bad-id"
	TooMany      Code = "too-many"
)

// References.
const (
	DuplicateID        Code = "duplicate-id"
	UnknownFact        Code = "unknown-fact"
	UnknownIntent      Code = "unknown-intent"
	UnknownParty       Code = "unknown-party"
	UnknownPerson      Code = "unknown-person"
	UnknownPosture     Code = "unknown-posture"
	UnknownSource      Code = "unknown-source"
	UnknownContact     Code = "unknown-contact"
	UnknownReply       Code = "unknown-reply"
	UnknownTurn        Code = "unknown-turn"
	UnknownFlag        Code = "unknown-flag"
	UnknownDecision    Code = "unknown-decision"
	UnknownDisposition Code = "unknown-disposition"
	UnknownUrgency     Code = "unknown-urgency"
	UnknownCard        Code = "unknown-card"
	UnknownCriterion   Code = "unknown-criterion"
	UnknownWorsening   Code = "unknown-worsening"
)

// Conditions.
const (
	ConditionSyntax Code = "condition-syntax"
	ConditionTerm   Code = "condition-term"
	ConditionType   Code = "condition-type"
)

// Meaning.
const (
	MissingFrom         Code = "missing-from"
	MissingTranslation  Code = "missing-translation"
	MissingAudio        Code = "missing-audio"
	StaleAudio          Code = "stale-audio"
	SharedPhrasing      Code = "shared-phrasing"
	UnreachableReply    Code = "unreachable-reply"
	UnreachableFact     Code = "unreachable-fact"
	UnreachableCritical Code = "unreachable-critical"
	ImpossibleContact   Code = "impossible-contact"
	CourseOrder         Code = "course-order"
	CourseJump          Code = "course-jump"
	CourseGap           Code = "course-gap"
	ExpectUrgency       Code = "expect-urgency"
	UnansweredIntent    Code = "unanswered-intent"
	MissingHappening    Code = "missing-happening"
	NoExit              Code = "no-exit"
	RealIdentity        Code = "real-identity"
	RealPhone           Code = "real-phone"
	MisplacedEffect     Code = "misplaced-effect"
	UnknownToParty      Code = "unknown-to-party"
	ImpossibleItem      Code = "impossible-item"
	Internal            Code = "internal"
)

var registry = []Entry{
	{FileMissing, Error, "a file that the scenario names, or must have, does not exist"},
	{FileUnread, Error, "a file exists and cannot be read"},
	{FileTooLarge, Error, "a file is larger than is read"},
	{NotText, Error, "a file is not UTF-8 text"},
	{YAMLSyntax, Error, "the YAML is broken; nothing after it in the file was read"},
	{YAMLFeature, Error, "an anchor, alias, tag, merge key, directive or second document, which scenarios do not use"},
	{TooDeep, Error, "the YAML is nested deeper than 32 levels"},
	{JSONSyntax, Error, "the media manifest is no valid manifest"},
	{DuplicateKey, Error, "a key stands twice in one mapping"},
	{UnknownKey, Error, "a key that the format does not have at this place"},
	{MissingKey, Error, "a required key is missing or empty"},
	{WrongType, Error, "a value of another type than expected"},
	{BadValue, Error, "a value that cannot be read: a time, duration, date, number or pattern"},
	{OutOfRange, Error, "a number outside what makes sense"},
	{UnknownValue, Error, "a value that is not one of those listed"},
	{BadFormat, Error, "a format number that this program does not know"},
	{BadID, Error, "an id with other characters than a-z, 0-9, point, hyphen and underscore, or not the folder's name"},
	{TooMany, Error, "more parts than a scenario may have"},

	{DuplicateID, Error, "two things of one kind have the same id"},
	{UnknownFact, Error, "a fact that facts.yaml does not hold"},
	{UnknownIntent, Error, "an intent or happening that does not exist"},
	{UnknownParty, Error, "a party that the scenario does not have"},
	{UnknownPerson, Error, "a person that the scenario does not have"},
	{UnknownPosture, Error, "a posture that does not exist"},
	{UnknownSource, Error, "from: names no source of the scenario"},
	{UnknownContact, Error, "a contact that the scenario does not have"},
	{UnknownReply, Error, "a reply that the party does not have"},
	{UnknownTurn, Error, "a turn that the scenario does not have"},
	{UnknownFlag, Error, "a condition asks for a flag that no reply raises"},
	{UnknownDecision, Error, "a condition asks for a decision that the party never takes"},
	{UnknownDisposition, Error, "a disposition that does not exist"},
	{UnknownUrgency, Error, "an urgency that does not exist"},
	{UnknownCard, Error, "a card that the library does not have"},
	{UnknownCriterion, Error, "a criterion that its card does not have"},
	{UnknownWorsening, Error, "a worsening sign that worsening.yaml does not have"},

	{ConditionSyntax, Error, "a condition that cannot be read"},
	{ConditionTerm, Error, "a term that conditions do not have, or with wrong arguments"},
	{ConditionType, Error, "a number used as yes or no, or yes or no used as a number"},

	{MissingFrom, Error, "a clinical statement does not say where it comes from"},
	{MissingTranslation, Warning, "a text lacks one of its two languages"},
	{MissingAudio, Warning, "a phrase has no recorded sound; its length is estimated"},
	{StaleAudio, Warning, "the recorded sound of a phrase says other words, or belongs to no phrase"},
	{SharedPhrasing, Error, "two intents have the same phrasing"},
	{UnreachableReply, Error, "a reply that can never be said"},
	{UnreachableFact, Warning, "a fact that nobody can elicit in any playable contact"},
	{UnreachableCritical, Error, "a critical fact that nobody can elicit in any playable contact"},
	{ImpossibleContact, Error, "a contact that can never happen as written"},
	{CourseOrder, Error, "frames, postures or contacts that do not stand in time order"},
	{CourseJump, Error, "vitals change faster than a body can"},
	{CourseGap, Error, "a contact rings before the first frame of the course"},
	{ExpectUrgency, Error, "the expectation does not say how good each urgency is, or names none as right"},
	{UnansweredIntent, Warning, "an intent of the scenario's own that no party answers"},
	{MissingHappening, Error, "a party has no reply to a happening that will meet it"},
	{NoExit, Error, "a conversation that nothing ends"},
	{RealIdentity, Error, "an identity number that a living person could have"},
	{RealPhone, Error, "a telephone number that somebody could have"},
	{MisplacedEffect, Error, "an effect that the party cannot have"},
	{UnknownToParty, Error, "a party tells a fact that the fact's known_by does not give it"},
	{ImpossibleItem, Error, "a rubric item that nothing in the scenario can satisfy"},
	{Internal, Error, "a fault of this program, not of the scenario"},
}

// Registry returns every code with its severity and meaning, in the order of the
// documentation.
func Registry() []Entry { return slices.Clone(registry) }

var byCode = func() map[Code]Entry {
	m := make(map[Code]Entry, len(registry))
	for _, e := range registry {
		m[e.Code] = e
	}
	return m
}()

// Lookup returns the entry of a code.
func Lookup(c Code) (Entry, bool) {
	e, ok := byCode[c]
	return e, ok
}
