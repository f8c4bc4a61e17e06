package engine

// Millis is story time in milliseconds since midnight before the first day of
// the story. It is never wall time.
type Millis int64

// Units of story time.
const (
	Second Millis = 1000
	Minute        = 60 * Second
	Hour          = 60 * Minute
	Day           = 24 * Hour
)

// Day returns the story day, counted from 1.
func (t Millis) Day() int { return int(t/Day) + 1 }

// Clock returns the time of day.
func (t Millis) Clock() (hour, minute, second int) {
	d := t % Day
	return int(d / Hour), int(d % Hour / Minute), int(d % Minute / Second)
}
