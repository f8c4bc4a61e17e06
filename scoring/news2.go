package scoring

import "simlab/engine"

// NEWS2Parts is the points of each of the seven parts of [NEWS2].
type NEWS2Parts struct {
	RR, SpO2, Oxygen, SBP, Pulse, ACVPU, Temp int
}

// Total adds the parts up, 0 to 20.
func (p NEWS2Parts) Total() int {
	return p.RR + p.SpO2 + p.Oxygen + p.SBP + p.Pulse + p.ACVPU + p.Temp
}

// NEWS2 returns the aggregate score of the National Early Warning Score 2 and its
// parts. onOxygen tells that the patient breathes supplemental oxygen; scale2
// that the oxygen saturation is judged by scale 2, which is for patients with
// confirmed hypercapnic respiratory failure, on a clinician's decision only.
//
// Reproduced from: Royal College of Physicians. National Early Warning Score
// (NEWS) 2: Standardising the assessment of acute-illness severity in the NHS.
// Updated report of a working party. London: RCP, 2017.
//
// The score is not made for pregnancy, nor for anybody under 16 years: a healthy
// woman near term can score 4, and a sick one little. It is shown beside the
// course to help a debrief and takes no part in any verdict.
func NEWS2(v engine.Vitals, onOxygen, scale2 bool) (int, NEWS2Parts) {
	p := NEWS2Parts{
		RR:    band(v.RR, bands{{8, 3}, {11, 1}, {20, 0}, {24, 2}}, 3),
		SpO2:  band(v.SpO2, bands{{91, 3}, {93, 2}, {95, 1}}, 0),
		SBP:   band(v.SBP, bands{{90, 3}, {100, 2}, {110, 1}, {219, 0}}, 3),
		Pulse: band(v.Pulse, bands{{40, 3}, {50, 1}, {90, 0}, {110, 1}, {130, 2}}, 3),
		Temp:  band(v.Temp, bands{{350, 3}, {360, 1}, {380, 0}, {390, 1}}, 2),
	}
	if scale2 {
		p.SpO2 = spo2Scale2(v.SpO2, onOxygen)
	}
	if onOxygen {
		p.Oxygen = 2
	}
	if v.ACVPU != engine.Alert {
		p.ACVPU = 3
	}
	return p.Total(), p
}

// spo2Scale2 punishes too much saturation as well, but only when it comes from
// oxygen that is given.
func spo2Scale2(spo2 int, onOxygen bool) int {
	if spo2 > 92 && !onOxygen {
		return 0
	}
	return band(spo2, bands{{83, 3}, {85, 2}, {87, 1}, {92, 0}, {94, 1}, {96, 2}}, 3)
}

// bands are upper limits, included, in rising order, with the points up to them.
type bands []struct{ to, points int }

// band returns the points of a value, and above when it is over the last limit.
func band(v int, bs bands, above int) int {
	for _, b := range bs {
		if v <= b.to {
			return b.points
		}
	}
	return above
}
