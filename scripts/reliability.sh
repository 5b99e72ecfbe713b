#!/bin/sh
# Measures how far two codings of the same statements agree, into docs/reliability.md.
set -eu
. "$(dirname "$0")/environment.sh"

sh scripts/install.sh requirements.txt
"$VENV/bin/python" scripts/measure_reliability.py
