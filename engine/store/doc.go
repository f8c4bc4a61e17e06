// Package store keeps the journals of runs: in SQLite ([Store]) or in memory
// ([Memory]). Both answer the same conformance suite.
//
// An append names the lease it writes under and the sequence it follows, and
// returns once the records are on disk. It answers nil, [ErrConflict] (the
// journal's tip is elsewhere), [ErrFenced] (somebody else has taken the run),
// [ErrDuplicate] (exactly these records are there already) or [ErrNotFound].
// Anything else is a fault of the disk or the database, and then the caller
// must read the journal to learn what it holds.
//
// One goroutine writes. It commits whatever waits, at most a hundred appends at
// once, and never waits for more: alone an append costs one fsync, in a crowd
// many share one.
//
// What people said or wrote stands in a table of its own and can be erased: no
// file of the data folder holds it afterwards.
//
// The package is the only one that imports gorm. All its types may be shared by
// goroutines.
package store
