"""Compute the expected values of the sample study, and check them against its design.

usage: python check_truth.py [--write]

Standard library only, and no line in common with the tool: this is what the
tool's output is compared with. It reads the source texts, the registers, the
coding files under study/ (written by locate.py) and the tables under truth/.
It ends with exit code 1, naming each mismatch, if anything is not as planned,
or if truth/expected.json is not what comes out; --write writes that file.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from truth_tools import agreement, design, features, judgements, leakage, register, rfi, saturation, states, texts
from truth_tools.tables import TRUTH, Row, transcripts

ROUNDS = ("r1", "r2")


def differs(value: float | None, planned: float | None, digits: int) -> bool:
    if value is None or planned is None:
        return value is not planned
    return abs(value - planned) * 10.0**digits > 0.5000001


def round_problems(round_id: str, values: dict[str, Any]) -> list[str]:
    names = design.ROUNDS[round_id]
    found = [] if values["n_units"] == design.TURNS * len(names) else [f"{values['n_units']} turns in {round_id}"]
    for code, planned in design.CELLS[round_id].items():
        for name, (a, b, c) in zip(names, planned, strict=True):
            cells = values["codes"][code]["transcripts"][name]
            wanted = {"a": a, "b": b, "c": c, "d": design.TURNS - a - b - c}
            if cells != wanted:
                found.append(f"{round_id} {code} in {name}: {cells}, planned {wanted}")
    for code, figures in design.FIGURES[round_id].items():
        entry = values["summed_table"] if code == "summed" else values["codes"][code]
        found += [f"{round_id} {code}: {problem}" for problem in figure_problems(entry, figures)]
    summary = (values["pooled_kappa"], values["mean_kappa"], values["n_defined"])
    if any(differs(v, w, 4) for v, w in zip(summary, design.SUMMARIES[round_id], strict=True)):
        found.append(f"{round_id}: pooled kappa, mean kappa, number of codes: {summary}")
    total = sum(values["disagreements"].values())
    if total != design.N_DISAGREEMENTS[round_id]:
        found.append(f"{round_id}: {total} disagreements")
    if round_id == "r1" and values["disagreements"] != design.DISAGREEMENTS:
        found.append(f"r1: disagreements {values['disagreements']}")
    return found


def figure_problems(entry: dict[str, Any], figures: tuple[float | None, ...]) -> list[str]:
    percent, *rest = figures
    found = []
    if differs(100 * entry["percent_agreement"], percent, 2):
        found.append(f"percent agreement {entry['percent_agreement']}")
    for name, planned in zip(("positive_agreement", "cohen_kappa", "krippendorff_alpha"), rest, strict=True):
        if differs(entry[name], planned, 4):
            found.append(f"{name} {entry[name]}, planned {planned}")
    return found


def state_problems(found: states.States) -> list[str]:
    return [
        f"{case} {code}: {found[case, code]}, planned {design.LETTERS[letter]}"
        for case, letters in design.STATES.items()
        for code, letter in zip(design.THEMES, letters, strict=True)
        if found.get((case, code)) != design.LETTERS[letter]
    ]


def count_problems(rows: list[Row]) -> list[str]:
    problems = []
    for case, planned in design.CBO_REL_COUNTS.items():
        mine = [row for row in rows if row["transcript"][:3] == case and row["code"] == "CBO_REL"]
        said = [row["polarity"] or "supporting" for row in mine]
        counts = tuple(said.count(p) for p in ("supporting", "contrary", "hypothetical"))
        if counts != planned:
            problems.append(f"{case} CBO_REL codings: {counts}, planned {planned}")
    for (name, code), number in design.EXCERPTS.items():
        if (n := states.excerpts(rows, name, code)) != number:
            problems.append(f"{name}: {n} excerpts of {code}, planned {number}")
    if (n := states.excerpts(rows, "O11-2", "CBO_REL")) < 6:
        problems.append(f"O11-2: {n} excerpts of CBO_REL, planned at least 6")
    return problems


def wrong_answers(rows: list[Row], found: states.States) -> dict[str, str]:
    """What careless counting would give for CBO_REL; none of it may appear in the tool's output."""
    cases = states.interviews()
    with_it = {name for name in transcripts() if states.excerpts(rows, name, "CBO_REL")}
    any_polarity = {
        row["transcript"][:3] for row in rows if row["code"] == "CBO_REL" and row["polarity"] != "hypothetical"
    }
    n = len(cases)
    firsts = sum(names[0] in with_it for names in cases.values())
    by_word = {
        who: len(texts.keyword_cases(cases, everybody=who == "all speakers"))
        for who in ("all speakers", "respondents only")
    }
    return {
        "right": f"{len(states.present(found, 'CBO_REL'))} of {n}",
        "counting interviews instead of organizations": f"{len(with_it)} of {len(transcripts())}",
        "first interviews only": f"{firsts} of {n}",
        "second interviews counted as extra organizations": f"{len(with_it)} of {n} or of {len(transcripts())}",
        "keyword rule over all speakers": f"{by_word['all speakers']} of {n}",
        "keyword rule over respondents only": f"{by_word['respondents only']} of {n}",
        "ignoring polarity (denials counted)": f"{len(any_polarity)} of {n}",
    }


