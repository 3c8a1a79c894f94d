# What a new user types: `make edition`, then `make test`. Everything they need is set up on the way.

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip

.PHONY: edition test check format messages requirements evidence clean

edition: $(VENV)/ready | libraries
	$(BIN)/scorecard build

test: $(VENV)/ready $(VENV)/vnu $(VENV)/axe | libraries test-programs
	$(BIN)/ruff format --check scorecard tests bench
	$(BIN)/ruff check scorecard tests bench
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/scorecard check
	$(BIN)/pytest

# The evidence alone, in a second.
check: $(VENV)/ready
	$(BIN)/scorecard check

# What is generated from the model and the evidence and kept in git.
evidence: $(VENV)/ready
	$(BIN)/scorecard schema
	$(BIN)/scorecard coverage

format: $(VENV)/ready
	$(BIN)/ruff format scorecard tests bench
	$(BIN)/ruff check --fix scorecard tests bench

# The template of the translation catalogues, from every sentence in code and templates.
messages: $(VENV)/ready
	$(BIN)/pybabel -q extract -F scorecard/locale/babel.cfg -k msg -k msg_count:1,2 \
		--no-location --sort-output --omit-header -o scorecard/locale/messages.pot scorecard templates

# Pin what pyproject.toml asks for, with no address of any index in the file.
requirements: $(VENV)/ready
	$(BIN)/pip-compile -q --upgrade --extra dev --strip-extras --no-header --no-annotate \
		--no-emit-index-url --no-emit-trusted-host --no-emit-find-links -o requirements.txt pyproject.toml

$(VENV)/ready: requirements.txt pyproject.toml
	@sh .ci/need-python $(PYTHON)
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing the pinned Python packages ..."
	@$(PIP) install -q -r requirements.txt
	@$(PIP) install -q --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/vnu: | test-programs
	@npm install --silent --no-audit --no-fund --no-save --ignore-scripts --prefix $@ vnu-jar@26.9.27

$(VENV)/axe: | test-programs
	@npm install --silent --no-audit --no-fund --no-save --ignore-scripts --prefix $@ axe-core@4.14.1

.PHONY: libraries test-programs
libraries:
	@sh .ci/need pango

test-programs:
	@sh .ci/need pango poppler chromium java npm icc locales

clean:
	rm -rf $(VENV) output/*
