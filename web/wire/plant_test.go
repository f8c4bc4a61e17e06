package wire_test

import (
	"fmt"
	"reflect"
	"strconv"

	"simlab/engine"
	"simlab/web/wire"
)

// ourSeat is the seat that did everything planted events speak of.
const ourSeat = "seat-of-ours"

// planted is a body with every field filled, and what was put where.
type planted struct {
	body  engine.Body
	marks map[string]string // path of the field -> what it holds
}

// plant fills every field of a body of the kind with a marker of its own, so that
// each can be looked for in what comes out.
func plant(k engine.Kind) planted {
	p := planted{body: engine.NewBody(k), marks: map[string]string{}}
	p.fill(reflect.ValueOf(p.body).Elem(), "")
	return p
}

func (p planted) fill(v reflect.Value, path string) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			p.fill(v.Field(i), path+"."+v.Type().Field(i).Name)
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		p.fill(v.Elem(), path)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range 2 {
			p.fill(v.Index(i), fmt.Sprintf("%s[%d]", path, i))
		}
	case reflect.String:
		s := "secret" + strconv.Itoa(len(p.marks))
		if path == ".Seat" {
			s = ourSeat
		}
		v.SetString(s)
		p.marks[path] = s
	case reflect.Int, reflect.Int64:
		n := int64(770001 + len(p.marks))
		v.SetInt(n)
		p.marks[path] = strconv.FormatInt(n, 10)
	case reflect.Bool:
		v.SetBool(true)
	default:
		panic("plant: cannot fill a " + v.Kind().String() + " at " + path)
	}
}

// texts is content that marks each thing it discloses.
type texts struct{}

func (texts) Words(int64) string           { return "<words>" }
func (texts) Clip(string) (string, string) { return "<clip>", "<gloss>" }
func (texts) PartyName(string) string      { return "<name>" }
func (texts) Task(string) string           { return "<task>" }
func (texts) Entry(string) wire.Entry {
	return wire.Entry{Title: "<title>", Text: "<text>", At: 999, Service: "<service>"}
}
func (texts) Register(string) (wire.Register, bool) {
	return wire.Register{Name: "<registered>", Born: "1998-03-14", Address: "<address>"}, true
}

// disclosures is everything texts can give away.
var disclosures = []string{"<words>", "<clip>", "<gloss>", "<name>", "<title>", "<text>", "<service>", "<task>", "<registered>"}
