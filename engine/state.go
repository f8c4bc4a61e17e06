package engine

type state struct{}
