#!/bin/sh
# Brings the message catalogues up to date with the code and the templates.
set -eu
. "$(dirname "$0")/environment.sh"

sh scripts/install.sh requirements-dev.txt
"$VENV/bin/python" scripts/extract_messages.py
