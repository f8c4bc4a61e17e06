package ui

// SampleConsoles are desks in every state with made-up people, for the gallery.
func SampleConsoles(p Page) []Sample {
	p.Wide = true
	return append([]Sample{
		{"console-empty", Str{"Plassen er tom", "The desk is empty"}, ConsolePage(sampleConsole(p, Regions{}))},
		{"console-ringing", Str{"Det ringer", "It rings"}, ConsolePage(sampleConsole(p, sampleRinging(p.Lang)))},
		{"console-call", Str{"I samtale", "In call"}, ConsolePage(sampleConsole(p, sampleTalking(p.Lang)))},
		{"console-amk", Str{"AMK-konferanse", "AMK conference"}, ConsolePage(sampleTab(p, sampleConference(p.Lang), "support"))},
		{"console-after", Str{"Etterarbeid", "After-call work"}, ConsolePage(sampleTab(p, sampleAfter(p.Lang), "finish"))},
		{"console-advice", Str{"Råd", "Advice"}, ConsolePage(sampleTab(p, sampleAfter(p.Lang), "advice"))},
		{"console-done", Str{"Avsluttet", "Finished"}, ConsolePage(sampleConsole(p, sampleDone(p.Lang)))},
		{"console-watch", Str{"Observatør", "Observer"}, ConsolePage(sampleWatched(p))},
	}, sampleStations(p)...)
}

func sampleTab(p Page, r Regions, tab string) Console {
	c := sampleConsole(p, r)
	c.Tab = tab
	return c
}

func sampleWatched(p Page) Console {
	c := sampleConsole(p, sampleTalking(p.Lang))
	watch(&c)
	return c
}

func sampleConsole(p Page, r Regions) Console {
	l := p.Lang
	if r.Banner.Station == "" {
		r = sampleQuiet(l)
	}
	station, service := r.Banner.Station, r.Banner.Service
	c := Console{Page: p, Run: "sample", Station: station, Service: service, Regions: r, SMSOpening: SMSOpening(service, l)}
	for _, s := range []Str{
		{"Kan du fortelle mer?", "Can you tell me more?"}, {"Når begynte det?", "When did it begin?"}, {"Hvor er du nå?", "Where are you now?"},
		{"Hva heter du, og når er du født?", "What is your name, and when were you born?"}, {"Har du vondt noe sted?", "Does it hurt anywhere?"}, {"Har du feber?", "Do you have a fever?"},
	} {
		c.Picks = append(c.Picks, Pick{"ask", s.nb, map[Lang]string{English: s.en}[l]})
	}
	for _, s := range []Str{
		{"du blir tyngre i pusten", "breathing becomes harder"}, {"du ikke klarer å ligge", "you cannot lie down"}, {"leppene blir blå eller grå", "lips turn blue or grey"},
		{"du blir svimmel eller besvimer", "you get dizzy or faint"}, {"du får smerter i brystet", "you get chest pain"}, {"feberen stiger eller varer", "the fever rises or lasts"}, {"du ikke får i deg drikke", "you cannot keep drink down"},
	} {
		c.Worsening = append(c.Worsening, Option{s.nb, s.In(l)})
	}
	c.Limits = []Option{{"1h", Str{"innen en time", "within an hour"}.In(l)}, {"morning", Str{"i morgen tidlig", "tomorrow morning"}.In(l)}}
	c.Whom = []Option{{"116117", "116117"}, {"113", "113"}}
	c.Else = []Option{{"113", Str{"ring 113", "ring 113"}.In(l)}}
	for _, d := range sampleEndings(station) {
		c.Disposition = append(c.Disposition, Disposition{d, DispositionName(station, d, l), d == "attendance" || d == "home-visit" || d == "doctor-callback"})
	}
	return c
}

