// Package diag holds what is wrong with what an author wrote: a position, a
// severity, a message and a stable code. Messages name what stands there and
// what may stand there; they are for authors and never for trainees.
package diag

import (
	"cmp"
	"fmt"
	"slices"
)

// Severity says how grave a finding is.
type Severity string

const (
	Error   Severity = "error"   // the scenario cannot be played
	Warning Severity = "warning" // it can, but something should be mended
)

// Diagnostic is one finding. File is as the author knows it. Line and Col count
// from 1, Col in characters, not bytes; both are 0 when the finding concerns the
// file as a whole.
type Diagnostic struct {
	File     string   `json:"file"`
	Line     int      `json:"line"`
	Col      int      `json:"col"`
	Severity Severity `json:"severity"`
	Code     Code     `json:"code"`
	Message  string   `json:"message"`
}

// String returns the diagnostic in the form that editors understand:
// file:line:col: severity: message [code].
func (d Diagnostic) String() string {
	return fmt.Sprintf("%s:%d:%d: %s: %s [%s]", d.File, d.Line, d.Col, d.Severity, d.Message, d.Code)
}

// List is a set of findings. The zero value is empty and ready to use. It is not
// safe for concurrent use.
type List []Diagnostic

// Add appends a finding with the severity that its code is registered with. An
// unregistered code is a fault of the caller and panics.
func (l *List) Add(file string, line, col int, code Code, format string, args ...any) {
	e, ok := Lookup(code)
	if !ok {
		panic("diag: unregistered code " + string(code))
	}
	*l = append(*l, Diagnostic{file, line, col, e.Severity, code, fmt.Sprintf(format, args...)})
}

// Sort orders the findings by file, line, column, code and message, and drops
// those that say the same twice.
func (l *List) Sort() {
	slices.SortFunc(*l, func(a, b Diagnostic) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col),
			cmp.Compare(a.Code, b.Code), cmp.Compare(a.Message, b.Message))
	})
	*l = slices.Compact(*l)
}

// HasErrors reports whether some finding makes the scenario unplayable.
func (l List) HasErrors() bool {
	return slices.ContainsFunc(l, func(d Diagnostic) bool { return d.Severity == Error })
}

// Err returns nil when the list holds no error, else an error that tells the
// first and how many others there are.
func (l List) Err() error {
	first, n := "", 0
	for _, d := range l {
		if d.Severity == Error {
			if n == 0 {
				first = d.String()
			}
			n++
		}
	}
	switch n {
	case 0:
		return nil
	case 1:
		return fmt.Errorf("%s", first)
	}
	return fmt.Errorf("%s, and %d other errors", first, n-1)
}
