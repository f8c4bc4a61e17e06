// Package speech makes the callers' voices when content is built: it turns the
// phrases of a scenario into clips and a manifest that says when each word is
// heard. Nothing of it runs while somebody practises.
//
// The way of a phrase: its text is cut into words and put as people say it
// (numbers, abbreviations, words that the voice mispronounces); espeak-ng speaks
// it as a separate process; silence at the ends is trimmed, the sound resampled
// to 16 kHz, its band and precision brought to what a telephone carries, its
// level set, and the clip stored as FLAC: about 7 kB a second.
package speech
