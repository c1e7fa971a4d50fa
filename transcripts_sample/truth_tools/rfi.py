"""The small study of written answers: frames by organization and by kind of partnership."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from truth_tools.quotes import QuoteError
from truth_tools.tables import HERE, RFI, Row, read_rows, read_table

ROUND = {"coder": "A", "round": "frames"}
COLUMNS = ["transcript", "segment", "code", "coder", "round", "polarity", "memo"]


def answers() -> dict[str, list[Row]]:
    """The rows of the answer table by respondent, questions included."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in read_rows(RFI / "sources" / "answers.csv"):
        found[row["transcript"]].append(row)
    return dict(found)


def coding_rows() -> list[Row]:
    """Each quoted coding with the number of the answer that holds its words."""
    table = answers()
    rows: dict[tuple[str, int, str], Row] = {}
    for where, row in read_table("rfi_codings.csv"):
        said = table[row["transcript"]]
        hits = [i for i, turn in enumerate(said) if row["quote"] in turn["text"]]
        if len(hits) != 1 or said[hits[0]]["role"] != "respondent":
            raise QuoteError(f"{where}: {len(hits)} hits for {row['quote']!r} in answers")
        key = (row["transcript"], hits[0], row["code"])
        rows.setdefault(key, row | ROUND | {"segment": str(hits[0])})
    return [rows[key] for key in sorted(rows)]


def parents() -> dict[str, str]:
    """The tree of the codebook, read without a YAML library: one code a line."""
    text = (HERE.parent / "codebooks" / "rfi-frames.yaml").read_text("utf-8")
    found = re.findall(r"^- \{id: ([\w.]+),.*?parent: ([\w.]+)", text, re.MULTILINE)
    return {code: parent for code, parent in found if parent != "null"}


def values() -> dict[str, Any]:
    """Organizations with each frame, in all and by kind of partnership."""
    up = parents()
    category = {row["case"]: row["partnership_category"] for row in read_rows(RFI / "cases.csv")}
    case_of = {row["transcript"]: row["case"] for row in read_rows(RFI / "interviews.csv")}
    cases: dict[str, set[str]] = defaultdict(set)
    for row in coding_rows():
        code = row["code"]
        while code:
            cases[code].add(case_of[row["transcript"]])
            code = up.get(code, "")
    kinds = sorted(set(category.values()))
    n = {kind: sum(value == kind for value in category.values()) for kind in kinds}
    return {
        "answers": sum(row["role"] == "respondent" for row in read_rows(RFI / "sources" / "answers.csv")),
        "cases": len(category),
        "cases_by_category": n,
        "k": {code: len(found) for code, found in sorted(cases.items())},
        "profiles": {
            theme: {kind: sum(category[case] == kind for case in cases[theme]) for kind in kinds}
            for theme in ("STRAT", "BENEFIT", "CONTRACT", "BARRIER")
        },
    }
