package ui

// Words of the self-assessment.
var (
	wordSelfTitle    = Str{"Din egen vurdering", "Your own assessment"}
	wordSelfLead     = Str{"Svar før du ser noe annet. Svarene dine står ved siden av gjennomgangen etterpå.", "Answer before you see anything else. Your answers stand beside the debrief afterwards."}
	wordSelfUrgency  = Str{"Var hastegraden riktig?", "Was the urgency right?"}
	wordSelfPrior    = Str{"Hva fikk du vite om tidligere kontakt?", "What did you find out about earlier contact?"}
	wordSelfNext     = Str{"Hva ville du gjort annerledes?", "What would you do differently?"}
	wordSelfGo       = Str{"Vis gjennomgangen", "Show the debrief"}
	wordSelfNextCall = Str{"Neste henvendelse, gjennomgang til slutt", "Next contact, debrief at the end"}
	wordSelfGoesOn   = Str{"Forløpet går videre. Du kan se gjennomgangen nå, eller ta alle samlet når forløpet er slutt.", "The course goes on. You can see the debrief now, or go through all of them when the course is over."}
	wordSelfMissing  = Str{"Velg et svar på det første spørsmålet.", "Choose an answer to the first question."}
	wordSelfTooLong  = Str{"Svaret er for langt. Kort det ned til høyst 2000 tegn.", "The answer is too long. Shorten it to at most 2000 characters."}
	wordSelfYouSet   = Str{"Du satte", "You set"}
	wordSelfNone     = Str{"Du satte ingen hastegrad.", "You set no urgency."}
)

// SelfUrgency are the answers to whether the urgency was right, in order, by code.
var SelfUrgency = []struct {
	Code string
	Text Str
}{
	{"too-low", Str{"Nei, for lav", "No, too low"}},
	{"right", Str{"Ja, den var riktig", "Yes, it was right"}},
	{"too-high", Str{"Nei, for høy", "No, too high"}},
	{"unsure", Str{"Jeg er usikker", "I am not sure"}},
}

// Words of the debrief.
var (
	wordDebrief      = Str{"Gjennomgang", "Debrief"}
	wordOutcome      = Str{"Hvordan det gikk", "How it went"}
	wordHidden       = Str{"Du valgte å ikke få vite hvordan det gikk.", "You chose not to be told how it went."}
	wordShowAnyway   = Str{"Vis det likevel", "Show it anyway"}
	wordBroken       = Str{"Øvelsen ble avbrutt. Gjennomgangen gjelder bare det som rakk å skje.", "The exercise was broken off. The debrief covers only what had time to happen."}
	wordOwnAnswers   = Str{"Dine egne svar", "Your own answers"}
	wordNoAnswer     = Str{"Ikke besvart", "Not answered"}
	wordFigures      = Str{"Nøkkeltall", "Key figures"}
	wordTimeline     = Str{"Tidslinje", "Timeline"}
	wordTimelineDo   = Str{"Trykk på en replikk eller et merke for å høre og se stedet i samtalen.", "Press a line or a mark to hear and see the place in the call."}
	wordLaneCaller   = Str{"Innringer", "Caller"}
	wordLaneYou      = Str{"Du", "You"}
	wordLaneOthers   = Str{"Andre", "Others"}
	wordLaneActions  = Str{"Handlinger", "Actions"}
	wordLaneProof    = Str{"Belegg", "Evidence"}
	wordTranscript   = Str{"Samtalen", "The call"}
	wordPlay         = Str{"Spill av", "Play"}
	wordCriteriaAll  = Str{"Vurderingspunkter med belegg", "Points with evidence"}
	wordCourse       = Str{"Forløpet", "The course"}
	wordCourseNote   = Str{"NEWS2 er ikke laget for gravide og kan gi for lave eller for høye tall. De nummererte strekene er henvendelsene; den fargede er samtalen du tok.", "NEWS2 is not made for pregnancy and can give figures that are too low or too high. The numbered lines are the contacts; the coloured one is the call you took."}
	wordCourseAfter  = Str{"Stiplet: slik forløpet går når ingen griper inn.", "Dashed: how it goes when nobody interferes."}
	wordCourseUnits  = Str{"Slik var verdiene hos pasienten. Du kunne ikke se dem.", "These were the patient's values. You could not see them."}
	wordLadder       = Str{"Opplysninger: fra det som fantes, til det som ble brukt", "Facts: from what there was to what was used"}
	wordFact         = Str{"Opplysning", "Fact"}
	wordLost         = Str{"Stoppet ved", "Stopped at"}
	wordCritical     = Str{"avgjørende", "critical"}
	wordNext         = Str{"Prøv neste gang", "Try next time"}
	wordNextNothing  = Str{"Ingenting peker seg ut. Hør gjennom samtalen en gang til.", "Nothing stands out. Listen through the call once more."}
	wordDebriefOf    = Str{"Om øvelsen", "About the exercise"}
	wordPlayedAt     = Str{"Plass", "Workplace"}
	wordPlayedOn     = Str{"Spilt", "Played"}
	wordAidsOn       = Str{"Hjelpemidler", "Aids"}
	wordAidsNone     = Str{"ingen", "none"}
	wordShown        = Str{"Visning", "Shown"}
	wordWithSubs     = Str{"med teksting", "with subtitles"}
	wordWithoutSubs  = Str{"uten teksting", "without subtitles"}
	wordWithPicks    = Str{"spørsmålsliste", "list of questions"}
	wordOtherVersion = Str{"Øvelsen ble spilt på en tidligere utgave av samtalen, og gjennomgangen gjelder den.", "The exercise was played on an earlier version of the call, and the debrief is of that one."}
	wordGoesOn       = Str{"Forløpet går videre. Det som hører til hele forløpet, kommer når det er slutt.", "The course goes on. What belongs to the whole course comes when it is over."}
	wordUnderWay     = Str{"Du har begynt på en senere henvendelse i forløpet. Det som hører til hele forløpet, kommer når det er slutt.", "You have begun a later contact of the course. What belongs to the whole course comes when it is over."}
	wordToLatest     = Str{"Gå til den", "Go to it"}
	wordStopHere     = Str{"Avslutt forløpet her", "End the course here"}
	wordStoryTitle   = Str{"Henvendelsene i forløpet", "The contacts of the course"}
	wordStoryNote    = Str{"Under streken står det hvordan den samme henvendelsen endte i historien som ligger bak.", "Below the line stands how the same contact ended in the story behind it."}
	wordStoryLink    = Str{"Gjennomgang", "Debrief"}
	wordStoryHere    = Str{"Denne", "This one"}
	wordStoryGone    = Str{"Øvelsen er slettet", "The exercise is deleted"}
	wordInOriginal   = Str{"I historien", "In the story"}
	wordSameTitle    = Str{"Samme samtale, andre ganger", "The same call, other times"}
	wordSameNote     = Str{"Dine egne øvelser i denne nettleseren, med og uten hjelpemidler.", "Your own exercises in this browser, with and without aids."}
	wordSameThis     = Str{"denne", "this one"}
	wordSources      = Str{"Kilder", "Sources"}
	wordInventedAll  = Str{"Oppdiktet", "Invented"}
	wordTaken        = Str{"Hentet fra publiserte kilder", "Taken from published sources"}
	wordAgainPlay    = Str{"Spill en gang til", "Play again"}
	wordOriginal     = Str{"I historien som ligger bak", "In the story behind it"}
	wordNoEvidence   = Str{"Ingenting i samtalen viser det.", "Nothing in the call shows it."}
	wordNews2        = Str{"NEWS2", "NEWS2"}
	wordRR           = Str{"Pustefrekvens /min", "Breaths /min"}
	wordSpO2         = Str{"SpO₂ %", "SpO₂ %"}
	wordPulse        = Str{"Puls /min", "Pulse /min"}
	wordTime         = Str{"Tid", "Time"}
	wordShowAll      = Str{"Vis alle", "Show all"}
	wordNoTotal      = Str{"Det gis ingen samlet karakter.", "No total grade is given."}
	wordMotorAlone   = Str{"Vurdert etter regler ut fra det som skjedde i samtalen. Vurderingen avgjør aldri noe om en person alene.", "Judged by rules from what happened in the call. The judgement alone never decides anything about a person."}
	wordTableOf      = Str{"Tallene som tabell", "The figures as a table"}
)

