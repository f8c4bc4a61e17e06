// Package scenarios reads what authors write and compiles it to what the engine
// plays. It is the only package that knows YAML.
//
// [Compile] reads a scenario's folder and the library it leans on, collects every
// finding with its position and returns a [Bundle]: the program of the engine,
// the content that is only shown, the phrasings of the matcher and the rubrics.
// A bundle carries the files that it was made from, so that a run can keep them
// and be compiled again by [CompileArchive].
//
// Reading goes YAML text, then nodes with positions (yaml.go), then declarations
// (declare_*.go), then checks that look across files (check_*.go), then the
// program (build_*.go). No step stops at the first error but the YAML itself.
//
// All functions may be called from several goroutines; what they return is
// immutable by agreement and may be shared.
package scenarios
