#!/usr/bin/env bash
# Prints exports of JDK_8, JDK_11, JDK_17, JDK_21 and JDK_25, the JDKs that tests start child JVMs on:
#
#   eval "$(.ci/jdks.sh)"
#
# Those that are installed are used; the others are unpacked from Debian's unstable suite, with that suite's own C
# library beside them, below ${SONDE_TOOLS:-~/.cache/sonde}. That takes root, 1 GB and two minutes once.
# A JDK that cannot be had is left out with a line on standard error.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
unpacked=${SONDE_TOOLS:-$HOME/.cache/sonde}/jdks
arch=$(dpkg --print-architecture)

# The JDK of this version that runs here, if any.
home_of() {
  local home
  for home in "$unpacked/usr/lib/jvm/java-$1-openjdk-$arch" \
              "/usr/lib/jvm/temurin-$1-jdk-$arch" "/usr/lib/jvm/java-$1-openjdk-$arch"; do
    if [ -x "$home/bin/javac" ] && "$home/bin/java" -version >/dev/null 2>&1; then
      echo "$home"
      return
    fi
  done
}

unpack() {
  local packages=(libc6 libstdc++6 libgcc-s1 zlib1g libpcsclite1) version
  for version in "$@"; do
    packages+=("openjdk-$version-jdk-headless" "openjdk-$version-jre-headless")
  done
  rm -rf "$unpacked"
  "$here/unpack-unstable" "$unpacked" "${packages[@]}"
  relink
  repoint
}

# Debian's JDKs link their configuration into /etc, which here is below the folder.
relink() {
  local link target
  find "$unpacked/usr/lib/jvm" -type l | while read -r link; do
    target=$(readlink "$link")
    case $target in
      /etc/*) [ ! -e "$unpacked$target" ] || ln -sfn "$unpacked$target" "$link" ;;
    esac
  done
}

# Each executable gets the loader and the C library it was built with, not this machine's older ones.
repoint() {
  local libraries loader program
  libraries=$(dirname "$(find "$unpacked/usr/lib" -name libc.so.6 | head -n 1)")
  loader=$(find "$libraries" -name 'ld-linux-*.so.*' | head -n 1)
  find "$unpacked/usr/lib/jvm" -type f -path '*/bin/*' -perm -u+x | while read -r program; do
    patchelf --set-interpreter "$loader" --force-rpath --set-rpath \
      "\$ORIGIN/../lib:\$ORIGIN/../lib/jli:\$ORIGIN/../lib/$arch/jli:\$ORIGIN/../jre/lib/$arch/jli:$libraries" \
      "$program" 2>/dev/null || true
  done
}

missing=()
for version in 8 11 17 21 25; do
  [ -n "$(home_of "$version")" ] || missing+=("$version")
done
if [ "${#missing[@]}" -gt 0 ] && [ ! -d "$unpacked" ]; then
  command -v patchelf >/dev/null || { apt-get -qq update && apt-get -qq install -y patchelf; } >&2
  unpack "${missing[@]}" || echo "jdks: could not unpack ${missing[*]}" >&2
fi
for version in 8 11 17 21 25; do
  home=$(home_of "$version")
  if [ -n "$home" ]; then
    echo "export JDK_$version='$home'"
  else
    echo "jdks: NO JDK $version HERE, its tests will be skipped" >&2
  fi
done
