package ui

// samplePages are the pages that scroll, with made-up data.
func samplePages(p Page) []Sample {
	out := []Sample{
		{"start", Str{"Forsiden", "Start page"}, StartPage(sampleStart(p))},
		{"start-empty", Str{"Forsiden uten samtaler", "Start page without calls"}, StartPage(Start{Page: p})},
		{"self", Str{"Egenvurdering", "Self-assessment"}, SelfPage(Self{Page: p, Action: "#", Set: "yellow"})},
		{"self-story", Str{"Egenvurdering i et forløp", "Self-assessment in a course"}, SelfPage(Self{Page: p, Action: "#", Set: "green", GoesOn: true})},
		{"self-problem", Str{"Egenvurdering med mangel", "Self-assessment lacking something"}, SelfPage(Self{Page: p, Action: "#", Problem: SelfMissing.In(p.Lang), Prior: "…"})},
		{"debrief", Str{"Gjennomgang", "Debrief"}, DebriefPage(sampleDebrief(p))},
		{"debrief-hidden", Str{"Gjennomgang uten utfall", "Debrief without the outcome"}, DebriefPage(sampleHidden(p))},
		{"debrief-open", Str{"Gjennomgang mens forløpet går videre", "Debrief while the course goes on"}, DebriefPage(sampleOpen(p))},
		{"debrief-later", Str{"Gjennomgang, en senere henvendelse er begynt", "Debrief, a later contact has begun"}, DebriefPage(sampleLater(p))},
		{"debrief-story", Str{"Gjennomgang av et helt forløp", "Debrief of a whole course"}, DebriefPage(sampleStory(p))},
		{"debrief-broken", Str{"Gjennomgang, avbrutt", "Debrief, broken off"}, DebriefPage(sampleBroken(p))},
		{"watch", Str{"Observatør", "Observer"}, WatchPage(Watch{Page: p, URL: "#"})},
	}
	for _, code := range []string{"not-found", "no-offer", "not-finished", "broken-off", "no-next", "unplayable", "gone", "forbidden", "bad-form", "too-large", "early", "owes", "origin", "busy", "internal"} {
		out = append(out, Sample{"problem-" + code, Problems[code].Title, ProblemPage(ProblemView{Page: p, Code: "…", Problem: Problems[code]})})
	}
	return out
}

func sampleStart(p Page) Start {
	l := p.Lang
	offers := func(titles ...Str) (out []StartCall) {
		for _, t := range titles {
			out = append(out, StartCall{Offer: "5a3c", Title: t.In(l)})
		}
		return out
	}
	v := Start{Page: p, Status: NotApproved.In(l),
		Warnings: []string{Str{"Samtalene her bygger på virkelige hendelser. Noen av dem handler om alvorlig sykdom.", "The calls here build on real events. Some are about serious illness."}.In(l)},
		Stations: []StartStation{
			{Stations["lvs-operator"].In(l), offers(Str{"tirsdag 06:50, 116117", "Tuesday 06:50, 116117"}, Str{"onsdag 19:40, 116117", "Wednesday 19:40, 116117"})},
			{Stations["lv-doctor"].In(l), offers(Str{"onsdag 21:10, legen ringer tilbake", "Wednesday 21:10, the doctor rings back"}, Str{"torsdag 04:40, legen ringer tilbake", "Thursday 04:40, the doctor rings back"})},
			{Stations["amk-mo"].In(l), offers(Str{"torsdag 02:50, 113", "Thursday 02:50, 113"})},
			{Stations["amk-rk"].In(l), offers(Str{"torsdag 02:50, 113", "Thursday 02:50, 113"})},
		},
		Stories: []StartCall{{Offer: "5a3d", Title: WholeStory(Str{"tirsdag 06:50, 116117", "Tuesday 06:50, 116117"}.In(l), l)}},
	}
	v.Stations[0].Calls[0].Checked = true
	title, seat := Str{"onsdag 19:40, 116117", "Wednesday 19:40, 116117"}.In(l), Stations["lvs-operator"].In(l)
	for i, state := range []string{"live", "finished", "assess", "finished", "broken"} {
		r := StartRun{URL: "#", When: itoa(22-i) + ".11.2026 18:55", Title: title, Station: seat, State: state, Story: i == 1}
		if r.Story {
			r.Next = "#"
		}
		v.Runs = append(v.Runs, r)
	}
	return v
}

func sampleHidden(p Page) Debrief {
	d := sampleDebrief(p)
	d.Hide = true
	return d
}

func sampleOpen(p Page) Debrief {
	d := sampleDebrief(p)
	d.Open, d.Title, d.Original, d.Sources, d.Story = true, "", "", nil, sampleContacts(p.Lang, false)
	d.GoOn = &GoOn{Next: "#", Stop: "#", Title: Str{"onsdag 21:10, legen ringer tilbake", "Wednesday 21:10, the doctor rings back"}.In(p.Lang), Station: Stations["lv-doctor"].In(p.Lang)}
	return d
}

func sampleLater(p Page) Debrief {
	d := sampleOpen(p)
	d.GoOn = &GoOn{Latest: "#"}
	return d
}

