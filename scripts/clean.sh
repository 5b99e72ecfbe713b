#!/bin/sh
# Removes everything that the other commands can create again. The database stays.
set -eu
. "$(dirname "$0")/environment.sh"

# Without the packages the data folder is not known and stays as it is.
if load_settings 2>/dev/null; then
    rm -rf "$DATA_DIR/static" "$DATA_DIR/bench" "$DATA_DIR/lighthouse" "$SEARCH_INDEX_DIR"
    kept=" The database stays in $DATA_DIR."
fi
rm -rf "$VENV" .mypy_cache .ruff_cache .pytest_cache .hypothesis
find . -name __pycache__ -type d -prune -exec rm -rf {} +
say "Removed.${kept-}"
