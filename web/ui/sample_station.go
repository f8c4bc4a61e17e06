package ui

// sampleStations are the desks of doctor and AMK in their states, with made-up people.
func sampleStations(p Page) []Sample {
	l := p.Lang
	return []Sample{
		{"doctor-due", Str{"Legen: ringes opp", "Doctor: to be rung"}, ConsolePage(sampleConsole(p, sampleDue(l)))},
		{"doctor-call", Str{"Legen: i samtale", "Doctor: in call"}, ConsolePage(sampleConsole(p, sampleRung(l)))},
		{"doctor-sent", Str{"Legen: ambulanse varslet, AMK ringes", "Doctor: ambulance alerted, AMK rung"}, ConsolePage(sampleConsole(p, sampleSent(l)))},
		{"doctor-finish", Str{"Legen: avslutning", "Doctor: finishing"}, ConsolePage(sampleTab(p, sampleDoctorAfter(l), "finish"))},
		{"amk-ringing", Str{"AMK: det ringer", "AMK: it rings"}, ConsolePage(sampleConsole(p, sampleAMKRinging(l)))},
		{"amk-call", Str{"AMK: i samtale", "AMK: in call"}, ConsolePage(sampleConsole(p, sampleAMKCall(l)))},
		{"amk-sent", Str{"AMK: ambulanse bekreftet, rød linje", "AMK: ambulance confirmed, red line"}, ConsolePage(sampleConsole(p, sampleAMKSent(l)))},
		{"amk-released", Str{"AMK: gul linje, pasienten sluppet", "AMK: yellow line, patient released"}, ConsolePage(sampleTab(p, sampleReleased(l), "finish"))},
		{"amk-mo-call", Str{"AMK medisinsk operatør: i samtale", "AMK medical operator: in call"}, ConsolePage(sampleConsole(p, sampleMO(l)))},
		{"amk-watch", Str{"AMK: observatør", "AMK: observer"}, ConsolePage(sampleAMKWatched(p))},
		{"overview", Str{"Oversikt over alle journaler", "Overview of every journal"}, ConsolePage(sampleConsole(p, sampleOverview(l)))},
	}
}

// sampleEndings are what a case can end in at a station.
func sampleEndings(station string) []string {
	switch station {
	case "lv-doctor":
		return []string{"amk-takeover", "ambulance", "admitted", "maternity", "attendance", "home-visit", "doctor-callback", "gp", "advice", "unanswered"}
	case "amk-rk":
		return []string{"amk-takeover", "ambulance", "lvs", "doctor-callback", "maternity", "gp", "advice", "unanswered"}
	case "amk-mo":
		return []string{"ambulance", "lvs", "doctor-callback", "maternity", "gp", "advice", "unanswered"}
	}
	return []string{"amk-takeover", "ambulance", "attendance", "home-visit", "doctor-callback", "conferred", "maternity", "gp", "advice", "unanswered"}
}

// sampleAt makes the quiet desk that of a station.
func sampleAt(l Lang, station, service string, title Str, reach []string, resources ...string) Regions {
	r := sampleQuiet(l)
	r.Banner = Banner{Lang: l, Station: station, Service: service, Title: title.In(l)}
	r.Lines = Lines{Lang: l, Station: station, Reach: reach}
	for _, x := range resources {
		r.Lines.Alerts = append(r.Lines.Alerts, Alert{Resource: x, State: "none"})
	}
	r.Urgency = UrgencyView{Lang: l, Station: station, CanAlert: true}
	r.History.Service = service
	if service == "amk" {
		r.Banner.Doctor = "free"
		r.Strip.Fields = sampleOrder(l, amkFields, nil)
	}
	return r
}

var amkFields = []string{"address", "phone", "reason", "patient", "born", "caller"}

func sampleOrder(l Lang, ids []string, values map[string]string) []Field {
	var out []Field
	for _, id := range ids {
		out = append(out, Field{id, Fields[id].In(l), values[id]})
	}
	return out
}

