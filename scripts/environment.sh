# Sourced by every script here, with $0 being a file of this folder. Goes to the project's root and holds what they share.
# shellcheck shell=sh

cd "$(dirname "$0")/.." || exit 1

say() {
    printf '%s\n' "$*"
}

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# setting NAME DEFAULT: from the environment, else from .env, as config/settings.py does it.
setting() {
    eval "value=\${$1-}"
    if [ -z "$value" ] && [ -f .env ]; then
        value=$(sed -n "s/^$1=//p" .env | tail -n 1 | tr -d "\"'")
    fi
    printf '%s' "${value:-$2}"
}

# must_be_writable FOLDER: makes the folder where it is missing.
must_be_writable() {
    if ! { mkdir -p "$1" && touch "$1/.written" && rm "$1/.written"; } 2>/dev/null; then
        fail "Parley cannot write in $1: make that folder writable for $(id -un), or set $2 to another one."
    fi
}

version_of() {
    "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null || true
}

new_enough() {
    case $1 in
        3.[0-9] | 3.10 | [0-2].* | "") return 1 ;;
    esac
}

# Sets python to that of the virtual environment if it is fit for use, else to the machine's; version to its version.
find_python() {
    python=$VENV/bin/python
    version=$(version_of "$python")
    if ! new_enough "$version"; then
        python=${PYTHON:-python3}
        version=$(version_of "$python")
        [ -n "$version" ] ||
            fail "There is no Python here: install Python 3.11 or newer (apt-get install python3 python3-venv)."
        new_enough "$version" ||
            fail "Parley needs Python 3.11 or newer, and $python is $version: install one and name it with PYTHON=python3.12."
    fi
}

# install_package NAME: by apt, where we are root or may become root without a password. Otherwise it fails in silence.
install_package() {
    command -v apt-get >/dev/null || return 1
    if [ "$(id -u)" = 0 ]; then
        root=
    elif sudo -n true 2>/dev/null; then
        root="sudo -n"
    else
        return 1
    fi
    say "Installing $1 ..."
    apt="$root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120"
    log=$(mktemp)
    # The lists of a fresh machine are empty or old: fetch them and try again.
    if $apt install -y "$1" >"$log" 2>&1 || { $apt update && $apt install -y "$1"; } >"$log" 2>&1; then
        rm "$log"
    else
        tail -n 5 "$log" >&2
        rm "$log"
        return 1
    fi
}

case ${VENV:=$PWD/.venv} in
    /*) ;;
    *) VENV=$PWD/$VENV ;;
esac
export VENV
DATA_DIR=$(setting DATA_DIR "$PWD/var")
export DATA_DIR

# Without a key this is somebody's own machine; with one it is production.
if [ -z "$(setting SECRET_KEY "")" ]; then
    DEVELOPMENT=$(setting DEVELOPMENT 1)
    export DEVELOPMENT
fi
