#!/bin/sh
# Copies the primary the first time, then follows it.
set -eu
data=/var/lib/postgresql/data/standby
if [ ! -s "$data/PG_VERSION" ]; then
    rm -rf "$data"
    PGPASSWORD=$STANDBY_PASSWORD pg_basebackup --host=primary --username=standby --pgdata="$data" \
        --write-recovery-conf --checkpoint=fast
    chmod 700 "$data"
fi
exec postgres -D "$data" -c listen_addresses='*' -c hot_standby_feedback=on \
    -c config_file="$data/postgresql.conf" -c hba_file="$data/pg_hba.conf"
