#!/bin/sh
# A PostgreSQL server for tests, with a cluster of its own: tests/support/server.sh [SETTING=VALUE...]
# Prints the address of its database once it can be used, and serves until standard input ends.
# The role `shop` owns the database and needs no password; the role `till` has the password `secret`.
set -eu
unset PGHOST PGPORT PGUSER PGDATABASE PGDATA PGOPTIONS PGSERVICE
umask 077
# The server refuses to be run by root.
if [ "$(id -u)" = 0 ]; then
  # That user may not be able to read this file.
  exec setpriv --reuid postgres --regid postgres --clear-groups env HOME=/ sh -c "$(cat "$0")" "$0" "$@"
fi
command -v initdb >/dev/null || for bin in /usr/lib/postgresql/*/bin; do PATH=$bin:$PATH; done
command -v initdb >/dev/null || {
  echo 'PostgreSQL is missing; on Debian, install it with: sudo apt-get install postgresql' >&2
  exit 1
}
place=${TMPDIR:-/tmp}
# Memory is faster than a disk, if there is enough of it: containers often have 64 MiB.
if [ -w /dev/shm ] && [ "$(df -Pk /dev/shm | awk 'NR == 2 { print $4 }')" -gt 2000000 ]; then
  place=/dev/shm
fi
folder=$(mktemp -d "$place/bincard-server-XXXXXX")
cd "$folder"
control() { pg_ctl -D "$folder/data" -w -s "$@" </dev/null >>"$folder/log" 2>&1; }
finish() {
  [ ! -e "$folder/data/postmaster.pid" ] || control -m fast stop || true
  rm -rf "$folder"
}
trap finish EXIT
# What ends the tests' whole process group ends this in its own way: by the end of standard input.
trap '' INT TERM HUP
initdb -D data -U shop -A trust -E UTF8 --no-locale -N >log 2>&1 || { cat log >&2; exit 1; }
printf '%s\n' 'local all till scram-sha-256' 'local all all trust' >data/pg_hba.conf
for setting in "listen_addresses=''" "unix_socket_directories='$folder'" max_connections=200 "$@"; do
  echo "$setting" >>data/postgresql.conf
done
control start || { cat log >&2; exit 1; }
psql -q -h "$folder" -U shop -d postgres -c 'create database shop' -c "create role till login password 'secret'"
echo "postgres://shop@$(echo "$folder" | sed 's,/,%2F,g'):5432/shop"
cat >/dev/null
