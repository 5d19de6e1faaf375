# Sourced by test.sh: adds up what the test runners report. A runner that fails without naming a failed test counts as one.
# shellcheck shell=bash
passed=0 failed=0 unexplained=0 part_passed=0 part_failed=0

part_begins() { part_passed=0 part_failed=0 unexplained=0; }

part_ends() {
  # A build that breaks, or a part without tests, must not look like success.
  if ((part_failed == 0 && (unexplained > 0 || part_passed == 0))); then part_failed=1; fi
  passed=$((passed + part_passed)) failed=$((failed + part_failed))
  echo "   $1: $part_passed passed, $part_failed failed"
}

conclude() {
  echo "$passed passed, $failed failed"
  ((failed == 0 && passed > 0))
}

run_part() { "$@" </dev/null || unexplained=$((unexplained + 1)); }

# check "what" command...: counts as one test.
check() {
  local what=$1
  shift
  if "$@" </dev/null; then
    part_passed=$((part_passed + 1))
  else
    part_failed=$((part_failed + 1))
    echo "   FAILED: $what" >&2
  fi
}

# Reports of an earlier run would be counted again.
forget_reports() { find "$ERP_ROOT" -path '*/node_modules' -prune -o -type d -path "*/target/$1" -print0 | xargs -0 -r rm -rf; }

# count_reports FOLDER NAME: all JUnit files in folders of that name.
count_reports() {
  local all failures errors skipped
  all=$(attribute "$1" "$2" tests)
  failures=$(attribute "$1" "$2" failures)
  errors=$(attribute "$1" "$2" errors)
  skipped=$(attribute "$1" "$2" skipped)
  part_failed=$((part_failed + failures + errors))
  part_passed=$((part_passed + all - failures - errors - skipped))
}

attribute() {
  find "$1" -path '*/node_modules' -prune -o -type f -path "*/target/$2/TEST-*.xml" -print0 |
    { xargs -0 -r grep -ho '<testsuite [^>]*>' || true; } | # a build that broke left no report
    { grep -o " $3=\"[0-9]*\"" || true; } | tr -dc '0-9\n' | awk '{sum += $1} END {print sum + 0}'
}

# A failed package counts once more when none of its tests explains it, as when it does not compile.
count_go() {
  local tests_failed packages_failed
  part_passed=$((part_passed + $(grep -c '"Action":"pass".*"Test":' "$1" || true)))
  tests_failed=$(grep -c '"Action":"fail".*"Test":' "$1" || true)
  packages_failed=$(grep '"Action":"fail"' "$1" | grep -vc '"Test":' || true)
  part_failed=$((part_failed + (tests_failed > 0 ? tests_failed : packages_failed)))
}
