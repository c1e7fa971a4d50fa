"""The matrix: what counts as evidence, the state of every cell, and all that is counted from it."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from truth_tools.design import ALL_STATES, GOALS, PARENTS, THEMES
from truth_tools.tables import CODINGS, STUDY, Row, read_rows, transcripts
from truth_tools.texts import Span, respondent_turns

States = dict[tuple[str, str], str]


def lineage(code: str) -> list[str]:
    """The code and its ancestors, upwards."""
    line = [code]
    while line[-1] in PARENTS:
        line.append(PARENTS[line[-1]])
    return line


def span_of(row: Row, prefix: str = "") -> Span:
    return int(row[f"{prefix}start"]), int(row[f"{prefix}end"])


def key_of(row: Row, prefix: str = "") -> tuple[str, Span, str]:
    return row["transcript"], span_of(row, prefix), row[f"{prefix}code"]


def evidence() -> tuple[list[Row], list[str]]:
    """The codings that count: pass 1 as revised by pass 2, and the sub-codes; with what does not fit."""
    kept = {key_of(row): row for row in read_rows(CODINGS / "pass1.csv") if row["code"]}
    problems = []
    for row in read_rows(CODINGS / "pass2.csv"):
        if row["replaces_code"] and not kept.pop(key_of(row, "replaces_"), None):
            problems.append(f"pass2 replaces what is not there: {key_of(row, 'replaces_')}")
        if row["code"]:
            if key_of(row) in kept:
                problems.append(f"pass2 adds what is there already: {key_of(row)}")
            kept[key_of(row)] = row
    subs = [row for row in read_rows(CODINGS / "sub.csv") if row["code"]]
    if doubled := {key_of(row) for row in subs} & kept.keys():
        problems.append(f"sub-codes that pass 2 has already: {sorted(doubled)}")
    return list(kept.values()) + subs, problems


def misplaced(rows: list[Row]) -> list[str]:
    """Each coding lies in one respondent turn, and each sub-code in a CBO_REL span."""
    problems = []
    homes: dict[str, list[Span]] = defaultdict(list)
    for row in rows:
        if row["code"] == "CBO_REL":
            homes[row["transcript"]].append(span_of(row))
    for row in rows:
        start, end = span_of(row)
        if not any(t.start <= start and end <= t.end for t in respondent_turns(row["transcript"])):
            problems.append(f"{key_of(row)} is not inside one respondent turn")
        if row["code"] in PARENTS and not any(a <= start and end <= b for a, b in homes[row["transcript"]]):
            problems.append(f"{key_of(row)} is outside every CBO_REL span")
    return problems


def polarities(rows: list[Row], code: str) -> set[str]:
    """What codings say of a code; only supporting ones rise, and REL.NONE rises as contrary."""
    found = set()
    for row in rows:
        if code not in lineage(row["code"]):
            continue
        polarity = row["polarity"] or "supporting"
        if row["code"] == code:
            found.add(polarity)
        elif row["code"] == "REL.NONE":
            found.add("contrary")
        elif polarity == "supporting":
            found.add(polarity)
    return found


def asked(coverage: list[Row], names: set[str], code: str) -> set[str]:
    """What the coverage table says of a code, the nearest topic above it deciding."""
    answers = set()
    for transcript in names:
        topics = {r["topic"]: r["asked"] for r in coverage if r["transcript"] == transcript}
        answers.add(next((topics[c] for c in lineage(code) if c in topics), "unknown"))
    return answers


def state_of(found: set[str], answers: set[str], by_hand: str | None, *, coded: bool) -> str:
    if by_hand:
        return by_hand
    if "supporting" in found:
        return "mixed" if "contrary" in found else "present"
    if not coded:
        return "not_yet_coded"
    if "contrary" in found:
        return "contrary"
    if answers == {"no"}:
        return "not_asked"
    return "not_found" if answers & {"yes", "spontaneous"} else "asked_unknown"


def interviews() -> dict[str, list[str]]:
    """The transcripts of each case, in order."""
    found: dict[str, list[str]] = {row["case"]: [] for row in read_rows(STUDY / "cases.csv")}
    cases = {row["transcript"]: row["case"] for row in read_rows(STUDY / "interviews.csv")}
    for transcript in transcripts():
        found[cases[transcript]].append(transcript)
    return found


def matrix(rows: list[Row], *, coded: set[str] | None = None, without: str = "") -> States:
    """The state of every case and theme; `coded` are the transcripts read so far (default: all).

    `without` leaves one transcript out of the coverage table.
    """
    done = set(transcripts()) if coded is None else coded
    coverage = [row for row in read_rows(STUDY / "coverage.csv") if row["transcript"] != without]
    by_hand = {(row["case"], row["code"]): row["state"] for row in read_rows(STUDY / "cells.csv")}
    states = {}
    for case, names in interviews().items():
        mine = [row for row in rows if row["transcript"] in names and row["transcript"] in done]
        for code in THEMES:
            answers = asked(coverage, set(names), code)
            states[case, code] = state_of(
                polarities(mine, code), answers, by_hand.get((case, code)), coded=done.issuperset(names)
            )
    return states


def theme_values(states: States) -> dict[str, Any]:
    themes: dict[str, Any] = {}
    for code in THEMES:
        tally = Counter(state for (_, theme), state in states.items() if theme == code)
        k = tally["present"] + tally["mixed"]
        n = k + tally["contrary"] + tally["not_found"]
        themes[code] = {"k": k, "n": n, "states": {s: tally[s] for s in ALL_STATES}}
    return themes


def present(states: States, code: str) -> set[str]:
    return {case for (case, theme), state in states.items() if theme == code and state in {"present", "mixed"}}


def overlap(states: States) -> dict[str, int]:
    """Organizations by the combination of goals that they have, among those with a relationship or without."""
    names = Counter()
    for case in sorted({case for case, _ in states}):
        has = [short for code, short in GOALS.items() if case in present(states, code)]
        names["none" if not has else "all three" if len(has) == 3 else "+".join(has)] += 1
    return {name if "+" in name or name in {"none", "all three"} else f"{name} only": n for name, n in names.items()}


def crosstab(states: States) -> dict[str, Any]:
    """Organizations in each group, and in how many of them a theme is present."""
    groups: dict[str, Any] = {}
    for attribute in ["structure", "safety_net", "source"]:
        groups[attribute] = {}
        for row in read_rows(STUDY / "cases.csv"):
            entry = groups[attribute].setdefault(row[attribute], {"n": 0} | dict.fromkeys(THEMES, 0))
            entry["n"] += 1
            for code in THEMES:
                entry[code] += row["case"] in present(states, code)
    return groups


def excerpts(rows: list[Row], transcript: str, code: str) -> int:
    """Passages with supporting codings of a code or what is below it; what touches within a turn is one."""
    turns = respondent_turns(transcript)
    spans = sorted(
        span_of(row)
        for row in rows
        if row["transcript"] == transcript
        and code in lineage(row["code"])
        and (row["polarity"] or "supporting") == "supporting"
        and (row["code"] == code or row["code"] != "REL.NONE")
    )
    merged: list[tuple[int, int]] = []  # (turn, end)
    for start, end in spans:
        turn = next(t.index for t in turns if t.start <= start < t.end)
        if merged and merged[-1][0] == turn and start <= merged[-1][1]:
            merged[-1] = (turn, max(end, merged[-1][1]))
        else:
            merged.append((turn, end))
    return len(merged)
