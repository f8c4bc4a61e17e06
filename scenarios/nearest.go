package scenarios

import (
	"slices"
	"strconv"
	"strings"
)

// maxNamed is how many alternatives a message lists before it says "and others".
const maxNamed = 24

// sorted returns the values in order, each once.
func sorted(values []string) []string {
	out := slices.Clone(values)
	slices.Sort(out)
	return slices.Compact(out)
}

// alternatives ends a message about something unknown: the nearest of the known,
// and all of them when they are few enough to read.
func alternatives(got string, known []string) string {
	known = sorted(known)
	if len(known) == 0 {
		return ": there are none"
	}
	out := ""
	if near := nearest(got, known); near != "" {
		out = ": did you mean " + strconv.Quote(near) + "?"
		if len(known) == 1 {
			return out
		}
		out += " Known are "
	} else {
		out = ": known are "
	}
	if len(known) <= maxNamed {
		return out + strings.Join(known, ", ")
	}
	return out + strings.Join(known[:maxNamed], ", ") + " and " + strconv.Itoa(len(known)-maxNamed) + " others"
}

// nearest returns the known value with the smallest edit distance, "" when none
// is near enough to have been meant. known is sorted, which settles ties.
func nearest(got string, known []string) string {
	best, limit := "", len([]rune(got))/3+1
	for _, k := range known {
		if d := distance(got, k, limit); d <= limit {
			best, limit = k, d-1
		}
	}
	return best
}

// distance is the number of single-character edits between two texts, or more
// than limit when it is more than limit.
func distance(a, b string, limit int) int {
	x, y := []rune(a), []rune(b)
	if len(x)-len(y) > limit || len(y)-len(x) > limit {
		return limit + 1
	}
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(diagonal+cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(y)]
}
