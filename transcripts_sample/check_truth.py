"""Compute the expected values of the sample study, and check them against its design.

usage: python check_truth.py

Standard library only, and no line in common with the tool: this is what the
tool's output is compared with. It reads the source texts, the registers and
the coding files under study/, and writes truth/expected.json. It ends with
exit code 1, naming each mismatch, if a cell of round 1 or a state of the
matrix is not the planted one.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
STUDY = HERE / "study"
LABEL = re.compile(r"^(Interviewer|Respondent): (?:\[\d\d:\d\d:\d\d\] |\(\d\d:\d\d\) )?")

# The design of round 1: (both, A only, B only) in O04-1, O09-1 and O15-1.
DOUBLE = ["O04-1", "O09-1", "O15-1"]
TURNS = 40
ROUND1 = {
    "SCREEN": [(5, 1, 0), (5, 0, 1), (4, 1, 1)],
    "REFER": [(6, 2, 1), (6, 3, 0), (5, 1, 1)],
    "CASE": [(4, 2, 1), (3, 2, 2), (4, 1, 2)],
    "PROG": [(2, 2, 2), (2, 1, 3), (1, 1, 2)],
    "CBO": [(9, 1, 1), (5, 1, 6), (2, 1, 1)],
    "TECH": [(3, 0, 2), (2, 0, 1), (0, 0, 1)],
    "FIN": [(2, 0, 0), (3, 0, 0), (2, 0, 0)],
    "WORK": [(3, 1, 1), (2, 2, 0), (2, 0, 1)],
    "OUTC": [(1, 0, 0), (0, 1, 0), (0, 0, 1)],
    "ORG": [(0, 1, 0), (0, 2, 0), (0, 1, 0)],
    "PATIENT": [(0, 0, 0), (0, 0, 0), (0, 0, 0)],
}
DISAGREEMENTS = {"omission": 27, "substitution": 14, "boundary": 8, "extra": 10}
# Design values of round 1 per code: percent, positive agreement, kappa, alpha.
COEFFICIENTS = {
    "SCREEN": (96.67, 0.8750, 0.8558, 0.8564),
    "REFER": (93.33, 0.8095, 0.7696, 0.7701),
    "CASE": (91.67, 0.6875, 0.6394, 0.6409),
    "PROG": (90.83, 0.4762, 0.4271, 0.4284),
    "CBO": (90.83, 0.7442, 0.6893, 0.6896),
    "TECH": (96.67, 0.7143, 0.6981, 0.6979),
    "FIN": (100.0, 1.0, 1.0, 1.0),
    "WORK": (95.83, 0.7368, 0.7143, 0.7154),
    "OUTC": (98.33, 0.5, 0.4915, 0.4936),
    "ORG": (96.67, 0.0, 0.0, -0.0127),
    "PATIENT": (100.0, None, None, None),
}
POOLED_KAPPA, MEAN_KAPPA, N_DEFINED = 0.7000, 0.6285, 10

THEMES = ["CBO_REL", "GOAL.REF", "GOAL.DISC", "GOAL.COMM"]
THEMES += ["REC.EARLY", "REC.PURPOSE", "REC.LEAD", "REC.ASSUME"]
LETTERS = {
    "Y": "present",
    "M": "mixed",
    "C": "contrary",
    "n": "not_found",
    "-": "not_asked",
    "?": "asked_unknown",
    "x": "not_applicable",
}
STATES = {  # one letter a theme, in the order of THEMES
    "O03": "YYYnYnYY",
    "O04": "YYYYYYYY",
    "O07": "Cnnnxxxx",
    "O08": "YYCnnnnn",
    "O09": "YYYnYYnY",
    "O15": "YYnnnnnn",
    "O22": "YYnn----",
    "O26": "Cnnnnnnn",
}
# Codings expected after the second pass: supporting, contrary, hypothetical.
CBO_REL_COUNTS = {"O07": (0, 2, 0), "O26": (0, 1, 1)}
REF_EXCERPTS = {"O03-1": 3, "O03-2": 1}
ALL_STATES = [*LETTERS.values(), "not_yet_coded"]
PARENTS = {
    "REL.NONE": "CBO_REL", "GOAL": "CBO_REL", "WHY": "CBO_REL", "REC": "CBO_REL",
    "MIND.PATIENCE": "CBO_REL", "DIFF": "CBO_REL", "POWER": "CBO_REL",
    "GOAL.REF": "GOAL", "GOAL.DISC": "GOAL", "GOAL.COMM": "GOAL",
    "REF.NOCONTACT": "GOAL.REF", "REF.INFORMAL": "GOAL.REF",
    "DISC.SCOPE": "GOAL.DISC", "DISC.CLIN": "GOAL.DISC",
    "DISC.LAUNCH": "GOAL.DISC", "DISC.MAINT": "GOAL.DISC",
    "COMM.LEAD": "GOAL.COMM", "COMM.AGREE": "GOAL.COMM",
    "COMM.DATA": "GOAL.COMM", "COMM.INFRA": "GOAL.COMM",
    "WHY.COST": "WHY", "WHY.EXPERT": "WHY",
    "REC.EARLY": "REC", "REC.PURPOSE": "REC", "REC.LEAD": "REC", "REC.ASSUME": "REC",
    "EARLY.DO": "REC.EARLY", "EARLY.SETBACK": "REC.EARLY",
    "PURPOSE.SELECT": "REC.PURPOSE", "PURPOSE.CODEV": "REC.PURPOSE",
    "LEAD.CHOOSE": "REC.LEAD", "LEAD.CBO": "REC.LEAD", "LEAD.SETBACK": "REC.LEAD",
    "ASSUME.CAPACITY": "REC.ASSUME", "ASSUME.INTEREST": "REC.ASSUME",
    "ASSUME.BUDGET": "REC.ASSUME",
}  # fmt: skip

Row = dict[str, str]
Span = tuple[int, int]
Units = list[dict[str, set[str]]]  # one dictionary a respondent turn: coder -> codes


def read_rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def respondent_turns(transcript: str) -> list[Span]:
    """The spans of the respondent's turns, label and leading time left out."""
    text = (STUDY / "sources" / f"{transcript}.txt").read_bytes().decode("utf-8")
    turns: list[list[int]] = []
    roles: list[str] = []
    position = 0
    for paragraph in text.split("\n\n"):
        end = position + len(paragraph.rstrip("\n"))
        if label := LABEL.match(paragraph):
            turns.append([position + label.end(), end])
            roles.append(label[1])
        elif turns:
            turns[-1][1] = end
        position += len(paragraph) + 2
    return [(a, b) for (a, b), role in zip(turns, roles, strict=True) if role == "Respondent"]


