# make run: the sample release; make test: the tests; make check: lint and types; make bench: speed, as ratios;
# make test-page: the translators' page and the report in Chromium; make test-train, bench-train: what needs torch (the recipe, hf, ct2, chat) or Ray.
VENV := .venv
PYTHON ?= python3
BIN := $(VENV)/bin

.PHONY: run test test-page check test-train bench bench-train clean

run: $(VENV)/.installed
	$(BIN)/xindaya run configs/sample/release.yaml

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

test-page: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -m browser

check: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.installed-dev
	$(BIN)/python tests/bench_engine.py
	$(BIN)/python tests/bench_matcher.py
	$(BIN)/python tests/bench_memory.py
	$(BIN)/python tests/bench_pipeline.py overhead cold many

bench-train: $(VENV)-train/.installed
	$(VENV)-train/bin/python tests/bench_checkpoint.py
	$(VENV)-train/bin/python tests/bench_slots.py
	$(VENV)-train/bin/python tests/bench_pipeline.py ray

# The recipe of the model and other checkpoints need torch, and a cluster Ray, which nothing else does: an environment of its own.
test-train: $(VENV)-train/.installed
	$(VENV)-train/bin/python -m pytest tests/test_press.py tests/test_hf.py tests/test_chat_local.py tests/test_executors.py

$(VENV)-train/.installed: pyproject.toml
	test -x $(VENV)-train/bin/python || $(PYTHON) -m venv $(VENV)-train
	$(VENV)-train/bin/python -m pip install --quiet --editable '.[dev,hf,ray,train]'
	touch $@

$(VENV)/.installed: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.installed-dev: pyproject.toml $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

clean:
	rm -rf $(VENV) $(VENV)-train
