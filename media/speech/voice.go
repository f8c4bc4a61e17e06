package speech

import (
	"fmt"
	"regexp"

	"simlab/media"
)

// Voice is how a party sounds; see media.Voice.
type Voice = media.Voice

// DefaultVoices are the voices to use where a scenario names none, by the party's
// role. They differ in pitch, timbre and pace, so that two in a conference are
// told apart at once: patient (a woman of 27), mother (a woman of 58), amk (the
// AMK operator, a brisk man), doctor (a calm man, lower and slower), mo (AMK's medical
// operator, a lighter man), operator (at the legevakt's central, a hurried woman), ward
// (the obstetrician on call, a low, even woman).
// Treat it as read-only.
var DefaultVoices = map[string]Voice{
	"patient": {Variant: "nb+f3", Speed: 160, Pitch: 54, Amplitude: 100}, // about 210 Hz
	"mother":  {Variant: "nb+f4", Speed: 150, Pitch: 47, Amplitude: 100}, // about 175 Hz
	"amk":     {Variant: "nb+m3", Speed: 172, Pitch: 64, Amplitude: 100}, // about 125 Hz
	"doctor":  {Variant: "nb+m4", Speed: 152, Pitch: 45, Amplitude: 100}, // about 90 Hz

	"mo":       {Variant: "nb+m7", Speed: 166, Pitch: 56, Amplitude: 100},
	"operator": {Variant: "nb+f5", Speed: 176, Pitch: 58, Amplitude: 100},
	"ward":     {Variant: "nb+f2", Speed: 156, Pitch: 40, Amplitude: 100},
}

// variantName keeps a voice's name from being read as an option or a path.
var variantName = regexp.MustCompile(`^[a-z]{2,3}(-[a-z0-9]+)*(\+[A-Za-z0-9_]+)?$`)

// checkVoice tells an author what is wrong with a voice.
func checkVoice(party string, v Voice) error {
	switch {
	case !variantName.MatchString(v.Variant):
		return fmt.Errorf("voice of %q: variant %q is no voice name such as nb+f2", party, v.Variant)
	case v.Speed < 80 || v.Speed > 450:
		return fmt.Errorf("voice of %q: speed %d is outside 80 to 450 words a minute", party, v.Speed)
	case v.Pitch < 0 || v.Pitch > 99:
		return fmt.Errorf("voice of %q: pitch %d is outside 0 to 99", party, v.Pitch)
	case v.Amplitude < 1 || v.Amplitude > 200:
		return fmt.Errorf("voice of %q: amplitude %d is outside 1 to 200", party, v.Amplitude)
	}
	return nil
}
