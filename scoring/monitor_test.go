package scoring_test

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"testing"

	"simlab/engine"
	"simlab/scoring"
)

func on(h scoring.Head, words ...string) scoring.Pattern { return scoring.Pattern{Head: h, Of: words} }

func saidTo(to string, words ...string) scoring.Pattern {
	return scoring.Pattern{Head: scoring.HeadSaid, Of: words, To: []string{to}}
}

func has(p scoring.Pattern) scoring.Rule { return scoring.Rule{Happened: &p} }

func follow(r scoring.Rule, s *story) scoring.Report {
	m := scoring.New(r, k3())
	for _, e := range s.events {
		m.Step(e)
	}
	return m.Report()
}

func TestRules(t *testing.T) {
	asked, urgent := on(scoring.HeadSaid, "ask.breathing"), on(scoring.HeadUrgency, "any")
	soon := scoring.Rule{Within: &scoring.Within{What: urgent, Of: asked, Seconds: 30, Turns: 2}}
	spoken := func() *story {
		s := answered()
		s.via = engine.Spoken
		return s
	}
	never := has(on(scoring.HeadSaid, "ask.rash"))
	yes := has(asked)
	for _, c := range []struct {
		name  string
		rule  scoring.Rule
		story *story
		want  bool
		proof int // how many events
	}{
		{"happened", yes, answered().says("ask.breathing").says("ask.breathing"), true, 1},
		{"happened, not", yes, answered().says("ask.fever"), false, 0},
		{"count", scoring.Rule{Count: &scoring.Count{Of: asked, AtLeast: 2}}, answered().says("ask.breathing").says("ask.breathing"), true, 2},
		{"count, too few", scoring.Rule{Count: &scoring.Count{Of: asked, AtLeast: 2}}, answered().says("ask.breathing"), false, 1},
		{"count, too many", scoring.Rule{Count: &scoring.Count{Of: asked, AtMost: 1}}, answered().says("ask.breathing").says("ask.breathing"), false, 2},
		{"count, one utterance counts once", scoring.Rule{Count: &scoring.Count{Of: asked, AtLeast: 2}}, answered().says("ask.breathing", "ask.breathing"), false, 1},
		{"before", scoring.Rule{Before: &scoring.Before{First: asked, Then: urgent}}, answered().says("ask.breathing").sets(engine.Green, ""), true, 2},
		{"before, the other way round", scoring.Rule{Before: &scoring.Before{First: asked, Then: urgent}}, answered().sets(engine.Green, "").says("ask.breathing"), false, 1},
		{"before, again afterwards", scoring.Rule{Before: &scoring.Before{First: asked, Then: urgent}},
			answered().sets(engine.Green, "").says("ask.breathing").sets(engine.Red, engine.Green), true, 2},
		{"unless", scoring.Rule{Unless: &scoring.Unless{What: urgent, Earlier: asked}}, answered().sets(engine.Red, "").says("ask.breathing"), true, 1},
		{"unless, and it came", scoring.Rule{Unless: &scoring.Unless{What: urgent, Earlier: asked}}, answered().says("ask.breathing").sets(engine.Red, ""), false, 1},
		{"within, spoken, by the clock", soon, spoken().says("ask.breathing").wait(20).says("ack").says("ack").says("ack").sets(engine.Red, ""), true, 2},
		{"within, spoken, too late", soon, spoken().says("ask.breathing").wait(60).sets(engine.Red, ""), false, 1},
		{"within, typed, by turns", soon, answered().says("ask.breathing").wait(300).says("ack").says("ack").sets(engine.Red, ""), true, 2},
		{"within, typed, too many turns", soon, answered().says("ask.breathing").says("ack").says("ack").says("ack").sets(engine.Red, ""), false, 1},
		{"within, from the nearest", soon, answered().says("ask.breathing").says("ack").says("ack").says("ask.breathing").says("ack").sets(engine.Red, ""), true, 2},
		{"early", scoring.Rule{Early: &scoring.Early{What: asked, Turns: 2}}, answered().says("greet").says("ask.breathing"), true, 1},
		{"early, too late", scoring.Rule{Early: &scoring.Early{What: asked, Turns: 1}}, answered().says("greet").says("ask.breathing"), false, 1},
		{"early, what an answer told belongs to its question", scoring.Rule{Early: &scoring.Early{What: on(scoring.HeadTold, "fever"), Turns: 1}},
			answered().asks("ask.fever", "fever").says("ack"), true, 1},
		{"station", scoring.Rule{Station: []engine.Station{engine.AMKMO, engine.LVSOperator}}, answered(), true, 0},
		{"another station", scoring.Rule{Station: []engine.Station{engine.AMKMO}}, answered(), false, 0},
		{"not", scoring.Rule{Not: &never}, answered(), true, 0},
		{"all", scoring.Rule{All: []scoring.Rule{yes, has(urgent)}}, answered().says("ask.breathing").sets(engine.Red, ""), true, 2},
		{"all, one lacking", scoring.Rule{All: []scoring.Rule{yes, never}}, answered().says("ask.breathing"), false, 1},
		{"any", scoring.Rule{Any: []scoring.Rule{never, yes}}, answered().says("ask.breathing"), true, 1},
		{"a rule with two fields never holds", scoring.Rule{Happened: &asked, Any: []scoring.Rule{yes}}, answered().says("ask.breathing"), false, 0},
		{"an empty rule never holds", scoring.Rule{}, answered().says("ask.breathing"), false, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := follow(c.rule, c.story)
			if got.Holds != c.want || len(got.Evidence) != c.proof {
				t.Errorf("got %v with %v, want %v with %d events", got.Holds, got.Evidence, c.want, c.proof)
			}
		})
	}
}

