# Two commands matter: `make app` and `make test`.  Both make .venv on first use; a stamp keeps later starts quick.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime-installed
TOOLS := $(VENV)/.test-installed
PIP_INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
PYTEST_ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help app test lint types imports docstrings pytest format clean

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' $(MAKEFILE_LIST) | expand -t 18

app: $(RUNTIME) ## Ingest the examples when the graph is empty, answer one search, open the app
	@$(BIN)/fazhi demo $(APP_ARGS)

test: lint types imports docstrings pytest ## Everything below in one go

lint: $(TOOLS) ## Style and formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(TOOLS) ## mypy --strict
	$(BIN)/mypy

imports: $(TOOLS) ## One direction between the packages, one home for each heavy dependency
	$(BIN)/lint-imports

docstrings: $(TOOLS) ## Docstrings agree with signatures
	$(BIN)/flake8 ontology graph ingest search_app

pytest: $(TOOLS) ## The tests
	$(BIN)/python -m pytest $(PYTEST_ARGS)

format: $(TOOLS) ## Format and mend what can be mended
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean: ## Remove the environment and everything generated here; the graph itself is left alone
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; name it: make app PYTHON=/path/to/python3.11" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(RUNTIME): pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing the dependencies into $(VENV) (several minutes on first use; see README, What is downloaded) ..."
	$(PIP_INSTALL) -e .
	@touch $@

$(TOOLS): pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing the dependencies and the test tools into $(VENV) (several minutes on first use) ..."
	$(PIP_INSTALL) -e ".[test]"
	@touch $(RUNTIME) $@
