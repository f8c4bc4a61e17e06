// Package scoring judges a played contact: it reads the events of a run and the
// sheet that its header carries, and says for each criterion of a rubric how well
// it was met and which events prove it.
//
// It is pure: no clock, no randomness, no map order in anything it returns, so
// the same events always give the same bytes. [Score] and a [Monitor] stepped
// live, event by event, give the same verdicts, because Score is nothing but
// monitors stepped to the end.
//
// Verdicts are coarse (not, partly, full, not applicable) because agreement
// between human raters is good only for poor against sufficient. A score is a
// starting point for a conversation and never decides alone about a person.
//
// What a rubric can say is described in docs/rubric-format.md.
package scoring
