#!/bin/sh
# At the first start of an empty volume: a database and an owner of its own for the summaries, and for the registry.
set -eu

create() {
    psql -v ON_ERROR_STOP=1 -v name="$1" -v password="$2" --username "$POSTGRES_USER" --dbname postgres <<'SQL'
CREATE ROLE :"name" LOGIN PASSWORD :'password';
CREATE DATABASE :"name" OWNER :"name" ENCODING 'UTF8';
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
SQL
}

create diemcau "$DIEMCAU_PASSWORD"
create registry "$REGISTRY_PASSWORD"
