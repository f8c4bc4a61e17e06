package ui

import "fmt"

// FigureLabels are the names of the headline figures, by id.
var FigureLabels = map[string]Str{
	"triage":    {"Hastegrad", "Urgency"},
	"recontact": {"Tidligere kontakt", "Earlier contact"},
	"advice":    {"Råd", "Advice"},
	"amk":       {"Overlevering", "Handover"},
	"facts":     {"Opplysninger", "Facts"},
}

// FigureWords are what a headline figure says, by id and code with a slash between.
var FigureWords = map[string]Str{
	"triage/none":           {"Ikke satt", "Not set"},
	"triage/severe-under":   {"Alvorlig undertriage", "Severe under-triage"},
	"triage/moderate-under": {"Moderat undertriage", "Moderate under-triage"},
	"triage/mild-under":     {"Lett undertriage", "Mild under-triage"},
	"triage/optimal":        {"Riktig", "Right"},
	"triage/mild-over":      {"Lett overtriage", "Mild over-triage"},
	"triage/moderate-over":  {"Moderat overtriage", "Moderate over-triage"},
	"triage/severe-over":    {"Alvorlig overtriage", "Severe over-triage"},
	"triage/unfounded":      {"Uten grunnlag", "Without a basis"},
	"recontact/none":        {"Ingen rekontakt", "No repeat contact"},
	"recontact/missed":      {"Ikke oppdaget", "Not detected"},
	"recontact/unused":      {"Sett, ikke brukt", "Seen, not used"},
	"recontact/detected":    {"Oppdaget", "Detected"},
	"recontact/acted":       {"Oppdaget og fulgt opp", "Detected and acted on"},
	"recontact/harmless":    {"Oppdaget, ufarlig", "Detected, harmless"},
	"recontact/false-alarm": {"Falsk alarm", "False alarm"},
	"advice/given":          {"Gitt", "Given"},
	"advice/none":           {"Ingen konkrete råd", "No concrete advice"},
	"advice/n/a":            {"Ikke aktuelt", "Not applicable"},
	"amk/accepted":          {"Overtok", "Took over"},
	"amk/joined":            {"Koblet inn", "Brought in"},
	"amk/rang":              {"Ringt, ikke svart", "Rung, not answered"},
	"amk/alerted":           {"Ambulanse varslet", "Ambulance alerted"},
	"amk/missed":            {"Ikke koblet inn", "Not brought in"},
	"amk/n/a":               {"Ikke aktuelt", "Not applicable"},
	"facts/told":            {"Fortalt", "Told"},
}

// FitWords say how the urgency stands to what was found, by code.
var FitWords = map[string]Str{
	"fits":    {"passer med det du fant", "fits what you found"},
	"above":   {"høyere enn funnene tilsier", "higher than the findings call for"},
	"below":   {"lavere enn funnene tilsier", "lower than the findings call for"},
	"nothing": {"for få funn til å begrunne noen hastegrad", "too few findings to justify any urgency"},
	"unset":   {"ingen hastegrad satt", "no urgency set"},
}

// BlameWords say on whose side a loss lies, by code; the trainee's own needs no words.
var BlameWords = map[string]Str{
	"caller":       {"Du spurte, men innringeren kunne eller ville ikke svare.", "You asked, but the caller could not or would not answer."},
	"professional": {"Du gjorde ditt; den andre enden fulgte ikke opp.", "You did your part; the other end did not follow."},
}

