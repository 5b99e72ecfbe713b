#!/bin/sh
# What a container does when it starts. MIGRATE=1 on one machine only.
set -eu
python=.venv/bin/python
if [ "${MIGRATE:-0}" = 1 ]; then
    "$python" manage.py migrate --noinput
else
    until "$python" manage.py migrate --check >/dev/null 2>&1; do sleep 2; done
fi
"$python" manage.py collectstatic --noinput --verbosity 0
"$python" manage.py build_index --if-missing
exec "$python" -m gunicorn --config config/gunicorn.py --bind 0.0.0.0:8000 config.wsgi
