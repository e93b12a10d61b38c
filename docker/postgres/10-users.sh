#!/bin/sh
# At the first start of an empty volume: a database and an owner of its own for the summaries, and for the registry; and
# who reads the summaries.
set -eu

create() {
    psql -v ON_ERROR_STOP=1 -v name="$1" -v password="$2" --username "$POSTGRES_USER" --dbname postgres <<'SQL'
CREATE ROLE :"name" LOGIN PASSWORD :'password';
CREATE DATABASE :"name" OWNER :"name" ENCODING 'UTF8';
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
SQL
}

# Who may read the summaries and change nothing, and the user as which API and dashboard do so.
create_reader() {
    psql -v ON_ERROR_STOP=1 -v password="$1" --username "$POSTGRES_USER" --dbname postgres <<'SQL'
CREATE ROLE diemcau_reader NOLOGIN;
GRANT CONNECT ON DATABASE diemcau TO diemcau_reader;
CREATE ROLE diemcau_web LOGIN PASSWORD :'password' IN ROLE diemcau_reader;
ALTER ROLE diemcau_web SET default_transaction_read_only = on;
SQL
}

create diemcau "$DIEMCAU_PASSWORD"
create_reader "$WEB_PASSWORD"
create registry "$REGISTRY_PASSWORD"
