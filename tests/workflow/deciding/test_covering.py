"""A stored decision about what was one cluster and is several now: it counts for each of them, and says the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codekit.agreement.rounds.clusters import Cluster
from codekit.errors import RoundStateError
from codekit.model.decided import Decided
from codekit.model.decisions import ACCEPT, DEFER, KEEP, NEITHER, OTHER_CODE, OTHER_SPAN, UNION
from codekit.model.events import Coding, Decision, RoundEvent, stamp
from codekit.model.names import CONSENSUS
from codekit.workflow.deciding import closing, consensus, decisions, sheet, shown
from codekit.workflow.deciding.covering import counting
from codekit.workflow.deciding.outcomes import Wish, outcome
from codekit.workflow.results import study_check
from codekit.workflow.study.study import Study
from studies import agree, build, code, folder_of, start

ANA, BEN = (52, 78), (152, 165)  # in turns 1 and 3 of T01, the one after the other of the respondent
WISHES = {
    "union": Wish(UNION),
    "accept": Wish(ACCEPT, coder="ana"),
    "accept the other": Wish(ACCEPT, coder="ben"),
    "other code": Wish(OTHER_CODE, code="MONEY"),
    "other span": Wish(OTHER_SPAN, start=60, end=70, reason="only that"),
    "neither": Wish(NEITHER, reason="not said"),
}


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A compared round in which ana and ben coded neighbouring turns of T01, which are two clusters."""
    made = build(tmp_path)
    start(made, transcripts=["T01"])
    code(made, f"transcript,start,end,code,coder\nT01,{ANA[0]},{ANA[1]},REL,ana\nT01,{BEN[0]},{BEN[1]},REL,ben\n")
    agree(made, "r1")
    assert ["T01:1", "T01:2"] == [cluster.id for cluster in decisions.adjudication(made, "r1").clusters]
    return made


def whole(study: Study) -> Cluster:
    """The one cluster that the two were."""
    clusters = decisions.adjudication(study, "r1").clusters
    return Cluster("T01:1", "T01", tuple(coding for cluster in clusters for coding in cluster.codings))


def decided_once(study: Study, wish: Wish, by: str = "lee") -> Decision:
    """The event of a decision about both codings, as it was stored while they were one cluster."""
    cluster = whole(study)
    decision = Decision(
        **stamp(by),
        round="r1",
        transcript="T01",
        about=cluster.about,
        choice=wish.choice,
        outcome=outcome(cluster, wish, ("ana", "ben")),
        accepts=wish.coder,
        reason=wish.reason,
    )
    study.store.append([decision])
    return decision


def keys(codings: tuple[Decided, ...] | tuple[Coding, ...]) -> list[tuple[str, int, int, str]]:
    """Code, span and polarity, sorted."""
    return sorted((coding.code, coding.start, coding.end, coding.polarity) for coding in codings)


def written(study: Study) -> list[tuple[str, int, int, str]]:
    """The consensus of T01."""
    return keys(study.layers(study.round("r1")).get(CONSENSUS, "T01").codings)


def statuses(study: Study) -> list[str]:
    """The status of each cluster."""
    adjudication = decisions.adjudication(study, "r1")
    return [adjudication.status(cluster) for cluster in adjudication.clusters]


@pytest.mark.parametrize("wish", WISHES.values(), ids=WISHES.keys())
def test_the_consensus_is_what_the_decision_said_and_the_round_closes(study: Study, wish: Wish) -> None:
    """Status, progress, the consensus and the end of the round, as when it was one cluster; nothing is stray."""
    decision = decided_once(study, wish)

    adjudication = decisions.adjudication(study, "r1")
    assert ("2 / 2", ()) == (str(adjudication.progress), adjudication.stray)
    consensus.finalise(study, "r1", by="lee")
    assert keys(decision.outcome) == written(study)
    for coder in ("ana", "ben"):
        closing.sign(study, "r1", coder)
    closing.close(study, "r1")
    after = decisions.adjudication(study, "r1")
    assert (True, [], []) == (study.round("r1").closed is not None, after.unsettled(), consensus.stale(after))


@pytest.mark.parametrize(
    ("wish", "ana", "ben"),
    [
        pytest.param(WISHES["union"], ["kept", "added"], ["kept", "added"], id="union"),
        pytest.param(WISHES["accept"], ["kept"], ["dropped", "added"], id="accept"),
        pytest.param(WISHES["other span"], ["changed span"], ["changed span"], id="other span"),
        pytest.param(WISHES["neither"], ["dropped"], ["dropped"], id="neither"),
    ],
)
def test_what_became_of_each_coding_in_a_closed_round(study: Study, wish: Wish, ana: list[str], ben: list[str]) -> None:
    """Also of one that went into a coding which counts for the other cluster."""
    decided_once(study, wish)
    for coder in ("ana", "ben"):
        closing.sign(study, "r1", coder)
    closing.close(study, "r1")

    fates = {coder: consensus.fates(study, "r1", coder) for coder in ("ana", "ben")}

    assert {"ana": sorted(ana), "ben": sorted(ben)} == {
        coder: sorted(fate.what for fate in rows) for coder, rows in fates.items()
    }
    with pytest.raises(RoundStateError, match="is closed"):
        decisions.reopen(study, "r1", "T01:1", by="lee")


