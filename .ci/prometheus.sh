#!/usr/bin/env bash
# Prints exports of PROMETHEUS and PROMTOOL, a current Prometheus server and its linter, for the tests that use them:
#
#   eval "$(.ci/prometheus.sh)"
#
# They are unpacked once from Debian's unstable suite below ${SONDE_TOOLS:-~/.cache/sonde} (root, 500 MB, a minute);
# where that fails, those on the PATH are used. One that cannot be had is left out with a line on standard error.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
unpacked=${SONDE_TOOLS:-$HOME/.cache/sonde}/prometheus

[ -d "$unpacked" ] || "$here/unpack-unstable" "$unpacked" prometheus promtool || true
for name in prometheus promtool; do
  program=$unpacked/usr/bin/$name
  "$program" --version >/dev/null 2>&1 || program=$(command -v "$name" || true)
  if [ -n "$program" ]; then
    echo "export ${name^^}='$program'"
  else
    echo "prometheus: NO $name HERE, its tests will be skipped" >&2
  fi
done
