package web

import (
	"cmp"
	"slices"

	"simlab/scenarios"
	"simlab/scoring"
)

// The order in which people meet things, where their ids say nothing of it. What
// is not named comes after, as it was.

// pickOrder is how a call goes: greeting, what it is about, who and where, then
// the questions, then the closing.
var pickOrder = []string{"greet", "ask.reason", "ask.tell_more", "ask.location", "ask.phone", "ask.name", "ask.identity", "ask.relation",
	"ask.consciousness", "ask.breathing", "ask.onset", "ask.development", "ask.pain", "ask.fever", "ask.food_drink", "ask.sleep", "ask.function",
	"ask.history", "ask.medication", "ask.allergy", "ask.company", "ask.speak_with_patient", "ask.speak_with_other", "ask.access", "ask.expectation"}

// cardOrder puts the card that every call begins with first.
var cardOrder = []string{"opening"}

// rubricOrder is how a call is gone through.
var rubricOrder = []string{"triage", "recontact", "communication", "advice", "handover"}

// inOrder returns the things with those named in order first.
func inOrder[T any](things []T, order []string, id func(T) string) []T {
	place := func(t T) int {
		if i := slices.Index(order, id(t)); i >= 0 {
			return i
		}
		return len(order)
	}
	out := slices.Clone(things)
	slices.SortStableFunc(out, func(a, b T) int { return cmp.Compare(place(a), place(b)) })
	return out
}

func orderedPicks(c *scenarios.Content) []scenarios.IntentContent {
	return inOrder(c.Intents, pickOrder, func(i scenarios.IntentContent) string { return i.ID })
}

func orderedCards(c *scenarios.Content) []scenarios.CardContent {
	return inOrder(c.Cards, cardOrder, func(x scenarios.CardContent) string { return x.ID })
}

func orderedRubrics(rs []scoring.Rubric) []scoring.Rubric {
	return inOrder(rs, rubricOrder, func(r scoring.Rubric) string { return r.ID })
}