func sampleQuiet(l Lang) Regions {
	title := Str{"onsdag 19:40, 116117", "Wednesday 19:40, 116117"}.In(l)
	return Regions{
		Banner:  Banner{Lang: l, Station: "lvs-operator", Service: "lvs", Title: title, Doctor: "free"},
		Lines:   Lines{Lang: l, Station: "lvs-operator", Reach: []string{"amk", "doctor"}},
		Call:    Call{Lang: l},
		Strip:   Strip{Lang: l, Fields: sampleFields(l, nil)},
		Urgency: UrgencyView{Lang: l, Station: "lvs-operator"},
		Note:    Note{Lang: l},
		History: History{Lang: l, Service: "lvs"},
		Support: Support{Lang: l, Cards: sampleCards(l)},
		Advice:  Advice{Lang: l},
		Finish:  Finish{Lang: l, State: "locked"},
	}
}

func sampleFields(l Lang, values map[string]string) []Field {
	var out []Field
	for _, id := range []string{"caller", "patient", "born", "phone", "address", "reason"} {
		out = append(out, Field{id, Fields[id].In(l), values[id]})
	}
	return out
}

func sampleCards(l Lang) []Card {
	var out []Card
	for _, s := range []Str{{"Åpning", "Opening"}, {"Pustevansker", "Breathing difficulty"}, {"Feber og infeksjon", "Fever and infection"}, {"Svangerskap", "Pregnancy"}, {"Uklart problem, gjentatt kontakt", "Unclear problem, repeated contact"}} {
		out = append(out, Card{ID: s.en, Title: s.In(l)})
	}
	return out
}

func sampleRinging(l Lang) Regions {
	r := sampleQuiet(l)
	r.Banner.Waiting, r.Banner.Oldest = 2, 157140000
	r.Lines.Ringing = []Line{{Call: 1, Line: "116117", From: "+47 999 12 345", Since: 157200000}}
	r.Call.Ringing = true
	r.Strip.Known, r.Strip.Number = true, "+47 999 12 345"
	r.Strip.Register = &Register{"Silje Aasgaard-Henriksen", "14.03.1998", "Nedre Skogvei 14 B, 0281 Oslo", "+47 999 12 345"}
	return r
}

func sampleTalking(l Lang) Regions {
	r := sampleRinging(l)
	r.Lines.Ringing = nil
	r.Lines.Active = &Line{Call: 1, Line: "116117", From: "+47 999 12 345", Since: 157208000}
	r.Lines.CanJoin = true
	caller := Str{"Innringer", "Caller"}.In(l)
	r.Call = Call{Lang: l, Open: true, Parties: []Leg{{caller, "on", ""}}, Turns: []Turn{
		{Key: "t1", Time: "19:40:02", Event: Happenings["rang"].In(l)},
		{Key: "t2", Time: "19:40:08", Event: Happenings["answered"].In(l)},
		{Key: "t3", Time: "19:40:11", Who: wordYou.In(l), Own: true, Words: "Legevakten, du snakker med Kari. Hva gjelder det?"},
		{Key: "t4", Time: "19:40:15", Who: caller, Length: 6400},
		{Key: "t5", Time: "19:40:24", Who: wordYou.In(l), Own: true, Words: "Hvordan er det å puste nå?", Tag: wordPicked.In(l)},
		{Key: "t6", Time: "19:40:28", Who: caller, Length: 9800, Words: "Nei, altså … litt tungpust er jeg jo, men jeg er jo høygravid."},
		{Key: "t7", Time: "19:40:41", Who: wordYou.In(l), Own: true, Words: "Det skjønner jeg. Er det annerledes enn det pleier å være, når du for eksempel går i trappa eller legger deg ned?"},
		{Key: "t8", Time: "19:40:48", Who: caller, Length: 2100, Cut: true},
		{Key: "t9", Time: "19:40:52", Who: caller, Length: 4100, Speaking: true},
	}}
	r.Strip.Fields = sampleFields(l, map[string]string{"caller": "Pasienten selv", "patient": "Silje Aasgaard-Henriksen", "born": "14.03.1998", "address": "Nedre Skogvei 14 B", "reason": "Vond skulder, hoste"})
	r.Note = Note{Lang: l, Text: "Gravid 9. mnd. Hoste, vond skulder. Tungpust – annerledes enn forrige svangerskap.", Saved: "19:41:02"}
	r.History = History{Lang: l, Service: "lvs", Searched: "person", Found: []Entry{{ID: "e1", When: "tir 06:50", Title: "Telefonråd", Read: true}, {ID: "e2", When: "tir 13:20", Log: true}},
		Open: &Entry{ID: "e1", When: "tir 06:50", Title: "Telefonråd", Text: "Skuldersmerter siste natt, trekker nedover ryggen. Ikke tungpust.\nRåd om fastlege i dag."}}
	return r
}

