#!/bin/sh
# Removes what the other commands make again. The database is not among it.
set -eu
. "$(dirname "$0")/environment.sh"

rm -rf "$VENV" "$DATA_DIR/static" "$DATA_DIR/tools" "$DATA_DIR/bench" "$(setting SEARCH_INDEX_DIR "$DATA_DIR/index")"
rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis
find . -name __pycache__ -type d -prune -exec rm -rf {} +
say "Removed. The database is still in $DATA_DIR."
