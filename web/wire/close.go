package wire

// Close is why the server ends a socket. Codes are an interface: the browser
// decides by them alone, and a code once given keeps its meaning. From 4000 to
// 4499 the browser comes back by itself and attaches with what it has; from 4500
// to 4999 it doesn't, and says why. Reasons are for people who read logs; a
// WebSocket allows them 123 bytes.
type Close struct {
	Code   int
	Reason string
}

// ComesBack reports whether the browser should connect again.
func (c Close) ComesBack() bool { return c.Code >= 4000 && c.Code < 4500 }

// Codes that come back.
var (
	// CloseSlow: the browser did not take its frames in time. It gets what it
	// lacks when it comes back.
	CloseSlow = Close{4000, "too slow"}
	// CloseSuspended: the journal could not be written and the run was put down;
	// attaching rebuilds it. Commands without an ack must be sent again.
	CloseSuspended = Close{4001, "run suspended"}
	// CloseStopping: the server is going down.
	CloseStopping = Close{4002, "server stopping"}
	// CloseIdle: no attach, or no sign of life, in the time there is for it.
	CloseIdle = Close{4003, "no sign of life"}
	// CloseFault: something went wrong on the server, which has logged it. The
	// browser should wait longer each time.
	CloseFault = Close{4004, "server fault"}
	// CloseBusy: too much waits in the run. The command in question was not done
	// and may be sent again.
	CloseBusy = Close{4005, "run busy"}
)

// Codes that don't come back.
var (
	// CloseBadMessage: a message that no browser of ours sends.
	CloseBadMessage = Close{4500, "bad message"}
	// CloseNotAllowed: the seat may not be in the run.
	CloseNotAllowed = Close{4501, "not allowed"}
	// CloseNoRun: there is no such run, or it was erased.
	CloseNoRun = Close{4502, "no such run"}
	// CloseTooMany: too many messages a second, or too many sockets on the run.
	CloseTooMany = Close{4503, "too many"}
	// CloseReplaced: the seat was taken in another window. Were this one to come
	// back, the two would throw each other out for ever.
	CloseReplaced = Close{4504, "opened in another window"}
	// CloseEnded: the run is over and nothing more will come.
	CloseEnded = Close{4505, "run has ended"}
	// CloseBroken: the run's journal cannot be played on by this server, and trying
	// again will not mend it. The server has logged why.
	CloseBroken = Close{4506, "run cannot go on"}
)

// Closes lists every code in order.
var Closes = []Close{CloseSlow, CloseSuspended, CloseStopping, CloseIdle, CloseFault, CloseBusy,
	CloseBadMessage, CloseNotAllowed, CloseNoRun, CloseTooMany, CloseReplaced, CloseEnded, CloseBroken}