func sampleStory(p Page) Debrief {
	d := sampleDebrief(p)
	d.Story, d.Aids, d.OtherVersion = sampleContacts(p.Lang, true), []string{AidWords["recontact"].In(p.Lang), AidWords["overview"].In(p.Lang)}, true
	d.End = Str{"Hun ble funnet livløs neste morgen.", "She was found lifeless the next morning."}.In(p.Lang)
	d.Same = []SameCall{{URL: "#", When: "20.11.2026 08:03", Station: d.Station, Figures: d.Figures}, {URL: "#", When: d.Played, Station: d.Station, Story: true, Here: true, Aids: d.Aids, Figures: d.Figures}}
	return d
}

// sampleContacts are the contacts of a story in every state, over or going on.
func sampleContacts(l Lang, over bool) []StoryContact {
	out := []StoryContact{
		{Title: Str{"tirsdag 06:50, 116117", "Tuesday 06:50, 116117"}.In(l), Station: Stations["lvs-operator"].In(l), Urgency: "green", Ending: Dispositions["gp"].In(l), URL: "#"},
		{Title: Str{"tirsdag 13:20, fastlegekontoret", "Tuesday 13:20, the GP's surgery"}.In(l), State: "original", Urgency: "green", Ending: Dispositions["advice"].In(l)},
		{Title: Str{"onsdag 19:40, 116117", "Wednesday 19:40, 116117"}.In(l), Station: Stations["lvs-operator"].In(l), Urgency: "yellow", Ending: Dispositions["doctor-callback"].In(l) + WithinMinutes(60, l), URL: "#", Here: true},
		{Title: Str{"onsdag 21:10, legen ringer tilbake", "Wednesday 21:10, the doctor rings back"}.In(l), Station: Stations["lv-doctor"].In(l), State: "waiting"},
	}
	if !over {
		return out
	}
	out[3].State, out[3].URL = "broken", "#"
	for _, state := range []string{"none", "unplayed"} {
		out = append(out, StoryContact{Title: Str{"torsdag 02:50, 113", "Thursday 02:50, 113"}.In(l), Station: Stations["amk-rk"].In(l), State: state})
	}
	for i := range out {
		if out[i].State != "original" {
			out[i].WasUrgency, out[i].Was = "green", Dispositions["doctor-callback"].In(l)
		}
	}
	out[0].Gone, out[0].URL = true, ""
	return out
}

func sampleBroken(p Page) Debrief {
	d := sampleDebrief(p)
	d.Broken, d.Self, d.Next, d.Rubrics, d.Ladder.Facts = true, nil, nil, nil, nil
	return d
}

func sampleDebrief(p Page) Debrief {
	l := p.Lang
	d := Debrief{Page: p, Title: Str{"Gjentatte henvendelser", "Repeated contacts"}.In(l), Contact: Str{"onsdag 19:40, 116117", "Wednesday 19:40, 116117"}.In(l), Status: NotApproved.In(l),
		Station: Stations["lvs-operator"].In(l), Played: "22.11.2026 18:55", Shown: ShownWords(true, true, l),
		Outcome:  Str{"Hun ble undersøkt på legevakten den kvelden og innlagt samme natt.", "She was examined at the clinic that evening and admitted the same night."}.In(l),
		Original: Str{"I historien ble hun bedt om å ringe igjen om hun ble verre.", "In the story she was told to ring again if she became worse."}.In(l),
		Self:     &SelfShown{AnswerOf("too-low", l), "Hun hadde ringt før, men jeg slo det ikke opp.", "Spurt hvordan det er å ligge."},
		Figures: []Figure{
			{FigureLabels["triage"].In(l), FigureWords["triage/moderate-under"].In(l), StepWords(2, l) + ", " + FitWords["below"].In(l), "green"},
			{FigureLabels["recontact"].In(l), FigureWords["recontact/acted"].In(l), TurnWords(7, l), ""},
			{FigureLabels["advice"].In(l), OfWords(2, 5, l), "", ""},
			{FigureLabels["amk"].In(l), FigureWords["amk/missed"].In(l), PassedWords(0, 31, l), ""},
			{FigureLabels["facts"].In(l), OfWords(14, 26, l), "", ""},
		},
		Next:     []Try{{Str{"Spør om noen har vært kontaktet før", "Ask whether anybody was contacted before"}.In(l), "«Har du vært i kontakt med oss eller noen andre om dette tidligere?»"}, {Str{"Prøv pusten", "Test the breathing"}.In(l), "«Kan du legge deg litt bakover mens vi snakker?»"}},
		Sources:  []Source{{"Ukom: Gravid kvinne og gjentatte henvendelser", "ukom.no, 2024"}},
		Invented: InventedWords(14, 26),
	}
	sampleTranscript(&d)
	sampleDrawings(&d)
	for i, s := range []string{"fully", "partly", "not", "na"} {
		item := Verdict{Title: Str{"Spurte om pusten er annerledes enn før", "Asked whether breathing differs from before"}.In(l), Met: s,
			Why: Str{"Tung pust er vanlig sent i svangerskapet. Det som teller, er at den er ny eller annerledes.", "Breathlessness is common late in pregnancy. What counts is that it is new or different."}.In(l)}
		if i < 2 {
			item.Proof = []Proof{{"m3", "00:24", "«Hvordan er det å puste nå?»"}, {"m4", "00:31", "«Nei, altså … litt tungpust er jeg jo,  …»"}}
		}
		if s == "not" {
			item.Blame = BlameWords["caller"].In(l)
		}
		if i == 0 {
			d.Rubrics = append(d.Rubrics, Rubric{Title: Str{"Triage", "Triage"}.In(l), Tally: TallyWords(1, 1, 1, l)})
		}
		d.Rubrics[0].Items = append(d.Rubrics[0].Items, item)
	}
	return d
}

