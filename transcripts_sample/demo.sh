#!/bin/sh
# The whole workflow on the sample study: 33 synthetic interviews of 29 organizations, coded twice in part,
# settled, coded by one, gone over, sub-coded, reviewed, and carried to a matrix, a saturation curve, reports, and a
# bundle from which all figures come out again.
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
run matrix cbo-relationships --themes "$themes" --among CBO_REL
run revisions pass2
run review pass2 --status queried
run diagnose r1 --code PROG
run saturation cbo-relationships --figure "$study/exports/figures"
for kind in methods coreq audit; do
  run report "$kind" -o "$study/exports/$kind.docx"
done
run report themes --codebook cbo-relationships -o "$study/exports/themes.docx"
run bundle "$study/exports/bundle.zip"
printed="$study/exports/matrix-cbo-relationships.xlsx $study/exports/agreement-r1.xlsx"
printf '\n$ codekit verify %s %s\n' "$study/exports/bundle.zip" "$printed"
# shellcheck disable=SC2086  (two files)
codekit verify "$study/exports/bundle.zip" $printed
printf '\nThe workbook:  %s\nThe figures:   %s\nThe summary:   %s\nThe reports:   %s\n' \
  "$study/exports/matrix-cbo-relationships.xlsx" "$study/exports/figures/" "$study/exports/summary.html" \
  "$study/exports/*.docx"
