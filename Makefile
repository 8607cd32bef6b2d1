# Every target works on a machine that has Python 3.11+ and make; nothing else is assumed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
export PYTHONDONTWRITEBYTECODE ?= 1

.PHONY: help demo test bench bench-documents bench-decisions bench-models lint types format lock samples models clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11 ...")'
	test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	@# Three OpenCV builds share cv2/; the headless one goes last, as it needs no libGL.
	awk '/^opencv-python-headless==/ {on=1} on {print} on && !/\\$$/ {exit}' requirements.lock > $(VENV)/opencv.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --force-reinstall -r $(VENV)/opencv.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

demo: $(STAMP) ## take the sample claims through a started service and write out/demo/index.html
	$(BIN)/claims-ai demo

test: $(STAMP) ## run all tests, two files at once (under 15 minutes on two cores)
	$(BIN)/python -m pytest -n 2 --dist loadfile

bench: $(STAMP) ## measure accuracy, speed and memory (uses ../shared/data where it is there)
	$(BIN)/python -m tests.benchmarks

bench-documents: $(STAMP) ## the part of bench that measures reading
	$(BIN)/python -m tests.benchmarks documents

bench-decisions: $(STAMP) ## the part of bench that measures deciding, without and with the store
	$(BIN)/python -m tests.benchmarks decisions

bench-models: $(STAMP) ## the models beside a plain LightGBM, and their speed (ARGS=--million trains on a million rows)
	$(BIN)/python -m tests.benchmarks models $(ARGS)

lint: $(STAMP) ## ruff: style and mistakes
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP) ## mypy, strict
	$(BIN)/mypy

format: $(STAMP) ## let ruff mend what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

samples: $(STAMP) ## draw the sample claims again
	$(BIN)/python -m training samples

models: $(STAMP) ## simulate a portfolio and train the shipped models again
	$(BIN)/python -m training fit

lock: ## pin every version again (needs uv)
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -o requirements.lock

clean: ## remove what was made
	rm -rf $(VENV) out build *.egg-info
