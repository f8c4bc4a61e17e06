package ui

import "strconv"

// truth writes a truth as ARIA wants it.
func truth(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

func itoa(n int) string     { return strconv.Itoa(n) }
func itoa64(n int64) string { return strconv.FormatInt(n, 10) }

// seconds writes milliseconds as whole seconds, at least one.
func seconds(ms int64) string {
	s := (ms + 500) / 1000
	if s < 1 {
		s = 1
	}
	return strconv.FormatInt(s, 10) + " s"
}

// voiceWidth is how long a stretch of sound is drawn, in pixels: 14 a second,
// cut off where the column ends.
func voiceWidth(ms int64) string {
	w := ms * 14 / 1000
	if w < 10 {
		w = 10
	}
	if w > 240 {
		w = 240
	}
	return strconv.FormatInt(w, 10)
}

// word returns the text of a code, or the code itself: data may name what the
// catalogue has never heard of.
func word(m map[string]Str, code string, l Lang) string {
	if s, ok := m[code]; ok {
		return s.In(l)
	}
	return code
}

// runLink says what following an exercise leads to.
func runLink(state string) Str {
	switch state {
	case "live":
		return wordRunGoOn
	case "assess":
		return wordRunAssess
	}
	return wordRunDebrief
}

// viewBox is the frame of a drawing of the given height.
func viewBox(height int) string { return "0 0 " + itoa(DrawWidth) + " " + itoa(height) }

func timelineHeight(t Timeline) int { return len(t.Lanes)*LaneHeight + 24 }

// percent is a part of a whole, 0 to 100.
func percent(n, of int) string {
	if of <= 0 {
		return "0"
	}
	return itoa(100 * n / of)
}
