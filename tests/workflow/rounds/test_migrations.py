"""Codes that a version says must be looked at again: found stays found, nothing found is not yet coded."""

from __future__ import annotations

from pathlib import Path

import pytest

from codekit.errors import CodekitError
from codekit.matrix import Matrix
from codekit.workflow.deciding import recheck
from codekit.workflow.results import cooccurrence, tabulate
from codekit.workflow.study import codebooks
from codekit.workflow.study.study import Study
from studies import CODEBOOK, agree, build, code, segments, start

WIDER = "{code: MONEY, kind: widened, again: true, reason: loans too}"


def version(study: Study, name: str, *entries: str, add: str = "") -> None:
    """The working copy becomes this version, with these entries."""
    noted = "changes:\n" + "".join(f"- {entry}\n" for entry in entries) if entries else ""
    text = CODEBOOK.replace('version: "1.0"', f'version: "{name}"').replace("codes:\n", noted + "codes:\n", 1) + add
    study.store.write_all({"codebooks/food.yaml": text})
    study.refresh()


def read(study: Study, id_: str, coder: str = "lee", *, found: str = "", **options: object) -> None:
    """A finished round: MONEY on turn 3 of the transcript `found`, nothing in the others."""
    options.setdefault("kind", "initial")
    start(study, id_, coders=[coder], **options)
    rows = [(t, 3, "MONEY", coder) if t == found else (t, 1, "", coder) for t in study.round(id_).transcripts]
    code(study, segments(rows), round_id=id_)


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """An initial round under 1.0 that found MONEY in T01 (of O1) and nothing in T02 (of O2) and T03 (of O1)."""
    made = build(tmp_path, memory=True)
    read(made, "p1", found="T01")
    return made


def matrix(study: Study) -> Matrix:
    """The matrix under the working copy."""
    return tabulate.matrix(study, "food")


def test_found_stays_found_and_nothing_found_is_not_yet_coded(study: Study) -> None:
    """Only for the code that the entry is about, and the reader is told why and where."""
    assert ("present", "not_found") == tuple(matrix(study).cells[case, "MONEY"].state for case in ("O1", "O2"))

    version(study, "1.1", WIDER)

    found = matrix(study)
    assert ("present", "not_yet_coded") == tuple(found.cells[case, "MONEY"].state for case in ("O1", "O2"))
    assert ("1 of 1", "0 of 2") == (str(found.totals["MONEY"]), str(found.totals["REL"]))
    (said,) = [warning for warning in found.warnings if "MONEY was" in warning]
    assert said.startswith("T01, T02, T03: MONEY was widened in version 1.1 (loans too) and is to be looked at again: ")
    assert "p1 (initial) read it under food@1.0" in said


@pytest.mark.parametrize(
    "entry",
    [
        "{code: MONEY, kind: widened, again: false}",
        "{code: MONEY, kind: reworded}",
        "{code: REL, kind: widened, again: true}",
    ],
)
def test_an_entry_that_does_not_ask_changes_nothing(study: Study, entry: str) -> None:
    """Nor does one about another code."""
    version(study, "1.1", entry)

    assert "1 of 2" == str(matrix(study).totals["MONEY"])


def test_a_round_that_knows_the_change_clears_it(study: Study) -> None:
    """Where it covers the transcript, and it goes before a second pass that does not know it."""
    read(study, "p2", kind="second-pass", over="p1")
    version(study, "1.1", WIDER)
    assert "not_yet_coded" == matrix(study).cells["O2", "MONEY"].state

    read(study, "p3", "ana", codes=["MONEY"], transcripts=["T02"])

    found = matrix(study)
    assert ("not_found", "p3 (initial)") == (found.cells["O2", "MONEY"].state, found.cells["O2", "MONEY"].layer)
    assert ("not_found", "p2 (second-pass)") == (found.cells["O2", "REL"].state, found.cells["O2", "REL"].layer)
    assert [True] == [w.startswith("T01, T03: MONEY") for w in found.warnings if "MONEY was" in w]


def test_entries_are_gathered_from_the_versions_that_were_used(study: Study) -> None:
    """1.2 lists only its own; what 1.1 asked for still holds for 1.0, and is known to 1.1 and later."""
    version(study, "1.1", WIDER)
    read(study, "p2", "ana", codes=["MONEY"], transcripts=["T02"])  # this freezes 1.1
    version(study, "1.2", "{code: REL, kind: narrowed, again: false}")

    found = matrix(study)
    assert ("not_found", False, True) == (
        found.cells["O2", "MONEY"].state,
        "MONEY" in found.coded["T03"],
        "MONEY" in found.coded["T02"],
    )


