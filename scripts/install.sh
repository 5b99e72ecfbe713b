#!/bin/sh
# install.sh requirements.txt: the virtual environment with just these packages, checked by their hashes.
# Quick when nothing has changed: the environment remembers the checksums of what was installed into it.
set -eu
. "$(dirname "$0")/environment.sh"

requirements=$1
remembered=$VENV/installed

has_venv() {
    "$python" -c "import ensurepip, venv" 2>/dev/null
}

find_python
if [ "$python" != "$VENV/bin/python" ]; then
    must_be_writable "$(dirname "$VENV")" VENV
    # Debian packs the module that fills a new environment separately.
    if ! has_venv; then
        install_package python3-venv || true
        has_venv || fail "Python's venv module is missing: run 'apt-get install python3-venv' as root, then this again."
    fi
    say "Making $VENV with Python $version ..."
    rm -rf "$VENV"
    "$python" -m venv "$VENV"
    python=$VENV/bin/python
fi

wanted=$(sha256sum "$requirements")
if grep -qxF "$wanted" "$remembered" 2>/dev/null; then
    exit 0
fi

say "Installing the packages of $requirements ..."
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! "$python" -m pip install --disable-pip-version-check --no-input --retries 2 \
    --require-hashes -r "$requirements" >"$log" 2>&1; then
    if grep -qE "Retrying \(|NewConnectionError|ConnectTimeout|ReadTimeout|Name or service not known" "$log"; then
        fail "pip cannot reach its package index: check the network (or pip's own settings), then run this again."
    fi
    tail -n 20 "$log" >&2
    fail "The packages of $requirements could not be installed: pip says why above."
fi

# The development packages contain the others.
if [ "$requirements" = requirements-dev.txt ]; then
    sha256sum requirements.txt requirements-dev.txt >"$remembered"
else
    printf '%s\n' "$wanted" >"$remembered"
fi
