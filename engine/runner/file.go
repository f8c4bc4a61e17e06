package runner

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"simlab/engine"
)

// Bounds of a journal file.
const (
	lineMost    = 32 << 20 // bytes; the bundle is the longest line
	recordsMost = 1 << 20
)

// File is a run as it is carried between machines: JSON lines, first the header,
// then the bundle, then one line a record, then the texts if they are included.
type File struct {
	Run     string
	Header  engine.Header
	Bundle  []byte
	Records []engine.Record
	Texts   []engine.Text // what people said or wrote; none unless asked for
}

// The lines of a journal file.
type (
	headerLine struct {
		Run    string        `json:"run"`
		Epoch  string        `json:"epoch"`
		Header engine.Header `json:"header"`
	}
	bundleLine struct {
		Bundle []byte `json:"bundle"`
	}
	recordLine struct {
		Seq   int64             `json:"seq"`
		At    engine.Millis     `json:"at"`
		Kind  engine.RecordKind `json:"kind"`
		Data  json.RawMessage   `json:"data"`
		Chain string            `json:"chain"`
	}
	textLine struct {
		ID    int64  `json:"text"`
		Salt  []byte `json:"salt"`
		Words string `json:"words"`
	}
)

// WriteFile writes a journal file. The texts are left out unless withTexts says
// so: they are personal.
func WriteFile(w io.Writer, f File, withTexts bool) error {
	epoch, err := f.Header.Epoch()
	if err != nil {
		return fmt.Errorf("write journal: %w", err)
	}
	if err := Verify(f.Header, f.Records); err != nil {
		return fmt.Errorf("write journal: %w", err)
	}
	buffered := bufio.NewWriter(w)
	out := json.NewEncoder(buffered) // ends each value with a newline
	lines := []any{headerLine{f.Run, epoch, f.Header}, bundleLine{f.Bundle}}
	for _, r := range f.Records {
		lines = append(lines, recordLine{r.Seq, r.At, r.Kind, r.Data, r.Chain})
	}
	for _, t := range f.Texts {
		if withTexts {
			lines = append(lines, textLine{t.ID, t.Salt, t.Words})
		}
	}
	for _, line := range lines {
		if err := out.Encode(line); err != nil {
			return fmt.Errorf("write journal: %w", err)
		}
	}
	if err := buffered.Flush(); err != nil {
		return fmt.Errorf("write journal: %w", err)
	}
	return nil
}

// ReadFile reads a journal file whole and checks it: header, sequence, chain, and
// texts against the hashes in the chain. Records come decoded. The errors are
// [ErrBroken] with the line, or what reading says.
func ReadFile(r io.Reader) (File, error) {
	in := &lines{r: bufio.NewReaderSize(r, 64<<10)}
	f, err := readFile(in)
	if err != nil {
		return File{}, fmt.Errorf("read journal: line %d: %w", in.n, err)
	}
	return f, nil
}

func readFile(in *lines) (File, error) {
	var head headerLine
	var bundle bundleLine
	if err := in.decode(&head); err != nil {
		return File{}, noEnd(err)
	}
	if epoch, err := head.Header.Epoch(); err != nil || epoch != head.Epoch {
		return File{}, fmt.Errorf("%w: header does not fit its digest", ErrBroken)
	}
	if err := in.decode(&bundle); err != nil {
		return File{}, noEnd(err)
	}
	f := File{Run: head.Run, Header: head.Header, Bundle: bundle.Bundle}
	chain := head.Epoch
	hashes := map[int64]string{}
	for {
		var line struct {
			recordLine
			textLine
		}
		err := in.decode(&line)
		switch {
		case errors.Is(err, io.EOF):
			return f, nil
		case err != nil:
			return File{}, err
		case line.Seq == 0:
			err = f.addText(line.textLine, hashes)
		default:
			chain, err = f.addRecord(line.recordLine, chain, hashes)
		}
		if err != nil {
			return File{}, err
		}
	}
}

// noEnd makes the end of the file an error where more must come.
func noEnd(err error) error {
	if errors.Is(err, io.EOF) {
		return fmt.Errorf("%w: the file ends here", ErrBroken)
	}
	return err
}

func (f *File) addRecord(line recordLine, chain string, hashes map[int64]string) (string, error) {
	one := []engine.Record{{Seq: line.Seq, At: line.At, Kind: line.Kind, Data: line.Data, Chain: line.Chain}}
	next := engine.Chain(chain, one[0])
	switch {
	case len(f.Records) == recordsMost:
		return "", fmt.Errorf("%w: more than %d records", ErrBroken, recordsMost)
	case line.Seq != int64(len(f.Records))+1:
		return "", fmt.Errorf("%w: sequence %d stands where %d is due", ErrBroken, line.Seq, len(f.Records)+1)
	case line.Chain != next:
		return "", fmt.Errorf("%w: chain does not fit at sequence %d", ErrBroken, line.Seq)
	}
	if err := Decode(one); err != nil {
		return "", err
	}
	if c := one[0].Input; c != nil {
		for _, ref := range []*engine.TextRef{c.Text, sayText(c)} {
			if ref != nil {
				hashes[ref.ID] = ref.Hash
			}
		}
	}
	f.Records = append(f.Records, one[0])
	return next, nil
}

func sayText(c *engine.Command) *engine.TextRef {
	if c.Say == nil {
		return nil
	}
	return c.Say.Text
}

// addText takes words only when the chain vouches for them. Erased ones are empty.
func (f *File) addText(line textLine, hashes map[int64]string) error {
	hash, ok := hashes[line.ID]
	erased := line.Words == "" && len(line.Salt) == 0
	if !ok || !erased && engine.HashText(line.Salt, line.Words) != hash {
		return fmt.Errorf("%w: text %d does not fit the journal", ErrBroken, line.ID)
	}
	f.Texts = append(f.Texts, engine.Text{ID: line.ID, Salt: line.Salt, Words: line.Words})
	return nil
}

// lines reads bounded lines and counts them.
type lines struct {
	r *bufio.Reader
	n int
}

// decode reads the next line into a value; io.EOF when there is none.
func (l *lines) decode(v any) error {
	line, err := l.next()
	if err != nil {
		return err
	}
	if err := json.Unmarshal(line, v); err != nil {
		return fmt.Errorf("%w: %w", ErrBroken, err)
	}
	return nil
}

func (l *lines) next() ([]byte, error) {
	l.n++
	var line []byte
	for {
		part, err := l.r.ReadSlice('\n')
		if len(line)+len(part) > lineMost {
			return nil, fmt.Errorf("%w: longer than %d bytes", ErrBroken, lineMost)
		}
		line = append(line, part...)
		switch {
		case err == nil:
			return line, nil
		case errors.Is(err, bufio.ErrBufferFull):
		case errors.Is(err, io.EOF) && len(line) > 0:
			return nil, fmt.Errorf("%w: cut off in the middle of a line", ErrBroken)
		default:
			return nil, err
		}
	}
}
