#!/usr/bin/env bash
# Makes the pictures of every view, light and dark, from the real window code.
#
#   ./screenshots.sh [FOLDER]           into FOLDER (screenshots/)
#   ./screenshots.sh --check [FOLDER]   compares screenshots/ with FOLDER, or with
#                                       pictures made now; fails where they differ
#
# SEJAJAR_BINARY names the program; without it, it is built.
. "$(dirname "$0")/scripts/lib.sh"

project=seeds/sample.sejajar.ron
views=(start synopsis claims discrepancies sources inbox report)
themes=(light dark)
size=1400x900

# The rasteriser gives the same bytes again on one machine. Another processor may
# round the edge of a glyph otherwise; a view that has changed moves far more.
most_mean_difference=0.01 # mean absolute difference of a channel, 0 to 1
most_changed_pixels=0.02  # share of pixels that differ by more than a tenth
fewest_colours=100        # a view that is not drawn has fewer

make() {
  local folder=$1 view theme keys
  if [ -z "${SEJAJAR_BINARY:-}" ]; then
    need_rust
    cargo build --locked
    SEJAJAR_BINARY=$target/debug/sejajar
  fi
  mkdir -p "$folder"
  for view in "${views[@]}"; do
    for theme in "${themes[@]}"; do
      # The synopsis is shown at work: a passage selected, its partners beside it.
      keys=; [ "$view" = synopsis ] && keys="Down Down Tab"
      "$SEJAJAR_BINARY" screenshot "$project" --view "$view" --theme "$theme" --size "$size" --keys "$keys" "$folder/$view-$theme.png"
    done
  done
}

# Prints what is wrong with the pictures $1 (kept) and $2 (made); nothing if nothing is.
difference() {
  local kept=$1 made=$2 wide mean changed
  [ -f "$kept" ] || { echo "is not in screenshots/"; return; }
  [ -f "$made" ] || { echo "was not made"; return; }
  wide=$(identify -format '%wx%h' "$made")
  [ "$wide" = "$(identify -format '%wx%h' "$kept")" ] || { echo "has another size: $wide"; return; }
  [ "$(identify -format '%k' "$made")" -ge "$fewest_colours" ] || { echo "is empty"; return; }
  # compare prints "absolute (relative)", and exits 1 where pictures differ.
  mean=$(compare -metric MAE "$kept" "$made" null: 2>&1 | sed 's/.*(\(.*\))/\1/') || true
  changed=$(compare -metric AE -fuzz 10% "$kept" "$made" null: 2>&1 | cut -d' ' -f1) || true
  awk -v mean="$mean" -v changed="$changed" -v pixels="$((${wide%x*} * ${wide#*x}))" \
    -v most_mean="$most_mean_difference" -v most_changed="$most_changed_pixels" 'BEGIN {
      share = changed / pixels
      if (mean !~ /^[0-9.e+-]+$/) print "cannot be compared: " mean
      else if (mean + 0 > most_mean || share > most_changed)
        printf "has changed: mean difference %.4f, %.2f %% of the pixels\n", mean, 100 * share
    }'
}

check() {
  local made=$1 faults=0 view theme fault
  need_commands compare=imagemagick identify=imagemagick
  for view in "${views[@]}"; do
    for theme in "${themes[@]}"; do
      fault=$(difference "screenshots/$view-$theme.png" "$made/$view-$theme.png")
      [ -z "$fault" ] || { echo "$view-$theme.png $fault" >&2; faults=$((faults + 1)); }
    done
  done
  [ "$faults" = 0 ] || stop "$faults pictures are not as kept. Look at $made; if the window is meant so: ./screenshots.sh"
  echo "$((${#views[@]} * ${#themes[@]})) pictures are as kept" >&2
}

if [ "${1:-}" = --check ]; then
  if [ -n "${2:-}" ]; then
    made=$(absolute "$2")
  else
    made=$target/screenshots
    rm -rf "$made"
    make "$made"
  fi
  check "$made"
else
  make "$(absolute "${1:-$root/screenshots}")"
fi
