# Everything sets itself up: a virtual environment in .venv, from the lock file. Python 3.11 or newer.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check fuzz bench lock docs wire frontend frontend-check frontend-format clean

demo: $(VENV)/installed
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh transcripts_sample/demo.sh

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest -n auto --dist worksteal --cov --cov-report=term --cov-fail-under=90 $(ARGS)

check: $(VENV)/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fuzz: $(VENV)/installed-dev
	cd tests && ../$(BIN)/python -m fuzz --minutes $(or $(MINUTES),10) $(if $(READER),--reader "$(READER)") --keep ../.fuzz

bench: $(VENV)/installed-dev
	$(BIN)/python benchmarks $(ARGS)

docs: $(VENV)/installed-dev
	$(BIN)/python docs/make_cli.py

# The page of the workbench. Its bundle is committed, so only those who change it need Node.
frontend: frontend/node_modules
	cd frontend && npm run --silent build

wire: $(VENV)/installed-dev
	$(BIN)/python frontend/make_wire.py

frontend-check: frontend $(VENV)/installed-dev
	$(BIN)/python frontend/make_wire.py --check
	cd frontend && npm run --silent check && npm test --silent
	git diff --exit-code --stat -- src/codekit/web/static

frontend-format: frontend/node_modules
	cd frontend && npm run --silent format

frontend/node_modules: frontend/package-lock.json
	cd frontend && npm ci --silent --no-audit --no-fund && touch node_modules

lock:
	uv pip compile pyproject.toml --universal --no-emit-index-url --no-header -q --python-version 3.11 -o requirements.lock
	uv pip compile pyproject.toml --group test --group check --universal --no-emit-index-url --no-header -q --python-version 3.11 -o requirements-dev.lock

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("codekit needs Python 3.11 or newer; make PYTHON=python3.12 ..." if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/installed-dev: requirements-dev.lock $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	@touch $@

clean:
	rm -rf $(VENV) demo .bench .fuzz frontend/node_modules build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage*