def test_an_entry_that_stays_in_the_list_is_the_same_entry(study: Study) -> None:
    """And the same code widened again, for another reason, is another one."""
    version(study, "1.1", WIDER)
    read(study, "p2", "ana", codes=["MONEY"])
    version(study, "1.2", WIDER)
    assert "MONEY" in matrix(study).coded["T02"]

    version(study, "1.3", WIDER, WIDER.replace("loans", "gifts"))
    assert "MONEY" not in matrix(study).coded["T02"]


def test_versions_are_in_order_as_people_count(study: Study) -> None:
    """1.10 comes after 1.9."""
    version(study, "1.9", WIDER)
    read(study, "p2", "ana", codes=["MONEY"])
    version(study, "1.10")

    assert "MONEY" in matrix(study).coded["T02"]


def test_a_code_that_takes_in_others_is_coded_only_by_who_knew(study: Study) -> None:
    """Where the team says that it means more than the codes that it takes the place of."""
    pay = "- {id: PAY, name: Pay, definition: Who pays or lends.}\n"
    merged = CODEBOOK.replace('"1.0"', '"1.1"').replace("  name: Money\n", "  name: Money\n  replaced_by: PAY\n") + pay
    study.store.write_all({"codebooks/food.yaml": merged})
    study.refresh()
    assert "PAY" in matrix(study).coded["T02"]

    noted = "changes:\n- {code: PAY, kind: merged, from: [MONEY], again: true, reason: loans too}\ncodes:\n"
    study.store.write_all({"codebooks/food.yaml": merged.replace("codes:\n", noted, 1)})
    study.refresh()

    found = matrix(study)
    assert ("present", "not_yet_coded") == tuple(found.cells[case, "PAY"].state for case in ("O1", "O2"))


def test_what_is_to_be_read_again_is_listed(study: Study) -> None:
    """Transcripts and codings, until a round under the new version has read them."""
    version(study, "1.1", WIDER)

    assert [("MONEY", "T01"), ("MONEY", "T02"), ("MONEY", "T03")] == [
        (r.code, r.transcript) for r in recheck.reread(study, "food", "1.0", "1.1")
    ]
    assert [("T01", ("widened",))] == [
        (n.coding.transcript, n.changes) for n in recheck.recheck(study, "food", "1.0", "1.1")
    ]
    read(study, "p3", "ana", codes=["MONEY"], transcripts=["T01", "T02"])
    assert ["T03"] == [r.transcript for r in recheck.reread(study, "food", "1.0", "1.1")]


def test_a_version_in_use_keeps_its_entries(study: Study) -> None:
    """The frozen file has them, and the same version with others is refused."""
    version(study, "1.1", WIDER)
    read(study, "p2", "ana", codes=["MONEY"])
    assert ["MONEY"] == [entry.code for entry in study.codebook("food@1.1").changes]

    version(study, "1.1")
    with pytest.raises(CodekitError, match=r"version 1\.1 is in use with other content"):
        codebooks.freeze(study.store, "food")


def test_agreement_of_a_round_is_not_touched(study: Study) -> None:
    """A double round is compared under its own version, whatever was noted later."""
    start(study, "r1", transcripts=["T01"])
    code(study, segments([("T01", 3, "MONEY", "ana"), ("T01", 3, "MONEY", "ben")]), round_id="r1")
    before = repr(agree(study, "r1").report.codes)
    version(study, "1.1", WIDER)

    assert before == repr(agree(study, "r1").report.codes)


def test_codes_that_stand_together_are_counted_where_both_were_read_for(study: Study) -> None:
    """A transcript that is to be read again for a code is none that is coded for it; what it has is told."""
    (before,) = cooccurrence.cooccur(study, "food", codes=["MONEY", "REL"]).pairs()
    assert (3, 1) == (before.coded, before.first)

    version(study, "1.1", WIDER)
    read(study, "p2", "ana", codes=["MONEY"], transcripts=["T02"], found="T02")

    found = cooccurrence.cooccur(study, "food", codes=["MONEY", "REL"])
    (pair,) = found.pairs()
    assert (1, 1) == (pair.coded, pair.first)
    assert ("MONEY: 1 turn with it in transcripts that are not coded for it, not counted",) == found.warnings