def overlaps(span: Span, other: Span) -> bool:
    return span[0] < other[1] and other[0] < span[1]


def span_of(row: Row, prefix: str = "") -> Span:
    return int(row[f"{prefix}start"]), int(row[f"{prefix}end"])


# --- round 1 -----------------------------------------------------------------


def double_units(transcript: str, rows: list[Row]) -> Units:
    turns = respondent_turns(transcript)
    units: Units = [{"A": set(), "B": set()} for _ in turns]
    for row in rows:
        code = row["code"].split(".")[0]
        if row["transcript"] != transcript or code not in ROUND1:
            continue
        for unit, turn in zip(units, turns, strict=True):
            if overlaps(span_of(row), turn):
                unit[row["coder"]].add(code)
    return units


def cells_of(units: Units, code: str) -> tuple[int, int, int, int]:
    pairs = Counter((code in unit["A"], code in unit["B"]) for unit in units)
    return pairs[True, True], pairs[True, False], pairs[False, True], pairs[False, False]


def ratio(above: float, below: float) -> float | None:
    return above / below if below else None


def by_chance(a: int, b: int, c: int, d: int) -> float:
    n = a + b + c + d
    return ((a + b) * (a + c) + (c + d) * (b + d)) / n**2


def alpha_of(a: int, b: int, c: int, d: int) -> float | None:
    """Krippendorff's alpha, nominal, two coders, nothing missing."""
    values, ones = 2 * (a + b + c + d), 2 * a + b + c
    expected = 2 * ones * (values - ones) / (values * (values - 1))
    disagreement = ratio((b + c) / (values / 2), expected)
    return None if disagreement is None else 1 - disagreement


