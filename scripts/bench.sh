#!/bin/sh
# Measures Parley at a size and writes docs/performance.md: make bench STATEMENTS=1000000 SEED=1.
# Takes nothing from this machine's own database, and adds nothing to it.
set -eu
. "$(dirname "$0")/environment.sh"

sh scripts/install.sh requirements.txt
python=$VENV/bin/python

command -v taskset >/dev/null || install_package util-linux || say "Without taskset, server and reader share the cores."
command -v searchd >/dev/null || install_package sphinxsearch || say "Sphinx cannot be installed: it will not be measured."
# The peers have an environment of their own: they are no part of Parley.
BENCH_DIR=$DATA_DIR/bench
export BENCH_DIR
mkdir -p "$BENCH_DIR"
VENV=$BENCH_DIR/venv sh scripts/install.sh requirements-bench.txt ||
    say "Datasette cannot be installed: it will not be measured."

exec "$python" -m bench --statements "${STATEMENTS:-10000}" --seed "${SEED:-1}"
