package ui

// Words of the start page.
var (
	wordStartLead     = Str{"Du sitter på legevaktsentralen. Telefonen ringer, og du vet ikke mer enn det som står på skjermen.", "You sit at the legevakt, the out-of-hours medical service. The telephone rings, and you know no more than the screen shows."}
	wordStartHow      = Str{"Svar, snakk med den som ringer, sett hastegrad og avslutt. Etterpå går du gjennom samtalen og ser hva som ble avgjørende. Det tar ti til tjue minutter.", "Answer, talk with the person who rings, set the urgency and finish. Afterwards you go through the call and see what was decisive. It takes ten to twenty minutes."}
	wordCalls         = Str{"Samtaler", "Calls"}
	wordWarning       = Str{"Før du begynner", "Before you begin"}
	wordWayOut        = Str{"Du kan når som helst avbryte øvelsen, og du kan velge å ikke få vite hvordan det gikk.", "You can break off the exercise at any time, and you can choose not to be told how it ended."}
	wordChoices       = Str{"Valg for denne gangen", "Choices for this time"}
	wordSubtitles     = Str{"Vis det innringeren sier, som tekst", "Show the caller's words as text"}
	wordSubtitlesHelp = Str{"Uten teksting hører du bare stemmen, som i virkeligheten. Valget lagres med øvelsen.", "Without subtitles you only hear the voice, as in real life. The choice is kept with the exercise."}
	wordPicks         = Str{"Liste med generelle spørsmål", "List of general questions"}
	wordPicksHelp     = Str{"Til hjelp for nye operatører. Det lagres at lista er brukt.", "A help for new operators. It is recorded that the list was used."}
	wordHideOutcome   = Str{"Ikke vis hvordan det gikk med pasienten", "Do not show how it went for the patient"}
	wordWatched       = Str{"En kollega skal se på", "A colleague will watch"}
	wordWatchedHelp   = Str{"Lenka til kollegaen ligger under «Alle taster» i øvelsen.", "The link for the colleague is under “All keys” in the exercise."}
	wordAids          = Str{"Hjelpemidler som dagens systemer mangler", "Aids that today's systems lack"}
	wordAidWarning    = Str{"Varsel om tidligere henvendelser", "Warning of earlier contacts"}
	wordAidPrior      = Str{"Spørsmål om tidligere kontakt i beslutningsstøtten", "Question about earlier contact in decision support"}
	wordStart         = Str{"Start øvelsen", "Start the exercise"}
	wordStartSound    = Str{"Bruk hodetelefoner. Telefonen ringer så snart du starter.", "Use headphones. The telephone rings as soon as you start."}
	wordOwnRuns       = Str{"Dine øvelser i denne nettleseren", "Your exercises in this browser"}
	wordNoRuns        = Str{"Ingen ennå. Når du har spilt en samtale, finner du gjennomgangen her.", "None yet. When you have played a call you find its debrief here."}
	wordRunWhen       = Str{"Startet", "Started"}
	wordRunCall       = Str{"Samtale", "Call"}
	wordRunState      = Str{"Status", "State"}
	wordRunGoOn       = Str{"Fortsett", "Go on"}
	wordRunAssess     = Str{"Vurder deg selv", "Assess yourself"}
	wordRunDebrief    = Str{"Gjennomgang", "Debrief"}
	wordNoCalls       = Str{"Ingen samtaler er lagt inn.", "No calls are installed."}
	wordInvented      = Str{"Alle personer er oppdiktet.", "All people are fictional."}
)

// RunStates are the words of how far an exercise has come, by code.
var RunStates = map[string]Str{
	"live":     {"Pågår", "Under way"},
	"assess":   {"Venter på egenvurdering", "Awaits self-assessment"},
	"finished": {"Ferdig", "Finished"},
	"broken":   {"Avbrutt", "Broken off"},
}
