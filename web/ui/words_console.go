package ui

// Words of the console.
var (
	wordLines         = Str{"Linjer", "Lines"}
	wordNoLines       = Str{"Ingen anrop", "No calls"}
	wordWaiting       = Str{"Venter", "Waiting"}
	wordLongest       = Str{"lengst", "longest"}
	wordWatches       = Str{"Du ser på", "You watch"}
	wordDoctor        = Str{"Lege", "Doctor"}
	wordDoctorFree    = Str{"ledig", "free"}
	wordDoctorRinging = Str{"ringes opp", "being rung"}
	wordDoctorOn      = Str{"i samtalen", "in the call"}
	wordActiveCall    = Str{"Aktiv samtale", "Active call"}
	wordAfterCall     = Str{"Etterarbeid", "After-call work"}
	wordRingingOut    = Str{"Ringer ut", "Ringing out"}
	wordDue           = Str{"Ringes opp", "To be rung"}
	wordDueMessage    = Str{"Beskjed", "Message"}
	wordDueBefore     = Str{"Les beskjeden.", "Read the message."}
	wordDueKey        = Str{"ringer opp.", "rings."}
	wordReleased      = Str{"Pasienten er satt over til legevakten", "The patient has been put through to the legevakt"}

	wordAnswer     = Str{"Svar", "Answer"}
	wordHold       = Str{"Sett på vent", "Put on hold"}
	wordResume     = Str{"Hent tilbake", "Resume"}
	wordMute       = Str{"Slå av mikrofon", "Mute"}
	wordUnmute     = Str{"Slå på mikrofon", "Unmute"}
	wordAnswerRing = Str{"Svar, eller ring opp", "Answer, or ring"}
	wordRingUp     = Str{"Ring opp", "Ring"}
	wordAMK        = Str{"AMK-konferanse", "AMK conference"}
	wordRingDoctor = Str{"Lege", "Doctor"}
	wordDocPhone   = Str{"Legens telefon", "Doctor's phone"}
	wordMO         = Str{"Medisinsk operatør", "Medical operator"}
	wordRedLine    = Str{"Rød linje", "Red line"}
	wordYellowLine = Str{"Gul linje", "Yellow line"}
	wordWard       = Str{"Fødeavdeling", "Maternity ward"}
	wordKeyDoctor  = Str{"Legens telefon", "The doctor's telephone"}
	wordKeyRed     = Str{"Rød linje: legevakten i konferanse", "Red line: the legevakt in conference"}
	wordKeyYellow  = Str{"Gul linje: pasienten slippes til legevakten, AMK går ut", "Yellow line: the patient is released to the legevakt, AMK leaves"}
	wordKeyWard    = Str{"Fødeavdelingens vakthavende", "The maternity ward's doctor on call"}
	hintRedLine    = Str{"LVS i konferanse", "LVS in conference"}
	hintYellowLine = Str{"pasienten slippes", "patient is released"}

	wordOnPhone     = Str{"I telefonen", "On the telephone"}
	wordAmbulance   = Str{"Varsle ambulanse", "Alert ambulance"}
	wordRadioDoctor = Str{"Radioalarm lege", "Radio the doctor"}
	wordKeyRadio    = Str{"Radioalarm til legevaktlegen", "Radio alarm to the legevakt doctor"}
	wordTurnout     = Str{"Rykk ut", "Go out yourself"}
	wordRelease     = Str{"Koble fra", "Release"}
	wordAdvice      = Str{"Råd / SMS", "Advice / SMS"}
	wordRingBack    = Str{"Ring tilbake", "Ring back"}
	wordHangUp      = Str{"Legg på", "Hang up"}
	wordToFinish    = Str{"Avslutt saken", "Finish the case"}
	wordSubsOn      = Str{"Slå på teksting", "Subtitles on"}
	wordSubsOff     = Str{"Slå av teksting", "Subtitles off"}
	wordHelp        = Str{"Alle taster", "All keys"}
	wordBreakOff    = Str{"Avbryt øvelsen", "Break off"}
	wordBreakSure   = Str{"Avbryte øvelsen? Du kommer rett til gjennomgangen.", "Break off the exercise? You go straight to the debrief."}
	wordBreakYes    = Str{"Ja, avbryt", "Yes, break off"}
	wordBreakNo     = Str{"Nei, fortsett", "No, go on"}
	wordObserving   = Str{"Du ser på. Du kan ikke gjøre noe herfra.", "You are watching. Nothing can be done from here."}

	wordCall        = Str{"Samtale", "Conversation"}
	wordYou         = Str{"Du", "You"}
	wordTo          = Str{"Til", "To"}
	wordEverybody   = Str{"alle på linja", "everybody"}
	wordSpeaking    = Str{"snakker", "speaking"}
	wordInterrupted = Str{"avbrutt", "interrupted"}
	wordPicked      = Str{"fra lista", "from the list"}
	wordSayHint     = Str{"Skriv det du sier …", "Type what you say …"}
	wordSayLabel    = Str{"Det du sier", "What you say"}
	wordSayKeys     = Str{"Enter sier det · Pil ned viser spørsmål", "Enter says it · Arrow down shows questions"}
	wordSayKeysBare = Str{"Enter sier det · Esc går tilbake hit", "Enter says it · Esc leads back here"}
	wordPicksTitle  = Str{"Generelle spørsmål", "General questions"}
	wordBefore      = Str{"Telefonen ringer.", "The telephone rings."}
	wordBeforeKey   = Str{"svarer.", "answers."}
	wordQuiet       = Str{"Linja er stille.", "The line is quiet."}
	wordLevel       = Str{"Lydnivå fra linja", "Sound level of the line"}

	wordUrgency    = Str{"Hastegrad", "Urgency"}
	wordUrgencySet = Str{"Satt", "Set"}
	wordUrgencyWas = Str{"før", "before"}
	wordOpening    = Str{"Avklar først", "Settle first"}

	wordStrip       = Str{"Identitet", "Identity"}
	wordNumber      = Str{"Nummer", "Number"}
	wordNoNumber    = Str{"skjult", "withheld"}
	wordRegister    = Str{"Folkeregisteret", "Population register"}
	wordRegisterNo  = Str{"ingen treff på nummeret", "no match for the number"}
	wordUse         = Str{"Bruk", "Use"}
	wordRegisterUse = Str{"Bruk opplysningene fra folkeregisteret", "Use the details from the population register"}

	wordNote      = Str{"Notat", "Note"}
	wordNoteHint  = Str{"Skriv fra første sekund. Lagres av seg selv.", "Write from the first second. Saved by itself."}
	wordNoteSaved = Str{"Lagret", "Saved"}
	wordNoteDraft = Str{"Ikke lagret ennå", "Not saved yet"}

	wordTabs    = Str{"Oppslag og avslutning", "Look-up and finishing"}
	wordSupport = Str{"Beslutningsstøtte", "Decision support"}
	wordFinish  = Str{"Avslutt", "Finish"}

	wordSearch        = Str{"Søk", "Search"}
	wordSearchFor     = Str{"Søk i", "Search the"}
	wordByPerson      = Str{"Person", "Person"}
	wordByNumber      = Str{"Telefonnummer", "Telephone number"}
	wordSearchHint    = Str{"Navn, fødselsdato eller nummer", "Name, birth date or number"}
	wordNotSearched   = Str{"Ikke søkt ennå.", "Not searched yet."}
	wordNothingFound  = Str{"Ingen treff.", "Nothing found."}
	wordFoundByPerson = Str{"Treff på person", "Found by person"}
	wordFoundByNumber = Str{"Treff på telefonnummer", "Found by telephone number"}
	wordLogOnly       = Str{"telefonlogg", "telephone log"}
	wordJournal       = Str{"journal", "journal"}
	wordJournalAny    = Str{"Journal", "Journal"}
	wordRecontact     = Str{"Tidligere henvendelser finnes", "There are earlier contacts"}

	wordNoCard      = Str{"Velg et kort til venstre.", "Choose a card on the left."}
	wordKeyQs       = Str{"Nøkkelspørsmål", "Key questions"}
	wordCriteria    = Str{"Kriterier", "Criteria"}
	wordClaim       = Str{"Bruk som kriterium", "Use as criterion"}
	wordClaimed     = Str{"Valgt", "Chosen"}
	wordNewest      = Str{"sist", "latest"}
	wordCardAdvice  = Str{"Råd", "Advice"}
	wordPriorAsk    = Str{"Har du vært i kontakt med noen i helsetjenesten om dette før?", "Have you been in touch with anyone in the health service about this before?"}
	wordOwnWords    = Str{"Egne ord, ikke hentet fra noen indeks. Ikke klinisk godkjent.", "Our own words, not taken from any index. Not clinically approved."}
	wordNoCardsHere = Str{"Ingen kort er lagt inn.", "No cards are installed."}

	wordWorsening   = Str{"Ring igjen ved noe av dette", "Ring again if any of this happens"}
	wordLimit       = Str{"Når", "When"}
	wordLimitSMS    = Str{"Ring", "Ring"}
	wordWhom        = Str{"Ring", "Ring"}
	wordElse        = Str{"Ellers", "Otherwise"}
	wordChoose      = Str{"velg …", "choose …"}
	wordPreview     = Str{"Forhåndsvisning", "Preview"}
	wordSend        = Str{"Send som SMS", "Send as SMS"}
	wordPretended   = Str{"Øvelse: ingen SMS blir sendt.", "Exercise: no SMS is sent."}
	wordSent        = Str{"Sendt", "Sent"}
	wordPreviewHelp = Str{"Kryss av for det du har sagt. Teksten vises her.", "Tick what you have said. The text appears here."}

	wordFinishLocked = Str{"Legg på før du avslutter saken.", "Hang up before you finish the case."}
	wordFinishDue    = Str{"Skal det ringes opp, gjør det først. Saken kan også avsluttes uten samtale.", "If a call is to be made, make it first. The case can also be finished without one."}
	wordFinishOpen   = Str{"Skriv ferdig notatet, og velg hva saken endte med.", "Complete the note, and choose what the case ended in."}
	wordFinishDone   = Str{"Saken er avsluttet.", "The case is finished."}
	wordFinishGo     = Str{"Til egenvurderingen", "To the self-assessment"}
	wordToDebrief    = Str{"Til gjennomgangen", "To the debrief"}
	wordWithin       = Str{"Innen", "Within"}
	wordFinishDo     = Str{"Avslutt saken", "Finish the case"}
	wordDisposition  = Str{"Saken endte med", "The case ended in"}

	wordConnecting = Str{"Kobler til …", "Connecting …"}
	wordOffline    = Str{"Forbindelsen er brutt. Prøver igjen. Det du skriver, blir ikke borte.", "The connection is lost. Trying again. What you write is not lost."}
	wordGone       = Str{"Øvelsen kan ikke fortsette herfra.", "The exercise cannot go on from here."}
	wordTakeOver   = Str{"Ta over her", "Take over here"}
	wordTook       = Str{"Du tok over fra et annet vindu. Øvelsen går videre her.", "You took over from another window. The exercise goes on here."}
	wordGoOn       = Str{"Gå videre", "Go on"}
	wordSoundOff   = Str{"Nettleseren blokkerer lyden. Trykk her for å slå den på.", "The browser holds the sound back. Press here to switch it on."}
	wordSoundLost  = Str{"En lyd kunne ikke spilles av.", "A sound could not be played."}

	wordKeysTitle  = Str{"Taster", "Keys"}
	wordKeysLead   = Str{"Esc går alltid tilbake til samtalefeltet.", "Esc always leads back to the conversation field."}
	wordKeyChange  = Str{"Endre", "Change"}
	wordKeyPress   = Str{"Trykk den nye tasten …", "Press the new key …"}
	wordKeyTaken   = Str{"Tasten kan ikke brukes. Velg en annen.", "That key cannot be used. Choose another."}
	wordKeyReset   = Str{"Tilbake til standard", "Back to standard"}
	wordKeyThen    = Str{"deretter", "then"}
	wordKeySayIt   = Str{"Si det du har skrevet", "Say what you have typed"}
	wordKeyPicks   = Str{"Generelle spørsmål (fra samtalefeltet)", "General questions (from the conversation field)"}
	wordKeyBack    = Str{"Tilbake til samtalefeltet, lukk det som er åpent", "Back to the conversation field, close what is open"}
	wordKeyTo      = Str{"Velg hvem du snakker til (fra samtalefeltet)", "Choose whom you speak to (from the conversation field)"}
	wordKeyHangEnd = Str{"Legg på, deretter avslutt saken", "Hang up, then finish the case"}
)

