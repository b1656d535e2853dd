#!/usr/bin/env bash
# Installs what is missing, builds Sejajar and opens its window on the sample
# dossier, or on the project or articles given. Without a display it says so and
# makes the report and the pictures instead, in out/.
#
#   ./run.sh [--headless] [PROJECT.ron | ARTICLE…]
. "$(dirname "$0")/scripts/lib.sh"

sample=seeds/sample.sejajar.ron
headless=
files=()
for argument; do
  case $argument in
    --headless) headless=yes ;;
    *) files+=("$(absolute "$argument")") ;;
  esac
done

make_report_and_pictures() {
  mkdir -p out
  "$binary" export "$sample" out/sample.html out/sample.md
  SEJAJAR_BINARY=$binary ./screenshots.sh out/screenshots
  say "The report: out/sample.html, out/sample.md. The pictures: out/screenshots/"
}

need_rust
step "building (the first time takes some minutes)" cargo build --locked --release
binary=$target/release/sejajar

if [ -n "$headless" ] || ! has_display; then
  [ ${#files[@]} = 0 ] || stop "There is no display, so no window. Try: $binary export PROJECT.ron OUT.html"
  say "There is no display here, so no window: making the report and the pictures instead."
  make_report_and_pictures
  exit
fi

# A subshell: a library that cannot be installed is no reason not to try.
(need_window_libraries) || true
if "$binary" "${files[@]-$sample}"; then exit; fi
[ ${#files[@]} = 0 ] || exit 2
say "The window did not open (see above): making the report and the pictures instead."
make_report_and_pictures
