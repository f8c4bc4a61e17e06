package ui

// Words that every page uses.
var (
	wordProduct     = Str{"simlab", "simlab"}
	wordTagline     = Str{"Øvingsrom for legevaktens telefon", "A practice room for the out-of-hours telephone"}
	wordTraining    = Str{"ØVELSE", "EXERCISE"}
	wordNotReal     = Str{"Ingen ekte pasient", "No real patient"}
	wordTheme       = Str{"Utseende", "Appearance"}
	wordThemeSystem = Str{"Følg systemet", "System"}
	wordThemeLight  = Str{"Lys", "Light"}
	wordThemeDark   = Str{"Mørk", "Dark"}
	wordLanguage    = Str{"Språk", "Language"}
	wordSkip        = Str{"Gå til innholdet", "Skip to content"}
	wordStartPage   = Str{"Forsiden", "Start page"}
	wordMinutes     = Str{"minutter", "minutes"}
	wordClose       = Str{"Lukk", "Close"}
	wordNoScript    = Str{"Øvelsen trenger JavaScript i nettleseren. Slå det på og last siden på nytt.", "The exercise needs JavaScript in the browser. Switch it on and reload the page."}

	// NotApproved is shown wherever a scenario that no clinician has approved is offered.
	NotApproved = Str{"Utkast – ikke klinisk godkjent", "Draft – not clinically approved"}
	// ApprovedBy stands before the name of who approved a scenario.
	ApprovedBy = Str{"Klinisk gjennomgått av", "Clinically reviewed by"}
)

// Urgencies are the words of the degrees of haste, by code.
var Urgencies = map[string]Str{
	"red":    {"Akutt", "Acute"},
	"yellow": {"Haster", "Urgent"},
	"green":  {"Vanlig", "Routine"},
}

// urgencyLetters are the letters shown beside the shape, the same in both languages
// because they are keys.
var urgencyLetters = map[string]string{"red": "A", "yellow": "H", "green": "V"}

// Stations are the words of the workplaces, by code.
var Stations = map[string]Str{
	"lvs-operator": {"LVS-operatør", "LVS operator"},
	"lv-doctor":    {"Legevaktlege", "Legevakt doctor"},
	"amk-mo":       {"AMK medisinsk operatør", "AMK medical operator"},
	"amk-rk":       {"AMK ressurskoordinator", "AMK resource coordinator"},
	"ambulance":    {"Ambulanse", "Ambulance"},
	"caller":       {"Innringer", "Caller"},
	"observer":     {"Observatør", "Observer"},
	"instructor":   {"Instruktør", "Instructor"},
}

// Services are the words of the services that keep a journal, by code.
var Services = map[string]Str{
	"lvs": {"Legevakten", "Legevakt"},
	"amk": {"AMK", "AMK"},
	"gp":  {"Fastlegen", "GP"},
}

// Dispositions are the words of what a contact can end in, by code.
var Dispositions = map[string]Str{
	"amk-takeover":    {"AMK har overtatt", "AMK has taken over"},
	"ambulance":       {"Ambulanse bestilt", "Ambulance ordered"},
	"attendance":      {"Oppmøte på legevakten", "Comes to the legevakt"},
	"home-visit":      {"Sykebesøk av lege", "Doctor's home visit"},
	"doctor-callback": {"Lege ringer tilbake", "Doctor rings back"},
	"conferred":       {"Konferert med lege: innlagt eller avklart", "Conferred with doctor: admitted or settled"},
	"maternity":       {"Fødeavdeling", "Maternity ward"},
	"gp":              {"Fastlege", "General practitioner"},
	"advice":          {"Råd, ingen undersøkelse", "Advice, no examination"},
	"unanswered":      {"Brutt eller ubesvart samtale", "Broken off or unanswered"},
	"admitted":        {"Innlagt i sykehus", "Admitted to hospital"},
	"lvs":             {"Satt over til legevakten", "Handed over to the legevakt"},
}

// Fields are the labels of the identity strip, by code.
var Fields = map[string]Str{
	"caller":  {"Innringer", "Caller"},
	"patient": {"Pasient", "Patient"},
	"born":    {"Født", "Born"},
	"phone":   {"Telefon", "Telephone"},
	"address": {"Adresse", "Address"},
	"reason":  {"Gjelder", "About"},
}

// LineNames are the words of lines whose code is not a number people know.
var LineNames = map[string]Str{
	"116117": {"116117", "116117"},
	"113":    {"113", "113"},
	"amk":    {"AMK", "AMK"},
	"health": {"Helselinje", "Health line"},

	"utgående": {"Utgående", "Outgoing"},
}

// Titles of pages.
var (
	StartTitle   = Str{"Samtaler", "Calls"}
	ConsoleTitle = Str{"ØVELSE", "EXERCISE"}
	SelfTitle    = wordSelfTitle
	DebriefTitle = wordDebrief
)

// What a self-assessment can lack.
var (
	SelfMissing = wordSelfMissing
	SelfTooLong = wordSelfTooLong
)

// Words for observers.
var (
	wordWatchTitle = Str{"Du er observatør", "You are an observer"}
	wordWatchSay   = Str{"Du ser og hører det samme som den som øver, og kan ikke gjøre noe selv.", "You see and hear what the one who practises sees and hears, and can do nothing yourself."}
	wordWatchGo    = Str{"Gå til øvelsen", "Go to the exercise"}
	wordWatchLink  = Str{"Lenke for observatør", "Observer's link"}
)

// IsSelfUrgency reports whether a code is one of [SelfUrgency].
func IsSelfUrgency(code string) bool {
	for _, a := range SelfUrgency {
		if a.Code == code {
			return true
		}
	}
	return false
}
