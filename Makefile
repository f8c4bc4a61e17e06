# make test sets up what is missing and runs everything that CI runs.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
CASE := scenarios/library/gjentatte-henvendelser
RACE ?= -race

.PHONY: test setup fmt vet generated check content bench build run fuzz

test: setup fmt vet generated check
	go test $(RACE) -timeout 20m ./...

# setup installs a browser and a C compiler for the race detector from Debian's
# packages where they are missing and can be installed.
setup:
	@./.ci/setup

fmt:
	@out=$$(gofmt -l $$(git ls-files '*.go')); if [ -n "$$out" ]; then echo "not formatted:"; echo "$$out"; exit 1; fi

vet:
	go vet ./...

# generated fails when committed generated files differ from what makes them.
generated:
	go run ./web/app/build -check
	@tmp=$$(mktemp -d); trap 'rm -rf "$$tmp"' EXIT; cp -r web/ui "$$tmp/ui"; \
	go tool templ generate -include-version=false -path web/ui >/dev/null 2>&1; \
	diff -rq web/ui "$$tmp/ui" || { echo "templ files were stale; they have been generated anew"; exit 1; }

# check validates every shipped scenario.
check:
	go run ./cmd/simlab validate scenarios/library

build:
	CGO_ENABLED=0 go build -trimpath -o simlab ./cmd/simlab

run:
	go run ./cmd/simlab

# content makes the caller's voice; it needs espeak-ng, which stays outside the binary.
content:
	@command -v espeak-ng >/dev/null || { echo "espeak-ng is missing: apt-get install espeak-ng"; exit 1; }
	go run ./cmd/simlab voice $(CASE)

# bench prints the figures of ARCHITECTURE.md, side by side, from one run.
bench:
	go test -run '^$$' -bench . -benchmem -count 5 ./scenarios/rehearsal ./engine/... ./scoring ./cmd/simlab

fuzz:
	for t in $$(grep -rlE '^func Fuzz' --include='*_test.go' . | xargs -n1 dirname | sort -u); do \
	  for f in $$(grep -hoE '^func Fuzz[A-Za-z]+' $$t/*_test.go | cut -c6-); do go test -run '^$$' -fuzz "^$$f$$" -fuzztime 20s $$t; done; done
