#!/bin/sh
# Writes a software bill of materials in the format CycloneDX: each package that the site runs with, and its hashes.
set -eu
. "$(dirname "$0")/environment.sh"

sh scripts/install.sh requirements.txt
VENV=$VENV/tools sh scripts/install.sh requirements-tools.txt
load_settings
must_be_writable "$DATA_DIR" DATA_DIR
file=$DATA_DIR/parley.cdx.json
PYTHONWARNINGS=ignore "$VENV/tools/bin/cyclonedx-py" requirements --pyproject pyproject.toml --mc-type application --spec-version 1.6 \
    --output-format JSON --output-reproducible --validate --output-file "$file" requirements.txt
say "Written: $file"
