# Everything a newcomer needs: `make demo` and `make test` set themselves up. Python 3.11 and make suffice.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
TEST_STAMP := $(VENV)/.installed-dev

.PHONY: demo test proof lint types contracts check bench pictures clean

demo: $(STAMP)
	$(BIN)/verifier demo

test: lint types contracts check

lint: $(TEST_STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(TEST_STAMP)
	$(BIN)/mypy

contracts: $(TEST_STAMP)
	$(BIN)/lint-imports

check: $(TEST_STAMP)
	$(BIN)/pytest -n 2 --dist loadfile

# What is checked with tools that are not ours, which of them are here, and which checks were left out (a browser
# among them); then 20,000 keys at random over all screens.
proof: $(TEST_STAMP)
	@for tool in go jq openssl sha256sum ssh-keygen chromium; do printf '%-12s' $$tool; command -v $$tool || echo missing; done
	$(BIN)/pytest -q -rs tests/claims/ledger tests/claims/workflow/test_dossiers.py tests/verifier/cli/test_dossier.py
	$(BIN)/pytest -q -rs tests/verifier/serve
	VERIFIER_SOAK_KEYS=20000 $(BIN)/pytest -q tests/verifier/tui/test_soak.py

pictures: $(TEST_STAMP)
	$(BIN)/python -m docs.pictures

bench: $(TEST_STAMP)
	$(BIN)/verifier bench

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; set PYTHON=")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[capture]'
	touch $@

$(TEST_STAMP): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; set PYTHON=")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@ $(STAMP)

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist
