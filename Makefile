# Everything runs in .venv, which the first target that needs it makes. `make help` lists the targets.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help audit test lab fuzz bench lint lock clean
.DEFAULT_GOAL := help

help:  ## List the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

.venv/.installed: pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; this is " + sys.version.split()[0] + ". Call make PYTHON=python3.11 (or newer).")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

# Spark is 490 MB: only the tests need it, and who asks for `--engine spark`.
.venv/.spark: .venv/.installed requirements-spark.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements-spark.lock
	@touch $@

audit: .venv/.installed  ## Set up and audit data/reports into out/
	$(BIN)/gongkai audit data/reports --roster data/roster.csv --out out

test: .venv/.spark  ## Set up and run the tests
	$(BIN)/pytest

lab: .venv/.installed  ## Set up and open JupyterLab on the notebooks
	$(BIN)/jupyter lab --ServerApp.root_dir=. --LabApp.default_url=/lab/tree/notebooks/02_batch.ipynb

fuzz: .venv/.installed  ## Give damaged bytes to every reader, drawn by chance and by what they run through
	$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements-fuzz.lock
	$(BIN)/python -m benchmarks.fuzz
	for kind in html mht pdf docx xlsx txt md; do $(BIN)/python -m benchmarks.fuzz_by_coverage $$kind || exit 1; done

bench: .venv/.spark  ## Measure the speed of every stage, side by side with what it stands on
	$(BIN)/python -m benchmarks

lint: .venv/.installed  ## Check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

COMPILE := $(BIN)/uv pip compile --quiet --universal --no-header --no-annotate --no-emit-index-url --no-emit-find-links
lock: .venv/.installed  ## Pin the newest versions that pyproject.toml allows
	$(COMPILE) --extra ocr --extra duckdb --extra dev --upgrade --output-file requirements.lock pyproject.toml
	for extra in spark fuzz; do $(COMPILE) --extra ocr --extra duckdb --extra dev --extra $$extra --constraint requirements.lock \
		pyproject.toml | grep -vxFf requirements.lock > requirements-$$extra.lock; done

clean:  ## Remove what the other targets made
	rm -rf .venv out build .pytest_cache .mypy_cache .ruff_cache .hypothesis
