#!/bin/sh
# The main job on the sample study: nine synthetic interviews, two coders, a second pass, sub-codes, a matrix.
set -eu
study="${1:-demo}"
rm -rf "$study"
run() { printf '\n$ codekit %s\n' "$*"; codekit "$@" --study "$study"; }

printf '$ codekit init %s --example social-care\n' "$study"
codekit init "$study" --example social-care
run round list
run agree r1
run round show pass2
run matrix cbo-relationships --themes CBO_REL,GOAL.REF,GOAL.DISC,GOAL.COMM,REC.EARLY,REC.PURPOSE,REC.LEAD,REC.ASSUME
run analyze
printf '\nThe workbook:  %s\nThe figures:   %s\nThe summary:   %s\n' \
  "$study/exports/matrix-cbo-relationships.xlsx" "$study/exports/figures/" "$study/exports/summary.html"