func sampleDue(l Lang) Regions {
	r := sampleAt(l, "lv-doctor", "lvs", Str{"onsdag 21:10, legen ringer tilbake", "Wednesday 21:10, the doctor rings back"}, []string{"amk", "ward"}, "ambulance", "turnout")
	r.Lines.Due = "00 99 12 34"
	r.Strip.Known, r.Strip.Number = true, "00 99 12 34"
	r.Strip.Register = &Register{"Silje Aasgaard-Henriksen", "14.03.1998", "Nedre Skogvei 14 B, 0281 Oslo", "00 99 12 34"}
	r.Strip.Fields[0].Label = FieldName("caller", true, l)
	r.Call.Due = true
	r.Call.Task = Str{"Ringes opp innen 90 minutter. Hastegrad: vanlig.\nGjelder: hoste og feber, vond skulder\nUke 37. Litt tungpust, snakker uanstrengt. Drikker litt. Kjenner liv. Tok Paracet klokka åtte. Mor er i huset og kan passe storesøsteren.",
		"To be rung within 90 minutes. Urgency: routine.\nAbout: cough and fever, sore shoulder\nWeek 37. Slightly short of breath, speaks without strain. Drinks a little. Feels movements. Took paracetamol at eight. Her mother is in the house and can mind the older child."}.In(l)
	r.Finish.State = "due"
	return r
}

func sampleRung(l Lang) Regions {
	r := sampleDue(l)
	r.Lines.Due, r.Call.Due, r.Lines.CanJoin, r.Urgency.CanJoin = "", false, true, true
	r.Lines.Subtitles = true
	r.Lines.Active = &Line{Call: 1, Line: "caller", From: "00 99 12 34", Since: 162612000}
	who := RungName(l)
	r.Call.Open, r.Call.Parties = true, []Leg{{who, "on", ""}}
	r.Call.Turns = []Turn{
		{Key: "t1", Time: "21:10:05", Event: who + " " + Happenings["leg-rings"].In(l)},
		{Key: "t2", Time: "21:10:12", Event: who + " " + Happenings["picked-up"].In(l)},
		{Key: "t3", Time: "21:10:14", Who: who, Length: 1900, Words: "Ja, hallo?"},
		{Key: "t4", Time: "21:10:18", Who: wordYou.In(l), Own: true, Words: "Hei, det er legen på legevakten. Snakker jeg med Silje?"},
		{Key: "t5", Time: "21:10:23", Who: who, Length: 4200, Words: "Ja … det er meg.", Speaking: true},
	}
	if l == English {
		r.Call.Turns[2].Gloss, r.Call.Turns[4].Gloss = "Yes, hello?", "Yes … it is me."
	}
	r.Finish.State = "locked"
	return r
}

func sampleSent(l Lang) Regions {
	r := sampleRung(l)
	r.Lines.Alerts[0] = Alert{"ambulance", "alerted", "21:12:40"}
	r.Urgency.Set, r.Urgency.At, r.Urgency.Alerted, r.Urgency.AMK = "red", "21:12:40", true, true
	r.Call.Parties = append(r.Call.Parties, Leg{TargetName("amk", l), "rings", "amk"})
	r.Call.Turns[4].Speaking = false
	r.Call.Turns = append(r.Call.Turns,
		Turn{Key: "t6", Time: "21:12:40", Event: Actions["alert-ambulance"].In(l)},
		Turn{Key: "t7", Time: "21:12:40", Event: TargetName("amk", l) + " " + Happenings["leg-rings"].In(l)})
	return r
}

func sampleDoctorAfter(l Lang) Regions {
	r := sampleSent(l)
	r.Lines.Active, r.Lines.After, r.Lines.CanBack = nil, true, true
	r.Lines.Alerts[0] = Alert{"ambulance", "confirmed", "21:12:58"}
	r.Call.Parties, r.Call.Open = nil, false
	r.Finish.State = "open"
	return r
}

func sampleAMKRinging(l Lang) Regions {
	r := sampleAt(l, "amk-rk", "amk", Str{"torsdag 02:50, 113", "Thursday 02:50, 113"}, []string{"mo", "doctor", "lvs-red", "lvs-yellow", "ward"}, "ambulance", "doctor")
	r.Banner.Waiting, r.Banner.Oldest = 1, 182970000
	r.Lines.Ringing = []Line{{Call: 1, Line: "113", From: "00 99 12 34", Since: 183000000}}
	r.Call.Ringing = true
	r.Strip.Known, r.Strip.Number = true, "00 99 12 34"
	r.Strip.Register = &Register{"Silje Aasgaard-Henriksen", "14.03.1998", "Nedre Skogvei 14 B, 0281 Oslo", "00 99 12 34"}
	return r
}