WRONG = {
    "right": "26 of 29",
    "counting interviews instead of organizations": "28 of 33",
    "first interviews only": "25 of 29",
    "second interviews counted as extra organizations": "28 of 29 or of 33",
    "keyword rule over all speakers": "29 of 29",
    "keyword rule over respondents only": "28 of 29",
    "ignoring polarity (denials counted)": "28 of 29",
}
OVERLAP = {"REF only": 9, "REF+DISC": 7, "REF+COMM": 2, "all three": 4}
OVERLAP |= {"DISC only": 2, "DISC+COMM": 1, "COMM only": 1, "none": 3}
SNAPSHOT = {"present": 21, "contrary": 1, "not_yet_coded": 6, "not_found": 1}


def snapshot(rows: list[Row]) -> dict[str, Any]:
    coded = set(transcripts()[: design.SNAPSHOT["interviews"]])
    then = states.matrix(rows, coded=coded)
    values: dict[str, Any] = states.theme_values(then)
    return values


def dropped_coverage(rows: list[Row]) -> dict[str, Any]:
    """The themes when nothing is known of what O10-1 was asked."""
    return states.theme_values(states.matrix(rows, without="O10-1"))


def compute() -> tuple[dict[str, Any], list[str]]:
    """Every expected value, and everything that is not as planned."""
    rows, problems = states.evidence()
    problems += states.misplaced(rows)
    found = states.matrix(rows)
    rounds = {round_id: agreement.round_values(round_id) for round_id in ROUNDS}
    new = saturation.new_codes(rows)
    wrong = wrong_answers(rows, found)
    judged, judged_problems = judgements.problems(found, rows)
    then = snapshot(rows)
    design_values, text_values = register.design_values(), register.text_values()
    expected = {
        "design": design_values,
        "texts": text_values,
        "themes": states.theme_values(found),
        "cells": [{"case": case, "code": code, "state": state} for (case, code), state in found.items()],
        "goal_overlap": states.overlap(found),
        "themes_of_with_relationship": {
            code: f"{len(states.present(found, code))} of {len(states.present(found, 'CBO_REL'))}"
            for code in design.GOALS
        },
        "wrong_answers_that_must_not_appear_for_CBO_REL": {k: v for k, v in wrong.items() if k != "right"},
        "snapshot_after_interview_25": then,
        "without_coverage_of_O10-1": dropped_coverage(rows),
        "crosstab_present": states.crosstab(found),
        "excerpts": {
            code: {name: n for name in transcripts() if (n := states.excerpts(rows, name, code))}
            for code in ("CBO_REL", "GOAL", *design.GOALS)
        },
        "saturation": {
            "new_leaf_codes": new,
            "leaf_codes": saturation.settings([len(codes) for codes in new.values()]),
        },
        "round1": rounds["r1"],
        "round2": rounds["r2"],
        "recode_needed_after_1.1": agreement.recode_needed(design.RECODE),
        **judged,
        "features": features.counts(),
        "rfi": rfi.values(),
    }
    for round_id, values in rounds.items():
        problems += round_problems(round_id, values)
    problems += state_problems(found) + count_problems(rows) + judged_problems
    problems += register.problems(design_values) + register.text_problems(text_values)
    problems += [f"{name}: {wrong[name]}, planned {value}" for name, value in WRONG.items() if wrong[name] != value]
    if expected["goal_overlap"] != OVERLAP:
        problems.append(f"overlap of goals: {expected['goal_overlap']}")
    if {state: n for state, n in then["CBO_REL"]["states"].items() if n} != SNAPSHOT:
        problems.append(f"snapshot: {then['CBO_REL']}")
    planned = {name: sorted(codes.split()) for name, codes in design.NEW_CODES.items()}
    problems += [
        f"new codes of {name}: {codes}, planned {planned.get(name, [])}"
        for name, codes in new.items()
        if codes != planned.get(name, [])
    ]
    for (base, run), (few, none) in design.SATURATION.items():
        got = expected["saturation"]["leaf_codes"][f"base {base}, run {run}"]
        if got != {"<=5%": few, "0%": none}:
            problems.append(f"saturation at base {base}, run {run}: {got}")
    problems += [*features.problems(rows), *leakage.problems()]
    return expected, problems


def main(arguments: list[str]) -> int:
    if arguments not in ([], ["--write"]):
        print(__doc__, file=sys.stderr)
        return 2
    expected, problems = compute()
    target = TRUTH / "expected.json"
    content = json.dumps(expected, indent=1, ensure_ascii=False) + "\n"
    if arguments:
        target.write_text(content, encoding="utf-8")
    elif not target.exists() or target.read_text("utf-8") != content:
        problems.append("truth/expected.json is not what comes out: python check_truth.py --write")
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
