#!/bin/sh
# Measures Parley at a size and writes docs/performance.md: make bench STATEMENTS=1000000 SEED=1.
# It has databases of its own and does not touch the site's.
set -eu
. "$(dirname "$0")/environment.sh"

# The generator of workbooks is a package for developers.
sh scripts/install.sh requirements-dev.txt
python=$VENV/bin/python
load_settings

command -v taskset >/dev/null || install_package util-linux || say "taskset is missing: server and client share all cores."
command -v searchd >/dev/null || install_package sphinxsearch || say "Sphinx cannot be installed: it is not measured."
# The peers have their own virtual environment: Parley does not depend on them.
BENCH_DIR=$DATA_DIR/bench
export BENCH_DIR
mkdir -p "$BENCH_DIR"
VENV=$BENCH_DIR/venv sh scripts/install.sh requirements-bench.txt ||
    say "Datasette cannot be installed: it is not measured."

exec "$python" -m bench --statements "${STATEMENTS:-10000}" --seed "${SEED:-1}"
