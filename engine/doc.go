// Package engine is the deterministic core of simlab: a scenario compiled to a
// [Program] is played by a [Machine] that turns commands and passing story time
// into events.
//
// The same program, header and inputs at the same story times always give the
// same events, on every machine: the package uses integers only, reads no clock,
// starts no goroutine, does no input or output, and ranges over no map in
// anything that reaches an event. Time, randomness and identity are inputs.
//
// The caller's duties, in this order, for each input:
//
//  1. stamp it with a story time not before the last one,
//  2. call [Machine.Advance] to that time, then [Machine.Apply],
//  3. store the input and all returned events in one transaction,
//  4. only then show the events to anybody.
//
// If step 3 fails the machine must be thrown away and rebuilt from the journal.
package engine
