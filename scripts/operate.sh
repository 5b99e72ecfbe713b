#!/bin/sh
# operate.sh COMMAND...: runs a command of manage.py with the settings of the site: make backup, restore, doctor.
set -eu
. "$(dirname "$0")/environment.sh"

[ -x "$VENV/bin/python" ] || fail "Run 'make run' once, or install the packages of requirements.txt."
load_settings
exec "$VENV/bin/python" manage.py "$@"
