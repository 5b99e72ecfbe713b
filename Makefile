# The two commands are `make run` and `make test`. The work is done in scripts/, which can be called from any folder.

.DEFAULT_GOAL := help
.PHONY: help run editor test backup restore doctor bench siege lighthouse messages reliability requirements audit sbom clean

scripts := $(dir $(lastword $(MAKEFILE_LIST)))scripts

help:
	@echo "make run            Parley on http://127.0.0.1:8000/ (PORT=8001 for another port)"
	@echo "make editor         an account for the desk at /admin/"
	@echo "make test           every check and test (ARGS=\"-k venue\" goes to pytest)"
	@echo "make backup         a backup of the database into BACKUP_DIR, also while the site runs"
	@echo "make restore        the database as it was, also while the site runs (FILE=…; YES=1 does not ask)"
	@echo "make doctor         what an operator should look at, with advice"
	@echo "make bench          how fast Parley is, into docs/performance.md (STATEMENTS=1000000 SEED=1)"
	@echo "make siege          how Parley withstands attacks and killed processes, into docs/reliability-figures.md (KILLS=1000)"
	@echo "make lighthouse     what Lighthouse says of every kind of page, into docs/performance.md (RUNS=3)"
	@echo "make messages       bring the message catalogues up to date"
	@echo "make reliability    how far two codings agree, into docs/reliability.md"
	@echo "make requirements   pin the dependencies with hashes (ARGS=--upgrade takes newer ones)"
	@echo "make audit          known vulnerabilities of the pinned packages, by pip-audit"
	@echo "make sbom           a bill of materials (CycloneDX), into DATA_DIR"
	@echo "make clean          remove all that can be made again; the database stays"

run:
	@sh $(scripts)/run.sh

editor:
	@sh $(scripts)/editor.sh

test:
	@sh $(scripts)/test.sh

backup:
	@sh $(scripts)/operate.sh backup

restore:
	@test -n "$(FILE)" || { echo "Say which backup: make restore FILE=/var/lib/parley/backups/parley-….sqlite3" >&2; exit 2; }
	@file="$(FILE)"; case $$file in /*) ;; *) file="$(CURDIR)/$$file" ;; esac; \
		sh $(scripts)/operate.sh restore "$$file" $(if $(YES),--yes)

doctor:
	@sh $(scripts)/operate.sh doctor

bench:
	@sh $(scripts)/bench.sh

siege:
	@sh $(scripts)/siege.sh

lighthouse:
	@sh $(scripts)/lighthouse.sh

messages:
	@sh $(scripts)/messages.sh

reliability:
	@sh $(scripts)/reliability.sh

requirements:
	@sh $(scripts)/requirements.sh

audit:
	@sh $(scripts)/audit.sh

sbom:
	@sh $(scripts)/sbom.sh

clean:
	@sh $(scripts)/clean.sh
