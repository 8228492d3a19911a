# Two commands: `make demo` shows claimcheck at work, `make test` checks it. Both set up all that they need.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
EXTRAS := en,html
SHARED := ../shared/gold

.PHONY: help demo test lint scores docs schemas bench wheel clean

help:
	@echo "make demo     set up, start a local Label Studio and fill it with claims from sample articles"
	@echo "make test     set up and run every check and test"
	@echo "make lint     format, lint and types only"
	@echo "make scores   the splitter's figures on annotated articles beside this checkout"
	@echo "make docs     write the command reference and the schemas anew"
	@echo "make bench    speeds beside other tools, as ratios"
	@echo "make wheel    dist/*.whl with the hot paths compiled for this machine (needs a C compiler)"
	@echo "make clean    remove what was set up here"

demo: $(VENV)/.user
	$(BIN)/claimcheck demo

test: lint
	$(BIN)/python -m pytest

lint: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

scores: $(VENV)/.dev
	$(BIN)/claimcheck evaluate $(wildcard $(SHARED)/ar/*.jsonl $(SHARED)/en/polnear_dev.jsonl $(SHARED)/de/wikinews_de_dev.jsonl)

docs: $(VENV)/.dev
	$(BIN)/python docs/cli_reference.py
	$(BIN)/python -m claimcheck.models.schema schemas

bench: $(VENV)/.dev
	$(PIP) install --quiet --constraint constraints.txt --group bench
	$(BIN)/python benchmarks/splitting.py
	$(BIN)/python benchmarks/verdicts.py

# Through a source distribution, so that no compiled file is left beside its source.
wheel: $(VENV)/.dev
	HATCH_BUILD_HOOKS_ENABLE=1 $(BIN)/python -m build --no-isolation

clean:
	rm -rf $(VENV) build dist claimcheck-demo .pytest_cache .mypy_cache .ruff_cache .hypothesis

# pip is upgraded first: the one that Python 3.11 brings knows no dependency groups.
$(VENV)/.made:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "claimcheck needs Python 3.11 or newer; name one with: make PYTHON=python3.11 ..."; exit 2; }
	"$(PYTHON)" -m venv $(VENV)
	$(PIP) install --quiet --upgrade pip
	touch $@

$(VENV)/.user: $(VENV)/.made pyproject.toml constraints.txt
	$(PIP) install --quiet --constraint constraints.txt --editable '.[$(EXTRAS)]'
	touch $@

$(VENV)/.dev: $(VENV)/.user
	$(PIP) install --quiet --constraint constraints.txt --editable '.[$(EXTRAS),datasets]' --group dev
	touch $@
