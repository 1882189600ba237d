# SPDX-License-Identifier: EUPL-1.2
# Every target sets up what it needs, once; the stamps below .cache and .venv remember it.
# docs/running.md says what each target is for.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

BIN := .venv/bin
WORKERS ?= 2
ARGS ?=
PYTHON ?= $(shell for name in python3.11 python3.12 python3.13 python3; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { command -v $$name; break; }; done)
# What asks every address is the same on every server; what asks the policies need not be.
SERVED ?= $(addprefix tests/isolation/test_,$(addsuffix .py,planted public search))
# Tests have a data folder of their own, so that they never touch the demo's.
TEST_HOME ?= $(CURDIR)/.cache/test-home
TEST_ENV = env -u BODEMPLAAT_DEMO BODEMPLAAT_HOME="$(TEST_HOME)"
PYTEST = $(TEST_ENV) $(BIN)/pytest
MESSAGES := $(patsubst %.po,%.mo,$(wildcard src/bodemplaat/*/locale/*/LC_MESSAGES/django.po))
NODE := $(if $(wildcard package-lock.json),node_modules/.complete)

.PHONY: help
help: ## Show the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | column -t -s "$$(printf '\t')"

# --- What is set up, once ---------------------------------------------------------------------

.PHONY: setup setup-browser
setup: .venv/.complete $(NODE) $(MESSAGES) ## Virtual environment, npm packages, translations
setup-browser: setup .cache/debian ## The same, with the browser and the PDF reader of the tests

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 of nieuwer is nodig en ontbreekt." \
	"(Python 3.11 or newer is needed: install it, or say make PYTHON=/path/to/python.)" >&2; exit 1; }
	"$(PYTHON)" -m venv .venv || { rm -rf .venv; echo "Een virtuele omgeving maken lukt niet;" \
	"installeer python3-venv. (Install python3-venv and try again.)" >&2; exit 1; }

# A .venv that is a link belongs to another checkout: it is used as it is.
.venv/.complete: requirements/dev.txt pyproject.toml | .venv/bin/python
	@if [ -L .venv ]; then echo ".venv is a link to another checkout and is left as it is."; \
	else $(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.txt \
	&& $(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e . \
	&& touch $@; fi

# So does a node_modules that is one: `npm ci` would empty the folder of the other checkout.
node_modules/.complete: package-lock.json package.json scripts/build_static.py
	@command -v npm >/dev/null || ./requirements/debian nodejs npm
	@if [ -L node_modules ]; then echo "node_modules is a link to another checkout and is left as" \
	"it is."; npm run --silent build; \
	else npm ci --no-audit --no-fund --loglevel=error && npm run --silent build && touch $@; fi

.cache/debian: requirements/debian requirements/debian.txt
	./requirements/debian $$(grep -v '^#' requirements/debian.txt)
	mkdir -p .cache && touch $@

%.mo: %.po | .venv/.complete
	@$(BIN)/pybabel --quiet compile --input-file=$< --output-file=$@

# --- What people ask for ----------------------------------------------------------------------

.PHONY: demo dev
demo: setup ## Serve the demonstration (ARGS="--port 8001 --reset")
	$(BIN)/bodemplaat demo $(ARGS)

dev: setup ## Serve it and start again whenever a file changes
	$(BIN)/bodemplaat demo --reload $(ARGS)

.PHONY: test test-server check check-all
test: setup-browser ## All tests, in parallel (ARGS="-k settlement")
	$(PYTEST) -n $(WORKERS) --dist=loadscope $(ARGS)

test-server: setup ## The tests that touch the database, on a plain PostgreSQL of this machine
	$(TEST_ENV) ./.ci/plain-postgresql $(BIN)/pytest -n $(WORKERS) --dist=loadscope \
	src/bodemplaat --ignore=src/bodemplaat/kernel $(SERVED) $(ARGS)

check: setup ## Fast, before a commit: style, types, house rules, kernel
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(PYTEST) -n $(WORKERS) tests/house src/bodemplaat/kernel $(ARGS)

check-all: check setup-browser ## Slow and exhaustive: every role, page and planted defect
	BODEMPLAAT_EXHAUSTIVE=1 $(PYTEST) -n $(WORKERS) --dist=loadscope $(ARGS)
	$(MAKE) test-server SERVED=tests/isolation

.PHONY: bench screenshots coverage openapi sbom standards
bench: setup ## Measure the engine
	$(BIN)/python bench/engine.py $(ARGS)

coverage: setup ## Write docs/coverage.md: how much of the source deck runs
	$(BIN)/python scripts/coverage.py

openapi: setup ## Write docs/api/openapi.json: the description for programs
	$(TEST_ENV) PYTHONPATH=src $(BIN)/python scripts/openapi.py

sbom: setup ## Write the bill of materials (CycloneDX) to .cache/sbom
	$(BIN)/python scripts/sbom.py

standards: setup-browser ## Run the tests that prove a standard, and write what /standaarden shows
	$(TEST_ENV) $(BIN)/python scripts/standards.py

screenshots: setup-browser ## Take the pictures of docs/screenshots anew
	$(BIN)/python scripts/screenshots.py $(ARGS)

.PHONY: lock migration
migration: setup ## Write the migration of a package (ARGS=finance)
	$(TEST_ENV) $(BIN)/bodemplaat makemigrations $(ARGS)

lock: ## Make the lock files of Python anew (needs pip-tools)
	cd requirements && for name in base dev; do pip-compile --quiet --allow-unsafe \
	--generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
	--strip-extras --output-file=$$name.txt $$name.in; done
