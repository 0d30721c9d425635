#!/usr/bin/env bash
# Prints exports of PROMETHEUS and PROMTOOL, a current Prometheus server and its linter, of PUSHGATEWAY and
# VICTORIA_METRICS, and of PROMETHEUS_2, the server of this machine's own suite, for the tests that use them:
#
#   eval "$(.ci/prometheus.sh)"
#
# They are unpacked once from Debian's unstable suite below ${SONDE_TOOLS:-~/.cache/sonde} (root, 700 MB, a minute);
# where that fails, those on the PATH are used. One that cannot be had is left out with a line on standard error.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
tools=${SONDE_TOOLS:-$HOME/.cache/sonde}
unpacked=$tools/prometheus

[ -d "$unpacked" ] || "$here/unpack-unstable" "$unpacked" prometheus promtool || true
[ -d "$tools/receivers" ] || "$here/unpack-unstable" "$tools/receivers" prometheus-pushgateway victoria-metrics || true
suite=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
[ -d "$tools/prometheus-$suite" ] || SUITE=$suite "$here/unpack-unstable" "$tools/prometheus-$suite" prometheus || true

# Usage: export_program VARIABLE FOLDER PROGRAM
export_program() {
  local program=$2/usr/bin/$3
  "$program" --version >/dev/null 2>&1 || program=$(command -v "$3" || true)
  if [ -n "$program" ]; then
    echo "export $1='$program'"
  else
    echo "prometheus: NO $3 HERE ($1), its tests will be skipped" >&2
  fi
}
export_program PROMETHEUS "$unpacked" prometheus
export_program PROMTOOL "$unpacked" promtool
export_program PUSHGATEWAY "$tools/receivers" prometheus-pushgateway
export_program VICTORIA_METRICS "$tools/receivers" victoria-metrics
export_program PROMETHEUS_2 "$tools/prometheus-$suite" prometheus
