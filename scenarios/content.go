package scenarios

import "simlab/engine"

// Content is what is shown to people and never reaches the engine. Most of it
// tells what a trainee may not know yet: what a seat may see is decided by the
// views, not here.
type Content struct {
	Scenario  string
	Title     Text // for debrief and instructors only: it gives the case away
	Review    Review
	Warning   Text // before the call
	Sources   []Publication
	People    []Person
	Contacts  []ContactContent // in story order
	Parties   map[string]PartyContent
	Clips     map[string]Clip // by clip id
	Facts     map[string]FactContent
	Entries   map[string]EntryContent
	Cards     []CardContent // in the order of their ids
	Outcomes  map[string]OutcomeContent
	Worsening Worsening
	Intents   []IntentContent // in the order of their ids
}

// Publication is a source that statements cite.
type Publication struct {
	ID    string // empty for a card's source without one
	Title string
	Where string
}

// Person is somebody of the story, invented throughout.
type Person struct {
	ID       string
	Name     string
	Born     string // 1998-03-14, or empty
	IDNumber string // synthetic: month + 80; or empty
	Address  string
	Phone    string
	GP       string
	Relation Text // to the patient
}

// Person returns the person with the id, or nil.
func (c *Content) Person(id string) *Person {
	for i := range c.People {
		if c.People[i].ID == id {
			return &c.People[i]
		}
	}
	return nil
}

// ContactContent is what is shown of a contact.
type ContactContent struct {
	ID       string
	Neutral  Text   // what a trainee is offered: time and line
	Original Text   // how it went in the story when nobody plays it
	Task     Text   // of an outgoing contact: the message on the desk; else empty
	Person   string // whose number shows; empty when hidden
	From     string // id of a source, or invented
}

// Contact returns what is shown of the contact, or nil.
func (c *Content) Contact(id string) *ContactContent {
	for i := range c.Contacts {
		if c.Contacts[i].ID == id {
			return &c.Contacts[i]
		}
	}
	return nil
}

// PartyContent is what is shown of somebody who answers by script.
type PartyContent struct {
	Name  Text
	Role  engine.Role
	Voice string
}

// Clip is what a phrase says and sounds like.
type Clip struct {
	Party string
	Reply string
	Index int    // of the phrase in its reply, from 0
	Say   string // Norwegian, as spoken
	Gloss string // English; empty when the author gave none
	File  string // in the scenario's media folder; empty when there is no sound
	Timed []TimedWord
}

// FactContent is what is shown of a fact.
type FactContent struct {
	Text Text
	From string // id of a source, or invented
}

// EntryContent is what is shown of an entry of a journal.
type EntryContent struct {
	Title   Text
	Text    Text
	Service string // whose journal it stands in
	From    string
}

// CardContent is a page of decision support.
type CardContent struct {
	ID        string
	Title     Text
	Questions []Text
	Criteria  []CriterionContent
	Advice    []Text
	From      string
	Sources   []Publication
}

// CriterionContent is a stated reason for an urgency.
type CriterionContent struct {
	ID      string
	Urgency engine.Urgency
	Text    Text
	Facts   []string // of the scenario, those that it rests on
}

// OutcomeContent is how it went for the patient.
type OutcomeContent struct {
	Text Text // what happened next
	End  Text // how it ended when nobody did anything more; empty: Text says it
	From string
}

// Worsening is what advice can name.
type Worsening struct {
	Signs  []AdviceOption // what to look out for
	Limits []AdviceOption // how soon to ring again
	Whom   []AdviceOption
	Else   []AdviceOption // what if one does not get through
}

// AdviceOption is one thing that advice can name.
type AdviceOption struct {
	ID   string
	Text Text
}

// IntentContent is what is shown of an intent.
type IntentContent struct {
	ID    string
	Own   bool // of this scenario, not of the library
	Title Text
	Pick  Text // the question as offered in the list of general questions; empty: not offered
}