def test_deciding_anew_about_one_part_leaves_the_other(study: Study) -> None:
    """The covering decision is not cancelled until no cluster needs it; its parts never come back."""
    old = decided_once(study, WISHES["union"])

    first = decisions.decide(study, "r1", "T01:1", Wish(NEITHER, reason="no"), by="lee")
    assert ((), ["decided", "decided"]) == (first.cancels, statuses(study))
    consensus.finalise(study, "r1", by="lee")
    assert [("REL", *BEN, "supporting")] == written(study)

    assert 1 == decisions.reopen(study, "r1", "T01:1", by="lee")
    assert ["open", "decided"] == statuses(study)
    second = decisions.decide(study, "r1", "T01:2", Wish(DEFER), by="lee")
    assert ((old.id,), ["open", "deferred"]) == (second.cancels, statuses(study))


def test_reopening_one_part_leaves_the_other_decided(study: Study) -> None:
    """As for deciding anew."""
    decided_once(study, WISHES["union"])

    assert 1 == decisions.reopen(study, "r1", "T01:2", by="lee")
    assert 0 == decisions.reopen(study, "r1", "T01:2", by="lee")
    assert ["decided", "open"] == statuses(study)
    assert 1 == decisions.reopen(study, "r1", "T01:1", by="lee")
    assert ["open", "open"] == statuses(study)


def test_two_covering_decisions_that_differ_are_a_conflict_until_each_part_is_decided(study: Study) -> None:
    """A part that both leave the same is none; `check` is content once the parts are decided."""
    decided_once(study, WISHES["union"])
    decided_once(study, WISHES["accept"], by="ben")
    assert ["decided", "conflict"] == statuses(study)

    for id_ in ("T01:1", "T01:2"):
        decisions.decide(study, "r1", id_, Wish(KEEP, keep=_codings(study, id_)), by="lee")

    assert ["decided", "decided"] == statuses(study)
    assert [] == [p.message for p in study_check.check(study)[0] if "about one cluster differ" in p.message]


def _codings(study: Study, cluster_id: str) -> tuple[str, ...]:
    return decisions.adjudication(study, "r1").cluster(cluster_id).about


def test_the_sheet_and_the_lines_show_it_and_read_back_changes_nothing(study: Study, tmp_path: Path) -> None:
    """What stands is in the input cells of both rows, and in words."""
    decided_once(study, WISHES["other code"])
    adjudication = sheet.write(study, "r1", tmp_path / "sheet.xlsx")

    lines = [shown.line(study, adjudication, cluster)[-1] for cluster in adjudication.clusters]

    assert [
        "decided: other-code: MONEY “We send them to the pantry”, by lee",
        "decided: other-code: MONEY “A grant pays.”, by lee",
    ] == lines
    taken = sheet.read(study, tmp_path / "sheet.xlsx", by="lee")
    assert (0, 0) == (taken.decided, taken.reopened)


def test_a_decision_about_a_coding_that_is_gone_covers_nothing(study: Study) -> None:
    """Somebody edited a compared ledger: what was decided about more is about something else."""
    decided_once(study, WISHES["union"])
    path = folder_of(study) / "codings" / "r1" / "ben" / "T01.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(line for line in lines if b'"REL"' not in line))

    adjudication = decisions.adjudication(study, "r1")

    assert (1, "0 / 1") == (len(adjudication.stray), str(adjudication.progress))


@given(st.data())
def test_the_parts_of_an_outcome_are_the_outcome_each_coding_once(data: st.DataObject) -> None:
    """However the clusters fell apart and whatever the sources; with own decisions for some, the rest still counts."""
    ids = [f"c{i}" for i in range(data.draw(st.integers(2, 6)))]
    cut = data.draw(st.integers(1, len(ids) - 1))
    clusters = [
        Cluster(f"T01:{n}", "T01", tuple(_coding(id_) for id_ in some))
        for n, some in enumerate((ids[:cut], ids[cut:]), start=1)
    ]
    sources = st.lists(st.sampled_from(ids), unique=True, max_size=3)
    given_ = tuple(
        Decided(code="REL", start=i, end=i + 1, sources=tuple(data.draw(sources)))
        for i in range(data.draw(st.integers(0, 4)))
    )
    old = _decision(tuple(sorted(ids)), given_)
    own = _decision(clusters[0].about, ())
    events: list[RoundEvent] = [old]

    parts = counting(events, clusters).by_cluster
    over = counting([own, *events], clusters).by_cluster

    counted = [one for cluster in clusters for decision in parts[cluster.about] for one in decision.outcome]
    assert sorted(given_, key=lambda one: one.start) == sorted(counted, key=lambda one: one.start)
    assert ((own,), parts[clusters[1].about]) == (over[clusters[0].about], over[clusters[1].about])


def _coding(id_: str) -> Coding:
    return Coding(
        **(stamp("ana") | {"id": id_}),
        round="r1",
        coder="ana",
        transcript="T01",
        start=0,
        end=1,
        code="REL",
        quote="a",
        text_sha="0" * 12,
        codebook="food@1.0",
    )


def _decision(about: tuple[str, ...], given_: tuple[Decided, ...]) -> Decision:
    return Decision(**stamp("lee"), round="r1", transcript="T01", about=about, choice=KEEP, outcome=given_)
