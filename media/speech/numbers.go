package speech

import (
	"strconv"
	"strings"
)

var (
	small = [...]string{"null", "en", "to", "tre", "fire", "fem", "seks", "syv", "åtte", "ni", "ti",
		"elleve", "tolv", "tretten", "fjorten", "femten", "seksten", "sytten", "atten", "nitten"}
	tens = [...]string{2: "tjue", 3: "tretti", 4: "førti", 5: "femti", 6: "seksti", 7: "sytti", 8: "åtti", 9: "nitti"}
)

// readOut are the numbers that everybody says digit by digit though they are short.
var readOut = map[string]bool{"110": true, "112": true, "113": true, "02800": true}

// sayDigits reads a number digit by digit: "en en tre".
func sayDigits(digits string) string {
	words := make([]string, 0, len(digits))
	for _, d := range digits {
		words = append(words, small[d-'0'])
	}
	return strings.Join(words, " ")
}

// sayNumber reads a run of digits as people do: as a number up to 9999, digit by
// digit when it is longer, starts with a zero or is an emergency number.
func sayNumber(digits string) string {
	if readOut[digits] || len(digits) > 4 || len(digits) > 1 && digits[0] == '0' {
		return sayDigits(digits)
	}
	n, err := strconv.Atoi(digits)
	if err != nil {
		return sayDigits(digits)
	}
	return cardinal(n)
}

// cardinal says 0 to 9999; 1900 to 1999 as years are said.
func cardinal(n int) string {
	switch {
	case n < 20:
		return small[n]
	case n < 100:
		if n%10 == 0 {
			return tens[n/10]
		}
		return tens[n/10] + " " + small[n%10]
	case n >= 1900 && n < 2000:
		return join("nitten hundre", n%100, " og ")
	case n < 1000:
		head := "hundre"
		if n >= 200 {
			head = small[n/100] + " hundre"
		}
		return join(head, n%100, " og ")
	case n < 2000:
		return thousand("tusen", n%1000)
	default:
		return thousand(small[n/1000]+" tusen", n%1000)
	}
}

func thousand(head string, rest int) string {
	if rest < 100 {
		return join(head, rest, " og ")
	}
	return join(head, rest, " ")
}

func join(head string, rest int, by string) string {
	if rest == 0 {
		return head
	}
	return head + by + cardinal(rest)
}

// ordinals are said for dates: "3." is "tredje".
var ordinals = [...]string{1: "første", 2: "andre", 3: "tredje", 4: "fjerde", 5: "femte", 6: "sjette",
	7: "sjuende", 8: "åttende", 9: "niende", 10: "tiende", 11: "ellevte", 12: "tolvte", 13: "trettende",
	14: "fjortende", 15: "femtende", 16: "sekstende", 17: "syttende", 18: "attende", 19: "nittende",
	20: "tjuende", 21: "tjueførste", 22: "tjueandre", 23: "tjuetredje", 24: "tjuefjerde", 25: "tjuefemte",
	26: "tjuesjette", 27: "tjuesjuende", 28: "tjueåttende", 29: "tjueniende", 30: "trettiende", 31: "trettiførste"}

// sayClock says a time of day in figures: 22.40 is "tjue to førti", 07.05 "syv null fem",
// 20.00 "tjue null null".
func sayClock(hour, minute int) string {
	switch {
	case minute == 0:
		return cardinal(hour) + " null null"
	case minute < 10:
		return cardinal(hour) + " null " + small[minute]
	default:
		return cardinal(hour) + " " + cardinal(minute)
	}
}
