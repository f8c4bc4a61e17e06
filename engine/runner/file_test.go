package runner_test

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"simlab/engine/runner"
)

// aFile is a journal file of the whole call, with its texts.
func aFile(t testing.TB) runner.File {
	t.Helper()
	f := runner.File{Header: aHeader(), Bundle: []byte("bundle\x00\xff")}
	tt, ok := t.(*testing.T)
	if !ok {
		t.Fatal("only in a test")
	}
	bubble(tt, func(d *desk) {
		a := d.attach(operator)
		defer a.Close()
		d.play(aCall, func(int) {})
		texts, err := d.journal.Texts(d.t.Context(), d.run)
		d.ok(err)
		f.Run, f.Records, f.Texts = d.run, d.stored(), texts
		time.Sleep(time.Second)
	})
	return f
}

func TestFileRoundTrip(t *testing.T) {
	f := aFile(t)
	for _, withTexts := range []bool{false, true} {
		var b bytes.Buffer
		if err := runner.WriteFile(&b, f, withTexts); err != nil {
			t.Fatal(err)
		}
		want := f
		if !withTexts {
			want.Texts = nil
			for _, text := range f.Texts {
				if strings.Contains(b.String(), text.Words) {
					t.Errorf("the file holds %q", text.Words)
				}
			}
		}
		got, err := runner.ReadFile(&b)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("texts %v: got\n%+v\nwant\n%+v", withTexts, got, want)
		}
	}
}

func TestErasedTextIsCarriedAsErased(t *testing.T) {
	f := aFile(t)
	f.Texts[0].Words, f.Texts[0].Salt = "", nil
	var b bytes.Buffer
	if err := runner.WriteFile(&b, f, true); err != nil {
		t.Fatal(err)
	}
	got, err := runner.ReadFile(&b)
	if err != nil || got.Texts[0].Words != "" || len(got.Texts) != len(f.Texts) {
		t.Errorf("got texts %v, %v", got.Texts, err)
	}
}

func TestForgedFileIsRefusedWithItsLine(t *testing.T) {
	var b bytes.Buffer
	if err := runner.WriteFile(&b, aFile(t), true); err != nil {
		t.Fatal(err)
	}
	whole := b.String()
	lines := strings.SplitAfter(whole, "\n")
	swap := func(old, new string) string { return strings.Replace(whole, old, new, 1) }
	for name, c := range map[string]struct {
		file string
		line int
	}{
		"empty":               {"", 1},
		"no bundle":           {lines[0], 2},
		"header changed":      {swap(`"seed":7`, `"seed":8`), 1},
		"event changed":       {swap(`"run.started"`, `"run.finished"`), 0},
		"record left out":     {strings.Join(lines[:3], "") + strings.Join(lines[4:], ""), 4},
		"cut in a line":       {whole[:len(lines[0])+len(lines[1])+20], 3},
		"words changed":       {swap(`"words":"hei"`, `"words":"hopp"`), 0},
		"text nobody said":    {whole + `{"text":99,"salt":"AA==","words":"x"}` + "\n", 0},
		"not JSON":            {lines[0] + "bundle\n", 2},
		"unknown event":       {swap(`"kind":"event","data":{"kind":"run.started"`, `"kind":"event","data":{"kind":"run.stopped"`), 0},
		"record after itself": {strings.Join(lines[:3], "") + lines[2], 4},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := runner.ReadFile(strings.NewReader(c.file))
			if !errors.Is(err, runner.ErrBroken) {
				t.Fatalf("got error %v, want %v", err, runner.ErrBroken)
			}
			if c.line != 0 && !strings.Contains(err.Error(), fmt.Sprintf("line %d:", c.line)) {
				t.Errorf("got %q, want line %d named", err, c.line)
			}
			if got.Records != nil || got.Run != "" {
				t.Error("a refused file gave something")
			}
		})
	}
}

func TestEndlessLineIsRefused(t *testing.T) {
	_, err := runner.ReadFile(endless{})
	if !errors.Is(err, runner.ErrBroken) || !strings.Contains(err.Error(), "longer than") {
		t.Errorf("got error %v, want the line refused", err)
	}
}

// endless is a line that never ends.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

// What is accepted must be written again as it was read.
func FuzzReadFile(f *testing.F) {
	var empty bytes.Buffer
	if err := runner.WriteFile(&empty, runner.File{Run: "r", Header: aHeader()}, false); err != nil {
		f.Fatal(err)
	}
	f.Add(empty.Bytes())
	f.Add([]byte(strings.Replace(empty.String(), "null", `"AAAA"`, 1)))
	f.Fuzz(func(t *testing.T, in []byte) {
		got, err := runner.ReadFile(bytes.NewReader(in))
		if err != nil {
			return
		}
		var out bytes.Buffer
		if err := runner.WriteFile(&out, got, true); err != nil {
			t.Fatalf("what was read cannot be written: %v", err)
		}
		again, err := runner.ReadFile(&out)
		if err != nil || !reflect.DeepEqual(again, got) {
			t.Fatalf("got %+v, %v, want %+v", again, err, got)
		}
	})
}
