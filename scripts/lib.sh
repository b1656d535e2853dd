# Sourced by the scripts beside it: saying what happens, timing it, and
# installing what is missing. Plain bash, no state kept.
set -euo pipefail

from=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
target=${CARGO_TARGET_DIR:-$root/target}

say() { printf '\n\033[1m%s\033[0m\n' "$*" >&2; }
stop() { printf '%s\n' "$*" >&2; exit 2; }

# A path as the caller wrote it, from where the caller was.
absolute() {
  case $1 in
    /*) printf '%s\n' "$1" ;;
    *) printf '%s\n' "$from/$1" ;;
  esac
}

# step NAME COMMAND…: runs it, says how long it took, or that it failed.
step() {
  local began=$SECONDS
  running=$1
  shift
  say "== $running"
  "$@"
  printf -- '-- %s: %d s\n' "$running" $((SECONDS - began)) >&2
  running=
}
running=
trap 'code=$?; [ $code = 0 ] || [ -z "$running" ] || say "FAILED: $running"; exit $code' EXIT

# Rust of the version Cargo.toml asks for, and a C compiler to link with.
need_rust() {
  command -v cargo >/dev/null || PATH=${CARGO_HOME:-$HOME/.cargo}/bin:$PATH
  command -v cargo >/dev/null || stop "Rust is missing. Install it from https://rustup.rs and run this again."
  local wanted have
  wanted=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
  have=$(rustc --version | cut -d' ' -f2)
  if [ "$(printf '%s\n' "$wanted" "$have" | sort -V | head -n 1)" != "$wanted" ]; then
    stop "Rust $have is too old, $wanted is needed. Run: rustup update stable"
  fi
  command -v cc >/dev/null || need_packages gcc libc6-dev
}

# Installs Debian packages, or says which ones to install.
need_packages() {
  local as_root=()
  if [ "$(id -u)" != 0 ]; then
    # Without a terminal sudo could not ask for the password.
    if ! command -v sudo >/dev/null || ! { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
      stop "Missing: $*. Install them (on Debian or Ubuntu: sudo apt-get install $*) and run this again."
    fi
    as_root=(sudo)
  fi
  command -v apt-get >/dev/null || stop "Missing: the equivalents of the Debian packages $*. Install them and run this again."
  say "== installing $*"
  local log
  log=$(mktemp)
  if ! { "${as_root[@]}" apt-get update &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    stop "Could not install $*: see above."
  fi
  rm -f "$log"
}

# need_commands COMMAND=PACKAGE…: installs the packages whose command is not here.
need_commands() {
  local missing=() pair
  for pair in "$@"; do
    command -v "${pair%%=*}" >/dev/null || missing+=("${pair#*=}")
  done
  [ ${#missing[@]} = 0 ] || need_packages "${missing[@]}"
}

# need_libraries SONAME=PACKAGE…: the same for libraries loaded at run time.
need_libraries() {
  local missing=() known pair
  known=$(ldconfig -p 2>/dev/null || /sbin/ldconfig -p 2>/dev/null || true)
  for pair in "$@"; do
    [[ $known == *"${pair%%=*}"* ]] || missing+=("${pair#*=}")
  done
  [ ${#missing[@]} = 0 ] || need_packages "${missing[@]}"
}

# What the window loads when it opens (the build needs none of it).
need_window_libraries() {
  [ "$(uname)" = Linux ] || return 0
  need_libraries libGL.so.1=libgl1 libEGL.so.1=libegl1 libX11.so.6=libx11-6 libX11-xcb.so.1=libx11-xcb1 \
    libXcursor.so.1=libxcursor1 libXi.so.6=libxi6 libxkbcommon.so.0=libxkbcommon0 \
    libxkbcommon-x11.so.0=libxkbcommon-x11-0 libwayland-client.so.0=libwayland-client0 \
    libwayland-egl.so.1=libwayland-egl1 libwayland-cursor.so.0=libwayland-cursor0 \
    libfontconfig.so.1=libfontconfig1 libdbus-1.so.3=libdbus-1-3
}

# What the tests beyond Rust's own use.
need_test_tools() {
  need_commands python3=python3 Xvfb=xvfb xdotool=xdotool openbox=openbox import=imagemagick chromium=chromium
  need_window_libraries
  cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1 || rustup component add rustfmt clippy
}

# Other people's programs that read what Sejajar writes: Debian's, and those of
# tests/readers/requirements.txt in a folder of their own.
need_readers() {
  need_commands pandoc=pandoc soffice=libreoffice-writer-nogui localc=libreoffice-calc-nogui
  local wanted=$root/tests/readers/requirements.txt have=$target/readers/requirements.txt
  readers=$target/readers/bin/python
  cmp -s "$wanted" "$have" && return 0
  python3 -c 'import venv, ensurepip' 2>/dev/null || need_packages python3-venv
  python3 -m venv "$target/readers"
  "$readers" -m pip install --quiet --disable-pip-version-check -r "$wanted"
  cp "$wanted" "$have"
}

has_display() {
  case $(uname) in
    Linux | *BSD) [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] ;;
    *) true ;;
  esac
}
