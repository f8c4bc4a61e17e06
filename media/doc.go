// Package media holds what simlab knows about sound: mono 16-bit speech, its
// decoding and lossless encoding, resampling, levels, the envelope a waveform is
// drawn from, and the manifest that says what clips a scenario has.
//
// Nothing here plays sound or knows a clock. Everything that ends up in a file is
// computed with integers, or with floating point whose rounding is spelled out,
// so that the same input gives the same bytes on every machine.
package media
