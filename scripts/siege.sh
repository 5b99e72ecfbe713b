#!/bin/sh
# Besieges Parley behind a real nginx and writes docs/reliability-figures.md: make siege SECONDS_EACH=60 KILLS=1000
# REQUESTS=1000000 STATEMENTS=10000. It has a database of its own and does not touch the site's.
set -eu
. "$(dirname "$0")/environment.sh"
. scripts/nginx.sh

sh scripts/install.sh requirements.txt
python=$VENV/bin/python
load_settings

find_nginx "$DATA_DIR" || fail "make siege needs nginx: run 'apt-get install nginx' as root, then this again."
BENCH_DIR=$DATA_DIR/bench
export BENCH_DIR
mkdir -p "$BENCH_DIR"

exec "$python" -m bench.siege --statements "${STATEMENTS:-10000}" --seconds "${SECONDS_EACH:-60}" \
    --kills "${KILLS:-1000}" --requests "${REQUESTS:-1000000}" --seed "${SEED:-1}"
