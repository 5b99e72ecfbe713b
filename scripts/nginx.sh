# Sourced after environment.sh: sets and exports NGINX, the program of Debian's package nginx. If it is not installed, the
# package is unpacked into a folder, so that no service is started. Returns 1 if there is none.
# shellcheck shell=sh

unpack_nginx() {
    (cd "$folder" && apt-get -qq download nginx && dpkg -x nginx_*.deb .) >/dev/null 2>&1
}

find_nginx() {
    NGINX=$(PATH="$PATH:/usr/sbin" command -v nginx || true)
    folder=$1/nginx
    if [ -z "$NGINX" ] && [ ! -x "$folder/usr/sbin/nginx" ]; then
        say "Fetching nginx ..."
        mkdir -p "$folder"
        unpack_nginx || { apt update >/dev/null 2>&1 && unpack_nginx; } || return 1
    fi
    NGINX=${NGINX:-$folder/usr/sbin/nginx}
    export NGINX
    "$NGINX" -v >/dev/null 2>&1
}