func TestPatterns(t *testing.T) {
	denied := &engine.FactRecorded{Fact: "fever", Where: "note", Negated: true}
	for _, c := range []struct {
		name string
		p    scoring.Pattern
		yes  *story
		no   *story
	}{
		{"said with a mark", scoring.Pattern{Head: scoring.HeadSaid, Of: []string{"ask.breathing"}, With: engine.Leading},
			answered().says("ask.breathing!leading"), answered().says("ask.breathing")},
		{"said without a mark", scoring.Pattern{Head: scoring.HeadSaid, Of: []string{"ask.breathing"}, Without: engine.Leading},
			answered().says("ask.breathing"), answered().says("ask.breathing!leading")},
		{"said to AMK", saidTo("amk", "handover.request"), ready().says("handover.request"), answered().says("handover.request")},
		{"said to the doctor", saidTo("doctor", "handover.request"), answered().joins("doctor").says("handover.request"), ready().says("handover.request")},
		{"told", on(scoring.HeadTold, "fever"), answered().remarks("fever"), answered().remarks("cough")},
		{"told a critical fact", on(scoring.HeadTold, "critical"), answered().remarks("breathing.lying"), answered().remarks("fever")},
		{"told a danger sign", on(scoring.HeadTold, "danger"), answered().remarks("breathing.gurgle"), answered().remarks("fever")},
		{"told something that calls for haste", on(scoring.HeadTold, "haste"), answered().remarks("fever"), answered().remarks("cough")},
		{"told when asked", scoring.Pattern{Head: scoring.HeadTold, Of: []string{"fever"}, Prompted: true}, answered().asks("ask.fever", "fever"), answered().remarks("fever")},
		{"recorded", on(scoring.HeadRecorded, "fever"), answered().notes("fever"), answered().add(denied)},
		{"passed on", scoring.Pattern{Head: scoring.HeadPassedOn, Of: []string{"essential"}, To: []string{"amk"}},
			ready().tells("handover.situation", "address"), ready().add(&engine.FactPassedOn{Fact: "address", To: "duty-amk"})},
		{"read back", scoring.Pattern{Head: scoring.HeadReadBack, Of: []string{"any"}, To: []string{"amk"}},
			ready().repeats("address"), ready().add(&engine.FactReadBack{Fact: "address", By: "seat", To: "patient"})},
		{"looked up and found", on(scoring.HeadLookedUp, "found"), answered().looksUp("k1-lvs"), answered().looksUp()},
		{"looked up for nothing", on(scoring.HeadLookedUp, "nothing"), answered().looksUp(), answered().looksUp("k1-lvs")},
		{"opened an earlier entry", on(scoring.HeadEntry, "earlier"), answered().opens("k1-lvs"), answered().opens("letter")},
		{"opened a fitting card", on(scoring.HeadCard, "fitting"), answered().card("pregnancy"), answered().card("fever")},
		{"claimed a fitting criterion", on(scoring.HeadClaimed, "fitting"),
			answered().claims("breathing", "pregnant-different", engine.Yellow), answered().claims("fever", "high", engine.Yellow)},
		{"urgency", on(scoring.HeadUrgency, "red", "yellow"), answered().sets(engine.Red, ""), answered().sets(engine.Green, "")},
		{"urgency raised", scoring.Pattern{Head: scoring.HeadUrgency, Of: []string{"any"}, Revised: scoring.RevisedUp},
			answered().sets(engine.Red, engine.Green), answered().sets(engine.Red, "")},
		{"urgency lowered", scoring.Pattern{Head: scoring.HeadUrgency, Of: []string{"any"}, Revised: scoring.RevisedDown},
			answered().sets(engine.Green, engine.Red), answered().sets(engine.Green, "")},
		{"urgency first", scoring.Pattern{Head: scoring.HeadUrgency, Of: []string{"any"}, Revised: scoring.RevisedFirst},
			answered().sets(engine.Green, ""), answered().sets(engine.Green, engine.Red)},
		{"urgency first or raised", scoring.Pattern{Head: scoring.HeadUrgency, Of: []string{"any"}, Revised: scoring.RevisedRaise},
			answered().sets(engine.Green, ""), answered().sets(engine.Green, engine.Red)},
		{"advice sent", on(scoring.HeadAdvice, "any"), answered().add(&engine.AdviceSent{}), answered()},
		{"said what begins so", on(scoring.HeadSaid, "ask.*"), answered().says("ask.fever"), answered().says("test.perform")},
		{"answered to the end", on(scoring.HeadAnswered, "check_understanding"),
			answered().says("check_understanding").replies("check_understanding"), answered().says("check_understanding").begins("check_understanding")},
		{"spoke of", on(scoring.HeadSpokeOf, "recontact"), answered().says("summarise", "+contact.gp"), answered().says("ask.prior_contact", "+contact.gp")},
		{"advised a sign", on(scoring.HeadAdvised, "sign"), answered().advises("advise.worsening", engine.Advice{Worsening: []string{"urine"}}), answered().says("advise.worsening")},
		{"advised a fitting sign", on(scoring.HeadAdvised, "fitting"),
			answered().advises("advise.worsening", engine.Advice{Worsening: []string{"lips"}}), answered().advises("advise.worsening", engine.Advice{Worsening: []string{"urine"}})},
		{"advised a limit", on(scoring.HeadAdvised, "limit"), answered().advises("advise.worsening", engine.Advice{Limit: "2h"}), answered().advises("advise.worsening", engine.Advice{Whom: "113"})},
		{"sent whom to ring", on(scoring.HeadAdvice, "whom"), answered().add(&engine.AdviceSent{Advice: engine.Advice{Whom: "113"}}), answered().add(&engine.AdviceSent{Advice: engine.Advice{Else: "113"}})},
		{"joined the legevakt on either line", on(scoring.HeadJoined, "lvs"), answered().joins("lvs-yellow"), answered().joins("ward")},
		{"joined on the red line", on(scoring.HeadJoined, "lvs-red"), answered().joins("lvs-red"), answered().joins("lvs-yellow")},
		{"said to the legevakt", saidTo("lvs", "handover.request"), answered().joins("lvs-red").says("handover.request"), answered().joins("mo").says("handover.request")},
		{"released", on(scoring.HeadReleased, "lvs"), answered().joins("lvs-yellow").add(&engine.CallReleased{Call: 1, Target: "lvs-yellow", Party: "duty-lvs-yellow"}), answered().joins("lvs-yellow")},
		{"alerted", on(scoring.HeadAlerted, "doctor"), answered().add(&engine.ResourceAlerted{Resource: engine.ResourceDoctor}), answered().add(&engine.ResourceAlerted{Resource: engine.ResourceAmbulance})},
		{"enough known for red", on(scoring.HeadKnown, "red"), answered().remarks("breathing.different", "breathing.lying"), answered().remarks("breathing.different", "fever")},
		{"hung up", on(scoring.HeadHungUp, "seat"), answered().add(&engine.CallEnded{Call: 1, By: "seat"}), answered().add(&engine.CallEnded{Call: 1, By: "patient"})},
		{"the other hung up", on(scoring.HeadHungUp, "other"), answered().add(&engine.CallEnded{Call: 1, By: "patient"}), answered().add(&engine.CallEnded{Call: 1, By: "seat"})},
		{"joined AMK", on(scoring.HeadJoined, "amk"), answered().joins("amk"), answered().joins("doctor")},
		{"rang the doctor", on(scoring.HeadRang, "doctor"), answered().joins("doctor"), answered().joins("amk")},
		{"AMK accepted", on(scoring.HeadAccepted, "amk"), ready().accepts(), ready()},
		{"the doctor decided", scoring.Pattern{Head: scoring.HeadDecided, Of: []string{"doctor"}, Decision: "come-in"},
			answered().joins("doctor").decides("come-in"), answered().joins("doctor").decides("callback")},
		{"finished", on(scoring.HeadFinished, "attendance"), answered().ends(engine.Attendance, 60), answered().ends(engine.GP, 0)},
		{"a kind", on(scoring.HeadKind, "call.muted"), answered().add(&engine.CallMuted{Call: 1, Muted: true}), answered()},
		{"any of", scoring.Pattern{AnyOf: []scoring.Pattern{on(scoring.HeadCard, "any"), on(scoring.HeadAdvice, "any")}},
			answered().card("fever"), answered().says("ack")},
	} {
		t.Run(c.name, func(t *testing.T) {
			if !follow(has(c.p), c.yes).Holds {
				t.Error("does not match what it means")
			}
			if follow(has(c.p), c.no).Holds {
				t.Error("matches what it does not mean")
			}
		})
	}
}

