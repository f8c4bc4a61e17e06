package intent

import "strings"

// fillers are words that people put in without meaning anything by them here.
const fillers = "egentlig altså liksom faktisk jo nøyaktig vel cirka omtrent"

var filler = setOf(fillers)

// leadIns open a sentence and leave its meaning to what follows. Longest first.
var leadIns = [][]string{
	strings.Fields("jeg lurer på om"),
	strings.Fields("jeg vil gjerne vite om"),
	strings.Fields("jeg vil gjerne vite"),
	strings.Fields("kan du si meg om"),
	strings.Fields("kan du si meg"),
	strings.Fields("bare for å være sikker"),
	strings.Fields("ja hei du"),
	strings.Fields("vet du om"),
	strings.Fields("men du"),
	strings.Fields("ja men"),
	strings.Fields("og så"),
	strings.Fields("men"),
	strings.Fields("og"),
	strings.Fields("så"),
	strings.Fields("eller"),
}

// fewest is how many words a clause keeps when its frame is taken off.
const fewest = 2

// heart takes the frame off a clause: lead-ins, fillers and a closing "da". It is
// done to phrasings and utterances alike, so that neither needs the other's frame.
func heart(toks []token) []token {
	rest := toks
	for _, lead := range leadIns {
		if opensWith(rest, lead) && len(rest)-len(lead) >= fewest {
			rest = rest[len(lead):]
			break
		}
	}
	if n := len(rest); n > fewest && rest[n-1].norm == "da" {
		rest = rest[:n-1]
	}
	empty := 0
	for _, t := range rest {
		if filler[t.norm] {
			empty++
		}
	}
	if empty == 0 || len(rest)-empty < fewest {
		return rest
	}
	out := make([]token, 0, len(rest)-empty)
	for _, t := range rest {
		if !filler[t.norm] {
			out = append(out, t)
		}
	}
	return out
}

func opensWith(toks []token, lead []string) bool {
	if len(toks) < len(lead) {
		return false
	}
	for i, w := range lead {
		if toks[i].norm != w {
			return false
		}
	}
	return true
}
