"""The revision record: counts, both versions, reasons; and what was sub-coded."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from codekit.errors import BlindRoundError, CodekitError
from codekit.reporting.revisions.build import build
from codekit.workflow.results import revisions
from codekit.workflow.rounds import lower
from codekit.workflow.study.study import Study
from studies import build as build_study
from studies import code, segments, start


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A second pass that does one of each, and a sub-code round with one passage of two sub-coded."""
    made = build_study(tmp_path, memory=True)
    start(made, "p1", kind="initial", coders=["ana"])
    rows = [("T01", 1, "REL", "ana"), ("T01", 3, "MONEY", "ana"), ("T01", 4, "MONEY", "ana")]
    code(made, segments([*rows, ("T02", 1, "REL", "ana"), ("T03", 1, "REL", "ana")]), round_id="p1")
    start(made, "p2", kind="second-pass", coders=["lee"], over="p1")
    turns = {id_: made.transcript(id_).turns for id_ in ("T01", "T02", "T03")}
    spans = {f"{id_}{t.index}": f"{t.start},{t.end}" for id_, each in turns.items() for t in each}
    table = (
        "transcript,start,end,code,coder,replaces_start,replaces_end,replaces_code,action,memo\n"
        f"T01,{spans['T011']},BOX.OWN,lee,{spans['T011']},REL,,own shelf\n"
        f"T01,{turns['T01'][3].start},{turns['T01'][3].start + 13},MONEY,lee,{spans['T013']},MONEY,,\n"
        f"T01,,,,lee,{spans['T014']},MONEY,,nobody pays\n"
        f"T02,{spans['T021']},REL,lee,,,,confirm,\n"
        f"T02,{spans['T023']},MONEY,lee,,,,,\n"
    )
    code(made, table, round_id="p2")
    start(made, "s1", kind="subcode", coders=["lee"], parent="REL", over="p1")
    sub = segments([("T01", 1, "REL.SEND", "lee"), ("T02", 1, "", "lee")])
    code(made, sub, round_id="s1")
    return made


def test_the_record_has_both_versions_and_the_reasons(study: Study) -> None:
    """Kind, codes and words before and after, and the note; only of finished transcripts."""
    found = revisions.record(study, "p2")
    listed = found.to_json()["changes"]

    assert (("T01", "T02"), ("T03",)) == (found.finished, found.waiting)
    assert [
        ("recoded", "REL", "BOX.OWN", "own shelf"),
        ("respanned", "MONEY", "MONEY", ""),
        ("removed", "MONEY", None, "nobody pays"),
        ("confirmed", "REL", "REL", ""),
        ("added", None, "MONEY", ""),
    ] == [(c["change"], (c["before"] or {}).get("code"), (c["after"] or {}).get("code"), c["reason"]) for c in listed]
    assert ("A grant pays. It ends in June.", "A grant pays.") == (
        listed[1]["before"]["words"],
        listed[1]["after"]["words"],
    )


def test_the_counts_are_those_of_the_round(study: Study) -> None:
    """`round show` and the record count the same; each code's row adds up."""
    found = revisions.record(study, "p2")

    assert lower.revisions(study, study.round("p2")) == found.counts
    rows = found.by_code()
    assert {"REL", "MONEY", "BOX.OWN"} == set(rows)
    for row in rows.values():
        assert row["after"] == row["below"] - row["removed"] - row["recoded"] + row["recoded_to"] + row["added"]
    assert sum(row["after"] for row in rows.values()) == 4


def test_what_was_sub_coded_and_what_was_not(study: Study) -> None:
    """Passages with their sub-codes, those without, and none of an unfinished transcript."""
    found = revisions.record(study, "s1")

    assert {"REL.SEND": {"codings": 1, "excerpts": 1, "transcripts": 1}} == found.by_subcode()
    assert ["No, we run our own shelf."] == [excerpt.words for excerpt in found.without]
    assert (2, 1, ["T03"]) == tuple(found.to_json()[key] for key in ("n_excerpts", "n_without", "waiting"))


def test_it_is_never_called_agreement(study: Study, tmp_path: Path) -> None:
    """Every form and every sheet with changes says what it is not; a workbook has the whole list."""
    path = tmp_path / "r.xlsx"
    revisions.write(revisions.record(study, "p2"), path)
    book = load_workbook(path)

    assert ["About", "By code", "Changes"] == book.sheetnames
    for sheet in book:
        words = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)
        assert "says nothing about agreement or reliability" in words
        assert "kappa" not in words
    for id_ in ("p2", "s1"):
        assert "A record of revision" in " ".join(build(revisions.record(study, id_)).parts[0].paragraphs)


def test_other_rounds_have_no_record(study: Study) -> None:
    """A first coding goes over nothing; a blind pass is not shown before it is closed."""
    with pytest.raises(CodekitError, match="round p1 is of kind initial"):
        revisions.record(study, "p1")
    start(study, "p9", kind="second-pass", coders=["ben"], over="p1", blind=True)
    with pytest.raises(BlindRoundError, match="p9"):
        revisions.record(study, "p9")
