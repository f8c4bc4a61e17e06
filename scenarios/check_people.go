package scenarios

import (
	"regexp"
	"strings"

	"simlab/scenarios/diag"
)

var (
	dateForm  = regexp.MustCompile(`^(19|20)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$`)
	idNumber  = regexp.MustCompile(`^[0-9]{11}$`)
	phoneForm = regexp.MustCompile(`^00[0-9]{6}$`)
)

// checkPeople makes sure that nobody in the story can be a living person.
func (r *resolver) checkPeople() {
	for _, p := range r.s.people {
		if p.born.val != "" && !dateForm.MatchString(p.born.val) {
			report(r.diags, p.born.at, diag.BadValue, "%q is no date: write 1998-03-14", shorten(p.born.val))
		}
		r.checkIDNumber(p)
		r.checkPhone(p)
	}
}

// checkIDNumber lets only synthetic identity numbers pass: eighty is added to
// their month, as no real one has it.
func (r *resolver) checkIDNumber(p personDecl) {
	n := strings.ReplaceAll(p.idNumber.val, " ", "")
	if n == "" {
		return
	}
	if !idNumber.MatchString(n) {
		report(r.diags, p.idNumber.at, diag.BadValue, "%q is no identity number: write eleven digits", shorten(p.idNumber.val))
		return
	}
	if m := n[2:4]; m < "81" || m > "92" {
		report(r.diags, p.idNumber.at, diag.RealIdentity, "the month of the identity number is %s: a synthetic number has 81 to 92, so that nobody living can have it", m)
		return
	}
	if b := p.born.val; dateForm.MatchString(b) {
		if want := b[8:10] + string(b[5]+8) + b[6:7] + b[2:4]; n[:6] != want {
			report(r.diags, p.idNumber.at, diag.BadValue, "the identity number begins with %s but somebody born %s has %s", n[:6], b, want)
		}
	}
}

// checkPhone lets only numbers pass that no subscriber can have: 00 opens an
// international call in Norway, so no subscriber's number begins so.
func (r *resolver) checkPhone(p personDecl) {
	n := strings.ReplaceAll(p.phone.val, " ", "")
	if n != "" && !phoneForm.MatchString(n) {
		report(r.diags, p.phone.at, diag.RealPhone, "%q could be somebody's number: write eight digits that begin with 00, as 00 12 34 56", shorten(p.phone.val))
	}
}
