"""What a consensus by hand made of codings that nobody decided about."""

from __future__ import annotations

from pathlib import Path

import pytest

from codekit.workflow.deciding import consensus, decisions
from codekit.workflow.deciding.by_hand import written
from codekit.workflow.reports.resolving import resolved
from codekit.workflow.study.study import Study
from studies import BOTH, agree, build, code, segments, start


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A compared round whose consensus of T01 and T03 was coded by hand."""
    made = build(tmp_path, memory=True)
    start(made)
    code(made, BOTH)
    agree(made, "r1")
    hand = [
        ("T01", 1, "REL.SEND", "consensus"),
        ("T01", 3, "REL.DEAL", "consensus"),
        ("T03", 3, "REL.DEAL", "consensus"),
    ]
    code(made, segments(hand), round_id="r1")
    return made


def test_every_coding_has_a_fate(study: Study) -> None:
    """Kept, recoded, or dropped, as the consensus has it; nothing is called undecided there."""
    fates = [
        (fate.coding.transcript, fate.coding.start, fate.coding.code, fate.what)
        for coder in ("ana", "ben")
        for fate in consensus.fates(study, "r1", coder)
        if fate.coding is not None and fate.coding.transcript != "T02"
    ]
    words = {what for *_, what in fates}
    assert words == {"kept", "recoded", "dropped"}
    kept = [(transcript, code_) for transcript, _, code_, what in fates if what == "kept"]
    assert kept == [("T01", "REL.SEND"), ("T03", "REL.DEAL"), ("T03", "REL.DEAL")]
    assert [code_ for *_, code_, what in fates if what == "recoded"] == ["MONEY", "REL"], fates


def test_what_is_not_finished_by_hand_stays_open(study: Study) -> None:
    """Without a finished consensus nothing became of a coding yet."""
    found = decisions.adjudication(study, "r1")
    assert all(found.by_hand(cluster) for cluster in found.clusters if cluster.transcript != "T02")
    assert not any(
        found.by_hand(cluster) for cluster in (*found.clusters, *found.agreed) if cluster.transcript == "T02"
    )


def test_what_is_written_lies_on_the_cluster(study: Study) -> None:
    """A consensus coding belongs to the clusters that it overlaps, and comes from their codings."""
    found = decisions.adjudication(study, "r1")
    for cluster in found.clusters:
        for decided in written(found, cluster):
            assert decided.start < cluster.end
            assert cluster.start < decided.end
            assert set(decided.sources) <= set(cluster.about)


def test_what_is_told_of_who_settled_it_names_coders_and_no_login(study: Study) -> None:
    """Whoever read the consensus in from a table need not be a coder: then nobody is named."""
    found = decisions.adjudication(study, "r1")
    assert {finish.by for finish in found.layers.get("consensus", "T01").finishes}.isdisjoint(study.settings.coders)
    told = resolved(found, study)
    assert (told.by_hand > 0, told.finished_by) == (True, ())
