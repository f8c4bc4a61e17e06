package scoring_test

import (
	"testing"

	"simlab/engine"
	"simlab/scoring"
)

// The whole published table, boundary by boundary: Royal College of Physicians,
// National Early Warning Score (NEWS) 2, London 2017.
func TestNEWS2Table(t *testing.T) {
	healthy := engine.Vitals{RR: 16, SpO2: 98, Pulse: 70, SBP: 120, Temp: 370, ACVPU: engine.Alert}
	type row struct{ value, points int }
	set := func(put func(*engine.Vitals, int)) func(int) engine.Vitals {
		return func(n int) engine.Vitals {
			v := healthy
			put(&v, n)
			return v
		}
	}
	rr := set(func(v *engine.Vitals, n int) { v.RR = n })
	spo2 := set(func(v *engine.Vitals, n int) { v.SpO2 = n })
	sbp := set(func(v *engine.Vitals, n int) { v.SBP = n })
	pulse := set(func(v *engine.Vitals, n int) { v.Pulse = n })
	temp := set(func(v *engine.Vitals, n int) { v.Temp = n })
	for _, c := range []struct {
		name           string
		vitals         func(int) engine.Vitals
		oxygen, scale2 bool
		part           func(scoring.NEWS2Parts) int
		rows           []row
	}{
		{"respiration rate", rr, false, false, func(p scoring.NEWS2Parts) int { return p.RR },
			[]row{{0, 3}, {8, 3}, {9, 1}, {11, 1}, {12, 0}, {20, 0}, {21, 2}, {24, 2}, {25, 3}, {60, 3}}},
		{"SpO2 scale 1, air", spo2, false, false, func(p scoring.NEWS2Parts) int { return p.SpO2 },
			[]row{{50, 3}, {91, 3}, {92, 2}, {93, 2}, {94, 1}, {95, 1}, {96, 0}, {100, 0}}},
		{"SpO2 scale 1, oxygen", spo2, true, false, func(p scoring.NEWS2Parts) int { return p.SpO2 },
			[]row{{91, 3}, {92, 2}, {93, 2}, {94, 1}, {95, 1}, {96, 0}, {100, 0}}},
		{"SpO2 scale 2, air", spo2, false, true, func(p scoring.NEWS2Parts) int { return p.SpO2 },
			[]row{{83, 3}, {84, 2}, {85, 2}, {86, 1}, {87, 1}, {88, 0}, {92, 0}, {93, 0}, {95, 0}, {97, 0}, {100, 0}}},
		{"SpO2 scale 2, oxygen", spo2, true, true, func(p scoring.NEWS2Parts) int { return p.SpO2 },
			[]row{{83, 3}, {84, 2}, {85, 2}, {86, 1}, {87, 1}, {88, 0}, {92, 0}, {93, 1}, {94, 1}, {95, 2}, {96, 2}, {97, 3}, {100, 3}}},
		{"systolic pressure", sbp, false, false, func(p scoring.NEWS2Parts) int { return p.SBP },
			[]row{{40, 3}, {90, 3}, {91, 2}, {100, 2}, {101, 1}, {110, 1}, {111, 0}, {219, 0}, {220, 3}, {260, 3}}},
		{"pulse", pulse, false, false, func(p scoring.NEWS2Parts) int { return p.Pulse },
			[]row{{20, 3}, {40, 3}, {41, 1}, {50, 1}, {51, 0}, {90, 0}, {91, 1}, {110, 1}, {111, 2}, {130, 2}, {131, 3}, {220, 3}}},
		{"temperature", temp, false, false, func(p scoring.NEWS2Parts) int { return p.Temp },
			[]row{{300, 3}, {350, 3}, {351, 1}, {360, 1}, {361, 0}, {380, 0}, {381, 1}, {390, 1}, {391, 2}, {430, 2}}},
		{"consciousness", set(func(v *engine.Vitals, n int) { v.ACVPU = engine.ACVPU(n) }), false, false,
			func(p scoring.NEWS2Parts) int { return p.ACVPU },
			[]row{{int(engine.Alert), 0}, {int(engine.Confused), 3}, {int(engine.ToVoice), 3}, {int(engine.ToPain), 3}, {int(engine.Unresponsive), 3}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, r := range c.rows {
				total, parts := scoring.NEWS2(c.vitals(r.value), c.oxygen, c.scale2)
				if got := c.part(parts); got != r.points {
					t.Errorf("%d gives %d, want %d", r.value, got, r.points)
				}
				want := r.points
				if c.oxygen {
					want += 2
				}
				if total != want {
					t.Errorf("%d gives %d in all, want %d", r.value, total, want)
				}
			}
		})
	}
}

func TestNEWS2Oxygen(t *testing.T) {
	v := engine.Vitals{RR: 16, SpO2: 98, Pulse: 70, SBP: 120, Temp: 370}
	for _, c := range []struct {
		oxygen bool
		want   int
	}{{false, 0}, {true, 2}} {
		if got, _ := scoring.NEWS2(v, c.oxygen, false); got != c.want {
			t.Errorf("oxygen %v gives %d, want %d", c.oxygen, got, c.want)
		}
	}
}

func TestNEWS2OfTheFirstCase(t *testing.T) {
	for _, c := range []struct {
		contact string
		v       engine.Vitals
		want    int
	}{
		{"K1", engine.Vitals{RR: 18, SpO2: 97, Pulse: 98, SBP: 118, Temp: 379}, 1},
		{"K2", engine.Vitals{RR: 20, SpO2: 97, Pulse: 102, SBP: 118, Temp: 380}, 1},
		{"K3", engine.Vitals{RR: 23, SpO2: 95, Pulse: 112, SBP: 112, Temp: 387}, 6},
		{"K4", engine.Vitals{RR: 24, SpO2: 94, Pulse: 114, SBP: 110, Temp: 380}, 6},
		{"K5", engine.Vitals{RR: 28, SpO2: 92, Pulse: 126, SBP: 102, Temp: 390}, 9},
		{"K6", engine.Vitals{RR: 30, SpO2: 90, Pulse: 132, SBP: 98, Temp: 391}, 13},
	} {
		if got, parts := scoring.NEWS2(c.v, false, false); got != c.want {
			t.Errorf("%s: %d (%+v), want %d", c.contact, got, parts, c.want)
		}
	}
}

func TestNEWS2RunsFromZeroToTwenty(t *testing.T) {
	worst := engine.Vitals{RR: 40, SpO2: 70, Pulse: 150, SBP: 60, Temp: 340, ACVPU: engine.Unresponsive}
	if got, _ := scoring.NEWS2(worst, true, false); got != 20 {
		t.Errorf("the worst scores %d, want 20", got)
	}
}