// Whenever a monitor is asked, and however often, it says what Score says of the
// events so far.
func TestMonitorsSayLiveWhatIsSaidInTheEnd(t *testing.T) {
	rubrics := shipped(t)
	for name, s := range map[string]*story{"good": play(answered(), good()), "hasty": hasty(), "passive": passive()} {
		type followed struct{ full, applies *scoring.Monitor }
		var live []followed
		for _, r := range rubrics {
			for _, c := range r.Criteria {
				f := followed{full: scoring.New(c.Full, k3())}
				if c.Applies != nil {
					f.applies = scoring.New(*c.Applies, k3())
				}
				live = append(live, f)
			}
		}
		for n := range s.events {
			for _, f := range live {
				f.full.Step(s.events[n])
				if f.applies != nil {
					f.applies.Step(s.events[n])
				}
			}
			if n%3 != 0 && n != len(s.events)-1 {
				continue
			}
			r, i := scoring.Score(rubrics, k3(), s.events[:n+1]), 0
			for _, form := range r.Rubrics {
				for _, v := range form.Verdicts {
					got, applies := live[i].full.Report(), live[i].applies == nil || live[i].applies.Report().Holds
					if applies == (v.Verdict == scoring.MetNotApplicable) {
						t.Fatalf("%s, event %d, %s/%s: live applies %v, scored %s", name, n+1, form.Rubric, v.Criterion, applies, v.Verdict)
					}
					if applies && got.Holds != (v.Verdict == scoring.MetFull) {
						t.Fatalf("%s, event %d, %s/%s: live %v, scored %s", name, n+1, form.Rubric, v.Criterion, got.Holds, v.Verdict)
					}
					if applies && got.Holds && !reflect.DeepEqual(append([]scoring.Evidence{}, got.Evidence...), v.Evidence) {
						t.Fatalf("%s, event %d, %s/%s: live %v, scored %v", name, n+1, form.Rubric, v.Criterion, got.Evidence, v.Evidence)
					}
					i++
				}
			}
		}
	}
}

