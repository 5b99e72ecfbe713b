#!/bin/sh
# Pins every dependency with its hashes, for every supported Python and platform. Pinned versions stay as they are unless
# an upgrade is requested: make requirements ARGS=--upgrade.
set -eu
. "$(dirname "$0")/environment.sh"

VENV=$VENV/tools sh scripts/install.sh requirements-tools.txt
tools=$VENV/tools

eval "set -- ${ARGS:-}"
for name in requirements requirements-dev requirements-bench requirements-tools; do
    "$tools/bin/uv" pip compile --quiet --generate-hashes --universal --python-version 3.11 \
        --no-emit-index-url --no-emit-find-links --custom-compile-command "make requirements" \
        "$@" --output-file "$name.txt" "$name.in"
done
