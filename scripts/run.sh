#!/bin/sh
# Sets up and serves Parley on this machine: packages, database, the archive, search index, static files, server.
# Each step does only what is missing: a second run starts within seconds and keeps the data.
set -eu
. "$(dirname "$0")/environment.sh"

# Limits the wait for a database server that does not answer.
export PGCONNECT_TIMEOUT="${PGCONNECT_TIMEOUT:-10}"

sh scripts/install.sh requirements.txt
python=$VENV/bin/python
load_settings
must_be_writable "$DATA_DIR" DATA_DIR
"$python" scripts/check_port.py "$PORT"
"$python" -m scripts.check_database

say "Preparing the database ..."
"$python" manage.py migrate --verbosity 0
"$python" manage.py load_archive
say "Preparing the search index ..."
"$python" manage.py build_index --if-missing
say "Preparing the static files ..."
"$python" manage.py collectstatic --noinput --verbosity 0

say ""
say "An editor's account: make editor"
say "Stop Parley:         Ctrl-C"
say "Parley is at http://127.0.0.1:$PORT/ (the desk: http://127.0.0.1:$PORT/admin/)"
exec "$python" -m gunicorn --config config/gunicorn.py config.wsgi
