#!/bin/sh
# Measures every kind of page with Lighthouse, as on a phone, and writes the scores into docs/performance.md.
# It installs Lighthouse into a folder of its own, where it also has a database of its own.
set -eu
. "$(dirname "$0")/environment.sh"
. scripts/npm.sh

LIGHTHOUSE_VERSION=12.8.2

sh scripts/install.sh requirements.txt
python=$VENV/bin/python
load_settings

chromium=$(command -v chromium-headless-shell || command -v chromium || command -v google-chrome) || {
    install_package chromium-headless-shell || fail "Lighthouse needs Chromium: run 'apt-get install chromium' as root."
    chromium=$(command -v chromium-headless-shell)
}

folder=$DATA_DIR/lighthouse
mkdir -p "$folder"
program=$folder/$LIGHTHOUSE_VERSION
[ -x "$program/node_modules/.bin/lighthouse" ] || install_with_npm "$program" "lighthouse@$LIGHTHOUSE_VERSION"

unset ALLOWED_HOSTS BEHIND_PROXY CSRF_TRUSTED_ORIGINS SECURE_HSTS_SECONDS SECURE_SSL_REDIRECT
export DEVELOPMENT=1 DEBUG=0 SECRET_KEY=for-lighthouse-only
export DATA_DIR="$folder" SEARCH_INDEX_DIR="$folder/index" DATABASE_URL="sqlite:///$folder/parley.sqlite3" DATABASE_REPLICA_URL=""
say "Preparing the archive ..."
"$python" manage.py migrate --verbosity 0
"$python" manage.py load_archive
"$python" manage.py build_index --if-missing
"$python" manage.py collectstatic --noinput --verbosity 0

export CHROME_PATH="$chromium"
exec "$python" -m scripts.measure_lighthouse "$program/node_modules/.bin/lighthouse"
