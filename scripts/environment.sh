# Sourced by the other scripts of this folder: goes to the project's root and defines what they share.
# shellcheck shell=sh

cd "$(dirname "$0")/.." || exit 1

say() {
    printf '%s\n' "$*"
}

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# Sets DATA_DIR, SEARCH_INDEX_DIR and PORT, and exports DEVELOPMENT, from the environment or .env.
# Only config/environment.py reads .env, so the packages must be installed before.
load_settings() {
    assignments=$("$VENV/bin/python" -m scripts.print_settings) || return 1
    eval "$assignments"
}

# must_be_writable FOLDER VARIABLE: creates the folder if it is missing. VARIABLE is the setting that names it.
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

# Sets python to the virtual environment's interpreter if that is new enough, else to the machine's; version to its version.
find_python() {
    python=$VENV/bin/python
    version=$(version_of "$python")
    if ! new_enough "$version"; then
        python=${PYTHON:-python3}
        version=$(version_of "$python")
        [ -n "$version" ] ||
            fail "Python is not installed: install Python 3.11 or newer (apt-get install python3 python3-venv)."
        new_enough "$version" ||
            fail "Parley needs Python 3.11 or newer, and $python is $version: install one and name it with PYTHON=python3.12."
    fi
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif sudo -n true 2>/dev/null; then
        sudo -n "$@"
    else
        return 1
    fi
}

apt() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120 "$@"
}

# install_package NAME: installs it by apt, as root or by sudo without a password. Returns 1 if neither is possible.
install_package() {
    command -v apt-get >/dev/null && as_root true || return 1
    say "Installing $1 ..."
    log=$(mktemp)
    # On a fresh machine the package lists are empty or old: update them and try again.
    if apt install -y "$1" >"$log" 2>&1 || { apt update && apt install -y "$1"; } >"$log" 2>&1; then
        rm "$log"
    else
        tail -n 5 "$log" >&2
        rm "$log"
        return 1
    fi
}

# VENV and PYTHON are needed before the packages are installed: they come from the environment alone.
case ${VENV:=$PWD/.venv} in
    /*) ;;
    *) VENV=$PWD/$VENV ;;
esac
export VENV
