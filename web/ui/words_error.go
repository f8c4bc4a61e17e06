package ui

// Problem is what an error page says: one sentence of what happened and one of
// what to do about it.
type Problem struct{ Title, Say Str }

// Problems are the error pages, by code.
var Problems = map[string]Problem{
	"not-found":    {Str{"Siden finnes ikke", "There is no such page"}, Str{"Adressen er feil, eller øvelsen hører til en annen nettleser.", "The address is wrong, or the exercise belongs to another browser."}},
	"no-offer":     {Str{"Samtalen kan ikke startes", "The call cannot be started"}, Str{"Den finnes ikke lenger, eller den spilles ikke på den plassen. Velg en annen på forsiden.", "It is no longer there, or it is not played at that workplace. Choose another on the start page."}},
	"not-finished": {Str{"Saken er ikke avsluttet", "The case is not finished"}, Str{"Gå tilbake til øvelsen og avslutt saken. Da kommer den neste henvendelsen.", "Go back to the exercise and finish the case. Then the next contact comes."}},
	"broken-off":   {Str{"Øvelsen ble avbrutt", "The exercise was broken off"}, Str{"Et forløp kan ikke fortsette etter en øvelse som er avbrutt. Gjennomgangen av den ligger på forsiden, og du kan starte på nytt når du vil.", "A course cannot go on after an exercise that was broken off. Its debrief is on the start page, and you can begin anew whenever you like."}},
	"no-next":      {Str{"Forløpet slutter her", "The course ends here"}, Str{"Enten førte det som ble gjort til at det ikke kom flere henvendelser, eller så har du avsluttet forløpet. Gjennomgangene ligger på forsiden.", "Either what was done meant that no more contacts came, or you have ended the course. The debriefs are on the start page."}},
	"unplayable":   {Str{"Øvelsen kan ikke vises av denne utgaven", "This version cannot show the exercise"}, Str{"Den ble spilt med en eldre utgave av programmet. Alt som skjedde, er fortsatt lagret. Start samtalen på nytt fra forsiden, eller be den som drifter tjenesten om å hente den fram.", "It was played with an older version of the program. All that happened is still kept. Start the call anew from the start page, or ask whoever runs the service to bring it up."}},
	"gone":         {Str{"Øvelsen er borte", "The exercise is gone"}, Str{"Den er slettet og kan ikke hentes fram igjen.", "It has been deleted and cannot be brought back."}},
	"forbidden":    {Str{"Ikke fra denne nettleseren", "Not from this browser"}, Str{"Øvelsen kan bare åpnes i nettleseren den ble startet i, eller med lenka for observatører.", "The exercise opens only in the browser it was started in, or by the observer's link."}},
	"bad-form":     {Str{"Skjemaet kunne ikke leses", "The form could not be read"}, Str{"Gå tilbake, se over feltene og send på nytt.", "Go back, look over the fields and send it again."}},
	"too-large":    {Str{"Det var for mye på en gang", "That was too much at once"}, Str{"Kort ned teksten og send på nytt.", "Shorten the text and send it again."}},
	"early":        {Str{"Øvelsen pågår fortsatt", "The exercise is still under way"}, Str{"Gjennomgangen åpner når saken er avsluttet.", "The debrief opens when the case is finished."}},
	"owes":         {Str{"Operatøren svarer først", "The operator answers first"}, Str{"Gjennomgangen åpner når operatøren har svart på egenvurderingen. Last siden på nytt om litt.", "The debrief opens when the operator has answered the self-assessment. Reload the page in a little while."}},
	"origin":       {Str{"Forespørselen kom fra et annet nettsted", "The request came from another site"}, Str{"Åpne forsiden her og prøv igjen.", "Open the start page here and try again."}},
	"busy":         {Str{"Tjenesten kan ikke ta imot nå", "The service cannot take this now"}, Str{"Vent litt og prøv igjen. Det som er lagret, er trygt.", "Wait a little and try again. What was saved is safe."}},
	"internal":     {Str{"Noe gikk galt hos oss", "Something went wrong at our end"}, Str{"Feilen er skrevet i tjenestens logg. Prøv igjen, eller start på nytt fra forsiden.", "The fault is in the service's log. Try again, or begin anew from the start page."}},
}

// WrongHost is said to whoever calls the server by a name that is not its own.
var WrongHost = Str{"Denne adressen hører ikke til øvingsrommet. Åpne det på localhost på maskinen det kjører på.", "This address is not the practice room's. Open it on localhost on the machine that it runs on."}