def coefficients(a: int, b: int, c: int, d: int) -> dict[str, float | None]:
    observed, chance = (a + d) / (a + b + c + d), by_chance(a, b, c, d)
    return {
        "percent_agreement": observed,
        "positive_agreement": ratio(2 * a, 2 * a + b + c),
        "negative_agreement": ratio(2 * d, 2 * d + b + c),
        "cohen_kappa": ratio(observed - chance, 1 - chance),
        "krippendorff_alpha": alpha_of(a, b, c, d),
    }


def disagreement_types(units: Units) -> Counter[str]:
    """Count by type, first match: boundary, substitution, omission, extra."""
    found: Counter[str] = Counter()
    for index, unit in enumerate(units):
        near = units[max(index - 1, 0) : index] + units[index + 1 : index + 2]
        left: dict[str, int] = {}
        for mine, theirs in ("AB", "BA"):
            codes = unit[mine] - unit[theirs]
            moved = {code for code in codes if any(code in n[theirs] for n in near)}
            found["boundary"] += len(moved)
            left[mine] = len(codes - moved)
        paired = min(left.values())
        found["substitution"] += 2 * paired
        for mine, theirs in ("AB", "BA"):
            kind = "extra" if unit[theirs] else "omission"
            found[kind] += left[mine] - paired
    return found


def rounded(values: dict[str, float | None]) -> dict[str, float | None]:
    return {key: None if v is None else round(v, 10) for key, v in values.items()}


def one_code(code: str, units: dict[str, Units]) -> dict[str, Any]:
    per = {t: cells_of(units[t], code) for t in DOUBLE}
    a, b, c, d = total = tuple(map(sum, zip(*per.values(), strict=True)))
    named = dict(zip("abcd", total, strict=True))
    transcripts = {t: dict(zip("abcd", cells, strict=True)) for t, cells in per.items()}
    return named | rounded(coefficients(a, b, c, d)) | {"transcripts": transcripts}


def pooled_kappa(codes: dict[str, dict[str, Any]]) -> float:
    """Pooled kappa after de Vries: mean observed and mean chance agreement."""
    observed = sum(e["percent_agreement"] for e in codes.values()) / len(codes)
    chance = sum(by_chance(*(e[k] for k in "abcd")) for e in codes.values()) / len(codes)
    return float((observed - chance) / (1 - chance))


def round1_values() -> dict[str, Any]:
    rows = [row for row in read_rows(STUDY / "codings" / "r1.csv") if row["code"]]
    units = {t: double_units(t, rows) for t in DOUBLE}
    codes = {code: one_code(code, units) for code in ROUND1}
    kappas = [e["cohen_kappa"] for e in codes.values() if e["cohen_kappa"] is not None]
    types = sum((disagreement_types(u) for u in units.values()), Counter())
    summed = [sum(entry[cell] for entry in codes.values()) for cell in "abcd"]
    return {
        "unit": "respondent turn",
        "n_units": sum(map(len, units.values())),
        "codes": codes,
        "pooled_kappa": round(pooled_kappa(codes), 10),
        "mean_kappa": round(sum(kappas) / len(kappas), 10),
        "n_defined": len(kappas),
        "n_codes": len(codes),
        "summed_table": dict(zip("abcd", summed, strict=True)) | rounded(coefficients(*summed)),
        "disagreements": {kind: types[kind] for kind in DISAGREEMENTS},
    }


def differs(value: float | None, design: float | None, digits: int) -> bool:
    if value is None or design is None:
        return value is not design
    return abs(value - design) * 10.0**digits > 0.5000001


