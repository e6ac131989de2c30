# What the launcher and the scripts beside this file share; read by POSIX shells, with `root` set to the checkout.
# Everything here speaks on standard error: standard output belongs to the program that is run.

binary=$root/.build/release/qlint
stamp=$root/.build/qlint.stamp

say() { printf 'qlint: %s\n' "$*" >&2; }

# Whether the release binary is as new as everything it is made from. Folders are compared as well, so a file that
# was removed or renamed counts. The working directory may be gone, hence the cd.
is_current() {
  [ -x "$binary" ] && [ -f "$stamp" ] &&
    [ -z "$(cd "$root" && find Sources Package.swift -newer "$stamp" -print -quit)" ]
}

has_libyaml() {
  if command -v pkg-config >/dev/null 2>&1; then
    pkg-config --exists yaml-0.1
  else
    [ -f /usr/include/yaml.h ]
  fi
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

apt_install() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends libyaml-dev pkg-config
}

install_libyaml() {
  if command -v brew >/dev/null 2>&1; then
    brew install libyaml pkg-config
  elif command -v apt-get >/dev/null 2>&1; then
    # The package lists of a fresh container are empty: only then is the slow update worth its time.
    apt_install || { as_root apt-get update -q && apt_install; }
  else
    echo 'no apt-get and no brew on this machine' && return 1
  fi
}

ensure_toolchain() {
  if ! command -v swift >/dev/null 2>&1; then
    say 'swift is not on the PATH: Swift 6.2 or later is needed, see https://www.swift.org/install'
    return 2
  fi
  has_libyaml && return 0
  say 'libyaml is missing: installing it with the package manager'
  if ! log=$(install_libyaml 2>&1); then
    printf '%s\n' "$log" >&2
    say 'libyaml could not be installed: install libyaml-dev (Debian, Ubuntu) or libyaml (Homebrew) by hand'
    return 2
  fi
}

# Builds the release binary, silently unless it fails. On Linux it needs nothing at run time: neither Swift's
# libraries nor libyaml nor the C library. Two builds at once are kept apart by SwiftPM's own lock.
build_release() {
  ensure_toolchain || return 2
  set -- -c release --product qlint
  [ "$(uname -s)" = Linux ] && set -- "$@" --static-swift-stdlib -Xswiftc -static-executable
  # Exclusive access to properties is checked in the tests, which are debug builds; at run time the check costs a twentieth.
  set -- "$@" -Xswiftc -enforce-exclusivity=unchecked
  say 'building the release binary (some minutes the first time)'
  # Stamped with the time before the build: what is edited meanwhile is built the next time.
  mkdir -p "$root/.build" && : >"$stamp.$$" || return 2
  if ! log=$(cd "$root" && swift build "$@" 2>&1); then
    rm -f "$stamp.$$"
    printf '%s\n' "$log" >&2
    say 'the build failed'
    return 2
  fi
  mv -f "$stamp.$$" "$stamp"
}

ensure_built() {
  is_current || build_release
}
