#!/bin/sh
# Asks the Python packaging advisory database about every pinned package. The exit status is 1 if one is known to be
# vulnerable, and 2 if the database cannot be reached.
set -eu
. "$(dirname "$0")/environment.sh"

VENV=$VENV/tools sh scripts/install.sh requirements-tools.txt
log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
for name in requirements requirements-dev requirements-tools; do
    # The hashes are pip's to check; nothing is installed or downloaded here.
    if "$VENV/tools/bin/pip-audit" --requirement "$name.txt" --disable-pip --require-hashes --progress-spinner off \
        --timeout 10 >"$log" 2>&1; then
        say "$name.txt: no known vulnerability."
    elif grep -qE "^Name +Version +ID" "$log"; then
        cat "$log"
        status=1
    else
        tail -n 1 "$log" >&2
        say "$name.txt has not been audited: the advisory database cannot be reached." >&2
        exit 2
    fi
done
exit "$status"
