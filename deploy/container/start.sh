#!/bin/sh
# What a container does when it starts. MIGRATE=1 on one machine only.
set -eu
python=.venv/bin/python
if [ "${MIGRATE:-0}" != 1 ]; then
    until "$python" manage.py migrate --check >/dev/null 2>&1; do sleep 2; done
fi
"$python" manage.py prepare_release
exec "$python" -m gunicorn --config config/gunicorn.py --bind 0.0.0.0:8000 config.wsgi
