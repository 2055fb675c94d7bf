# Sets up, builds and tests everything below this folder; only the browser for the tests comes from the system.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
CACHE  := $(CURDIR)/.cache

# Nothing is written outside this folder.
export TMPDIR                       := $(CACHE)/tmp
export XDG_CACHE_HOME               := $(CACHE)
export PIP_CACHE_DIR                := $(CACHE)/pip
export npm_config_cache             := $(CACHE)/npm
export PYTHONPYCACHEPREFIX          := $(CACHE)/pycache
export HYPOTHESIS_STORAGE_DIRECTORY := $(CACHE)/hypothesis
export PIP_DISABLE_PIP_VERSION_CHECK := 1
$(shell mkdir -p "$(TMPDIR)")

# The machine's Node when it is new enough, otherwise the one among the development packages.
NODE_IS_NEW := process.exit(process.versions.node.split(".")[0] < 20 ? 1 : 0)
ifeq ($(shell node -e '$(NODE_IS_NEW)' 2>/dev/null && command -v npm >/dev/null && echo yes),yes)
NODE := node
NPM  := npm
else
NODE := $(BIN)/node
NPM  := PATH="$(CURDIR)/$(BIN):$$PATH" npm
endif

# The parts that are checked once they are there.
TYPED_SCRIPTS := $(wildcard generator/assets/js/tsconfig.json tests/js/tsconfig.json)
TSC           := node_modules/typescript/bin/tsc
SCRIPT_TESTS  := $(wildcard tests/js/*.test.*js tests/js/*/*.test.*js)
WORKFLOWS     := $(wildcard .github/workflows)
# They hold a clock to the search, so they run when nothing else does.
TIMED_TESTS   := tests/search/test_targets.py
IN_PARALLEL   := --numprocesses=auto --dist=loadfile --no-loadscope-reorder --ignore=$(TIMED_TESTS)

.DEFAULT_GOAL := help
.PHONY: help serve build check test coverage bench bench-search setup setup-dev browser lock clean

help: ## Show this list
	@echo "Start with: make serve"
	@echo
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1	\2/p' $(MAKEFILE_LIST) | expand -t 20

serve: setup ## Build the site and show it on this machine, anew after every change
	$(BIN)/bne serve

build: setup ## Build the site
	$(BIN)/bne build

check: setup-dev ## Check the style, types and structure of the code, and the content
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo --cache-dir .cache/import-linter
	$(if $(TYPED_SCRIPTS),for each in $(TYPED_SCRIPTS); do $(NODE) $(TSC) --noEmit -p $$each || exit; done)
	$(if $(WORKFLOWS),$(BIN)/zizmor --offline --quiet $(WORKFLOWS))
	$(BIN)/bne schema --check
	$(BIN)/bne check

test: check browser ## Check everything and run all tests
	$(if $(SCRIPT_TESTS),$(NODE) --test --test-reporter=spec $(SCRIPT_TESTS))
	$(BIN)/pytest $(IN_PARALLEL)
	$(BIN)/pytest $(TIMED_TESTS)

# Being watched line by line, tests take twice as long; so this is a run of its own.
coverage: setup-dev ## Measure how much of the code the tests reach, those with a browser left out
	$(BIN)/pytest $(IN_PARALLEL) -m "not browser and not slow" --cov

bench: setup-dev ## Measure how fast the site is built
	$(BIN)/python -m benchmarks

bench-search: setup-dev browser ## Measure how well and how fast the search finds, beside other engines
	$(BIN)/python -m benchmarks.search

setup: $(VENV)/.runtime ## Set up what building the site needs
	$(if $(filter setup,$(MAKECMDGOALS)),@echo "Fertig. Weiter mit: $(BIN)/bne new offer  oder  make serve")
setup-dev: $(VENV)/.dev node_modules/.complete ## Set up what developing and testing need

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "This needs Python 3.11 or newer. Where it has another name: make PYTHON=python3.12 ..."; exit 1; }
	@echo "Creating a Python environment in $(VENV) ..."
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "Python lacks its venv module. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }

# The development packages hold those for building the site, at the same versions. The lock files name every
# package, so pip need not look for any; older ones stumble over extras when it does.
$(VENV)/.runtime: LOCK := requirements.lock
$(VENV)/.dev: LOCK := requirements-dev.lock
$(VENV)/.runtime: requirements.lock
$(VENV)/.dev: requirements-dev.lock
$(VENV)/.runtime $(VENV)/.dev: pyproject.toml | $(BIN)/python
	@echo "Installing the packages in $(LOCK) ..."
	@$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r $(LOCK)
	@$(BIN)/python -m pip install --quiet --no-build-isolation --no-deps -e .
	@touch $(VENV)/.runtime $@

node_modules/.complete: package-lock.json .npmrc | $(VENV)/.dev
	@echo "Installing the packages in package-lock.json ..."
	@$(NPM) ci --no-progress --loglevel=error
	@touch $@

BROWSERS := chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable
AS_ROOT  := $(if $(filter-out 0,$(shell id -u)),sudo) env -u TMPDIR -u PYTHONPYCACHEPREFIX DEBIAN_FRONTEND=noninteractive

browser: ## Install Chromium for the tests, unless the machine has a browser for them
	@for name in $${CHROMIUM:+"$$CHROMIUM"} $(BROWSERS); do command -v "$$name" >/dev/null && exit; done; \
	echo "Installing Chromium ..."; \
	command -v apt-get >/dev/null && $(AS_ROOT) apt-get -qq update && \
	{ $(AS_ROOT) apt-get -qq install --no-install-recommends chromium-headless-shell fonts-liberation || \
	  $(AS_ROOT) apt-get -qq install --no-install-recommends chromium fonts-liberation; } || { \
	  echo "Chromium cannot be installed from here. Please install it or Chrome, then try again;"; \
	  echo "where it has another name or place: make CHROMIUM=/path/to/it test"; exit 1; }

LOCKED := $(BIN)/uv pip compile pyproject.toml --quiet --upgrade --universal --python-version 3.11 \
  --generate-hashes --no-header --no-annotate

lock: setup-dev ## Write the lock files anew, with the newest versions that pyproject.toml allows
	$(LOCKED) --group build -o requirements.lock
	$(LOCKED) --group build --group dev -c requirements.lock -o requirements-dev.lock
	$(NPM) install --package-lock-only --loglevel=error

clean: ## Remove everything that was set up or built here
	rm -rf $(VENV) node_modules .cache site
