package speech

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"simlab/media"
)

// making is part of every text digest: raise it when the way from text to sound
// changes (pronunciations, trimming, level, encoding), and every clip is made anew.
const making = 2

// staging is the folder in which new clips wait until they are all moved in.
const staging = ".staging"

// Phrase is a piece of dialogue that becomes one clip.
type Phrase struct {
	ID    string // unique in the folder
	Party string // whose voice speaks it
	Text  string // as written
}

// Report tells what a build did.
type Report struct {
	Made    int   // clips made or made anew
	Kept    int   // clips that were as they should be
	Removed int   // files that no phrase has any more
	Millis  int   // duration of all clips now in the folder
	Bytes   int64 // their size
	Words   int   // words in the clips made
	Guessed int   // of these, words whose time is estimated by length, not measured
}

// Speaker is a voice: text in, sound and word times out. It must give the same
// samples for the same input, and be safe for use by several goroutines.
type Speaker interface {
	Name() string
	Check() error // why it cannot speak, nil if it can
	Speak(ctx context.Context, text string, v Voice) (Spoken, error)
}

var _ Speaker = Espeak{}

// Build makes the clips of the phrases in dir with espeak-ng; see BuildWith.
func Build(ctx context.Context, phrases []Phrase, dir string, voices map[string]Voice, progress func(done, total int)) (Report, error) {
	return BuildWith(ctx, Espeak{}, phrases, dir, voices, progress)
}

// BuildWith brings dir to hold exactly one clip for each phrase and the manifest of
// them. Clips whose text, voice and way of making are unchanged are kept; files of
// clips that no phrase has any more are removed; other files are left alone. dir
// is made if it is not there. progress, which may be nil, is called with the
// number of clips made so far out of those to make, never from two goroutines at once.
//
// Where nothing can be made at all (a mistake in the phrases, no speaker), the
// folder is left as it was. After a later error or when ctx ends, it is consistent: its manifest lists
// the clips made up to then and those still valid, and the next build goes on
// from there. Two builds must not run in one folder at the same time.
func BuildWith(ctx context.Context, s Speaker, phrases []Phrase, dir string, voices map[string]Voice, progress func(done, total int)) (Report, error) {
	if err := checkPhrases(phrases, voices); err != nil {
		return Report{}, err
	}
	b := &build{speaker: s, dir: dir, voices: voices, progress: progress}
	if err := b.plan(phrases); err != nil {
		return Report{}, err
	}
	if len(b.todo) == 0 {
		return b.finish(nil)
	}
	if err := s.Check(); err != nil {
		return Report{}, err // before anything is touched: old clips are better than none
	}
	return b.finish(b.make(ctx))
}

// checkPhrases finds what an author must mend before anything is made.
func checkPhrases(phrases []Phrase, voices map[string]Voice) error {
	var errs []error
	for _, party := range slices.Sorted(maps.Keys(voices)) {
		if err := checkVoice(party, voices[party]); err != nil {
			errs = append(errs, err)
		}
	}
	seen := make(map[string]bool, len(phrases))
	for _, p := range phrases {
		switch {
		case p.ID == "":
			errs = append(errs, fmt.Errorf("a phrase has no id: %q", p.Text))
		case seen[p.ID]:
			errs = append(errs, fmt.Errorf("phrase %q is there twice", p.ID))
		case len(tokens(p.Text)) == 0:
			errs = append(errs, fmt.Errorf("phrase %q has nothing to say: %q", p.ID, p.Text))
		}
		if _, ok := voices[p.Party]; !ok {
			errs = append(errs, fmt.Errorf("phrase %q: no voice for party %q (there are: %s)",
				p.ID, p.Party, strings.Join(slices.Sorted(maps.Keys(voices)), ", ")))
		}
		seen[p.ID] = true
	}
	return errors.Join(errs...)
}

// build is one run of BuildWith.
type build struct {
	speaker  Speaker
	dir      string
	voices   map[string]Voice
	progress func(done, total int)

	todo   []Phrase
	report Report

	mu    sync.Mutex // guards what follows, and report's counts of words
	clips []media.Clip
	done  int
}

// plan sorts the phrases into those whose clip stands and those to make.
func (b *build) plan(phrases []Phrase) error {
	if err := os.MkdirAll(b.dir, 0o755); err != nil {
		return fmt.Errorf("make media folder: %w", err)
	}
	old, err := media.LoadFS(os.DirFS(b.dir))
	if err != nil {
		// No manifest, or one that cannot be read, is the same here: make everything.
		old = &media.Manifest{}
	}
	for _, p := range phrases {
		c, ok := old.Clip(p.ID)
		if ok && c.TextDigest == b.digest(p) && c.File == fileName(p) && b.stands(c) {
			b.clips = append(b.clips, c)
			b.report.Kept++
			continue
		}
		b.todo = append(b.todo, p)
	}
	return nil
}

// stands reports whether the clip's file is there with the size it should have.
func (b *build) stands(c media.Clip) bool {
	info, err := os.Stat(filepath.Join(b.dir, c.File))
	return err == nil && info.Mode().IsRegular() && info.Size() == int64(c.Bytes)
}