def round1_mismatches(values: dict[str, Any]) -> list[str]:
    problems = []
    if values["n_units"] != TURNS * len(DOUBLE):
        problems.append(f"{values['n_units']} respondent turns in round 1")
    for code, design in ROUND1.items():
        entry = values["codes"][code]
        for transcript, (a, b, c) in zip(DOUBLE, design, strict=True):
            cells = entry["transcripts"][transcript]
            wanted = {"a": a, "b": b, "c": c, "d": TURNS - a - b - c}
            if cells != wanted:
                problems.append(f"{code} in {transcript}: {cells}, design {wanted}")
        problems += coefficient_mismatches(code, entry)
    if values["disagreements"] != DISAGREEMENTS:
        problems.append(f"disagreements {values['disagreements']}, design {DISAGREEMENTS}")
    summary = (values["pooled_kappa"], values["mean_kappa"], values["n_defined"])
    if any(differs(v, w, 4) for v, w in zip(summary, (POOLED_KAPPA, MEAN_KAPPA, N_DEFINED), strict=True)):
        problems.append(f"pooled, mean kappa and number defined: {summary}")
    return problems


def coefficient_mismatches(code: str, entry: dict[str, Any]) -> list[str]:
    keys = ["positive_agreement", "cohen_kappa", "krippendorff_alpha"]
    percent, *rest = COEFFICIENTS[code]
    problems = []
    if differs(100 * entry["percent_agreement"], percent, 2):
        problems.append(f"{code}: percent agreement {entry['percent_agreement']}")
    for key, design in zip(keys, rest, strict=True):
        if differs(entry[key], design, 4):
            problems.append(f"{code}: {key} {entry[key]}, design {design}")
    return problems


# --- the matrix --------------------------------------------------------------


def lineage(code: str) -> list[str]:
    """The code and its ancestors, upwards."""
    line = [code]
    while line[-1] in PARENTS:
        line.append(PARENTS[line[-1]])
    return line


def key_of(row: Row, prefix: str = "") -> tuple[str, Span, str]:
    return row["transcript"], span_of(row, prefix), row[f"{prefix}code"]


def evidence() -> tuple[list[Row], list[str]]:
    """The codings that count: pass 1 as revised by pass 2, and the sub-codes."""
    folder = STUDY / "codings"
    kept = {key_of(row): row for row in read_rows(folder / "pass1.csv") if row["code"]}
    problems = []
    for row in read_rows(folder / "pass2.csv"):
        if row["replaces_code"] and not kept.pop(key_of(row, "replaces_"), None):
            problems.append(f"pass2 replaces what is not there: {key_of(row, 'replaces_')}")
        if row["code"]:
            kept[key_of(row)] = row
    subs = [row for row in read_rows(folder / "sub.csv") if row["code"]]
    return list(kept.values()) + subs, problems


def span_mismatches(rows: list[Row]) -> list[str]:
    """Each coding lies in one respondent turn, and each sub-code in a CBO_REL span."""
    problems = []
    homes: dict[str, list[Span]] = defaultdict(list)
    for row in rows:
        if row["code"] == "CBO_REL":
            homes[row["transcript"]].append(span_of(row))
    for row in rows:
        start, end = span_of(row)
        turns = respondent_turns(row["transcript"])
        if not any(a <= start and end <= b for a, b in turns):
            problems.append(f"{key_of(row)} is not inside one respondent turn")
        housed = any(a <= start and end <= b for a, b in homes[row["transcript"]])
        if row["code"] in PARENTS and not housed:
            problems.append(f"{key_of(row)} is outside every CBO_REL span")
    return problems


def polarities(rows: list[Row], transcripts: set[str], code: str) -> set[str]:
    found = set()
    for row in rows:
        if row["transcript"] not in transcripts or code not in lineage(row["code"]):
            continue
        polarity = row["polarity"] or "supporting"
        if row["code"] == code:
            found.add(polarity)
        elif row["code"] == "REL.NONE":
            found.add("contrary")
        elif polarity == "supporting":
            found.add(polarity)
    return found


def asked(coverage: list[Row], transcripts: set[str], code: str) -> set[str]:
    """What the coverage table says of a code, the nearest topic above it deciding."""
    answers = set()
    for transcript in transcripts:
        topics = {r["topic"]: r["asked"] for r in coverage if r["transcript"] == transcript}
        nearest = next((topics[c] for c in lineage(code) if c in topics), "unknown")
        answers.add(nearest)
    return answers


def state_of(found: set[str], answers: set[str], set_by_hand: str | None) -> str:
    if set_by_hand:
        return set_by_hand
    if "supporting" in found:
        return "mixed" if "contrary" in found else "present"
    if "contrary" in found:
        return "contrary"
    if answers == {"no"}:
        return "not_asked"
    return "not_found" if answers & {"yes", "spontaneous"} else "asked_unknown"


