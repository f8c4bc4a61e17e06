package web

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"time"

	"simlab/engine"
	"simlab/scenarios"
	"simlab/web/ui"
)

// seatOf returns the run asked for and the seat that this browser has in it.
func (s *Server) seatOf(r *http.Request) (string, engine.Seat, error) {
	run := r.PathValue("id")
	if !isID(run) {
		return "", engine.Seat{}, ErrNoRun
	}
	seat, err := s.opened(r.Context(), run, cookie(r, cookieSeat))
	return run, seat, err
}

// opened returns the seat that a token opens. An observer's opens nothing unless
// the trainee asked for somebody to watch.
func (s *Server) opened(ctx context.Context, run, token string) (engine.Seat, error) {
	seat, err := s.Runs.Seat(ctx, run, token)
	if err != nil {
		return engine.Seat{}, fmt.Errorf("find seat: %w", err)
	}
	if seat.Station != engine.Observer {
		return seat, nil
	}
	info, err := s.Runs.Info(ctx, run)
	if err != nil {
		return engine.Seat{}, fmt.Errorf("read run: %w", err)
	}
	if !info.Choice.Watch {
		return engine.Seat{}, fmt.Errorf("%w: nobody was to watch", ErrForbidden)
	}
	return seat, nil
}

// handleRun shows the desk while the run lasts, and then leads on.
func (s *Server) handleRun(w http.ResponseWriter, r *http.Request) error {
	run, seat, err := s.seatOf(r)
	if err != nil {
		return err
	}
	info, err := s.Runs.Info(r.Context(), run)
	if err != nil {
		return fmt.Errorf("read run: %w", err)
	}
	if info.Finished {
		next := "/debrief"
		if owesSelf(info) && plays(seat) {
			next = "/self"
		}
		http.Redirect(w, r, "/runs/"+run+next, http.StatusSeeOther)
		return nil
	}
	if info.Header.Rules != engine.RulesVersion {
		// It could be looked at once finished, but it cannot go on.
		return fmt.Errorf("%w: rules %d, now %d", ErrUnplayable, info.Header.Rules, engine.RulesVersion)
	}
	b, err := s.Library.Bundle(r.Context(), info.Header)
	if err != nil {
		return fmt.Errorf("read scenario: %w", err)
	}
	v := console(s.about(r, ui.ConsoleTitle), info, seat, b)
	if token := cookie(r, cookieWatch); token != "" && info.Choice.Watch && plays(seat) {
		v.WatchLink = "/runs/" + run + "/watch?token=" + token
	}
	return s.render(w, r, http.StatusOK, ui.ConsolePage(v))
}

// owesSelf reports whether the trainee still has to answer before anything is
// shown. Whoever broke off owes nothing: nothing is judged.
func owesSelf(i Info) bool { return i.Finished && !i.Broken && i.Self == nil }

// console is the desk before anything has come over the socket.
func console(p ui.Page, i Info, seat engine.Seat, b *scenarios.Bundle) ui.Console {
	p.Wide = true
	d := newDesk(i.Run, i.Header, seat, p.Lang, b)
	lang, c := string(p.Lang), b.Content
	v := ui.Console{
		Page: p, Run: i.Run, Socket: "/runs/" + i.Run + "/socket", Station: string(d.station), Service: d.service, Watch: d.watches(), Regions: d.regions(),
		Worsening: options(c.Worsening.Signs, lang), Limits: options(c.Worsening.Limits, lang),
		Whom: options(c.Worsening.Whom, lang), Else: options(c.Worsening.Else, lang),
		SMSOpening: ui.SMSOpening(d.service, p.Lang),
	}
	if i.Choice.Picks {
		for _, x := range orderedPicks(c) {
			if x.Pick.NB != "" {
				words, gloss := pickWords(c, d.station, x.ID, p.Lang)
				v.Picks = append(v.Picks, ui.Pick{Intent: x.ID, Words: words, Gloss: gloss})
			}
		}
	}
	for _, x := range d.station.Dispositions() {
		v.Disposition = append(v.Disposition, ui.Disposition{ID: string(x), Text: ui.DispositionName(string(d.station), string(x), p.Lang), Within: x.TakesWithin()})
	}
	return v
}

