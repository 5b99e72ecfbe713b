#!/bin/sh
# Asks for a name and a password and creates an editor's account with all rights at the desk (/admin/).
set -eu
. "$(dirname "$0")/environment.sh"

[ -x "$VENV/bin/python" ] || fail "Run 'make run' once before you create an editor's account."
load_settings
exec "$VENV/bin/python" manage.py createsuperuser
