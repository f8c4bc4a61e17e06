// Package runner plays runs in real time: one goroutine owns each live run, its
// machine and its journal's tip. It is the only package that reads the wall clock
// for story time.
//
// For each thing that happens the owner, in this order,
//
//  1. stamps it with a story time,
//  2. asks the machine what it causes, which changes nothing outside,
//  3. appends the input and the events to the journal in one transaction,
//  4. hands them to the attached seats, which never blocks,
//  5. answers whoever asked.
//
// When step 3 fails nobody knows what the journal holds: the machine is dropped,
// every attachment is closed with [ErrSuspended], and the next [Runner.Attach]
// builds the run anew from its journal. What was acknowledged is in there.
//
// Story time goes on at the rate of the wall clock while somebody other than an
// observer is attached, and stands still otherwise. A run begins to ring when it
// is first attached to.
package runner