func sampleTranscript(d *Debrief) {
	l := d.Lang
	caller := CallerName(l)
	d.Said = []Said{
		{ID: "m1", Time: "−00:08", Event: Happenings["rang"].In(l)},
		{ID: "m2", Time: "00:03", Who: wordYou.In(l), Own: true, Words: "Legevakten, du snakker med Kari. Hva gjelder det?"},
		{ID: "m3", Time: "00:24", Who: wordYou.In(l), Own: true, Words: "Hvordan er det å puste nå?", Tag: FromList(l)},
		{ID: "m4", Time: "00:31", Who: caller, Words: "Nei, altså … litt tungpust er jeg jo, men jeg er jo høygravid.", Sounds: "/a /b", Tag: Interrupted(l)},
		{ID: "m5", Time: "01:02", Event: Actions["urgency"].In(l) + ": " + Urgencies["green"].In(l)},
		{ID: "m6", Time: "02:10", Event: Happenings["ended-seat"].In(l)},
	}
	if l == English {
		d.Said[3].Gloss = "Well … a bit short of breath I am, but then I am heavily pregnant."
	}
}

func sampleDrawings(d *Debrief) {
	l := d.Lang
	for i, kind := range []string{"caller", "you", "others", "actions", "proof"} {
		lane := Lane{Label: LaneText(kind, l), Kind: kind, Y: i * LaneHeight}
		if i < 3 {
			for x := 0; x < 7; x++ {
				lane.Bars = append(lane.Bars, Bar{X: 130 + 130*x + 40*i, W: 30 + 6*x, Moment: "m4", Text: "00:31"})
			}
		}
		d.Timeline.Lanes = append(d.Timeline.Lanes, lane)
	}
	for i, s := range []string{"action", "green", "yellow", "red", "action"} {
		d.Timeline.Lanes[3].Marks = append(d.Timeline.Lanes[3].Marks, Mark{X: 200 + 150*i, Moment: "m5", Text: s, Shape: s})
	}
	for i, s := range []string{"fully", "partly", "not"} {
		d.Timeline.Lanes[4].Marks = append(d.Timeline.Lanes[4].Marks, Mark{X: 300 + 150*i, Moment: "m4", Text: Verdicts[s].In(l), Shape: s})
	}
	d.Timeline.Ticks = []Tick{{120, "00:00"}, {370, "01:00"}, {620, "02:00"}, {870, "03:00"}}
	for i, kind := range []string{"rr", "spo2", "pulse", "news2"} {
		y := 24 + i*(PanelHigh+PanelGap)
		d.Course.Panels = append(d.Course.Panels, Panel{Label: PanelText(kind, l), Y: y, High: "40", Low: "10",
			Points: "130," + itoa(y+50) + " 400," + itoa(y+44) + " 700," + itoa(y+30) + " 1090," + itoa(y+8)})
	}
	d.Course.Height = 24 + 4*(PanelHigh+PanelGap) + 4
	d.Course.Bands = []Band{{150, 2, "1", false}, {260, 2, "2", false}, {640, 6, "3", true}, {900, 2, "5", false}}
	d.Course.Ticks = []Tick{{200, "12:00"}, {400, "18:00"}, {600, "00:00"}}
	d.Course.Rows = []ChartRow{{"1", "18", "97", "98", "1"}, {"3", "23", "95", "112", "6"}}
	counts := []int{26, 14, 9, 4, 2, 3}
	for i, r := range Rungs {
		d.Ladder.Steps = append(d.Ladder.Steps, LadderStep{r.Text.In(l), counts[i], 26})
	}
	for i, s := range []Str{{"Tungpusten kjennes annerledes enn i forrige svangerskap", "The breathlessness differs from the last pregnancy"}, {"Gravid i niende måned", "Nine months pregnant"}, {"Har ringt legevakten før", "Has rung the clinic before"}} {
		f := LadderFact{Text: s.In(l), Critical: i == 0, Lost: Rungs[(i+2)%6].Text.In(l)}
		for k, r := range Rungs {
			f.Rungs = append(f.Rungs, Rung{Text: r.Text.In(l), Taken: k <= i+1, Moment: map[bool]string{true: "m4"}[k > 0]})
		}
		d.Ladder.Facts = append(d.Ladder.Facts, f)
	}
}