// digest covers all that decides how the phrase sounds. It is salted with nothing:
// the manifest stays with the author and the server, and is never sent to a seat.
func (b *build) digest(p Phrase) string {
	v := b.voices[p.Party]
	sum := sha256.Sum256(fmt.Appendf(nil, "%d\x00%s\x00%s\x00%s\x00%d\x00%d\x00%d",
		making, b.speaker.Name(), p.Text, v.Variant, v.Speed, v.Pitch, v.Amplitude))
	return hex.EncodeToString(sum[:])
}

func fileName(p Phrase) string {
	sum := sha256.Sum256([]byte(p.ID + "\x00" + p.Text))
	return hex.EncodeToString(sum[:8]) + ".flac"
}

// make makes the clips to make into the staging folder, as many at once as there
// are processors. The first failure stops the rest.
func (b *build) make(ctx context.Context) error {
	if err := os.RemoveAll(b.staged("")); err != nil { // left by a build that was killed
		return fmt.Errorf("clear staging folder: %w", err)
	}
	if err := os.Mkdir(b.staged(""), 0o755); err != nil {
		return fmt.Errorf("make staging folder: %w", err)
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	next := make(chan Phrase)
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(b.todo)) {
		workers.Go(func() {
			for p := range next {
				if err := b.makeClip(ctx, p); err != nil {
					cancel(fmt.Errorf("phrase %q: %w", p.ID, err))
				}
			}
		})
	}
feed:
	for _, p := range b.todo {
		select {
		case next <- p:
		case <-ctx.Done():
			break feed
		}
	}
	close(next)
	workers.Wait()
	return context.Cause(ctx)
}

func (b *build) makeClip(ctx context.Context, p Phrase) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	spoken, err := b.speaker.Speak(ctx, p.Text, b.voices[p.Party])
	if err != nil {
		return err
	}
	pcm, words, err := shape(spoken)
	if err != nil {
		return err
	}
	data, err := media.EncodeFLAC(pcm)
	if err != nil {
		return err
	}
	clip := media.Clip{
		ID: p.ID, TextDigest: b.digest(p), File: fileName(p),
		Millis: pcm.Millis(), Words: words, PeakDBFS: media.DBFS(media.Peak(pcm)), Bytes: len(data),
	}
	if err := os.WriteFile(b.staged(clip.File), data, 0o644); err != nil {
		return fmt.Errorf("write clip: %w", err)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.clips = append(b.clips, clip)
	b.report.Made++
	b.report.Words += len(words)
	b.report.Guessed += spoken.Guessed
	b.done++
	if b.progress != nil {
		b.progress(b.done, len(b.todo))
	}
	return nil
}

func (b *build) staged(file string) string { return filepath.Join(b.dir, staging, file) }

// finish moves the new clips in, writes the manifest and removes what no clip has.
// It does so after a failure too, and then returns that failure.
func (b *build) finish(failure error) (Report, error) {
	wanted := map[string]bool{}
	for _, c := range b.clips {
		wanted[c.File] = true
		b.report.Millis += c.Millis
		b.report.Bytes += int64(c.Bytes)
		if err := os.Rename(b.staged(c.File), filepath.Join(b.dir, c.File)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return b.report, errors.Join(failure, fmt.Errorf("move clip in: %w", err))
		}
	}
	if err := b.writeManifest(); err != nil {
		return b.report, errors.Join(failure, err)
	}
	if err := b.sweep(wanted); err != nil {
		return b.report, errors.Join(failure, err)
	}
	return b.report, failure
}

// writeManifest replaces the manifest in one step, and only if it changed, so that
// a build with nothing to do leaves every time stamp as it was.
func (b *build) writeManifest() error {
	m := media.Manifest{
		Format: media.ManifestFormat, Engine: b.speaker.Name(), Rate: media.SpeechRate,
		Voices: b.voices, Clips: b.clips,
	}
	data, err := m.Encode()
	if err != nil {
		return err
	}
	path := filepath.Join(b.dir, media.ManifestFile)
	if old, err := os.ReadFile(path); err == nil && string(old) == string(data) {
		return nil
	}
	if err := os.WriteFile(path+".new", data, 0o644); err != nil {
		return fmt.Errorf("write media manifest: %w", err)
	}
	if err := os.Rename(path+".new", path); err != nil {
		return fmt.Errorf("write media manifest: %w", err)
	}
	return nil
}

// sweep removes the staging folder and clips that the manifest does not list.
func (b *build) sweep(wanted map[string]bool) error {
	if err := os.RemoveAll(b.staged("")); err != nil {
		return fmt.Errorf("clear staging folder: %w", err)
	}
	entries, err := os.ReadDir(b.dir)
	if err != nil {
		return fmt.Errorf("look for orphaned clips: %w", err)
	}
	for _, e := range entries {
		if !media.IsClipFile(e.Name()) || wanted[e.Name()] || !e.Type().IsRegular() {
			continue
		}
		if err := os.Remove(filepath.Join(b.dir, e.Name())); err != nil {
			return fmt.Errorf("remove orphaned clip: %w", err)
		}
		b.report.Removed++
	}
	return nil
}