// Gone says why the exercise cannot go on in this window, by the code with which the
// connection was closed. The numbers are those of web/wire.
var Gone = []struct {
	Code string
	Say  Str
}{
	{"4501", Str{"Denne nettleseren har ikke lenger plass i øvelsen.", "This browser no longer has a seat in the exercise."}},
	{"4502", Str{"Øvelsen finnes ikke lenger. Den kan være slettet.", "The exercise is no longer there. It may have been erased."}},
	{"4503", Str{"For mange vinduer er åpne på denne øvelsen. Lukk noen av dem og last siden på nytt.", "Too many windows are open on this exercise. Close some and reload the page."}},
	{"4504", Str{"Øvelsen er åpen i et annet vindu, og går videre der. Her er den stoppet.", "The exercise is open in another window and goes on there. Here it is stopped."}},
	{"4505", Str{"Øvelsen er avsluttet.", "The exercise is over."}},
	{"4506", Str{"Øvelsen kan ikke spilles videre med denne utgaven av programmet. Det som er gjort, er tatt vare på.", "The exercise cannot be played on with this version of the program. What was done is kept."}},
}

// LegStates are the words of how a party stands to the call, by code.
var LegStates = map[string]Str{
	"rings":    {"ringer", "ringing"},
	"on":       {"i samtalen", "in the call"},
	"held":     {"på vent", "on hold"},
	"accepted": {"har overtatt", "has taken over"},
	"left":     {"har lagt på", "has left"},
}

