package ui

// Words of the start page.
var (
	wordStartLead         = Str{"Du sitter på vakt ved plassen du velger. Telefonen ringer, eller en beskjed venter, og du vet ikke mer enn det som står på skjermen.", "You are on duty at the workplace that you choose. The telephone rings, or a message waits, and you know no more than the screen shows."}
	wordStartHow          = Str{"Snakk med den det gjelder, sett hastegrad og avslutt. Etterpå går du gjennom samtalen og ser hva som ble avgjørende. Én samtale tar ti til tjue minutter.", "Talk with the person concerned, set an urgency and finish. Afterwards you go through the call and see what was decisive. One call takes ten to twenty minutes."}
	wordCalls             = Str{"Velg en samtale", "Choose a call"}
	wordWarning           = Str{"Før du begynner", "Before you begin"}
	wordWayOut            = Str{"Du kan når som helst avbryte øvelsen, og du kan velge å ikke få vite hvordan det gikk.", "You can break off the exercise at any time, and you can choose not to be told how it ended."}
	wordChoices           = Str{"Valg for denne gangen", "Choices for this time"}
	wordSubtitles         = Str{"Vis det innringeren sier, som tekst", "Show the caller's words as text"}
	wordSubtitlesHelp     = Str{"Uten teksting hører du bare stemmen, som i virkeligheten. Valget lagres med øvelsen.", "Without subtitles you only hear the voice, as in real life. The choice is kept with the exercise."}
	wordPicks             = Str{"Liste med generelle spørsmål", "List of general questions"}
	wordPicksHelp         = Str{"Til hjelp for nye operatører. Det lagres at lista er brukt.", "A help for new operators. It is recorded that the list was used."}
	wordHideOutcome       = Str{"Ikke vis hvordan det gikk med pasienten", "Do not show how it went for the patient"}
	wordWatched           = Str{"En kollega skal se på", "A colleague will watch"}
	wordWatchedHelp       = Str{"Lenka til kollegaen ligger under «Alle taster» i øvelsen.", "The link for the colleague is under “All keys” in the exercise."}
	wordAids              = Str{"Hjelpemidler som dagens systemer mangler", "Aids that today's systems lack"}
	wordAidWarning        = Str{"Varsel om tidligere henvendelser", "Warning of earlier contacts"}
	wordAidPrior          = Str{"Spørsmål om tidligere kontakt i beslutningsstøtten", "Question about earlier contact in decision support"}
	wordStart             = Str{"Start øvelsen", "Start the exercise"}
	wordStartSound        = Str{"Bruk hodetelefoner. Øvelsen er i gang så snart du starter.", "Use headphones. The exercise is on as soon as you start."}
	wordOwnRuns           = Str{"Dine øvelser i denne nettleseren", "Your exercises in this browser"}
	wordNoRuns            = Str{"Ingen ennå. Når du har spilt en samtale, finner du gjennomgangen her.", "None yet. When you have played a call you find its debrief here."}
	wordRunWhen           = Str{"Startet", "Started"}
	wordRunCall           = Str{"Samtale", "Call"}
	wordRunState          = Str{"Status", "State"}
	wordRunGoOn           = Str{"Fortsett", "Go on"}
	wordRunAssess         = Str{"Vurder deg selv", "Assess yourself"}
	wordRunDebrief        = Str{"Gjennomgang", "Debrief"}
	wordNoCalls           = Str{"Ingen samtaler er lagt inn.", "No calls are installed."}
	wordStories           = Str{"Flere samtaler etter hverandre", "Several calls one after the other"}
	wordStoryHelp         = Str{"Du går fra samtale til samtale og sitter på den plassen som hver av dem hører til. Det du gjør i én samtale, følger med til den neste.", "You go from call to call and sit at the workplace that each belongs to. What you do in one call goes with you to the next."}
	wordWholeStory        = Str{"Hele forløpet, fra", "The whole course, from"}
	wordForInstructor     = Str{"For deg som leder øvelsen", "For whoever leads the exercise"}
	wordForInstructorHelp = Str{"Skal du øve selv, lar du dette stå som det er.", "If you practise yourself, leave this as it is."}
	wordAidOverview       = Str{"Samlet oversikt over henvendelser på tvers av tjenestene", "One overview of contacts across the services"}
	wordRunStation        = Str{"Plass", "Workplace"}
	wordInStory           = Str{"i et forløp", "in a course"}
	wordNextCall          = Str{"Neste henvendelse", "Next contact"}
	wordRunsWait          = Str{"Går du fra en øvelse, står klokka i den stille til du fortsetter.", "If you leave an exercise, its clock stands still until you go on."}
	wordInvented          = Str{"Alle personer er oppdiktet.", "All people are fictional."}
)

// RunStates are the words of how far an exercise has come, by code.
var RunStates = map[string]Str{
	"live":     {"Pågår", "Under way"},
	"assess":   {"Venter på egenvurdering", "Awaits self-assessment"},
	"finished": {"Ferdig", "Finished"},
	"broken":   {"Avbrutt", "Broken off"},
}

// WholeStory names a story by the call that it begins with.
func WholeStory(first string, l Lang) string { return wordWholeStory.In(l) + " " + first }
