package main

import (
	"bytes"
	"io"
)

// runVerb calls a verb with nothing on standard input.
func runVerb(v func([]string, io.Reader, io.Writer, io.Writer) int, args []string, stdout, stderr *bytes.Buffer) int {
	return v(args, bytes.NewReader(nil), stdout, stderr)
}