func sampleAMKCall(l Lang) Regions {
	r := sampleAMKRinging(l)
	r.Lines.Ringing, r.Call.Ringing, r.Lines.CanJoin = nil, false, true
	r.Lines.Active = &Line{Call: 1, Line: "113", From: "00 99 12 34", Since: 183004000}
	who := CallerName(l)
	r.Call.Open, r.Call.Parties = true, []Leg{{who, "on", ""}}
	r.Call.Turns = []Turn{
		{Key: "t1", Time: "02:50:00", Event: Happenings["rang"].In(l)},
		{Key: "t2", Time: "02:50:04", Event: Happenings["answered"].In(l)},
		{Key: "t3", Time: "02:50:06", Who: wordYou.In(l), Own: true, Words: "Medisinsk nødtelefon. Hvor er du nå?"},
		{Key: "t4", Time: "02:50:09", Who: who, Length: 3800},
	}
	r.Strip.Fields = sampleOrder(l, amkFields, map[string]string{"address": "Nedre Skogvei 14 B, 2. etasje", "phone": "00 99 12 34", "reason": Str{"Tung pust", "Breathless"}.In(l)})
	r.History = History{Lang: l, Service: "amk", Searched: "number"}
	return r
}

func sampleAMKSent(l Lang) Regions {
	r := sampleAMKCall(l)
	r.Lines.Alerts = []Alert{{"ambulance", "confirmed", "02:51:32"}, {"doctor", "alerted", "02:51:50"}}
	r.Urgency.Set, r.Urgency.At, r.Urgency.Alerted = "red", "02:51:12", true
	lvs := RoleName("lvs", l)
	r.Call.Parties = append(r.Call.Parties, Leg{TargetName("mo", l), "accepted", "mo"}, Leg{lvs, "on", "lvs-red"})
	r.Call.To = []Option{{"caller", CallerName(l)}, {"mo", TargetName("mo", l)}, {"lvs-red", lvs}}
	for i, a := range []string{"alert-ambulance", "confirm-ambulance", "alert-doctor"} {
		r.Call.Turns = append(r.Call.Turns, Turn{Key: "a" + itoa(i), Time: []string{"02:51:12", "02:51:32", "02:51:50"}[i], Event: Actions[a].In(l)})
	}
	return r
}

func sampleReleased(l Lang) Regions {
	r := sampleAMKCall(l)
	r.Lines.Active, r.Lines.After, r.Lines.Released, r.Lines.CanBack = nil, true, true, true
	r.Call.Open, r.Call.Parties = false, nil
	r.Call.Turns = append(r.Call.Turns, Turn{Key: "r", Time: "02:53:02", Event: Actions["released"].In(l)})
	r.Finish.State = "open"
	return r
}

func sampleMO(l Lang) Regions {
	r := sampleAMKCall(l)
	r.Banner.Station, r.Lines.Station, r.Urgency.Station = "amk-mo", "amk-mo", "amk-mo"
	r.Lines.Reach = []string{"doctor", "lvs-red", "lvs-yellow", "ward"}
	return r
}

func sampleAMKWatched(p Page) Console {
	c := sampleConsole(p, sampleAMKSent(p.Lang))
	watch(&c)
	return c
}

// watch makes a desk an observer's.
func watch(c *Console) {
	c.Watch = true
	r := &c.Regions
	r.Banner.Watch, r.Lines.Watch, r.Strip.Watch, r.Urgency.Watch, r.Note.Watch = true, true, true, true, true
	for i := range r.Call.Parties {
		r.Call.Parties[i].Target = ""
	}
}

func sampleOverview(l Lang) Regions {
	r := sampleTalking(l)
	lvs, amk, gp := Services["lvs"].In(l), Services["amk"].In(l), Services["gp"].In(l)
	day := DaysAgo(1, l)
	r.History = History{Lang: l, Service: "lvs", Overview: true, Searched: "person",
		Found: []Entry{{ID: "e1", When: day + " 13:20", Of: gp}, {ID: "e2", When: day + " 06:50", Title: Str{"Telefon, tirsdag 06:50", "Telephone, Tuesday 06:50"}.In(l), Read: true, Of: lvs}, {ID: "e3", When: day + " 02:38", Log: true, Of: lvs}, {ID: "e4", When: day + " 02:10", Of: amk}},
		Open: &Entry{ID: "e2", When: day + " 06:50", Of: lvs, Title: Str{"Telefon, tirsdag 06:50", "Telephone, Tuesday 06:50"}.In(l),
			Text: UrgencyLine("green", l) + " " + EndedLine(DispositionName("lvs-operator", "gp", l), l) + "\n" + ReasonLine(Str{"vond skulder", "sore shoulder"}.In(l), l) + "\n" + Erased(l)}}
	return r
}
