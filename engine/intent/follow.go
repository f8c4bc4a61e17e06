package intent

import (
	"strings"

	"simlab/engine"
)

// followConfidence is given to an act that an earlier one made clear.
const followConfidence = 700

// maxFollow is the longest follow-up, in words.
const maxFollow = 4

// follows lists short questions that mean something only after another question.
// An empty intent stands for the earlier question asked again about now.
var follows = []struct{ words, intent string }{
	{"hvor lenge", "ask.onset"},
	{"hvor lenge da", "ask.onset"},
	{"hvor lenge har det", "ask.onset"},
	{"og hvor lenge", "ask.onset"},
	{"siden når", "ask.onset"},
	{"hvor vondt", "ask.pain_detail"},
	{"hvor sterkt", "ask.pain_detail"},
	{"på hvilken måte", "ask.tell_more"},
	{"på hvilken måte da", "ask.tell_more"},
	{"hvordan da", "ask.tell_more"},
	{"som hva da", "ask.tell_more"},
	{"og nå", ""},
	{"og nå da", ""},
	{"enn nå", ""},
	{"enn nå da", ""},
	{"hva med nå", ""},
	{"hvor mye", ""},
	{"hvor mye da", ""},
	{"hvor høy", ""},
	{"hvor ofte", ""},
	{"er du sikker", ""},
	{"er du sikker på det", ""},
	{"hvor da", ""},
	{"hvor hen", ""},
	{"hvilken da", ""},
	{"hvem da", ""},
	{"når da", ""},
	{"når var det", ""},
}

// followUp resolves a short question by the last question of the same person.
// One that only points back means nothing when nothing was asked.
func followUp(toks []token, prior []engine.Act) (string, bool) {
	if len(toks) == 0 || len(toks) > maxFollow {
		return "", false
	}
	said := strings.Join(norms(toks), " ")
	for _, f := range follows {
		if f.words != said {
			continue
		}
		last := lastQuestion(prior)
		switch {
		case f.intent == "" && last == "":
			return engine.IntentNone, true
		case f.intent == "":
			return last, true
		default:
			return f.intent, last != ""
		}
	}
	return "", false
}

func lastQuestion(acts []engine.Act) string {
	last := ""
	for _, a := range acts {
		if strings.HasPrefix(a.Intent, askPrefix) {
			last = a.Intent
		}
	}
	return last
}