// Actions are what was done at the desk, by code.
var Actions = map[string]Str{
	"urgency":  {"Satte hastegrad", "Set urgency"},
	"look-up":  {"Søkte i historikken", "Searched the history"},
	"entry":    {"Leste", "Read"},
	"card":     {"Åpnet kort", "Opened card"},
	"claim":    {"Valgte kriterium", "Chose criterion"},
	"advice":   {"Sendte råd som SMS", "Sent advice as SMS"},
	"warning":  {"Varsel om tidligere henvendelse ble vist", "A warning of earlier contacts was shown"},
	"finished": {"Avsluttet saken", "Finished the case"},
	"refused":  {"Avvist", "Refused"},
	"note":     {"Skrev notat", "Wrote the note"},
	"due":      {"En beskjed om å ringe opp lå klar", "A message asked for a call"},
	"released": {"Pasienten ble satt over, og AMK gikk ut av samtalen", "The patient was put through, and AMK left the call"},

	"alert-ambulance":   {"Varslet ambulanse", "Alerted an ambulance"},
	"alert-doctor":      {"Varslet legevaktlegen på radio", "Alerted the legevakt doctor by radio"},
	"alert-turnout":     {"Bestemte seg for å rykke ut", "Decided to go out"},
	"confirm-ambulance": {"Ambulansen bekreftet oppdraget", "The ambulance confirmed"},
	"confirm-doctor":    {"Legevaktlegen bekreftet alarmen", "The legevakt doctor confirmed the alarm"},
	"confirm-turnout":   {"Utrykningen er bekreftet", "Going out was confirmed"},
}

// OfWords writes "3 av 7".
func OfWords(n, of int, l Lang) string {
	return fmt.Sprintf(Str{"%d av %d", "%d of %d"}.In(l), n, of)
}

// StepWords writes a step of the triage scale.
func StepWords(n int, l Lang) string {
	return fmt.Sprintf(Str{"trinn %d av 7", "step %d of 7"}.In(l), n)
}

// TurnWords writes which utterance brought something.
func TurnWords(n int, l Lang) string {
	return fmt.Sprintf(Str{"ved din replikk %d", "at your turn %d"}.In(l), n)
}

// PassedWords writes how much was passed on.
func PassedWords(n, of int, l Lang) string {
	return fmt.Sprintf(Str{"%d av %d poeng gitt videre", "%d of %d points passed on"}.In(l), n, of)
}

// TallyWords sums a rubric up in counts, never in a grade.
func TallyWords(full, partly, not int, l Lang) string {
	return fmt.Sprintf(Str{"%d oppfylt · %d delvis · %d ikke", "%d met · %d partly · %d not"}.In(l), full, partly, not)
}

// InventedWords says how much of a scenario is invented.
func InventedWords(taken, of int) Str {
	return Str{
		fmt.Sprintf("%d av %d opplysninger er hentet fra publiserte kilder; resten, alle tidspunkter, replikker, navn og målinger er oppdiktet.", taken, of),
		fmt.Sprintf("%d of %d facts are taken from published sources; the rest, and all times, lines, names and measurements, are invented.", taken, of),
	}
}

// AnswerOf returns the words of an answer to the first question, "" for none.
func AnswerOf(code string, l Lang) string {
	for _, a := range SelfUrgency {
		if a.Code == code {
			return a.Text.In(l)
		}
	}
	return ""
}

// RungText returns the words of a step of the ladder.
func RungText(code string, l Lang) string {
	for _, r := range Rungs {
		if r.Code == code {
			return r.Text.In(l)
		}
	}
	return code
}

// LaneText names a lane of the timeline.
func LaneText(kind string, l Lang) string {
	return map[string]Str{"caller": wordLaneCaller, "you": wordLaneYou, "others": wordLaneOthers, "actions": wordLaneActions, "proof": wordLaneProof}[kind].In(l)
}

// PanelText names a measurement.
func PanelText(kind string, l Lang) string {
	return map[string]Str{"rr": wordRR, "spo2": wordSpO2, "pulse": wordPulse, "news2": wordNews2}[kind].In(l)
}

// RestWords announces facts that could have been found out but never came up.
func RestWords(n int, l Lang) string {
	return fmt.Sprintf(Str{"%d andre opplysninger som aldri kom fram", "%d other facts that never came up"}.In(l), n)
}
