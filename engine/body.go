package engine

import "slices"

// At returns vitals and authored signs of a course at a moment: interpolated by
// integer division between neighbouring keyframes, held before the first and
// after the last. Consciousness steps at its keyframe.
func at(frames []Keyframe, t Millis) (Vitals, Authored) {
	if len(frames) == 0 {
		return Vitals{}, Authored{}
	}
	i := 0
	for i < len(frames) && frames[i].At <= t {
		i++
	}
	if i == 0 {
		return frames[0].Vitals, frames[0].Signs
	}
	a := frames[i-1]
	if i == len(frames) {
		return a.Vitals, a.Signs
	}
	b := frames[i]
	mix := func(x, y int) int { return between(a.At, b.At, t, x, y) }
	return Vitals{
			RR: mix(a.Vitals.RR, b.Vitals.RR), SpO2: mix(a.Vitals.SpO2, b.Vitals.SpO2),
			Pulse: mix(a.Vitals.Pulse, b.Vitals.Pulse), SBP: mix(a.Vitals.SBP, b.Vitals.SBP),
			Temp: mix(a.Vitals.Temp, b.Vitals.Temp), ACVPU: a.Vitals.ACVPU,
		}, Authored{
			Cough: mix(a.Signs.Cough, b.Signs.Cough), Gurgle: mix(a.Signs.Gurgle, b.Signs.Gurgle),
			Wheeze: mix(a.Signs.Wheeze, b.Signs.Wheeze), Pain: mix(a.Signs.Pain, b.Signs.Pain),
			Fatigue: mix(a.Signs.Fatigue, b.Signs.Fatigue),
		}
}

// between returns the value at t on the line from (a, x) to (b, y), by integer
// division towards x.
func between(a, b, t Millis, x, y int) int {
	if b <= a {
		return x
	}
	return x + int(Millis(y-x)*(t-a)/(b-a))
}

// point is a corner of a table that is read with straight lines between corners.
type point struct{ x, y int }

func read(table []point, x int) int {
	if x <= table[0].x {
		return table[0].y
	}
	for i := 1; i < len(table); i++ {
		if a, b := table[i-1], table[i]; x <= b.x {
			return between(Millis(a.x), Millis(b.x), Millis(x), a.y, b.y)
		}
	}
	return table[len(table)-1].y
}

// Words said on one breath, by how heavy the breathing is (see load). Leaning
// forward with the belly supported hides the strain; lying back or walking does
// not. The corners are the first case's invented figures, not measurements.
var (
	wordsMasked = []point{{0, 22}, {7, 14}, {9, 12}, {15, 9}, {19, 7}, {30, 3}}
	wordsBare   = []point{{0, 18}, {7, 9}, {9, 7}, {15, 5}, {19, 3}, {30, 1}}
)

// load is how far breathing is from that of a well person at rest: breaths above
// 18 a minute plus points of saturation below 97.
func load(v Vitals) int { return max(0, v.RR-18) + max(0, 97-v.SpO2) }

// SignsOf returns what others can see and hear of a body: a pure function of
// vitals, posture, exertion (0 to 3) and authored signs.
func SignsOf(v Vitals, posture Posture, exertion int, a Authored) Signs {
	l := load(v)
	words := read(wordsBare, l)
	switch posture {
	case Forward:
		words = read(wordsMasked, l)
	case Sitting, Propped:
		words = (read(wordsMasked, l) + words) / 2
	}
	// Walking is the exertion that the bare table holds; more of it costs more.
	if exertion > 1 || exertion > 0 && posture != Walking {
		words -= exertion
	}
	s := Signs{
		Breaths: v.RR + 2*exertion, Words: max(1, words),
		Cough: a.Cough, Wheeze: a.Wheeze, Pain: a.Pain, Fatigue: a.Fatigue,
		Posture: posture, ACVPU: v.ACVPU,
	}
	// Fluid is heard when it has nowhere to run: upright it is one step quieter.
	s.Gurgle = a.Gurgle
	if posture != Lying && s.Gurgle > 0 {
		s.Gurgle--
	}
	s.Pallor = step(v.Pulse, 105, 120, 130)
	s.Cyanosis = step(100-v.SpO2, 9, 12, 16)
	s.Sweat = step(v.Temp+5*max(0, v.Pulse-100)/10, 386, 400, 415)
	s.Distress = min(3, step(l, 6, 12, 18)+min(1, exertion))
	return s
}

// step is 0 below the first bound and one more for each bound reached.
func step(x int, bounds ...int) int {
	n := 0
	for _, b := range bounds {
		if x >= b {
			n++
		}
	}
	return n
}

// path is the course as the run has taken it so far.
func (m *Machine) path() Path { return Path{&m.p.Course, m.s.Taken} }

// VitalsAt returns the patient's measurements at a story time on the course as it
// stands now.
func (m *Machine) VitalsAt(t Millis) Vitals { return m.path().VitalsAt(t) }

// Vitals returns the patient's measurements now.
func (m *Machine) Vitals() Vitals { return m.VitalsAt(m.s.Now) }

// Signs returns what others can see and hear of the patient now.
func (m *Machine) Signs() Signs { return m.signs(m.s.Now, m.s.Posture, m.s.Exertion) }

func (m *Machine) signs(t Millis, p Posture, exertion int) Signs {
	v, a := m.path().at(t)
	return SignsOf(v, p, exertion, a)
}

// turn takes a turn of the course, once.
func (m *Machine) turn(i int) {
	if m.turned(i) {
		return
	}
	at := m.s.Now + m.p.Course.Turns[i].Delay
	m.s.Taken = append(m.s.Taken, taken{i, at})
	m.emit(&CourseTurned{Turn: m.p.Course.Turns[i].ID, Takes: at})
}

func (m *Machine) turned(i int) bool {
	return slices.ContainsFunc(m.s.Taken, func(x taken) bool { return x.Turn == i })
}