def matrix(rows: list[Row]) -> dict[tuple[str, str], str]:
    coverage = read_rows(STUDY / "coverage.csv")
    by_hand = {(r["case"], r["code"]): r["state"] for r in read_rows(STUDY / "cells.csv")}
    interviews: dict[str, set[str]] = defaultdict(set)
    for row in read_rows(STUDY / "interviews.csv"):
        interviews[row["case"]].add(row["transcript"])
    states = {}
    for case in [row["case"] for row in read_rows(STUDY / "cases.csv")]:
        for code in THEMES:
            found = polarities(rows, interviews[case], code)
            answers = asked(coverage, interviews[case], code)
            states[case, code] = state_of(found, answers, by_hand.get((case, code)))
    return states


def theme_values(states: dict[tuple[str, str], str]) -> dict[str, Any]:
    themes: dict[str, Any] = {}
    for code in THEMES:
        tally = Counter(state for (_, theme), state in states.items() if theme == code)
        k = tally["present"] + tally["mixed"]
        n = k + tally["contrary"] + tally["not_found"]
        themes[code] = {"k": k, "n": n, "states": {s: tally[s] for s in ALL_STATES}}
    return themes


def crosstab(states: dict[tuple[str, str], str]) -> dict[str, Any]:
    """Organizations in each group, and in how many of them a theme is present."""
    groups: dict[str, Any] = {}
    for attribute in ["structure", "safety_net", "source"]:
        groups[attribute] = {}
        for row in read_rows(STUDY / "cases.csv"):
            entry = groups[attribute].setdefault(row[attribute], {"n": 0} | dict.fromkeys(THEMES, 0))
            entry["n"] += 1
            for code in THEMES:
                entry[code] += states[row["case"], code] in {"present", "mixed"}
    return groups


def state_mismatches(states: dict[tuple[str, str], str]) -> list[str]:
    problems = []
    if {case for case, _ in states} != set(STATES):
        problems.append("cases.csv does not hold the planned organizations")
    for case, letters in STATES.items():
        for code, letter in zip(THEMES, letters, strict=True):
            state = states.get((case, code))
            if state != LETTERS[letter]:
                problems.append(f"{case} {code}: {state}, design {LETTERS[letter]}")
    return problems


def count_mismatches(rows: list[Row]) -> list[str]:
    problems = []
    for case, design in CBO_REL_COUNTS.items():
        mine = [r for r in rows if r["transcript"][:3] == case and r["code"] == "CBO_REL"]
        tally = Counter(r["polarity"] or "supporting" for r in mine)
        counts = tuple(tally[p] for p in ("supporting", "contrary", "hypothetical"))
        if counts != design:
            problems.append(f"{case} CBO_REL codings: {counts}, design {design}")
    for transcript, number in REF_EXCERPTS.items():
        found = [r for r in rows if r["transcript"] == transcript]
        excerpts = {span_of(r) for r in found if "GOAL.REF" in lineage(r["code"])}
        if len(excerpts) != number:
            problems.append(f"{transcript}: {len(excerpts)} GOAL.REF excerpts, design {number}")
    return problems


def main() -> int:
    round1 = round1_values()
    rows, problems = evidence()
    double = read_rows(STUDY / "codings" / "r1.csv") + read_rows(STUDY / "codings" / "training.csv")
    problems += span_mismatches(rows + [row for row in double if row["code"]])
    states = matrix(rows)
    problems += round1_mismatches(round1) + state_mismatches(states) + count_mismatches(rows)
    cells = [{"case": c, "code": t, "state": s} for (c, t), s in states.items()]
    expected = {
        "themes": theme_values(states),
        "cells": cells,
        "crosstab_present": crosstab(states),
        "excerpts": {"GOAL.REF": {"O03": sum(REF_EXCERPTS.values())}},
        "round1": round1,
    }
    for problem in problems:
        print(problem, file=sys.stderr)
    if not problems:
        target = HERE / "truth" / "expected.json"
        target.write_text(json.dumps(expected, indent=1) + "\n", encoding="utf-8")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
