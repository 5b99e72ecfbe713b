#!/bin/sh
# Run once by the container's first start, on the empty server.
set -eu
mkdir -p -m 700 /var/lib/postgresql/archive
psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --set=parley="$PARLEY_PASSWORD" --set=standby="$STANDBY_PASSWORD" <<'SQL'
CREATE ROLE parley LOGIN PASSWORD :'parley';
CREATE ROLE standby LOGIN REPLICATION PASSWORD :'standby';
CREATE DATABASE parley OWNER parley ENCODING 'UTF8' TEMPLATE template0;
SQL
