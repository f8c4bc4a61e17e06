package media_test

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"simlab/media"
)

func manifest() *media.Manifest {
	digest := strings.Repeat("ab", 32)
	return &media.Manifest{
		Format: 1, Engine: "espeak-ng", Rate: 16000,
		Voices: map[string]media.Voice{
			"patient": {Variant: "nb+f2", Speed: 160, Pitch: 50, Amplitude: 100},
			"mother":  {Variant: "nb+f3", Speed: 150, Pitch: 40, Amplitude: 100},
		},
		Clips: []media.Clip{
			{ID: "k3.pust.2", TextDigest: digest, File: "0123456789abcdef.flac", Millis: 900, PeakDBFS: -312, Bytes: 1234,
				Words: []media.Word{{Text: "«Nei,", From: 30, To: 300}, {Text: "ikke<sånn>.", From: 320, To: 840}}},
			{ID: "k3.pust.1", TextDigest: digest, File: "fedcba9876543210.flac", Millis: 500, PeakDBFS: -300, Bytes: 99},
		},
	}
}

func TestManifestIsStableByteForByte(t *testing.T) {
	first, err := manifest().Encode()
	if err != nil {
		t.Fatal(err)
	}
	loaded, err := media.Load(first)
	if err != nil {
		t.Fatal(err)
	}
	second, err := loaded.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, second) {
		t.Errorf("written again it differs:\n%s\n%s", first, second)
	}
	if loaded.Clips[0].ID != "k3.pust.1" {
		t.Errorf("first clip is %q, want them sorted by id", loaded.Clips[0].ID)
	}
	if !bytes.Contains(first, []byte("«Nei,")) || !bytes.Contains(first, []byte("ikke<sånn>.")) {
		t.Errorf("words are not as written:\n%s", first)
	}
	keys := []string{`"format"`, `"engine"`, `"rate"`, `"voices"`, `"mother"`, `"patient"`, `"clips"`}
	at := -1
	for _, k := range keys {
		next := bytes.Index(first, []byte(k))
		if next <= at {
			t.Errorf("key %s stands out of order:\n%s", k, first)
		}
		at = next
	}
}

func TestManifestFindsAClip(t *testing.T) {
	data, err := manifest().Encode()
	if err != nil {
		t.Fatal(err)
	}
	m, err := media.LoadFS(fstest.MapFS{media.ManifestFile: {Data: data}})
	if err != nil {
		t.Fatal(err)
	}
	if c, ok := m.Clip("k3.pust.2"); !ok || c.Millis != 900 {
		t.Errorf("clip %v, found %v", c, ok)
	}
	if _, ok := m.Clip("k3.pust"); ok {
		t.Error("found a clip that is not there")
	}
	if _, err := media.LoadFS(fstest.MapFS{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("folder without manifest: error %v", err)
	}
}

func TestManifestRefusesWhatNobodyCouldPlay(t *testing.T) {
	for name, spoil := range map[string]func(*media.Manifest){
		"another format":      func(m *media.Manifest) { m.Format = 2 },
		"no rate":             func(m *media.Manifest) { m.Rate = 0 },
		"id twice":            func(m *media.Manifest) { m.Clips[0].ID = m.Clips[1].ID },
		"no id":               func(m *media.Manifest) { m.Clips[0].ID = "" },
		"file elsewhere":      func(m *media.Manifest) { m.Clips[0].File = "../0123456789abcdef.flac" },
		"file that tells":     func(m *media.Manifest) { m.Clips[0].File = "mor-er-redd.flac" },
		"short digest":        func(m *media.Manifest) { m.Clips[0].TextDigest = "ab" },
		"no length":           func(m *media.Manifest) { m.Clips[0].Millis = 0 },
		"no bytes":            func(m *media.Manifest) { m.Clips[0].Bytes = 0 },
		"above full scale":    func(m *media.Manifest) { m.Clips[0].PeakDBFS = 1 },
		"words overlap":       func(m *media.Manifest) { m.Clips[0].Words[1].From = 299 },
		"word ends early":     func(m *media.Manifest) { m.Clips[0].Words[1].To = 310 },
		"word after the end":  func(m *media.Manifest) { m.Clips[0].Words[1].To = 901 },
		"word without a text": func(m *media.Manifest) { m.Clips[0].Words[0].Text = "" },
	} {
		m := manifest()
		spoil(m)
		if data, err := m.Encode(); err == nil {
			t.Errorf("%s was written:\n%s", name, data)
		}
	}
	for name, text := range map[string]string{
		"not JSON":    `{`,
		"two in one":  `{"format":1,"rate":16000}{"format":1}`,
		"unknown key": `{"format":1,"rate":16000,"bitrate":3}`,
	} {
		if _, err := media.Load([]byte(text)); err == nil {
			t.Errorf("%s was read", name)
		}
	}
}