// pickWords are the words of a question that can be picked, which are said to the
// caller, who speaks Norwegian; and their translation for who reads another language.
// Everybody greets by the own station's name.
func pickWords(c *scenarios.Content, s engine.Station, intent string, l ui.Lang) (words, gloss string) {
	for _, x := range c.Intents {
		if x.ID == intent {
			words, gloss = x.Pick.NB, x.Pick.EN
		}
	}
	if g, ok := ui.Greetings[string(s)]; ok && intent == "greet" {
		words, gloss = g.In(ui.Norwegian), g.In(ui.English)
	}
	if l != ui.English {
		gloss = ""
	}
	return words, gloss
}

func options(from []scenarios.AdviceOption, lang string) []ui.Option {
	var out []ui.Option
	for _, o := range from {
		out = append(out, ui.Option{ID: o.ID, Text: o.Text.In(lang)})
	}
	return out
}

// handleWatch lets an observer in by the link that whoever started the run passed
// on. It answers with a page, not a redirect: a cookie that is SameSite=Strict
// would not be sent along a redirect that began on another site.
func (s *Server) handleWatch(w http.ResponseWriter, r *http.Request) error {
	run, token := r.PathValue("id"), r.URL.Query().Get("token")
	if !isID(run) {
		return ErrNoRun
	}
	seat, err := s.opened(r.Context(), run, token)
	if err != nil {
		return err
	}
	if seat.Station != engine.Observer {
		return ErrForbidden // a player's token does not belong in an address
	}
	// Whoever started the run may try the link without losing the own seat.
	own, err := s.Runs.Seat(r.Context(), run, cookie(r, cookieSeat))
	if err != nil || own.Station == engine.Observer {
		setCookie(w, r, cookieSeat, token, "/runs/"+run, keepRuns)
	}
	return s.render(w, r, http.StatusOK, ui.WatchPage(ui.Watch{Page: s.about(r, ui.ConsoleTitle), URL: "/runs/" + run}))
}

func (s *Server) handleSocket(w http.ResponseWriter, r *http.Request) error {
	run, seat, err := s.seatOf(r)
	if err != nil {
		return err
	}
	info, err := s.Runs.Info(r.Context(), run)
	if err != nil {
		return fmt.Errorf("read run: %w", err)
	}
	s.Sockets.Serve(w, r, run, seat, string(language(r)), info.Choice.Picks)
	return nil
}

// handleSound serves a phrase, once it has begun to sound: before that its address
// is as good as none.
func (s *Server) handleSound(w http.ResponseWriter, r *http.Request) error {
	run, _, err := s.seatOf(r)
	if err != nil {
		return err
	}
	cue, err1 := strconv.Atoi(r.PathValue("cue"))
	phrase, err2 := strconv.Atoi(r.PathValue("phrase"))
	if err1 != nil || err2 != nil {
		return ErrNoSound
	}
	j, err := s.Runs.Journal(r.Context(), run)
	if err != nil {
		return fmt.Errorf("read run: %w", err)
	}
	clip, ok := sounded(j.Events, cue, phrase)
	if !ok {
		return ErrNoSound
	}
	f, kind, err := s.Library.Sound(r.Context(), j.Info.Header, clip)
	if err != nil {
		return fmt.Errorf("open sound: %w", err)
	}
	defer func() { _ = f.Close() }() // read only: nothing can be lost by it
	return serveSound(w, r, f, kind)
}

func serveSound(w http.ResponseWriter, r *http.Request, f io.ReadSeeker, kind string) error {
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Cache-Control", "private, max-age=86400, immutable")
	http.ServeContent(w, r, "", time.Time{}, f)
	return nil
}

// sounded returns the clip of a phrase that has begun to sound.
func sounded(events []engine.Event, cue, phrase int) (string, bool) {
	for _, e := range events {
		if p, ok := e.Body.(*engine.PhraseStarted); ok && p.Cue == cue && p.Phrase == phrase {
			return p.Clip, true
		}
	}
	return "", false
}
