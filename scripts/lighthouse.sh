#!/bin/sh
# Measures every kind of page with Lighthouse, as on a phone, and writes the scores into docs/performance.md.
# It installs Lighthouse into a folder of its own, where it also has a database of its own.
set -eu
. "$(dirname "$0")/environment.sh"

LIGHTHOUSE_VERSION=12.8.2

sh scripts/install.sh requirements.txt
python=$VENV/bin/python
load_settings

command -v npm >/dev/null || install_package npm || fail "Lighthouse needs Node.js: run 'apt-get install npm' as root."
chromium=$(command -v chromium-headless-shell || command -v chromium || command -v google-chrome) || {
    install_package chromium-headless-shell || fail "Lighthouse needs Chromium: run 'apt-get install chromium' as root."
    chromium=$(command -v chromium-headless-shell)
}

folder=$DATA_DIR/lighthouse
mkdir -p "$folder"
program=$folder/$LIGHTHOUSE_VERSION
if [ ! -x "$program/node_modules/.bin/lighthouse" ]; then
    say "Installing Lighthouse $LIGHTHOUSE_VERSION ..."
    npm install --prefix "$program" --no-audit --no-fund --loglevel=error "lighthouse@$LIGHTHOUSE_VERSION" ||
        fail "npm could not install Lighthouse: see above."
fi

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
