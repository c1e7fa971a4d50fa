"""What people judged: reviews of sub-codes, fit of organizations to themes, quotations for the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from truth_tools.agreement import consensus_units, disagreements, units_of
from truth_tools.design import (
    ALTERED,
    FIT_MISMATCHES,
    N_DISAGREEMENTS,
    N_QUOTES,
    REVIEWS,
    REVISIONS,
    ROUNDS,
    SNAPSHOT,
    THEMES,
)
from truth_tools.quotes import QuoteError, is_verbatim, locate
from truth_tools.states import States, interviews
from truth_tools.tables import Row, read_table, transcripts

FOUND = {"present", "mixed"}


def revisions() -> dict[str, int]:
    return dict(Counter(row["action"] for _, row in read_table("pass2.csv")))


def review_values(rows: list[Row]) -> tuple[dict[str, Any], list[str]]:
    """Reviews by status, and how many sub-codings of the snapshot were still unreviewed on its day."""
    standing = {(r["transcript"], int(r["start"]), int(r["end"]), r["code"]) for r in rows if r["code"] != "CBO_REL"}
    problems, seen, late = [], set(), 0
    early = set(transcripts()[: SNAPSHOT["interviews"]])
    statuses: Counter[str] = Counter()
    for where, row in read_table("reviews.csv"):
        key = (row["transcript"], *locate(row["transcript"], row["quote"], where), row["code"])
        if key not in standing or key in seen:
            problems.append(f"{where}: no such coding, or reviewed twice: {row['code']} {row['quote']!r}")
        if (row["status"] == "changed") != bool(row["was"]) or (row["status"] == "queried" and not row["note"]):
            problems.append(f"{where}: {row['status']} with was={row['was']!r}")
        seen.add(key)
        statuses[row["status"]] += 1
        late += row["transcript"] in early and row["date"] > SNAPSHOT["date"]
    if missing := standing - seen:
        problems.append(f"reviews.csv: {len(missing)} sub-codings have no review, e.g. {min(missing)}")
    in_snapshot = sum(key[0] in early for key in standing)
    return {
        "sub_codings": len(standing),
        "by_status": dict(sorted(statuses.items())),
        "snapshot": {"sub_codings": in_snapshot, "unreviewed": late, "reviewed": in_snapshot - late},
    }, problems


def fit_values(states: States) -> tuple[dict[str, Any], list[str]]:
    """Judgements that are at odds with the evidence, by case and theme."""
    odd, problems = [], []
    rows = [row for _, row in read_table("fit.csv")]
    wanted = {(case, code) for case in interviews() for code in THEMES[1:]}
    if {(row["case"], row["theme"]) for row in rows} != wanted or len(rows) != len(wanted):
        problems.append("fit.csv does not have one row for every organization and theme")
    for row in rows:
        state, fit = states[row["case"], row["theme"]], row["fit"]
        if fit not in {"strong", "partial", "none", "not judged"} or (fit != "not judged" and not row["rationale"]):
            problems.append(f"fit.csv: {row['case']} {row['theme']}: {fit!r}")
        if fit != "not judged" and (fit in {"strong", "partial"}) != (state in FOUND):
            odd.append({"case": row["case"], "theme": row["theme"], "state": state, "fit": fit})
    return {
        "rows": len(rows),
        "by_fit": dict(sorted(Counter(row["fit"] for row in rows).items())),
        "odd": odd,
    }, problems


def quote_values() -> tuple[dict[str, Any], list[str]]:
    """Which quotations for the report are verbatim; the altered ones are not."""
    problems, altered, verified = [], [], []
    for where, row in read_table("quotes.csv"):
        good = is_verbatim(row["transcript"], row["quote"])
        (verified if good else altered).append(row["id"])
        if good == bool(row["altered"]):
            problems.append(f"{where}: {row['id']} is {'' if good else 'not '}verbatim, altered={row['altered']!r}")
    kinds = sorted(row["altered"] for _, row in read_table("quotes.csv") if row["altered"])
    if kinds != ALTERED:
        problems.append(f"quotes.csv: altered {kinds}, planned {ALTERED}")
    return {"n": len(verified) + len(altered), "verified": verified, "altered": altered}, problems


def decision_problems() -> Iterator[str]:
    """Every disagreement of the double rounds is decided once, and the consensus is what was decided."""
    decided = {
        (r["round"], r["transcript"], int(r["turn"]), r["code"]): r["decision"] for _, r in read_table("decisions.csv")
    }
    for round_id in [r for r in ROUNDS if r != "training"]:
        settled = consensus_units(round_id)
        open_ = {key for key in decided if key[0] == round_id}
        for transcript, turns in units_of(round_id).items():
            disputed = {(n, code): coder for n, code, coder, _ in disagreements(turns)}
            for number, unit in enumerate(turns, start=1):
                wanted = unit["A"] & unit["B"]
                for code in unit["A"] ^ unit["B"]:
                    key = (round_id, transcript, number, code)
                    open_.discard(key)
                    if decided.get(key) in {"both", disputed[number, code]}:
                        wanted = wanted | {code}
                    elif key not in decided:
                        yield f"decisions.csv: {key} is not decided"
                if settled[transcript, number] != wanted:
                    yield f"consensus of {transcript} turn {number}: {settled[transcript, number]}, decided {wanted}"
        yield from (f"decisions.csv: {key} is no disagreement" for key in sorted(open_))


def problems(states: States, rows: list[Row]) -> tuple[dict[str, Any], list[str]]:
    """Values of all judgements, and what is not as planned."""
    found: list[str] = []
    values: dict[str, Any] = {"revisions": revisions()}
    if values["revisions"] != REVISIONS:
        found.append(f"revisions {values['revisions']}, planned {REVISIONS}")
    try:
        for name, (part, wrong) in {
            "reviews": review_values(rows),
            "fit": fit_values(states),
            "quotes": quote_values(),
        }.items():
            values[name] = part
            found += wrong
    except QuoteError as error:
        return values, [*found, str(error)]
    by_status = values["reviews"]["by_status"]
    if {k: by_status.get(k) for k in REVIEWS} != REVIEWS or set(by_status) != {*REVIEWS, "accepted"}:
        found.append(f"reviews {by_status}, planned {REVIEWS}")
    if values["reviews"]["snapshot"]["unreviewed"] != SNAPSHOT["unreviewed"]:
        found.append(f"unreviewed in the snapshot: {values['reviews']['snapshot']}")
    if len(values["fit"]["odd"]) != FIT_MISMATCHES:
        found.append(f"fit at odds with the evidence: {values['fit']['odd']}")
    if values["quotes"]["n"] != N_QUOTES:
        found.append(f"{values['quotes']['n']} quotes, planned {N_QUOTES}")
    found += decision_problems()
    values["decisions"] = {r: sum(row["round"] == r for _, row in read_table("decisions.csv")) for r in N_DISAGREEMENTS}
    return values, found
