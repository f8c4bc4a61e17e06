// Package library holds the shipped scenarios and what they share: phrasings,
// decision-support cards, rubrics and worsening advice. It is data only; package
// scenarios compiles it.
package library

import "embed"

// Files holds the library: phrases/, cards/, rubrics/, worsening.yaml and a folder
// for each scenario, with its sounds once they have been made.
//
//go:embed *
var Files embed.FS
