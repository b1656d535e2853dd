#!/usr/bin/env bash
# Installs what is missing and runs every test: the checks of check.sh, the real
# window under a virtual display, the report in a browser and in other programs (with
# a build that writes PDF), the pictures.
. "$(dirname "$0")/scripts/lib.sh"
need_rust
need_test_tools

step "checks" ./check.sh
# cargo test has built it.
export SEJAJAR_BINARY=$target/debug/sejajar
step "the real window" python3 tests/real_window.py --binary "$SEJAJAR_BINARY"
step "the report in a browser" python3 tests/report_in_browser.py --binary "$SEJAJAR_BINARY"
step "what the other programs need" need_readers
for reader in tests/readers/*.py; do
  step "read by others: $(basename "$reader" .py)" "$readers" "$reader" --binary "$SEJAJAR_BINARY"
done
# The typesetter is no default: a target folder of its own, so that neither build undoes the other.
with_pdf=(--locked --target-dir "$target/pdf" --no-default-features --features pdf)
step "tests with PDF" cargo test "${with_pdf[@]}" --test report_pdf
step "a build with PDF" cargo build "${with_pdf[@]}" --bins
step "read by others: pdf, where it is built in" "$readers" tests/readers/pdf.py --binary "$target/pdf/debug/sejajar"
step "the pictures" ./screenshots.sh --check
say "== every test passed"
grep '^test result' "$target/tests.log"
