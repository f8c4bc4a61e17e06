package media

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
)

// ManifestFile is the name of the manifest in a folder of clips.
const ManifestFile = "manifest.json"

// ManifestFormat is the format number this package reads and writes.
const ManifestFormat = 1

// Manifest lists the clips of one folder: what each phrase sounds like, how long
// it lasts and when each of its words is heard. It is made when content is built
// and read-only afterwards; many may read one at once.
type Manifest struct {
	Format int              `json:"format"` // ManifestFormat
	Engine string           `json:"engine"` // the program that spoke, such as "espeak-ng"
	Rate   int              `json:"rate"`   // samples a second of every clip
	Voices map[string]Voice `json:"voices"` // by party
	Clips  []Clip           `json:"clips"`  // ascending by ID, each ID once
}

// Voice is how a party sounds. The zero value of a field is a value, no default.
type Voice struct {
	Variant   string `json:"variant"`   // the engine's name of the voice, such as "nb+f2"
	Speed     int    `json:"speed"`     // words a minute, 80 to 450
	Pitch     int    `json:"pitch"`     // 0 to 99
	Amplitude int    `json:"amplitude"` // 0 to 200, before levels are made equal
}

// Clip is one phrase as sound.
type Clip struct {
	ID         string `json:"id"`          // the phrase's id in the scenario
	TextDigest string `json:"text_digest"` // hex SHA-256 of the text, the voice and the way of making
	File       string `json:"file"`        // in the manifest's folder; tells nothing of the content
	Millis     int    `json:"millis"`      // duration
	Words      []Word `json:"words"`       // in order, not overlapping
	PeakDBFS   int    `json:"peak_dbfs"`   // hundredths of a decibel, 0 or below
	Bytes      int    `json:"bytes"`       // size of the file
}

// Word is one word of a phrase as written, with the punctuation that clings to it.
type Word struct {
	Text string `json:"text"`
	From int    `json:"from"` // milliseconds into the clip
	To   int    `json:"to"`   // not before From, not after the clip's end
}

// Clip returns the clip of a phrase.
func (m *Manifest) Clip(id string) (Clip, bool) {
	i, ok := slices.BinarySearchFunc(m.Clips, id, func(c Clip, id string) int { return strings.Compare(c.ID, id) })
	if !ok {
		return Clip{}, false
	}
	return m.Clips[i], true
}

// Load reads a manifest and checks it, so that whoever holds one can rely on it.
// Unknown keys are an error: a newer format must say so by its number.
func Load(data []byte) (*Manifest, error) {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	m := new(Manifest)
	if err := dec.Decode(m); err != nil {
		return nil, fmt.Errorf("read media manifest: %w", err)
	}
	if dec.More() {
		return nil, fmt.Errorf("read media manifest: more after the end, at byte %d", dec.InputOffset())
	}
	if err := m.check(); err != nil {
		return nil, fmt.Errorf("read media manifest: %w", err)
	}
	return m, nil
}

// LoadFS reads the manifest of a folder of clips. A folder without one gives an
// error that is fs.ErrNotExist.
func LoadFS(fsys fs.FS) (*Manifest, error) {
	data, err := fs.ReadFile(fsys, ManifestFile)
	if err != nil {
		return nil, fmt.Errorf("read media manifest: %w", err)
	}
	return Load(data)
}

// Encode returns the manifest as indented JSON with keys in a fixed order, clips
// sorted by id and a line feed at the end: equal manifests give equal bytes. It
// changes nothing in m. A manifest that Load would refuse is an error.
func (m *Manifest) Encode() ([]byte, error) {
	sorted := *m
	sorted.Clips = slices.Clone(m.Clips)
	slices.SortFunc(sorted.Clips, func(a, b Clip) int { return strings.Compare(a.ID, b.ID) })
	if sorted.Clips == nil {
		sorted.Clips = []Clip{}
	}
	for i := range sorted.Clips {
		if sorted.Clips[i].Words == nil {
			sorted.Clips[i].Words = []Word{}
		}
	}
	if sorted.Voices == nil {
		sorted.Voices = map[string]Voice{}
	}
	if err := sorted.check(); err != nil {
		return nil, fmt.Errorf("write media manifest: %w", err)
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(&sorted); err != nil {
		return nil, fmt.Errorf("write media manifest: %w", err)
	}
	// A line for each clip, so that differences can be read. Inside a text the quotes
	// are escaped, so these bytes begin a clip and nothing else.
	return bytes.ReplaceAll(out.Bytes(), []byte(`{"id":`), []byte("\n{\"id\":")), nil
}

const (
	longestMillis = 10 * 60 * 1000 // no phrase lasts ten minutes
	largestBytes  = 100 << 20
)

var (
	clipFile  = regexp.MustCompile(`^[0-9a-f]{16}\.flac$`)
	hexDigest = regexp.MustCompile(`^[0-9a-f]{64}$`)
)

// IsClipFile reports whether a file name is one that content building makes:
// sixteen hex digits and .flac. Other files in the folder belong to the author.
func IsClipFile(name string) bool { return clipFile.MatchString(name) }

func (m *Manifest) check() error {
	if m.Format != ManifestFormat {
		return fmt.Errorf("format %d, known is %d", m.Format, ManifestFormat)
	}
	if m.Rate < 1 {
		return fmt.Errorf("rate %d Hz", m.Rate)
	}
	for i, c := range m.Clips {
		if i > 0 && m.Clips[i-1].ID >= c.ID {
			return fmt.Errorf("clip %q stands after %q: ids must ascend and differ", c.ID, m.Clips[i-1].ID)
		}
		if err := c.check(); err != nil {
			return fmt.Errorf("clip %q: %w", c.ID, err)
		}
	}
	return nil
}

func (c Clip) check() error {
	switch {
	case c.ID == "":
		return errors.New("no id")
	case !IsClipFile(c.File):
		return fmt.Errorf("file %q is not sixteen hex digits and .flac", c.File)
	case !hexDigest.MatchString(c.TextDigest):
		return fmt.Errorf("text_digest %q is not 64 hex digits", c.TextDigest)
	case c.Millis < 1 || c.Millis > longestMillis:
		return fmt.Errorf("%d ms is outside 1 to %d", c.Millis, longestMillis)
	case c.Bytes < 1 || c.Bytes > largestBytes:
		return fmt.Errorf("%d bytes is outside 1 to %d", c.Bytes, largestBytes)
	case c.PeakDBFS > 0 || c.PeakDBFS < Silence:
		return fmt.Errorf("peak_dbfs %d is outside %d to 0", c.PeakDBFS, Silence)
	}
	at := 0
	for _, w := range c.Words {
		if w.Text == "" || w.From < at || w.To < w.From || w.To > c.Millis {
			return fmt.Errorf("word %q from %d to %d ms does not fit between %d and %d", w.Text, w.From, w.To, at, c.Millis)
		}
		at = w.To
	}
	return nil
}
