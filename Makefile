# One Makefile for newcomers and for CI: it makes .venv from the locked requirements and runs what is asked for.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
URL ?=
LOCK := $(BIN)/uv pip compile pyproject.toml requirements/build.in -q --universal --python-version 3.11 --upgrade \
  --generate-hashes --no-emit-index-url --no-header --no-annotate
CHECKED := crawler storage newsfold migrations native benchmarks docs tests scheduler.py

.PHONY: help crawl test lint check fix bench lock clean

help:             ## what there is
	@grep -E '^[a-z]+: .*##|^[a-z]+: +##' Makefile | sed -E 's/:[^#]*## */\t/' | expand -t 10

crawl: $(VENV)/run.stamp   ## set everything up and crawl URL=…, or the demo site when no URL is given
	@$(BIN)/newsfold $(if $(strip $(URL)),crawl $(URL),demo)

test: $(VENV)/dev.stamp    ## run the tests
	@$(BIN)/python -m pytest -q -n 2
	@NEWSFOLD_NATIVE=0 $(BIN)/python -m pytest -q -n 2 tests/core

lint: $(VENV)/dev.stamp    ## format, lint, types, import rules
	@$(BIN)/ruff format --check $(CHECKED)
	@$(BIN)/ruff check $(CHECKED)
	@$(BIN)/mypy
	@$(BIN)/lint-imports

check: lint test  ## everything that CI runs

fix: $(VENV)/dev.stamp     ## format and mend what can be mended
	@$(BIN)/ruff check --fix $(CHECKED)
	@$(BIN)/ruff format $(CHECKED)

bench: $(VENV)/dev.stamp   ## the crawl benchmark; benchmarks/README.md lists the others
	@$(BIN)/python -m benchmarks.crawl

lock: $(VENV)/dev.stamp    ## bring the locked versions up to date
	@$(BIN)/python -m pip install -q uv
	@$(LOCK) -o requirements/run.txt
	@$(LOCK) --group dev -o requirements/dev.txt

clean:            ## remove the environment and caches
	@rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/run.stamp: requirements/run.txt pyproject.toml $(wildcard native/*.*)
	@echo "Setting up Newsfold in $(VENV) (once; about a minute) …"
	@$(PYTHON) -c 'import sys; sys.exit("Newsfold needs Python 3.11 or newer; this is %s. Try make PYTHON=python3.12 …" % sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing: install it (Debian: apt-get install python3-venv)."; exit 1; }
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/run.txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp requirements/dev.txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@
