#!/usr/bin/env bash
# Installs what is missing and runs every test: the checks of check.sh, the real
# window under a virtual display, the report in a browser, the pictures.
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
step "the pictures" ./screenshots.sh --check
say "== every test passed"
grep '^test result' "$target/tests.log"
