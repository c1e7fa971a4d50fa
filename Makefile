# Everything sets itself up: a virtual environment in .venv, from the lock file. Python 3.11 or newer.
PYTHON ?= python3
NEWEST_PYTHON ?= python3.13
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test coverage test-oldest test-newest check fuzz bench lock docs wire frontend frontend-check frontend-format clean

demo: $(VENV)/installed
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh transcripts_sample/demo.sh

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest -n auto --dist worksteal $(ARGS)

# The lines that no test runs. Measuring takes half as long again, so it is done when one wants to know.
coverage: $(VENV)/installed-dev
	$(BIN)/python -m pytest -n auto --dist worksteal --cov --cov-report=term $(ARGS)

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
	$(BIN)/python frontend/make_words.py

frontend-check: frontend $(VENV)/installed-dev
	$(BIN)/python frontend/make_wire.py --check
	$(BIN)/python frontend/make_words.py --check
	cd frontend && npm run --silent check && npm test --silent
	git diff --exit-code --stat -- src/codekit/web/static

frontend-format: frontend/node_modules
	cd frontend && npm run --silent format

frontend/node_modules: frontend/package-lock.json
	cd frontend && npm ci --silent --no-audit --no-fund && touch node_modules

# Every file pins versions and hashes, for all systems and Pythons that codekit runs on; none names a server. What is
# pinned stays until it no longer fits: `make lock ARGS=--upgrade` takes the newest.
LOCK = $(BIN)/uv pip compile --universal --no-strip-extras --generate-hashes --no-emit-index-url --no-header -q --python-version 3.11 $(ARGS)

lock: $(VENV)/installed-dev
	$(LOCK) pyproject.toml -o requirements.lock
	$(LOCK) --group build -c requirements.lock -o requirements-build.lock
	$(LOCK) pyproject.toml --extra corpora --extra team --group test --group check -c requirements.lock -c requirements-build.lock -o requirements-dev.lock
	$(LOCK) pyproject.toml --extra team -c requirements-dev.lock -o requirements-server.lock
	$(LOCK) pyproject.toml --extra corpora --group runner -c requirements-dev.lock -o requirements-newest.lock
	$(LOCK) pyproject.toml --extra corpora --group runner --resolution lowest-direct -c requirements-build.lock -o requirements-oldest.lock

# $(call install,VENV,LOCK): exactly what a lock file says, then codekit itself by a builder that is pinned too.
PIP = -m pip --disable-pip-version-check install --quiet
define install
	$(1)/bin/python $(PIP) --require-hashes -r $(2) -r requirements-build.lock
	$(1)/bin/python $(PIP) --no-deps --no-build-isolation -e .
	@touch $@
endef

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("codekit needs Python 3.11 or newer; make PYTHON=python3.12 ..." if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: requirements.lock requirements-build.lock pyproject.toml | $(VENV)/bin/python
	$(call install,$(VENV),requirements.lock)

$(VENV)/installed-dev: requirements-dev.lock $(VENV)/installed
	$(BIN)/python $(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

# The same code on other ground: the oldest dependencies that pyproject.toml allows, and the newest Python.
# Every dependency is used by them: the command line, all readers and writers, reports, figures, and the server.
MEANINGFUL = tests/cli tests/tables tests/formats/transcripts tests/formats/coding_sheet tests/workflow/study \
	tests/workflow/results tests/corpus tests/web/test_server.py tests/web/test_guard.py tests/test_plugins.py
# What the system refuses, and who comes first, is the same on any of them.
NOT_MEANT = refusals at_once refused_flush new_study_on_disk startup
OTHER_TESTS = -q -p no:cacheprovider --hypothesis-profile brief -m "not slow and not browser and not corpus" \
	$(NOT_MEANT:%=--ignore=tests/cli/test_%.py) $(MEANINGFUL) $(ARGS)

test-oldest: .venv-oldest/installed
	.venv-oldest/bin/python -m pytest $(OTHER_TESTS)

test-newest: .venv-newest/installed
	.venv-newest/bin/python -m pytest $(OTHER_TESTS)

# What is run once need not be compiled whole.
.venv-oldest/installed .venv-newest/installed: PIP += --no-compile

.venv-oldest/installed: requirements-oldest.lock requirements-build.lock | $(VENV)/bin/python
	$(BIN)/python -m venv .venv-oldest
	$(call install,.venv-oldest,requirements-oldest.lock)

.venv-newest/installed: requirements-newest.lock requirements-build.lock
	$(NEWEST_PYTHON) -m venv .venv-newest
	$(call install,.venv-newest,requirements-newest.lock)

clean:
	rm -rf $(VENV) .venv-oldest .venv-newest demo .bench .fuzz frontend/node_modules build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage*
