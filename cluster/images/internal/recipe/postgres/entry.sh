#!/bin/dash
# Makes the database cluster on an empty volume, then becomes the server.
#
# The first start happens in a folder of its own that gets its final name in one step at the end: a container that is
# killed in the middle leaves a folder that never served anybody and that the next start throws away.
set -eu

volume=/data
cluster=$volume/pgdata
unfinished=$volume/pgdata.unfinished
secrets=/etc/erp/postgres
certificate=/etc/erp/tls

fail() {
    echo "erp-postgres: $1" >&2
    exit 1
}

# Reads the first line of a password file into $password.
read_password() {
    [ -r "$1" ] || fail "the password file $1 is missing or not readable; nothing was changed. Mount the Secret with this key."
    IFS= read -r password < "$1" || [ -n "$password" ] || fail "the password file $1 is empty; nothing was changed."
    case $password in
        *'$erp$'*) fail "the password in $1 contains \$erp\$, which ends the quotation of the set-up; nothing was changed. Choose another one." ;;
    esac
}

check_name() {
    case $DB_NAME in
        [!a-z_]* | *[!a-z0-9_]* | '') fail "DB_NAME is '$DB_NAME'; a database name has lower-case letters, digits and underscores, and begins with a letter." ;;
        postgres | template0 | template1) fail "DB_NAME is '$DB_NAME', a name that PostgreSQL keeps for itself." ;;
    esac
}

# Runs SQL from standard input on the cluster in the making, without a listening server. A failed statement must not print
# itself to the log, for two of them have a password in them.
single() {
    postgres --single -j -D "$unfinished" -c exit_on_error=on -c log_min_messages=fatal -c log_min_error_statement=panic "$1" > /dev/null
}

create_cluster() {
    : "${DB_NAME:=erp_generic}"
    check_name
    read_password "$secrets/admin-password"
    admin_password=$password
    read_password "$secrets/superuser-password"
    if [ -e "$unfinished" ]; then
        echo "erp-postgres: throwing away a first start that did not finish; it never held data."
        rm -rf "$unfinished"
    fi
    echo "erp-postgres: empty volume, making the cluster"
    initdb -D "$unfinished" -U postgres --pwfile="$secrets/superuser-password" -A scram-sha-256 \
        --data-checksums --encoding=UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8 > /dev/null
    single postgres <<SQL
CREATE ROLE erp_admin LOGIN CREATEROLE CREATEDB PASSWORD \$erp\$$admin_password\$erp\$;

CREATE DATABASE $DB_NAME OWNER erp_admin;

REVOKE ALL ON DATABASE postgres FROM PUBLIC;

REVOKE ALL ON DATABASE template1 FROM PUBLIC;

SQL
    single "$DB_NAME" <<SQL
DROP SCHEMA public;

SQL
    mv "$unfinished" "$cluster"
    echo "erp-postgres: the cluster is made; database $DB_NAME belongs to erp_admin"
}

check_cluster() {
    [ -r "$cluster/PG_VERSION" ] || fail "$cluster is there but holds no PG_VERSION: not a cluster that this image finished. Nothing was changed. Restore a backup, or empty the volume to start anew."
    read -r found < "$cluster/PG_VERSION"
    read -r wanted < /usr/share/erp/version
    [ "$found" = "$wanted" ] || fail "$cluster was written by PostgreSQL $found and this image is PostgreSQL $wanted. Nothing was changed. Dump with the image of $found and load with this one."
}

if [ -e "$cluster" ]; then
    check_cluster
else
    create_cluster
fi
if [ -e "$certificate/tls.crt" ]; then
    [ -r "$certificate/tls.key" ] || fail "$certificate has a certificate and no readable tls.key; nothing was changed. Mount the whole Secret."
    set -- -c ssl=on -c ssl_cert_file="$certificate/tls.crt" -c ssl_key_file="$certificate/tls.key" "$@"
    [ "${DB_TLS:-Required}" = Accepted ] || set -- -c hba_file=/usr/share/erp/pg_hba.tls.conf "$@"
fi
exec postgres -D "$cluster" -c config_file=/usr/share/erp/postgresql.conf "$@"
