#!/bin/sh
# install.sh requirements.txt: creates the virtual environment and installs these packages, checked by their hashes.
# Does nothing if the file has not changed: the environment keeps the checksums of the files installed into it.
set -eu
. "$(dirname "$0")/environment.sh"

requirements=$1
checksums=$VENV/installed

has_venv() {
    "$python" -c "import ensurepip, venv" 2>/dev/null
}

find_python
if [ "$python" != "$VENV/bin/python" ]; then
    must_be_writable "$(dirname "$VENV")" VENV
    # On Debian the venv module is a separate package.
    if ! has_venv; then
        install_package python3-venv || true
        has_venv || fail "Python's venv module is missing: run 'apt-get install python3-venv' as root, then this again."
    fi
    say "Creating $VENV with Python $version ..."
    rm -rf "$VENV"
    "$python" -m venv "$VENV"
    python=$VENV/bin/python
fi

checksum=$(sha256sum "$requirements")
if grep -qxF "$checksum" "$checksums" 2>/dev/null; then
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

# requirements-dev.txt includes the packages of requirements.txt.
if [ "$requirements" = requirements-dev.txt ]; then
    sha256sum requirements.txt requirements-dev.txt >"$checksums"
else
    printf '%s\n' "$checksum" >"$checksums"
fi