func sampleConference(l Lang) Regions {
	r := sampleTalking(l)
	r.Banner.Doctor = "free"
	r.Lines.Muted, r.Lines.Subtitles = true, true
	caller, amk := Str{"Innringer", "Caller"}.In(l), Str{"AMK-operatør", "AMK operator"}.In(l)
	r.Call.Parties = []Leg{{caller, "held", ""}, {amk, "accepted", "amk"}, {Str{"Lege", "Doctor"}.In(l), "rings", "doctor"}}
	r.Call.To = []Option{{"p1", caller}, {"p2", amk}}
	r.Call.Turns = append(r.Call.Turns,
		Turn{Key: "t10", Time: "19:42:10", Event: amk + " " + Happenings["joined"].In(l)},
		Turn{Key: "t11", Time: "19:42:16", Who: wordYou.In(l), Own: true, To: amk, Words: "Gravid i niende måned, tungpust, klarer ikke ligge flatt. Nedre Skogvei 14 B."},
		Turn{Key: "t12", Time: "19:42:24", Event: amk + " " + Happenings["accepted"].In(l)})
	r.Urgency = UrgencyView{Lang: l, Station: "lvs-operator", Set: "red", At: "19:42:05", Was: []string{"yellow"}, CanJoin: true, AMK: true, Reasons: []string{Str{"Gravid med ny og annerledes tung pust", "Pregnant with new and different breathlessness"}.In(l)}}
	r.Support.Open = &Card{ID: "breathing", Title: r.Support.Cards[1].Title, Current: true,
		Questions: []string{Str{"Hvor mye klarer du før du må hvile?", "How much can you do before you must rest?"}.In(l), Str{"Hvordan er det å ligge flatt?", "How is it to lie flat?"}.In(l)},
		Criteria: []Criterion{
			{"c1", "red", Str{"Får ikke fram hele setninger, eller må sitte framoverbøyd for å puste", "Cannot speak whole sentences, or must lean forward to breathe"}.In(l), false},
			{"c2", "red", Str{"Gravid med ny og annerledes tung pust", "Pregnant with new and different breathlessness"}.In(l), true},
			{"c3", "yellow", Str{"Tung pust ved lett aktivitet", "Breathless on light activity"}.In(l), false},
			{"c4", "green", Str{"Hoste uten tung pust", "Cough without breathlessness"}.In(l), false},
		}, Advice: []string{Str{"Sitt oppreist, og ha noen hos deg.", "Sit upright, and have somebody with you."}.In(l)}}
	r.Support.Cards[1].Current, r.Support.Prior = true, true
	r.History.Warned = []Entry{{ID: "e1", When: "tir 06:50"}}
	r.Strip.Warns, r.Strip.Warned = true, r.History.Warned
	return r
}

func sampleAfter(l Lang) Regions {
	r := sampleConference(l)
	r.Lines = Lines{Lang: l, Station: "lvs-operator", Reach: []string{"amk", "doctor"}, CanJoin: true, After: true, CanBack: true}
	r.Call.Open, r.Call.To = false, nil
	r.Call.Parties = nil
	r.Call.Turns = append(r.Call.Turns, Turn{Key: "t20", Time: "19:44:40", Event: Happenings["ended-seat"].In(l)})
	r.Advice.Sent = []SMS{{"19:44:10", "Legevakten: Ring igjen ved noe av dette: blir mer tungpustet; blå eller grå på leppene. Ring 113."}}
	r.Finish.State = "open"
	return r
}

func sampleDone(l Lang) Regions {
	r := sampleAfter(l)
	r.Lines.Over, r.Lines.After, r.Banner.Over = true, false, true
	r.Lines.CanJoin, r.Lines.CanBack, r.Lines.Next = false, false, "/runs/sample"
	r.Finish = Finish{Lang: l, State: "done", Next: "/runs/sample", Ended: Dispositions["amk-takeover"].In(l)}
	return r
}
