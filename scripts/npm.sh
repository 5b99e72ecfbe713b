# Sourced after environment.sh: installs programs that only npm has.
# shellcheck shell=sh

# install_with_npm FOLDER PACKAGE
install_with_npm() {
    command -v npm >/dev/null || install_package npm || fail "This needs Node.js: run 'apt-get install npm' as root."
    say "Installing $2 ..."
    npm install --prefix "$1" --no-audit --no-fund --loglevel=error "$2" || fail "npm could not install $2: see above."
}
