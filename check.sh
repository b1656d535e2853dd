#!/usr/bin/env bash
# Every check that needs nothing but Rust: what to run before a commit. test.sh
# adds those that need a window, a browser and pictures.
. "$(dirname "$0")/scripts/lib.sh"
need_rust

tests_log=$target/tests.log
strict=(-D warnings)
# Tests and benches read files, take times, and fail loudly: see clippy.toml.
loose=("${strict[@]}" -A clippy::disallowed_methods -A clippy::unwrap_used -A clippy::expect_used
  -A clippy::print_stdout -A clippy::print_stderr -A unreachable_pub -A missing_docs)

run_tests() {
  mkdir -p "$target"
  CI=true INSTA_UPDATE=no cargo test --locked --no-fail-fast 2>&1 | tee "$tests_log"
}

build_docs() {
  RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps --quiet
}

dependency_policy() {
  if command -v cargo-deny >/dev/null; then
    cargo deny --offline --all-features check licenses bans sources
  else
    say "skipped: cargo-deny is not installed (cargo install cargo-deny --locked)"
  fi
}

step "format" cargo fmt --check
step "clippy without a window (no egui in the library)" cargo clippy --locked --lib --bins --no-default-features -- "${strict[@]}"
step "clippy" cargo clippy --locked --lib --bins -- "${strict[@]}"
step "clippy on tests and benches" cargo clippy --locked --all-targets -- "${loose[@]}"
step "documentation" build_docs
step "dependency policy" dependency_policy
step "tests" run_tests
say "== every check passed"
grep '^test result' "$tests_log"
