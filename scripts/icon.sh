#!/usr/bin/env bash
# Draws assets/icon/sejajar.svg as PNG of 256 pixels, with Chromium.
. "$(dirname "$0")/lib.sh"
need_commands chromium=chromium
profile=$(mktemp -d)
chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$profile" --window-size=256,256 \
  --default-background-color=00000000 --screenshot="$root/assets/icon/sejajar-256.png" "file://$root/assets/icon/sejajar.svg" 2>/dev/null
rm -rf "$profile"