// Verdicts are the words of how a point was met, by code.
var Verdicts = map[string]Str{
	"fully":  {"Oppfylt", "Met"},
	"partly": {"Delvis", "Partly"},
	"not":    {"Ikke oppfylt", "Not met"},
	"na":     {"Ikke aktuelt", "Not applicable"},
	"person": {"Vurderes av et menneske", "Judged by a person"},
}

// Rungs are the steps of a fact's ladder, in order, by code.
var Rungs = []struct {
	Code string
	Text Str
}{
	{"available", Str{"Fantes", "Available"}},
	{"told", Str{"Fortalt", "Told"}},
	{"recorded", Str{"Notert", "Recorded"}},
	{"passed", Str{"Gitt videre", "Passed on"}},
	{"readback", Str{"Gjentatt", "Read back"}},
	{"acted", Str{"Brukt", "Acted on"}},
}

// StoryStates say what became of a contact of a story, by code; one that was played
// needs no words.
var StoryStates = map[string]Str{
	"original": {"Ikke spilt, gikk som i historien", "Not played, went as in the story"},
	"none":     {"Skjedde ikke etter det som ble gjort", "Did not happen after what was done"},
	"waiting":  {"Neste henvendelse", "Next contact"},
	"live":     {"Pågår", "Under way"},
	"broken":   {"Avbrutt", "Broken off"},
	"unplayed": {"Ikke spilt", "Not played"},
}

// AidWords are the aids that can be switched on, by code.
var AidWords = map[string]Str{
	"recontact": {"varsel om tidligere henvendelser", "warning of earlier contacts"},
	"prior":     {"spørsmål om tidligere kontakt", "question about earlier contact"},
	"overview":  {"oversikt på tvers av tjenestene", "overview across the services"},
}

// ShownWords say with what at hand a call was played, beside the aids.
func ShownWords(subtitles, picks bool, l Lang) []string {
	out := []string{wordWithoutSubs.In(l)}
	if subtitles {
		out[0] = wordWithSubs.In(l)
	}
	if picks {
		out = append(out, wordWithPicks.In(l))
	}
	return out
}
