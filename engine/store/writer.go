package store

import (
	"context"

	"gorm.io/gorm"
)

// groupMost is how many appends share one commit at most.
const groupMost = 100

// job is work for the writer: an append, or something else that writes.
type job struct {
	append *appending
	do     func(*gorm.DB) error // runs outside a transaction
	answer chan error           // takes one answer without blocking
}

// hand gives a job to the writer and waits for its answer. When ctx ends first
// the job may still be done.
func (s *Store) hand(ctx context.Context, j job) error {
	j.answer = make(chan error, 1)
	s.mu.RLock()
	if s.closed {
		s.mu.RUnlock()
		return ErrClosed
	}
	select {
	case s.jobs <- j:
		s.mu.RUnlock()
	case <-ctx.Done():
		s.mu.RUnlock()
		return ctx.Err()
	}
	select {
	case err := <-j.answer:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// writing does something in a transaction of the writer.
func (s *Store) writing(ctx context.Context, do func(tx *gorm.DB) error) error {
	return s.hand(ctx, job{do: func(db *gorm.DB) error { return translate(db.Transaction(do)) }})
}

// writer does jobs in the order they came. Appends that wait are committed
// together; there is no timer: a lone append never waits for company.
func (s *Store) writer() {
	defer close(s.done)
	for j := range s.jobs {
		group := make([]job, 0, 8)
		for more := true; more; {
			if j.append == nil {
				s.commit(group)
				group = group[:0]
				j.answer <- j.do(s.write)
			} else {
				group = append(group, j)
			}
			if len(group) == groupMost {
				break
			}
			select {
			case next, ok := <-s.jobs:
				j, more = next, ok
			default:
				more = false
			}
		}
		s.commit(group)
	}
}

// commit stores a group in one transaction. When that fails each append is tried
// in a transaction of its own, so that only those are refused which the database
// refuses.
func (s *Store) commit(group []job) {
	if len(group) == 0 {
		return
	}
	answers, err := appendGroup(s.write, group)
	if err != nil {
		answers = answers[:0]
		for i := range group {
			repeated := group[i].append.repeated
			one, err := appendGroup(s.write, group[i:i+1])
			if err != nil {
				one = []error{err}
			}
			// The failed group may have reached the disk after all, when only its
			// last fsync went wrong: then the records are there, as they should be.
			if one[0] == ErrDuplicate && !repeated {
				one[0] = nil
			}
			answers = append(answers, one[0])
		}
	}
	for i, j := range group {
		j.answer <- answers[i]
	}
}
