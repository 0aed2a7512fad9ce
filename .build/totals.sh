# shellcheck shell=sh
# Sourced by verify.

# Adds up the Surefire and Failsafe reports below $1 that are newer than the file $2, in Maven's own words.
test_totals() {
  find "$1" -path '*/target/*-reports/TEST-*.xml' -newer "$2" -exec sed -n '/<testsuite /{p;q;}' {} \; |
    awk '
      function count(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3) + 0 : 0 }
      { run += count("tests"); failures += count("failures"); errors += count("errors"); skipped += count("skipped") }
      END { printf "Tests run: %d, Failures: %d, Errors: %d, Skipped: %d\n", run, failures, errors, skipped }'
}