// Whatever happens in whatever order, scoring does not panic, evidence lies
// within the run and in order, and the result is the same twice.
func TestAnyOrderOfEventsCanBeJudged(t *testing.T) {
	rubrics := shipped(t)
	random := rand.New(rand.NewPCG(116, 117))
	pool := append(append(play(answered(), good()).events, hasty().events...), passive().events...)
	for range 200 {
		events := make([]engine.Event, random.IntN(120))
		for i := range events {
			events[i] = pool[random.IntN(len(pool))]
			events[i].At = evening + engine.Millis(i)*engine.Second
		}
		r := scoring.Score(rubrics, k3(), events)
		for _, f := range r.Rubrics {
			for _, v := range f.Verdicts {
				last := int64(0)
				for _, e := range v.Evidence {
					if e.Seq < last || e.Seq > int64(len(events)) {
						t.Fatalf("%s: evidence %d of %d events, after %d", v.Criterion, e.Seq, len(events), last)
					}
					if events[e.Seq-1].Kind() != e.Kind || events[e.Seq-1].At != e.At {
						t.Fatalf("%s: evidence %+v is not event %d", v.Criterion, e, e.Seq)
					}
					last = e.Seq
				}
			}
		}
		a, _ := json.Marshal(r)
		z, _ := json.Marshal(scoring.Score(rubrics, k3(), events))
		if string(a) != string(z) {
			t.Fatal("two results of the same events differ")
		}
	}
}
