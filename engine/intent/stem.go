package intent

import "strings"

// suffixes that Norwegian inflection puts on nouns, verbs and adjectives, longest
// first. Both written languages are covered: -ar, -ane and -a beside -er, -ene and -en.
var suffixes = []string{
	"hetene", "heten", "heter", "endes", "ande", "ende", "edes", "enes", "ane", "ene", "ede", "ers", "ets", "ens", "het", "ast", "est",
	"en", "ar", "er", "as", "es", "et", "te", "a", "e", "t",
}

// minStem is the fewest bytes a stem keeps: shorter ones would join unrelated words.
const minStem = 3

// stem cuts one inflectional suffix off a normalised word.
func stem(w string) string {
	for _, s := range suffixes {
		if len(w)-len(s) >= minStem && strings.HasSuffix(w, s) {
			return w[:len(w)-len(s)]
		}
	}
	return w
}
