# make help lists what can be made. ARGS go to the command: make lab ARGS=--no-browser

VENV := .venv
BIN := $(CURDIR)/$(VENV)/bin
BUILT := $(VENV)/.built
START := 00_start_here.ipynb
SETTINGS := $(shell find .jupyter -type f)

# The first Python on the PATH that will do; make PYTHON=/path/to/python3.12 names another.
SUITS := import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))
PYTHON ?= $(firstword $(foreach name,python3 python3.13 python3.12 python3.11,$(shell $(name) -c '$(SUITS)' 2>/dev/null && echo $(name))))
# JupyterLab starts as root only when told to, and in a container root is all there is.
ASROOT := $(if $(filter 0,$(shell id -u)),--allow-root)

.DEFAULT_GOAL := help
.PHONY: help lab desk test lint browser check-long bench site lock clean

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

lab: $(BUILT) ## open the first notebook in JupyterLab
	PATH="$(BIN):$$PATH" $(BIN)/jupyter lab $(ASROOT) notebooks --LabApp.default_url=/lab/tree/$(START) $(ARGS)

desk: $(BUILT) ## open the same notebook as a page of its own, with Voilà
	PATH="$(BIN):$$PATH" $(BIN)/voila notebooks/$(START) $(ARGS)

test: $(BUILT) browser lint ## everything that must pass: the gates, then every test and notebook, on two cores
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder -q $(ARGS)

lint: $(BUILT) ## the gates alone: style, spelling, floors, types
	$(BIN)/ruff check .
	$(BIN)/codespell
	$(BIN)/lint-imports
	$(BIN)/mypy

browser: $(BUILT) ## find a browser for the page tests, or install Debian's
	@$(BIN)/python tests/browser/chromium.py --install

check-long: $(BUILT) ## the tests that take minutes
	$(BIN)/pytest -n 2 -m long $(ARGS)

bench: $(BUILT) ## measure speed against the marks
	$(BIN)/python -m benchmarks $(ARGS)

site: $(BUILT) ## build the documentation into site/, offline; open site/index.html
	$(BIN)/python -m sphinx --quiet --nitpicky --fail-on-warning --keep-going docs site $(ARGS)
	@echo "Built: $(CURDIR)/site/index.html"

lock: $(BUILT) ## choose exact versions anew (ARGS=--upgrade for the newest) and write requirements.lock
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest --all-extras \
	  --generate-hashes --custom-compile-command "make lock" $(ARGS) pyproject.toml --output-file requirements.lock

clean: ## remove the environment, the site and the caches; attempts stay
	rm -rf $(VENV) site .pytest_cache .ruff_cache .mypy_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BUILT): requirements.lock pyproject.toml $(SETTINGS)
	@test -n "$(PYTHON)" || { echo "ClaimLab needs Python 3.11, 3.12 or 3.13 with its venv module (on Debian or Ubuntu:" \
	  "apt-get install python3-venv). None is on the PATH; if it is elsewhere: make PYTHON=/path/to/python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@echo "Building $(VENV) from requirements.lock: about a minute, once ..."
	@test -x $(BIN)/python || "$(PYTHON)" -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@
