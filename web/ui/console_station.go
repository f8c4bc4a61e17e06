package ui

// What a desk looks like depends on whose it is. All that does is here.

// seatNames are what a station is called beside the name of its service.
var seatNames = map[string]Str{
	"lvs-operator": {"LVS-operatør", "LVS operator"},
	"lv-doctor":    {"Legevaktlege", "Doctor"},
	"amk-mo":       {"Medisinsk operatør", "Medical operator"},
	"amk-rk":       {"Ressurskoordinator", "Resource coordinator"},
}

// journalNames are the journals of the services.
var journalNames = map[string]Str{
	"lvs": {"Legevaktjournal", "Legevakt journal"},
	"amk": {"AMK-journal", "AMK journal"},
	"gp":  {"Fastlegejournal", "GP journal"},
}

// journalOf names the journal that a desk of the service looks up in.
func journalOf(service string) Str {
	if s, ok := journalNames[service]; ok {
		return s
	}
	return wordJournalAny
}

// amk reports whether a station is one of AMK's.
func amk(station string) bool { return station == "amk-mo" || station == "amk-rk" }

// weighs are the seconds after which waiting is shown with more weight, and with most:
// within two minutes the legevakt has to answer, within ten seconds AMK.
func weighs(station string) string {
	if amk(station) {
		return "5 10"
	}
	return "60 120"
}

// openingOf are the questions that stand open until an urgency is set.
func openingOf(station string) []Str {
	switch {
	case amk(station):
		return []Str{{"Hvor?", "Where?"}, {"Hvilket nummer?", "Which number?"}, {"Våken?", "Awake?"}, {"Puster?", "Breathing?"}}
	case station == "lv-doctor":
		return []Str{{"Hvem snakker jeg med?", "Whom do I speak with?"}, {"Navn og fødselsdato stemmer?", "Name and date of birth agree?"}}
	}
	return []Str{{"Hvor?", "Where?"}, {"Nummer å ringe på?", "Number to ring?"}, {"Våken?", "Awake?"}, {"Puster greit?", "Breathing well?"}}
}

// stationDispositions are the words that a station has of its own for what a case
// ends in, by station and code with a slash between.
var stationDispositions = map[string]Str{
	"lvs-operator/ambulance":    {"Ambulanse bestilt gjennom AMK", "Ambulance ordered through AMK"},
	"lv-doctor/ambulance":       {"Ambulanse varslet", "Ambulance alerted"},
	"amk-rk/ambulance":          {"Ambulanse varslet", "Ambulance alerted"},
	"amk-mo/ambulance":          {"Ambulanse varslet", "Ambulance alerted"},
	"amk-rk/amk-takeover":       {"Medisinsk operatør har overtatt", "The medical operator has taken over"},
	"lv-doctor/doctor-callback": {"Lege ringer igjen", "Doctor rings again"},
	"amk-rk/doctor-callback":    {"Melding til lege, som ringer", "Message to the doctor, who rings"},
	"amk-mo/doctor-callback":    {"Melding til lege, som ringer", "Message to the doctor, who rings"},
}

// DispositionName is what a station calls what a case ended in.
func DispositionName(station, code string, l Lang) string {
	if s, ok := stationDispositions[station+"/"+code]; ok {
		return s.In(l)
	}
	return word(Dispositions, code, l)
}

// Greetings are how a station greets where the list of questions has it said.
var Greetings = map[string]Str{
	"lv-doctor": {"Hei, det er legen på legevakten.", "Hello, this is the doctor at the legevakt."},
	"amk-mo":    {"Medisinsk nødtelefon, hei.", "Medical emergency line, hello."},
	"amk-rk":    {"Medisinsk nødtelefon, hei.", "Medical emergency line, hello."},
}

// reaches are those whom stations can bring into a call, in their order on the desk,
// with what is said of them there.
var reaches = []struct {
	Target, Action string
	Text, Hint     Str
}{
	{"amk", "amk", wordAMK, Str{}},
	{"mo", "mo", wordMO, Str{}},
	{"doctor", "doctor", wordRingDoctor, Str{}},
	{"lvs-red", "red-line", wordRedLine, hintRedLine},
	{"lvs-yellow", "yellow-line", wordYellowLine, hintYellowLine},
	{"ward", "ward", wordWard, Str{}},
}

// alerts are those who can be sent, in their order on the desk.
var alerts = []struct {
	Resource, Action string
	Text, Name       Str // on the button, and for whoever watches
}{
	{"ambulance", "ambulance", wordAmbulance, Str{"Ambulanse", "Ambulance"}},
	{"doctor", "radio", wordRadioDoctor, Str{"Lege på radio", "Doctor by radio"}},
	{"turnout", "turnout", wordTurnout, Str{"Lege rykker ut", "Doctor goes out"}},
}

// FieldName is the label of a line of the identity strip. Who is rung is no caller.
func FieldName(field string, outgoing bool, l Lang) string {
	if field == "caller" && outgoing {
		return wordOnPhone.In(l)
	}
	return Fields[field].In(l)
}

// AlertStates are the words of how far an alert has come, by code.
var AlertStates = map[string]Str{
	"none":      {"ikke varslet", "not alerted"},
	"alerted":   {"varslet", "alerted"},
	"confirmed": {"bekreftet", "confirmed"},

	"turnout/none":    {"ikke rykket ut", "not going"},
	"turnout/alerted": {"på vei ut", "on the way"},
}

// alertWord says how far an alert has come.
func alertWord(a Alert, l Lang) string {
	if s, ok := AlertStates[a.Resource+"/"+a.State]; ok {
		return s.In(l)
	}
	return word(AlertStates, a.State, l)
}

// redCommands are what red does beside being set: whoever has to know is rung or
// sent at once, unless that has been done.
func redCommands(v UrgencyView) []Command {
	var cs []Command
	if v.CanAlert && !v.Alerted {
		cs = append(cs, Command{Kind: "alert", Target: "ambulance"})
	}
	if v.CanJoin && !v.AMK {
		cs = append(cs, Command{Kind: "connect", Target: "amk"})
	}
	return cs
}

// redHelp says what the red key does at a station.
func redHelp(station string) Str {
	switch {
	case amk(station):
		return Str{"Hastegrad. A setter akutt og varsler ambulanse med en gang", "Urgency. A sets acute and alerts the ambulance at once"}
	case station == "lv-doctor":
		return Str{"Hastegrad. A setter akutt, varsler ambulanse og kobler inn AMK med en gang", "Urgency. A sets acute, alerts the ambulance and brings AMK in at once"}
	}
	return Str{"Hastegrad. A setter akutt og kobler inn AMK med en gang", "Urgency. A sets acute and brings AMK in at once"}
}
