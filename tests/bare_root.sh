#!/bin/sh
# Copyright the outlay authors. Distributed under the Boost Software License, Version 1.0.
# tests/bare_root.sh [all] [directory]: proves ./demo and ./check, or ./check all, on a bare Debian 12, made by debootstrap from
# the mirror that apt uses here. Needs root, debootstrap and git. The directory (a new one by default) keeps the root; a second
# run starts with what the first one installed.
set -eu
all=
if [ "${1-}" = all ]; then
  all=all
  shift
fi
tree=$(cd "$(dirname "$0")/.." && pwd)
root=${1:-$(mktemp -d)}
mkdir -p "$root"
root=$(cd "$root" && pwd)

if [ ! -x "$root/usr/bin/apt-get" ]; then
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Identifier: Packages' | grep -v security | head -n 1)
  eval "$(apt-config shell http_proxy Acquire::http::Proxy)"
  [ -z "${http_proxy:-}" ] || export http_proxy
  debootstrap --variant=minbase bookworm "$root" "$mirror"
  apt-config dump Acquire::http >"$root/etc/apt/apt.conf.d/90here"
  apt-config dump Acquire::Check-Valid-Until >>"$root/etc/apt/apt.conf.d/90here"
fi
cp /etc/resolv.conf "$root/etc/resolv.conf"

rm -rf "$root/outlay"
mkdir "$root/outlay"
(cd "$tree" && git ls-files --cached --others --exclude-standard -z | tar --create --null --files-from=-) | tar --extract --directory "$root/outlay"

inside() {
  echo "== $*"
  start=$(date +%s)
  unshare --mount sh -eu -c 'mount -t proc proc "$0/proc" && exec chroot "$0" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/ "$@"' "$root" "$@"
  echo "== $(($(date +%s) - start)) s"
}
inside /outlay/demo
inside /outlay/demo
inside /outlay/check ${all:+"$all"}
inside /outlay/check ${all:+"$all"}
echo "proved in $root"
