// Package wire says what goes over the socket between a browser and a run, and
// decides what each seat may see.
//
// [View] is the only way from an [engine.Event] to a screen: what it leaves out
// of an [Event] cannot reach HTML, because desks are folded from wire events
// alone. Whatever nobody has decided is hidden.
//
// A view is numbered densely by itself, so that its numbers do not tell how much
// happened out of sight. Names that authors gave (parties, journal entries) are
// replaced by handles of the view, p1, e1 and so on, because a name such as
// "mother" or "k1-abandoned" tells by itself; [State.Reveal] turns them back in
// commands.
package wire
