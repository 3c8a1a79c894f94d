# What a new user types: `make edition`, then `make test`. Everything they need is set up on the way.

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3
VNU := vnu-jar@26.9.27
AXE := axe-core@4.14.1
export PYTHON

.PHONY: edition test setup setup-dev check format messages requirements evidence clean

edition: setup
	$(BIN)/scorecard build

test: setup-dev
	$(BIN)/ruff format --check scorecard tests bench .ci
	$(BIN)/ruff check scorecard tests bench .ci
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/scorecard check
	$(BIN)/pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

# All that make test looks at in samples, whole: hours. Writes docs/acceptance.md.
.PHONY: acceptance
acceptance: setup-dev
	$(BIN)/python -m bench.acceptance

# What building needs, and what checking the program needs beside it.
setup: $(VENV)/ready
setup-dev: test-programs $(VENV)/ready-dev $(VENV)/vnu/$(VNU) $(VENV)/axe/$(AXE)

# The evidence alone, in a second.
check: $(VENV)/ready
	$(BIN)/scorecard check

# What is generated from the model and the evidence and kept in git.
evidence: $(VENV)/ready
	$(BIN)/scorecard schema
	$(BIN)/scorecard coverage --write
	$(BIN)/scorecard corrections --write

format: $(VENV)/ready-dev
	$(BIN)/ruff format scorecard tests bench .ci
	$(BIN)/ruff check --fix scorecard tests bench .ci

# The fonts of the web pages, from the pinned package of the fonts: after another version of it, or other scripts.
.PHONY: fonts
fonts: $(VENV)/ready
	$(BIN)/python -m scorecard.rendering.font_subsets

# The documents of a state with accents on every word that a translator is given, and a third longer: what has none was
# left out of the catalogues. Into output-pseudo/.
STATE ?= MT
.PHONY: pseudo
pseudo: $(VENV)/ready-dev
	$(BIN)/python -m bench.pseudo_languages $(STATE)

# The catalogues of the messages, from every sentence in code and templates: a changed sentence makes its translations
# fuzzy, and they are not printed until somebody has looked at them. Those of the evidence: scorecard messages.
messages: $(VENV)/ready
	$(BIN)/pybabel -q extract -F scorecard/locale/babel.cfg -k msg -k msg_count:1,2 -k tr -k tr_count:1,2 -k tr_noop -c Translators: -s \
		--no-location --sort-output --omit-header -o scorecard/locale/scorecard.pot scorecard templates
	$(BIN)/python -m scorecard.building.message_catalogues

# Pin what pyproject.toml asks for, with no address of any index in the files: first what building needs, then the rest.
COMPILE := $(BIN)/pip-compile -q --upgrade --strip-extras --no-header --no-annotate \
	--no-emit-options --no-emit-index-url --no-emit-trusted-host --no-emit-find-links

requirements: $(VENV)/ready-dev
	$(COMPILE) --build-deps-for editable -o requirements.txt pyproject.toml
	$(COMPILE) --extra dev --constraint requirements.txt -o $(VENV)/all-requirements.txt pyproject.toml
	{ echo "-r requirements.txt"; grep == $(VENV)/all-requirements.txt | grep -vxFf requirements.txt; } >requirements-dev.txt

# Each of these holds the path of the folder it was set up in: scripts in an environment do not work in another one.
ifneq ($(shell cat $(VENV)/ready 2>/dev/null),$(CURDIR))
.PHONY: $(VENV)/ready
endif

$(VENV)/ready: requirements.txt pyproject.toml | libraries
	@sh .ci/environment $(VENV) ready requirements.txt

$(VENV)/ready-dev: requirements-dev.txt $(VENV)/ready | test-programs
	@sh .ci/environment $(VENV) ready-dev requirements-dev.txt

$(VENV)/vnu/$(VNU): $(VENV)/ready-dev
	@sh .ci/npm-package $(VENV)/vnu $(VNU) build/dist/vnu.jar

$(VENV)/axe/$(AXE): $(VENV)/ready-dev
	@sh .ci/npm-package $(VENV)/axe $(AXE) axe.min.js

# Mutation testing, on demand (docs/mutation-testing.md): of one module, or of the faults listed in bench/mutants.toml.
MODULE ?= scorecard/analysis/position.py
TESTS ?=
MUTMUT := mutmut==3.8.1

.PHONY: mutants mutants-listed
mutants: $(VENV)/mutmut/$(MUTMUT)
	$(BIN)/python -m bench.mutants module $(MODULE) $(TESTS)

mutants-listed: setup-dev
	$(BIN)/python -m bench.mutants listed

$(VENV)/mutmut/$(MUTMUT): $(VENV)/ready-dev
	rm -rf $(VENV)/mutmut
	$(BIN)/python -m pip install -q --target $(VENV)/mutmut $(MUTMUT)
	touch $@

.PHONY: libraries test-programs
libraries:
	@sh .ci/need python pango

test-programs:
	@sh .ci/need python pango poppler chromium java npm icc locales

clean:
	rm -rf $(VENV) output/* .output.build
