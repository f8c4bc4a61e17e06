// Package live holds the sockets between browsers and runs: it lets them attach
// and resume, gives each seat its view as frames, hands commands on and ends
// what is too slow, too loud or too silent.
//
// Each socket has two goroutines. The reader takes messages and waits for each
// command to become durable before it takes the next, which is all the queueing
// that commands need. The writer alone folds events, renders and writes. It takes
// batches straight from the attachment, so the only queue of events is the run's
// own, which is bounded and never blocks the run: a browser that doesn't read
// blocks its writer, the run drops the attachment, and the browser comes back for
// what it lacks.
//
// It is the only package that knows gorilla/websocket.
package live
