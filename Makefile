# make run: the whole clinic on this machine. make test: everything that this machine can check.
VENV := .venv
PYTHON := $(VENV)/bin/python
SYNC := $(VENV)/bin/uv pip sync --quiet --require-hashes
UV_VERSION := 0.13.9
VNU := .cache/vnu/node_modules/vnu-jar/build/dist/vnu.jar

export DEMO ?= true
# Trust what this machine trusts: behind a company's proxy uv would otherwise know better than the machine.
export UV_SYSTEM_CERTS ?= true

.PHONY: help run dev test check format bench prove lock clean

help: ## show the commands
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

run: $(VENV)/installed ## site and worker, with a sample clinic, until Ctrl-C
	@$(PYTHON) manage.py serve

dev: export DEBUG := true
dev: $(VENV)/installed-dev ## the same with reloading and error pages for developers
	@$(PYTHON) manage.py serve --reload

test: $(VENV)/installed-dev $(VNU) ## unit tests on both databases, browser tests; what is left out is named at the end
	@$(PYTHON) -m tests.run

check: $(VENV)/installed-dev ## linters, types, templates, migrations, deployment
	@$(PYTHON) -m tests.check

format: $(VENV)/installed-dev ## put Python and templates into their form
	@$(VENV)/bin/ruff check --fix --quiet . ; $(VENV)/bin/ruff format --quiet .
	@git ls-files 'templates/*.html' | xargs $(VENV)/bin/djade

bench: $(VENV)/installed-dev ## measure, into docs/benchmarks/
	@$(PYTHON) -m tests.benchmarks

prove: $(VENV)/installed-dev ## long proofs with reports in docs/proofs/ (hours); NAME=races runs one, a wrong name lists them
	@$(PYTHON) -m tests.proofs $(NAME)

lock: $(VENV)/bin/uv ## write the lock files again after a change of pyproject.toml
	@$(VENV)/bin/uv pip compile --quiet --universal --generate-hashes --no-header pyproject.toml -o requirements.lock
	@$(VENV)/bin/uv pip compile --quiet --universal --generate-hashes --no-header pyproject.toml --extra dev \
		-c requirements.lock -o requirements-dev.lock

clean: ## take away what these commands made, but not the data in var/
	rm -rf $(VENV) .cache .mypy_cache .ruff_cache .pytest_cache

$(VENV)/bin/uv:
	@echo "Making the environment …"
	@python3 -m venv $(VENV)
	@$(VENV)/bin/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

# The developers' packages include the site's: once they are here, `make run` keeps them.
$(VENV)/installed: requirements.lock | $(VENV)/bin/uv
	@echo "Installing the site's packages …"
	@test -e $(VENV)/installed-dev || $(SYNC) requirements.lock
	@touch $@

$(VENV)/installed-dev: requirements-dev.lock requirements.lock | $(VENV)/bin/uv
	@echo "Installing the developers' packages …"
	@$(SYNC) requirements-dev.lock
	@touch $@ $(VENV)/installed

# The Nu HTML checker needs Java and comes from npm; without npm the tests that use it are left out by name.
$(VNU):
	@command -v npm >/dev/null && npm install --silent --no-save --no-package-lock --prefix .cache/vnu vnu-jar@26.9.27 || true