// Happenings are lines in the conversation that nobody said, by code.
var Happenings = map[string]Str{
	"rang":        {"Telefonen ringte", "The telephone rang"},
	"answered":    {"Du svarte", "You answered"},
	"abandoned":   {"Innringer ga opp", "The caller gave up"},
	"ended-seat":  {"Du la på", "You hung up"},
	"ended-party": {"Den andre la på", "The other side hung up"},
	"ended-limit": {"Samtalen ble brutt", "The call was cut"},

	"watched-answered": {"Samtalen ble besvart", "The call was answered"},
	"watched-ended":    {"Det ble lagt på", "The call was hung up"},
	"joined":           {"kom inn i samtalen", "joined the call"},
	"picked-up":        {"svarte", "answered"},
	"left":             {"gikk ut av samtalen", "left the call"},
	"leg-rings":        {"ringes opp", "is being rung"},
	"held":             {"på vent", "on hold"},
	"resumed":          {"hentet tilbake", "resumed"},
	"muted":            {"Mikrofonen er av", "Microphone is off"},
	"unmuted":          {"Mikrofonen er på", "Microphone is on"},
	"handed":           {"Telefonen ble gitt videre til", "The telephone was handed to"},
	"accepted":         {"har overtatt", "has taken over"},
	"advice":           {"Råd sendt som SMS", "Advice sent as SMS"},
}

