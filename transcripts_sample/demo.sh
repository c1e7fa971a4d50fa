#!/bin/sh
# The whole workflow on the sample study: 33 synthetic interviews of 29 organizations, coded twice in part,
# settled, coded by one, gone over, sub-coded, and carried to a matrix and a saturation curve.
set -eu
study="${1:-demo}"
themes=CBO_REL,GOAL.REF,GOAL.DISC,GOAL.COMM,REC.EARLY,REC.PURPOSE,REC.LEAD,REC.ASSUME
rm -rf "$study"
run() { printf '\n$ codekit %s\n' "$*"; codekit "$@" --study "$study"; }

printf '$ codekit init %s --example social-care\n' "$study"
codekit init "$study" --example social-care
run round list
run agree r1
run codebook diff social-care-domains@1.0 social-care-domains@1.1
run agree r2
run analyze
run matrix cbo-relationships --themes "$themes"
run saturation cbo-relationships --figure "$study/exports/figures"
printf '\nThe workbook:  %s\nThe figures:   %s\nThe summary:   %s\n' \
  "$study/exports/matrix-cbo-relationships.xlsx" "$study/exports/figures/" "$study/exports/summary.html"
