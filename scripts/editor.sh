#!/bin/sh
# Asks for a name and a password and makes an account with every right at the desk (/admin/).
set -eu
. "$(dirname "$0")/environment.sh"

[ -x "$VENV/bin/python" ] || fail "Run 'make run' once before you make an editor's account."
exec "$VENV/bin/python" manage.py createsuperuser
