package scenarios

import (
	"regexp"
	"strconv"

	"simlab/engine"
	"simlab/scenarios/diag"
)

var clockForm = regexp.MustCompile(`^([1-9][0-9]?) ([01][0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9]))?$`)

// clock returns a required story time.
func (o *object) clock(key string) engine.Millis { return o.storyTime(o.text(key)) }

func (o *object) storyTime(t name) engine.Millis {
	if t.val == "" {
		return 0
	}
	m := clockForm.FindStringSubmatch(t.val)
	if m == nil {
		report(o.diags, t.at, diag.BadValue, `%q is no time: write the story day and the clock, "2 19:40" or "2 19:40:30"`, shorten(t.val))
		return 0
	}
	n := func(i int) engine.Millis { v, _ := strconv.Atoi(m[i]); return engine.Millis(v) }
	return (n(1)-1)*engine.Day + n(2)*engine.Hour + n(3)*engine.Minute + n(4)*engine.Second
}

var durationForm = regexp.MustCompile(`^(-)?(?:([0-9]{1,3})h)?(?:([0-9]{1,4})m)?(?:([0-9]{1,5})(?:\.([0-9]))?s)?(?:([0-9]{1,6})ms)?$`)

// span reads a node that must be a duration from lo to hi.
func span(diags *diag.List, n *node, what string, lo, hi engine.Millis) engine.Millis {
	t, ok := scalar(diags, n, what)
	if !ok {
		return 0
	}
	m := durationForm.FindStringSubmatch(t.val)
	if m == nil || t.val == "-" {
		report(diags, t.at, diag.BadValue, "%q is no duration: write 90s, 0.5s, 12m, 2h or 1h30m", shorten(t.val))
		return 0
	}
	part := func(i int) engine.Millis { v, _ := strconv.Atoi("0" + m[i]); return engine.Millis(v) }
	d := part(2)*engine.Hour + part(3)*engine.Minute + part(4)*engine.Second + part(5)*engine.Second/10 + part(6)
	if m[1] != "" {
		d = -d
	}
	if d < lo || d > hi {
		report(diags, t.at, diag.OutOfRange, "%s is %s: expected %s to %s", what, t.val, sayDuration(lo), sayDuration(hi))
		return 0
	}
	return d
}

// sayDuration writes a duration as an author would.
func sayDuration(d engine.Millis) string {
	switch {
	case d%engine.Hour == 0 && d != 0:
		return strconv.FormatInt(int64(d/engine.Hour), 10) + "h"
	case d%engine.Minute == 0 && d != 0:
		return strconv.FormatInt(int64(d/engine.Minute), 10) + "m"
	}
	return strconv.FormatInt(int64(d/engine.Second), 10) + "s"
}

// duration returns a required duration from lo to hi.
func (o *object) duration(key string, lo, hi engine.Millis) engine.Millis {
	return span(o.diags, o.need(key), key, lo, hi)
}

// optDuration is duration for a key that may be left out.
func (o *object) optDuration(key string, otherwise, lo, hi engine.Millis) engine.Millis {
	if !o.has(key) {
		return otherwise
	}
	return o.duration(key, lo, hi)
}

// durations returns a list of durations from lo to hi.
func (o *object) durations(key string, items []*node, lo, hi engine.Millis) []engine.Millis {
	var out []engine.Millis
	for _, n := range items {
		out = append(out, span(o.diags, n, key, lo, hi))
	}
	return out
}
