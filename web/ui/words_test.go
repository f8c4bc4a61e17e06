package ui

import (
	"slices"
	"testing"
)

// Every table of words, so that an empty translation is found even where the
// compiler saw a pair.
func tables() map[string]map[string]Str {
	return map[string]map[string]Str{
		"Urgencies": Urgencies, "Stations": Stations, "Dispositions": Dispositions, "Fields": Fields, "LineNames": LineNames,
		"Services": Services, "seatNames": seatNames, "journalNames": journalNames, "stationDispositions": stationDispositions, "AlertStates": AlertStates, "Greetings": Greetings,
		"RunStates": RunStates, "LegStates": LegStates, "Happenings": Happenings, "Refusals": Refusals, "RefusalsBy": RefusalsBy,
		"Verdicts": Verdicts, "FigureLabels": FigureLabels, "FigureWords": FigureWords, "FitWords": FitWords, "BlameWords": BlameWords, "Actions": Actions,
		"StoryStates": StoryStates, "AidWords": AidWords,
	}
}

func TestEveryWordHasBothLanguages(t *testing.T) {
	for name, table := range tables() {
		if len(table) == 0 {
			t.Errorf("%s is empty", name)
		}
		for code, s := range table {
			if s.In(Norwegian) == "" || s.In(English) == "" {
				t.Errorf("%s[%q] = %+v lacks a language", name, code, s)
			}
		}
	}
	for code, p := range Problems {
		for _, s := range []Str{p.Title, p.Say} {
			if s.In(Norwegian) == "" || s.In(English) == "" {
				t.Errorf("problem %q lacks a language: %+v", code, p)
			}
		}
	}
}

func TestLanguageIsNorwegianUnlessEnglishIsMeant(t *testing.T) {
	for tag, want := range map[string]Lang{"": Norwegian, "nb": Norwegian, "nn-NO": Norwegian, "de": Norwegian, "en": English, "en-GB": English, "EN": English, "e": Norwegian} {
		if got := ParseLang(tag); got != want {
			t.Errorf("ParseLang(%q) = %q, want %q", tag, got, want)
		}
	}
}

func TestKeysNeverTakeWhatBrowsersOrWritingNeed(t *testing.T) {
	forbidden := map[string]bool{"F5": true, "F11": true, "F12": true, "Ctrl+N": true, "Ctrl+T": true, "Ctrl+W": true, "Shift+F10": true}
	for _, station := range []string{"lvs-operator", "lv-doctor", "amk-mo", "amk-rk"} {
		seen := map[string]string{}
		for _, k := range keysOf(station, "lvs") {
			if forbidden[k.Press] || len([]rune(k.Press)) == 1 {
				t.Errorf("%s has the key %s", k.Action, k.Press)
			}
			if other, ok := seen[k.Press]; ok {
				t.Errorf("at %s %s and %s share the key %s", station, k.Action, other, k.Press)
			}
			seen[k.Press] = k.Action
		}
	}
}

// Whatever can be pressed on the left has its key at that station.
func TestWhatCanBePressedHasAKeyThere(t *testing.T) {
	has := func(station, action string) bool {
		return slices.ContainsFunc(keysOf(station, "lvs"), func(k Key) bool { return k.Action == action })
	}
	for station, x := range map[string]struct{ reach, alert []string }{
		"lvs-operator": {[]string{"amk", "doctor", "ward"}, nil},
		"lv-doctor":    {[]string{"amk", "ward"}, []string{"ambulance", "turnout"}},
		"amk-mo":       {[]string{"doctor", "lvs-red", "lvs-yellow", "ward"}, []string{"ambulance", "doctor"}},
		"amk-rk":       {[]string{"mo", "doctor", "lvs-red", "lvs-yellow", "ward"}, []string{"ambulance", "doctor"}},
	} {
		for _, r := range reaches {
			if slices.Contains(x.reach, r.Target) && !has(station, r.Action) {
				t.Errorf("%s has no key for %s", station, r.Action)
			}
		}
		for _, a := range alerts {
			if slices.Contains(x.alert, a.Resource) && !has(station, a.Action) {
				t.Errorf("%s has no key for %s", station, a.Action)
			}
		}
	}
}

func TestSMSSaysOnlyWhatWasChosen(t *testing.T) {
	got := SMSText("lvs", Norwegian, []string{"blir mer tungpustet", "blå på leppene"}, "innen en time", "116117", "ring 113 hvis du ikke kommer gjennom")
	want := "Legevakten: Ring igjen ved noe av dette: blir mer tungpustet; blå på leppene. Ring innen en time. Ring 116117. Ring 113 hvis du ikke kommer gjennom."
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := SMSText("lvs", Norwegian, nil, "", "113", ""); got != "Legevakten: Ring 113." {
		t.Errorf("whom alone gives %q", got)
	}
}

func TestRedGoesStraightThrough(t *testing.T) {
	tests := []struct {
		name string
		view UrgencyView
		code string
		want string
	}{
		{"AMK sends the ambulance at once, call or none", UrgencyView{CanAlert: true}, "red", `[{"kind":"urgency","urgency":"red"},{"kind":"alert","target":"ambulance"}]`},
		{"the ambulance is on its way already", UrgencyView{CanAlert: true, Alerted: true}, "red", `[{"kind":"urgency","urgency":"red"}]`},
		{"a doctor sends it and brings AMK in", UrgencyView{CanAlert: true, CanJoin: true}, "red", `[{"kind":"urgency","urgency":"red"},{"kind":"alert","target":"ambulance"},{"kind":"connect","target":"amk"}]`},
		{"yellow sends nobody", UrgencyView{CanAlert: true, CanJoin: true}, "yellow", `[{"kind":"urgency","urgency":"yellow"}]`},
		{"red in a call opens AMK", UrgencyView{CanJoin: true}, "red", `[{"kind":"urgency","urgency":"red"},{"kind":"connect","target":"amk"}]`},
		{"AMK is there already", UrgencyView{CanJoin: true, AMK: true}, "red", `[{"kind":"urgency","urgency":"red"}]`},
		{"while it rings there is nobody to bring in", UrgencyView{}, "red", `[{"kind":"urgency","urgency":"red"}]`},
		{"red again when AMK was let go", UrgencyView{Set: "red", CanJoin: true}, "red", `[{"kind":"connect","target":"amk"}]`},
		{"yellow opens nothing", UrgencyView{CanJoin: true}, "yellow", `[{"kind":"urgency","urgency":"yellow"}]`},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) {
			if got := commands(urgencyCommands(x.view, x.code)...); got != x.want {
				t.Errorf("got %s, want %s", got, x.want)
			}
		})
	}
}
