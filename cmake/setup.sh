# Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
# What ./demo and ./check share: they source it. POSIX sh.
set -eu
root=$(cd "$(dirname "$0")" && pwd)
jobs=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)

# quietly <log> <what> <command...>: silent for two seconds, then says on stderr what goes on and how far it is; when the
# command fails, everything that it said.
quietly() {
  log=$1 what=$2
  shift 2
  mkdir -p "$root/build"
  {
    seconds=2
    sleep 2 2>/dev/null
    [ -t 2 ] || echo "outlay: $what ..." >&2
    while kill -0 $$ 2>/dev/null; do
      steps=$(sed -n 's/^\(\[[1-9][0-9]*\/[0-9]*\]\).*/ \1/p' "$log" | tail -n 1)
      if [ -t 2 ]; then
        printf '\r\033[Koutlay: %s%s, %s s' "$what" "$steps" $seconds >&2
      elif [ $((seconds % 30)) = 0 ]; then
        echo "outlay: $what$steps, $seconds s" >&2
      fi
      seconds=$((seconds + 1))
      sleep 1 2>/dev/null
    done
  } </dev/null >/dev/null &
  watcher=$!
  status=0
  "$@" >"$log" 2>&1 || status=$?
  kill $watcher
  wait $watcher 2>/dev/null || :
  [ ! -t 2 ] || printf '\r\033[K' >&2
  [ $status = 0 ] || cat "$log" >&2
  return $status
}

# need <Debian package...>: installs those that are missing, as root or by sudo at a terminal; else says how and exits with 3.
need() {
  if ! command -v dpkg-query >/dev/null; then
    [ -d "$root/build" ] || echo "outlay: no dpkg here, so CMake will say what is missing of (Debian's names): $*" >&2
    for tool in cmake ninja c++; do
      command -v $tool >/dev/null || { echo "outlay: please install $tool" >&2 && exit 3; }
    done
    return 0
  fi

  installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p')
  missing=
  for package; do
    echo "$installed" | grep -qxF "$package" || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0

  sudo=
  if [ "$(id -u)" != 0 ]; then
    sudo=sudo
    if [ ! -t 0 ] || [ ! -t 2 ] || ! command -v sudo >/dev/null; then
      missing_packages
    fi
    echo "outlay: sudo apt-get install$missing" >&2
    sudo -v || missing_packages
  fi
  quietly "$root/build/packages.log" "installing$missing" install_packages || missing_packages
}

install_packages() {
  $sudo apt-get update || :
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing
}

missing_packages() {
  echo "outlay: packages are missing; please run as root: apt-get update && apt-get install -y --no-install-recommends$missing" >&2
  exit 3
}

# build <preset> [target...]: the configure and build steps of the workflow preset, the preset's targets unless some are named.
# Configures what is new, and again where packages came; ninja does so by itself when a file asks for it.
build() {
  preset=$1
  shift
  cd "$root"
  [ -f "build/$preset/build.ninja" ] && [ -z "${missing-}" ] || quietly "build/$preset.log" "configuring" cmake --preset "$preset"
  quietly "build/$preset.log" "building $preset" cmake --build --preset "$preset" ${1+--target} "$@"
  cd - >/dev/null
}
