# The two commands of the README are `make demo` and `make test`; both set up .venv by themselves.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check format docs clean

# uv where present, else venv and pip.
define install
	@if command -v uv >/dev/null; then \
	  { [ -x $(BIN)/python ] || uv venv --quiet --python $(PYTHON) .venv; } && uv pip install --quiet --python $(BIN)/python -e '$(1)'; \
	else \
	  { [ -x $(BIN)/pip ] || $(PYTHON) -m venv .venv; } && $(BIN)/pip install --quiet --disable-pip-version-check -e '$(1)'; \
	fi
endef

.venv/base: pyproject.toml
	$(call install,.)
	@touch $@

.venv/dev: pyproject.toml
	$(call install,.[dev])
	@touch $@ .venv/base

test: .venv/dev  ## all tests
	$(BIN)/pytest

check: .venv/dev  ## format, lint, types, dependencies
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pip check 2>/dev/null || uv pip check --python $(BIN)/python
	$(BIN)/python -c "import scrapy; assert scrapy.__version__.startswith('2.19.'), scrapy.__version__"

format: .venv/dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf .venv out build dist *.egg-info
