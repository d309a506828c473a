# bonbogi: `make` explains the targets. Nothing here is needed to use the program; see README.md.

SHELL := /bin/bash
GO ?= go
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo unknown)
FUZZTIME ?= 20s

.DEFAULT_GOAL := help
.PHONY: help build test quick check bench bench-observations fuzz update-golden pictures clean

help: ## explain the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## build bin/bonbogi: one static binary for this machine
	CGO_ENABLED=0 $(GO) build -trimpath -buildvcs=false -ldflags '-s -w -X main.version=$(VERSION)' -o bin/bonbogi ./cmd/bonbogi
	@ls -l bin/bonbogi | awk '{ printf "bin/bonbogi: %.1f MB\n", $$5 / 1e6 }'

test: ## all tests: installs what they need (Debian, root), starts a PostgreSQL of its own
	@.ci/install
	@.ci/check
	@TMPDIR=$$(.ci/temporary) .ci/with-postgres .ci/tests

quick: ## the tests that need nothing but Go; they name what they leave out
	$(GO) test ./...

check: ## gofmt, go vet and staticcheck
	@.ci/check

bench: ## the benchmarks; docs/performance.md says what they measure
	$(GO) test -run '^$$' -bench . -benchmem ./...

bench-observations: ## load 47 million observations, then a thousand million, and ask for some (25 GB of disk for a while, 5 minutes)
	BONBOGI_BENCH=country .ci/with-postgres $(GO) test -run '^$$' -bench Observations -timeout 1h ./internal/store
	BONBOGI_BENCH=continent $(GO) test -run '^$$' -bench Observations/sqlite -timeout 1h ./internal/store

fuzz: ## every fuzz target for FUZZTIME (20s) each
	@.ci/fuzz $(FUZZTIME)

update-golden: ## write the golden files anew; look at the difference before you commit it
	@.ci/update-golden

pictures: ## take the pictures of the README anew from the running program
	@. .ci/debian; BONBOGI_TEST_BROWSER=$$(browser) $(GO) test ./internal/browser -run Pictures -update-pictures

clean: ## remove what builds and tests left behind
	rm -rf bin build cover.out
