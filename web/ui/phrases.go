package ui

import (
	"fmt"
	"strings"
)

// CallerName is what somebody who rings is called until the name is known.
func CallerName(l Lang) string { return wordLaneCaller.In(l) }

// RungName is what the patient is called who has not rung, but is rung.
func RungName(l Lang) string { return Str{"Pasienten", "Patient"}.In(l) }

// TargetName is what somebody who can be rung is called before answering.
func TargetName(target string, l Lang) string {
	switch target {
	case "amk":
		return Str{"AMK", "AMK"}.In(l)
	case "doctor":
		return wordDoctor.In(l)
	case "mo":
		return wordMO.In(l)
	case "lvs-red":
		return Str{"Legevakten på rød linje", "The legevakt on the red line"}.In(l)
	case "lvs-yellow":
		return Str{"Legevakten på gul linje", "The legevakt on the yellow line"}.In(l)
	case "ward":
		return wordWard.In(l)
	}
	return target
}

// You is what the person at the desk is called: by name of the place for whoever
// watches.
func You(l Lang, watched bool) string {
	if watched {
		return Str{"Den som øver", "Trainee"}.In(l)
	}
	return wordYou.In(l)
}

// UrgencyLine says which degree of haste was set in an earlier contact.
func UrgencyLine(code string, l Lang) string {
	return wordUrgency.In(l) + ": " + strings.ToLower(word(Urgencies, code, l)) + "."
}

// EndedLine says what an earlier contact ended in.
func EndedLine(ended string, l Lang) string {
	return Str{"Endte med: ", "Ended in: "}.In(l) + ended + "."
}

// ReasonLine says what an earlier contact was about.
func ReasonLine(reason string, l Lang) string { return Fields["reason"].In(l) + ": " + reason }

// NoNote stands where nobody wrote anything.
func NoNote(l Lang) string { return Str{"Ikke noe notat.", "No note."}.In(l) }

// TaskLine begins the message that asks for a call: how urgent, and within what time
// where one was promised.
func TaskLine(urgency string, within int, l Lang) string {
	s := wordDue.In(l)
	if within > 0 {
		s += WithinMinutes(within, l)
	}
	s += "."
	if urgency != "" {
		s += " " + UrgencyLine(urgency, l)
	}
	return s
}

// FromList says that an utterance was picked.
func FromList(l Lang) string { return wordPicked.In(l) }

// DaysAgo says how many days before today a day was.
func DaysAgo(n int, l Lang) string {
	switch {
	case n <= 0:
		return Str{"i dag", "today"}.In(l)
	case n == 1:
		return Str{"i går", "yesterday"}.In(l)
	}
	return fmt.Sprintf(Str{"for %d dager siden", "%d days ago"}.In(l), n)
}

// WithinMinutes says within what time, after what is promised.
func WithinMinutes(n int, l Lang) string {
	return fmt.Sprintf(Str{" innen %d minutter", " within %d minutes"}.In(l), n)
}

// SMSOpening begins the pretended message of a service.
func SMSOpening(service string, l Lang) string {
	if service == "amk" {
		return "AMK:"
	}
	return Str{"Legevakten:", "Legevakt:"}.In(l)
}

// SMSText writes the pretended message of advice; parts that are empty are left out.
func SMSText(service string, l Lang, signs []string, limit, whom, other string) string {
	parts := []string{SMSOpening(service, l)}
	if len(signs) > 0 {
		parts = append(parts, wordWorsening.In(l)+": "+strings.Join(signs, "; ")+".")
	}
	if limit != "" {
		parts = append(parts, wordLimitSMS.In(l)+" "+limit+".")
	}
	if whom != "" {
		parts = append(parts, wordWhom.In(l)+" "+whom+".")
	}
	if other != "" {
		parts = append(parts, capital(other)+".")
	}
	return strings.Join(parts, " ")
}

// capital writes the first letter large.
func capital(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToUpper(string(r[0])) + string(r[1:])
}

// Interrupted says that somebody was cut off.
func Interrupted(l Lang) string { return wordInterrupted.In(l) }

// Erased stands where words have been erased.
func Erased(l Lang) string { return Str{"(slettet)", "(erased)"}.In(l) }

// FoundWords says how many entries a search found.
func FoundWords(n int, l Lang) string {
	if n == 0 {
		return Str{"ingen treff", "nothing found"}.In(l)
	}
	return fmt.Sprintf(Str{"%d treff", "%d found"}.In(l), n)
}

// RoleName is what the screen calls somebody on the line whose name nobody has
// asked: the role alone, for a name is for the trainee to find out.
func RoleName(role string, l Lang) string {
	switch role {
	case "companion":
		return Str{"Pårørende", "Companion"}.In(l)
	case "amk":
		return Str{"AMK-operatør", "AMK operator"}.In(l)
	case "doctor":
		return Str{"Legevaktlege", "Legevakt doctor"}.In(l)
	case "lvs":
		return Str{"Legevaktoperatør", "Legevakt operator"}.In(l)
	case "ward":
		return wordWard.In(l)
	}
	return CallerName(l)
}
