# Every command here works on a fresh clone: each does the set-up that it needs first.
PYTHON ?= python3
BIN := .venv/bin
# Compiled when first run: most of what is installed never is.
PIP := $(BIN)/pip --quiet --disable-pip-version-check --no-input
PORT ?= 8501
.DEFAULT_GOAL := help
.PHONY: help demo test check bench words soak lint types imports sql unit installed system chromium postgresql clean

help: ## Say what there is to make
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: .venv/run ## Build the figures that ship with Levelwith and serve the dashboard
	$(BIN)/levelwith demo --port $(PORT)

test: installed ## Run everything that must hold: lint, types, contracts, SQL and all tests
	@$(MAKE) --no-print-directory check
	$(BIN)/pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder

check: .venv/dev ## Lint, types, import contracts and SQL, without the tests
	@$(MAKE) --no-print-directory --jobs 2 lint types imports sql

lint: .venv/dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: .venv/dev
	$(BIN)/mypy

imports: .venv/dev
	$(BIN)/lint-imports

sql: .venv/dev
	$(BIN)/sqlfluff lint --disable-progress-bar --processes 2 sql

bench: .venv/bench chromium ## Measure speed and memory; writes benchmarks.json and a table
	$(BIN)/python -m tests.benchmarks

words: .venv/dev ## Write the catalogue of messages that translators start from
	$(BIN)/python -m tests.language

soak: .venv/dev postgresql ## The long tests
	$(BIN)/pytest -m soak

# Python's packages and Debian's come side by side; Debian's one after the other, as apt lets only one in.
installed:
	@$(MAKE) --no-print-directory --jobs 2 .venv/dev system

system:
	@$(MAKE) --no-print-directory chromium
	@$(MAKE) --no-print-directory postgresql

chromium: ## The browser of the tests: Debian's, installed where that may be done
	@command -v chromium chromium-browser google-chrome >/dev/null || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends chromium; \
	else \
		echo "The browser tests need Chromium. Install it (Debian, Ubuntu: sudo apt install chromium) and run this again."; \
		exit 1; \
	fi

postgresql: ## The database server of the tests: Debian's, installed where that may be done; without it those are skipped
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		export DEBIAN_FRONTEND=noninteractive; \
		apt-get update -q && apt-get install -yq --no-install-recommends postgresql-common && \
		sed -i 's/^#\?create_main_cluster.*/create_main_cluster = false/' /etc/postgresql-common/createcluster.conf && \
		apt-get install -yq --no-install-recommends postgresql; \
	else \
		echo "The ledger is not tried on PostgreSQL. Install it (Debian, Ubuntu: sudo apt install postgresql) to try that."; \
	fi

.venv/run: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Levelwith needs Python 3.11 or newer.")'
	$(PYTHON) -m venv .venv
	$(PIP) install --no-compile --constraint constraints.txt --editable .
	@touch $@

.venv/dev: .venv/run
	$(PIP) install --no-compile --constraint constraints.txt --editable ".[dev]"
	@touch $@

.venv/bench: .venv/dev
	$(PIP) install --no-compile --constraint constraints.txt --editable ".[bench]"
	@touch $@

clean: ## Remove what was installed and built; what was fetched and agreed stays
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache data/builds