// Refusals are why a command could not be done, one line each, by code.
var Refusals = map[string]Str{
	"not-your-task":    {"Det kan ikke gjøres fra denne plassen.", "That cannot be done from this seat."},
	"run-over":         {"Øvelsen er avsluttet.", "The exercise is over."},
	"no-call":          {"Det er ingen åpen samtale.", "There is no open call."},
	"already-answered": {"Samtalen er allerede besvart.", "The call has been answered already."},
	"nobody-listens":   {"Ingen hører deg: mikrofonen er av, eller den andre er på vent.", "Nobody hears you: you are muted, or the other side is on hold."},
	"no-such-line":     {"Den linja finnes ikke her.", "There is no such line here."},
	"already-so":       {"Det er allerede gjort.", "That is already so."},
	"call-open":        {"Legg på først.", "Hang up first."},
	"no-urgency":       {"Sett hastegrad først.", "Set an urgency first."},
	"not-found":        {"Det ble ikke funnet.", "That was not found."},
	"not-accepted":     {"Ingen har sagt at de overtar.", "Nobody has said that they take over."},
	"incomplete":       {"Noe mangler. Fyll ut resten.", "Something is missing. Fill in the rest."},
}

// RefusalsBy are refusals that need their own words for one kind of command, by
// command and code with a slash between, and after another one what was to be done.
var RefusalsBy = map[string]Str{
	"answer/no-call":      {"Det er ingen samtale å svare på.", "There is no call to answer."},
	"say/no-call":         {"Ingen er på linja. Svar først, eller ring opp.", "Nobody is on the line. Answer first, or ring."},
	"connect/no-call":     {"Svar eller ring opp før du kobler inn andre.", "Answer or ring before you bring others in."},
	"connect/already-so":  {"De er allerede ringt opp.", "They have been rung already."},
	"alert/already-so":    {"Det er allerede varslet.", "That alert has been sent already."},
	"alert/no-such-line":  {"Det kan ikke varsles fra denne plassen.", "That alert cannot be sent from this seat."},
	"finish/incomplete":   {"Velg hva saken endte med, og et tidspunkt der du har lovet det.", "Choose what the case ended in, and a time where one is promised."},
	"advice/incomplete":   {"Kryss av for minst ett tegn, og velg resten.", "Tick at least one sign, and choose the rest."},
	"look_up/incomplete":  {"Skriv et navn eller et nummer å søke på.", "Write a name or a number to search for."},
	"ring_back/call-open": {"Legg på før du ringer opp.", "Hang up before you ring."},
	"ring_back/no-call":   {"Det er ingen å ringe opp ennå.", "There is nobody to ring yet."},

	"finish/not-accepted/amk-takeover":  {"Ingen i AMK har sagt at de overtar.", "Nobody at AMK has said that they take over."},
	"finish/not-accepted/ambulance":     {"Ambulansen er ikke varslet. Varsle den først.", "The ambulance has not been alerted. Alert it first."},
	"finish/not-accepted/lvs":           {"Legevakten har ikke svart på rød eller gul linje.", "The legevakt has not answered on the red or yellow line."},
	"finish/incomplete/attendance":      {"Skriv innen hvor mange minutter pasienten skal møte.", "Write within how many minutes the patient is to come."},
	"finish/incomplete/home-visit":      {"Skriv innen hvor mange minutter legen kommer.", "Write within how many minutes the doctor comes."},
	"finish/incomplete/doctor-callback": {"Skriv innen hvor mange minutter legen ringer.", "Write within how many minutes the doctor rings."},
}

// Refused is said when a refusal has no words of its own.
var Refused = Str{"Det gikk ikke.", "That could not be done."}
