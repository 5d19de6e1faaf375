#!/usr/bin/env bash
# Makes a vertical from verticals/platform/template: it builds, passes its tests and can be applied as it is.
set -euo pipefail
# shellcheck source=cluster/bin/environment.sh
. "$(dirname "$0")/environment.sh"
usage="usage: ./erp new-vertical NAME [TITLE], for example: ./erp new-vertical flotillas 'Flotillas y choferes'"
library=$ERP_ROOT/verticals/platform
samples=$ERP_ROOT/samples

# highest PATTERN: the largest number behind it in the manifests of all verticals.
highest() { grep -ho "$1 *[0-9]*" "$samples"/verticals/*.yaml | grep -o '[0-9]*$' | sort -n | tail -1; }

# An application called flotas-diesel has the package flotasdiesel, classes FlotasDiesel... and the schema flotas_diesel.
name_everything() {
  name=$1 title=${2:-$1}
  package=${name//-/} schema=${name//-/_} class=$(sed -E 's/(^|-)([a-z0-9])/\U\2/g' <<<"$name")
  frontend=$(($(highest 'frontend: {port:') / 10 * 10 + 10)) redis=$(($(highest 'redis: {db:') + 1))
}

check() {
  [[ $name =~ ^[a-z][a-z0-9]*(-[a-z0-9]+)*$ && ${#name} -le 30 ]] ||
    give_up "$name cannot be the name of an application: at most 30 small letters and digits, with single hyphens between. Nothing was made."
  [[ $title != *[\"\\\&@\|]* ]] || give_up "The title must do without quotation marks, backslashes, &, @ and |. Nothing was made."
  [[ ! -e $ERP_ROOT/verticals/$name && ! -e $samples/verticals/$name.yaml ]] || give_up "There is a vertical $name already: see verticals/$name and samples/verticals/$name.yaml. Nothing was changed."
  ! grep -qE "schemas: \[(.*[ ,])?${schema}[],]" "$samples"/verticals/*.yaml || give_up "The schema $schema belongs to another vertical of samples/verticals. Nothing was made."
  ((redis < 16)) || give_up "Redis has 16 databases, and all are given away in samples/verticals. Nothing was made."
}

filled() {
  sed -e "s|@NAME@|$name|g" -e "s|@PACKAGE@|$package|g" -e "s|@CLASS@|$class|g" -e "s|@SCHEMA@|$schema|g" -e "s|@TITLE@|$title|g" \
    -e "s|@FRONTEND@|$frontend|g" -e "s|@BACKEND@|$((frontend + 1))|g" -e "s|@REDIS@|$redis|g" "$@"
}

copy_template() {
  local file target
  while read -r file; do
    target=$ERP_ROOT/verticals/$name/$(filled <<<"$file")
    mkdir -p "$(dirname "$target")"
    filled "$library/template/$file" >"$target"
  done < <(cd "$library/template" && find pom.xml src -type f)
  filled "$library/template/manifest.yaml" >"$samples/verticals/$name.yaml"
}

# The tables that the library writes have their text in the library.
shared_tables() {
  local table number=2
  for table in counters audit_log outbox request_hashes; do
    { echo "-- erp: compatible" && sed "s/\${schema}/$schema/g" "$library/src/main/resources/dev/isem/erp/platform/migrate/tables/$table.sql"; } \
      >"$ERP_ROOT/verticals/$name/src/main/resources/db/migration/V00${number}__$table.sql"
    number=$((number + 1))
  done
}

join_the_project() {
  sed -i "0,\|<module>e2e</module>|s|\( *\)<module>e2e</module>|\1<module>verticals/$name</module>\n&|" "$ERP_ROOT/pom.xml"
  echo "  - verticals/$name.yaml" >>"$samples/kustomization.yaml"
}

# How long a name is decides where lines break.
format() {
  use_languages
  mvn -B -ntp -q -Dstyle.color=never spotless:apply -f "$ERP_ROOT/pom.xml" -pl "verticals/$name" </dev/null ||
    give_up "verticals/$name is made, but its Java cannot be formatted; Maven says why above. If $package is a word of the Java language, delete the folder and choose another name."
}

[[ $# -ge 1 && $# -le 2 ]] || give_up "$usage"
name_everything "$@"
check
copy_template
shared_tables
join_the_project
format
cat <<TEXT
verticals/$name is made, with its manifest in samples/verticals/$name.yaml. Next:
  ./erp up                                    builds it, applies it and loads its demo data: http://$name.erp.localhost:$ERP_PORT
  mvn verify -pl verticals/$name -am          its tests
  verticals/README.md                         how resources, documents, folios and stock are written
TEXT
