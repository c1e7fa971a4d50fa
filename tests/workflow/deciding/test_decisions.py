"""Disagreements to consensus: what can be decided, who may, what it comes to, and that nothing else changes."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from codekit.errors import CodekitError, NotComparableError, ProblemsError, RoundStateError, UnknownNameError
from codekit.model.events import Decision
from codekit.model.names import CONSENSUS
from codekit.workflow.deciding import closing, consensus, decisions, recheck
from codekit.workflow.deciding.decisions import Wish
from codekit.workflow.results import study_check as checks
from codekit.workflow.rounds import counted
from codekit.workflow.study import merging
from codekit.workflow.study.study import Study, open_study
from studies import BOTH, HALVES, agree, build, code, folder_of, segments, start

TEXT_KINDS = {"T01:1": "parent/child", "T01:2": "span", "T03:1": "omission", "T03:2": "extra"}


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A study whose double round was compared: four clusters in T01 and T03, two agreed groups."""
    made = build(tmp_path)
    start(made)
    code(made, HALVES)
    agree(made, "r1")
    return made


def decide(study: Study, cluster: str, choice: str, *, by: str = "lee", **more: Any) -> Decision:
    """Decide about one cluster of round r1."""
    return decisions.decide(study, "r1", cluster, Wish(choice, **more), by=by)


def decide_everything(study: Study, choice: str = "both") -> None:
    """The same decision about every cluster."""
    found = decisions.adjudication(study, "r1")
    assert found.clusters
    for cluster in found.clusters:
        decide(study, cluster.id, choice)


def agreed_on(study: Study, transcript: str) -> list[tuple[str, int, int, str]]:
    """The consensus of a transcript as it stands."""
    layer = study.layers(study.round("r1")).get(CONSENSUS, transcript)
    return [(c.code, c.start, c.end, c.polarity) for c in layer.codings]


def ledgers(study: Study) -> dict[str, bytes]:
    """Every ledger of the coders, byte for byte."""
    paths = [p for coder in ("ana", "ben") for p in (folder_of(study) / "codings" / "r1" / coder).glob("*.jsonl")]
    assert paths
    return {str(path): path.read_bytes() for path in paths}


def test_clusters_are_listed_with_their_types_and_agreed_groups_apart(study: Study) -> None:
    """Nothing is decided yet, and what is agreed needs no decision."""
    found = decisions.adjudication(study, "r1")

    assert TEXT_KINDS == {cluster.id: cluster.type for cluster in found.clusters}
    assert ["T02:a1", "T03:a1"] == [cluster.id for cluster in found.agreed]
    assert ("0 / 4", 4) == (str(found.progress), found.progress.open)
    assert ["decided", "decided"] == [found.status(cluster) for cluster in found.agreed]


def test_units_are_numbered_as_in_the_stored_segmentation(study: Study) -> None:
    """As `codekit disagreements` numbers them: interviewers' turns count."""
    found = decisions.adjudication(study, "r1")

    rows = {(row.transcript, row.unit, row.code) for c in found.clusters for row in c.disagreements}
    below = {("T01", 1, "REL"), ("T01", 1, "REL.SEND")}
    assert {*below, ("T03", 1, "REL"), ("T03", 3, "MONEY")} == rows


def test_before_the_comparison_there_is_nothing_to_see(tmp_path: Path) -> None:
    """A list of disagreements would end blindness."""
    made = build(tmp_path)
    start(made)
    code(made, BOTH)

    with pytest.raises(NotComparableError, match="has not been compared"):
        decisions.adjudication(made, "r1")


@pytest.mark.parametrize(
    ("cluster", "choice", "more", "expected"),
    [
        pytest.param("T01:1", "accept", {"coder": "ana"}, [("REL.SEND", 52, 101)], id="accept one"),
        pytest.param("T03:1", "accept", {"coder": "ben"}, [], id="accept one who has none"),
        pytest.param("T01:1", "both", {}, [("REL", 52, 101), ("REL.SEND", 52, 101)], id="both"),
        pytest.param("T01:2", "neither", {"reason": "a question"}, [], id="neither"),
        pytest.param("T01:2", "union", {}, [("MONEY", 152, 165), ("MONEY", 166, 182)], id="union, apart"),
        pytest.param("T01:1", "union", {"code": "REL"}, [("REL", 52, 101)], id="union, one of two codes"),
        pytest.param("T01:1", "other-code", {"code": "REL.DEAL"}, [("REL.DEAL", 52, 101)], id="other code"),
        pytest.param(
            "T01:2", "other-span", {"start": 160, "end": 170, "reason": "only that"}, [("MONEY", 160, 170)], id="words"
        ),
        pytest.param(
            "T01:1",
            "other-span",
            {"start": 60, "end": 70, "code": "BOX.OWN", "reason": "only that"},
            [("BOX.OWN", 60, 70)],
            id="other words and code",
        ),
        pytest.param("T01:2", "defer", {}, [], id="defer"),
    ],
)
def test_what_a_decision_comes_to(
    study: Study, cluster: str, choice: str, more: dict[str, Any], expected: list[tuple[str, int, int]]
) -> None:
    """The codings that the consensus would get, each with the codings it comes from."""
    made = decide(study, cluster, choice, **more)

    assert expected == sorted((one.code, one.start, one.end) for one in made.outcome)
    assert all(set(one.sources) <= set(made.about) and one.sources for one in made.outcome)


def test_kept_codings_are_named_by_id(study: Study) -> None:
    """Where neither one coder nor both are right."""
    found = decisions.adjudication(study, "r1")
    cluster = found.cluster("T01:1")
    mine = next(c for c in cluster.codings if c.coder == "ben")

    made = decide(study, "T01:1", "keep", keep=(mine.id,))

    assert [("REL", (mine.id,))] == [(one.code, one.sources) for one in made.outcome]


def test_union_and_intersection_of_overlapping_spans(tmp_path: Path) -> None:
    """All characters that somebody coded, or those that both did."""
    made = build(tmp_path)
    start(made, transcripts=["T01"])
    head = "transcript,start,end,code,coder\n"
    code(made, head + "T01,152,170,MONEY,ana\nT01,160,182,MONEY,ben\n", round_id="r1")
    agree(made, "r1")

    spans = {choice: decide(made, "T01:1", choice).outcome[0] for choice in ("union", "intersection")}

    assert {"union": (152, 182), "intersection": (160, 170)} == {c: (o.start, o.end) for c, o in spans.items()}


def test_several_codes_that_all_used_are_joined_each_by_itself(tmp_path: Path) -> None:
    """Both gave both codes to one passage, with other borders."""
    made = build(tmp_path)
    start(made, transcripts=["T01"])
    head = "transcript,start,end,code,coder\n"
    rows = "T01,152,170,MONEY,ana\nT01,152,170,REL,ana\nT01,160,182,MONEY,ben\nT01,160,182,REL,ben\n"
    code(made, head + rows, round_id="r1")
    agree(made, "r1")

    found = {choice: decide(made, "T01:1", choice).outcome for choice in ("union", "intersection")}

    assert [("MONEY", 152, 182), ("REL", 152, 182)] == [(o.code, o.start, o.end) for o in found["union"]]
    assert [("MONEY", 160, 170), ("REL", 160, 170)] == [(o.code, o.start, o.end) for o in found["intersection"]]


@pytest.mark.parametrize(
    ("cluster", "choice", "more", "message"),
    [
        ("T01:2", "neither", {}, "'neither' needs a reason"),
        ("T01:2", "other-span", {"start": 160, "end": 170}, "'other-span' needs a reason"),
        ("T01:2", "other-span", {"reason": "x"}, "from where to where"),
        ("T01:2", "other-span", {"start": 160, "end": 9999, "reason": "x"}, "160..9999 is no span of T01"),
        ("T01:2", "other-span", {"start": 13, "end": 20, "reason": "x"}, "holds no respondent's words"),
        ("T01:2", "accept", {"coder": "lee"}, "no coder 'lee'"),
        ("T01:2", "acept", {"coder": "ana"}, "no decision 'acept'"),
        ("T01:1", "union", {}, "has the codes REL.SEND, REL"),
        ("T01:1", "union", {"code": "MONEY"}, "no code 'MONEY'"),
        ("T01:2", "intersection", {}, "share no characters"),
        ("T03:2", "intersection", {}, "only one coder has MONEY"),
        ("T01:2", "other-code", {}, "which other code"),
        ("T01:2", "other-code", {"code": "MONNEY"}, "no code 'MONNEY'"),
        ("T01:2", "other-code", {"code": "BOX"}, "'BOX' is a container and is not coded directly"),
        ("T01:2", "other-code", {"code": "REL", "polarity": "maybe"}, "no polarity 'maybe'"),
        ("T01:2", "keep", {}, "no coding is named"),
        ("T01:2", "keep", {"keep": ("x",)}, "no coding 'x'"),
        ("T01:9", "both", {}, "no cluster 'T01:9'"),
        ("T1", "both", {}, "no cluster 'T1'"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(
    study: Study, cluster: str, choice: str, more: dict[str, Any], message: str
) -> None:
    """One clear error each."""
    with pytest.raises(CodekitError, match=message):
        decide(study, cluster, choice, **more)

    assert "0 / 4" == str(decisions.adjudication(study, "r1").progress)


def test_a_later_decision_supersedes_and_the_same_one_changes_nothing(study: Study) -> None:
    """It names the one that it cancels."""
    first = decide(study, "T01:1", "both", reason="both are said")
    assert first == decide(study, "T01:1", "both", reason="both are said", by="ana")

    second = decide(study, "T01:1", "accept", coder="ben")

    found = decisions.adjudication(study, "r1")
    assert ((first.id,), (second,)) == (second.cancels, found.standing(found.cluster("T01:1")))


def test_deferred_is_open_and_reopened_is_open(study: Study) -> None:
    """The progress says so, and undo is an event."""
    decide(study, "T01:1", "both")
    decide(study, "T01:2", "defer", reason="ask Mel")
    assert "1 / 4 · 1 deferred" == str(decisions.adjudication(study, "r1").progress)

    assert 1 == decisions.reopen(study, "r1", "T01:1", by="ana")
    assert 0 == decisions.reopen(study, "r1", "T01:1", by="ana")

    assert "0 / 4 · 1 deferred" == str(decisions.adjudication(study, "r1").progress)


def test_only_one_transcript_is_read_where_only_one_is_asked_for(study: Study) -> None:
    """The same clusters as in the whole round."""
    whole, part = decisions.adjudication(study, "r1"), decisions.adjudication(study, "r1", only="T03")

    assert [c for c in whole.clusters if c.transcript == "T03"] == list(part.clusters)
    assert ["T03:a1"] == [c.id for c in part.agreed]


def test_the_consensus_is_written_from_decisions_and_the_originals_stay(study: Study) -> None:
    """Agreed codings and outcomes, each derived from a coding; the coders' ledgers are untouched."""
    before = ledgers(study)
    decide(study, "T01:1", "accept", coder="ana")
    decide(study, "T01:2", "neither", reason="nobody pays yet")

    done = consensus.finalise(study, "r1", by="lee")

    assert [("T01", 1), ("T02", 1)] == [(one.transcript, one.added) for one in done]
    assert [("REL.SEND", 52, 101, "supporting")] == agreed_on(study, "T01")
    layer = study.layers(study.round("r1")).get(CONSENSUS, "T01")
    origin = study.layers(study.round("r1")).get("ana", "T01").codings[0]
    assert (origin.id, "finished") == (layer.codings[0].derived_from, layer.state)
    assert before == ledgers(study)
    assert (folder_of(study) / "codings" / "r1" / "consensus.lee" / "T01.jsonl").is_file()


def test_writing_the_consensus_again_changes_nothing(study: Study) -> None:
    """And a transcript with something undecided is refused by name."""
    decide(study, "T01:1", "both")
    decide(study, "T01:2", "both")
    consensus.finalise(study, "r1", by="lee")
    path = folder_of(study) / "codings" / "r1" / "consensus.lee" / "T01.jsonl"
    before = path.read_bytes()

    assert [] == consensus.finalise(study, "r1", ["T01", "T02"], by="lee")
    assert before == path.read_bytes()
    with pytest.raises(RoundStateError, match="2 clusters are not decided in T03"):
        consensus.finalise(study, "r1", ["T01", "T03"], by="lee")


def test_a_decision_after_the_consensus_opens_it_again(study: Study) -> None:
    """Written anew, it holds what is decided now, whoever wrote it before."""
    decide(study, "T01:1", "both")
    decide(study, "T01:2", "both")
    consensus.finalise(study, "r1", by="lee")

    decide(study, "T01:2", "accept", coder="ben", by="ana")
    assert "started" == study.layers(study.round("r1")).get(CONSENSUS, "T01").state
    (done,) = consensus.finalise(study, "r1", ["T01"], by="ana")

    assert (0, 1) == (done.added, done.removed)
    assert {"REL", "REL.SEND", "MONEY"} == {code_ for code_, *_ in agreed_on(study, "T01")}
    assert 3 == len(agreed_on(study, "T01"))


def test_what_is_agreed_can_be_revoked(study: Study) -> None:
    """By a decision like any other; reopening puts it back."""
    decide(study, "T02:a1", "neither", reason="it is the county's shelf")
    assert 1 == decisions.adjudication(study, "r1").progress.revoked
    consensus.finalise(study, "r1", ["T02"], by="lee")
    assert [] == agreed_on(study, "T02")

    decisions.reopen(study, "r1", "T02:a1", by="lee")
    consensus.finalise(study, "r1", ["T02"], by="lee")

    assert ["BOX.OWN"] == [code_ for code_, *_ in agreed_on(study, "T02")]


def test_a_round_closes_when_everything_is_decided_and_signed(study: Study) -> None:
    """Closing writes the consensus; after it nothing can be decided."""
    decide_everything(study)
    decide(study, "T01:2", "defer")
    for coder in ("ana", "ben"):
        closing.sign(study, "r1", coder)
    with pytest.raises(RoundStateError, match=r"1 open disagreement \(1 deferred\)"):
        closing.close(study, "r1")
    decide(study, "T01:2", "both")

    closing.close(study, "r1")

    assert study.round("r1").closed
    assert 4 == len(agreed_on(study, "T01"))
    for act in (
        lambda: decide(study, "T01:1", "both", reason="again"),
        lambda: decisions.reopen(study, "r1", "T01:1", by="lee"),
        lambda: consensus.finalise(study, "r1", by="lee"),
    ):
        with pytest.raises(RoundStateError, match="is closed"):
            act()


def test_a_consensus_made_by_hand_settles_what_was_never_decided(study: Study) -> None:
    """As before there were decisions; a cluster that somebody decided and reopened stays open."""
    code(study, segments([("T01", 1, "REL", "consensus")]), round_id="r1")
    assert "2 / 4" == str(decisions.adjudication(study, "r1").progress)

    decide(study, "T03:1", "both")
    decisions.reopen(study, "r1", "T03:1", by="lee")
    code(study, segments([("T03", 1, "REL", "consensus")]), round_id="r1")

    assert "3 / 4" == str(decisions.adjudication(study, "r1").progress)


def test_what_a_team_added_to_the_consensus_by_hand_stays(study: Study) -> None:
    """A passage that both had missed is nobody's cluster."""
    code(study, segments([("T01", 4, "REL", "consensus")]), round_id="r1", partial=True)
    decide(study, "T01:1", "accept", coder="ana")
    decide(study, "T01:2", "neither", reason="no")

    (done,) = consensus.finalise(study, "r1", ["T01"], by="lee")

    assert (2, 1) == (done.codings, done.by_hand)
    assert {"REL", "REL.SEND"} == {code_ for code_, *_ in agreed_on(study, "T01")}


def test_what_became_of_my_codings(study: Study) -> None:
    """Each coding once, with the reason; then what was added to them."""
    decide(study, "T01:1", "accept", coder="ana", reason="they send people")
    decide(study, "T01:2", "other-span", start=160, end=170, reason="only the grant")
    decide(study, "T03:1", "other-code", code="REL.DEAL")

    def told(coder: str) -> list[tuple[str, str, str]]:
        return [(f.cluster, f.coding.code if f.coding else "-", f.what) for f in consensus.fates(study, "r1", coder)]

    assert [
        ("T01:1", "REL.SEND", "kept"),
        ("T01:2", "MONEY", "changed span"),
        ("T02:a1", "BOX.OWN", "kept"),
        ("T03:1", "REL", "recoded"),
        ("T03:a1", "REL.DEAL", "kept"),
    ] == told("ana")
    assert [
        ("T01:1", "REL", "dropped"),
        ("T01:1", "-", "added"),
        ("T01:2", "MONEY", "changed span"),
        ("T02:a1", "BOX.OWN", "kept"),
        ("T03:1", "-", "added"),
        ("T03:2", "MONEY", "open"),
        ("T03:a1", "REL.DEAL", "kept"),
    ] == told("ben")
    assert "they send people" == consensus.fates(study, "r1", "ben")[0].reason


def test_notes_of_the_coders_are_shown_with_the_cluster(tmp_path: Path) -> None:
    """On the coding, or on the span."""
    made = build(tmp_path)
    start(made, transcripts=["T01"])
    head = "transcript,start,end,code,coder,memo\n"
    code(made, head + "T01,152,182,MONEY,ana,who pays?\nT01,52,60,,ana,unsure\nT01,196,228,MONEY,ben,\n", round_id="r1")
    agree(made, "r1")
    found = decisions.adjudication(made, "r1")

    assert ["who pays?"] == [memo.text for memo in found.notes(found.cluster("T01:1"))]


def test_two_different_decisions_on_two_machines_are_a_conflict(study: Study, tmp_path: Path) -> None:
    """Both are shown, closing is blocked, check says so; a new decision names both and settles it."""
    copy = tmp_path / "copy"
    shutil.copytree(folder_of(study), copy)
    decide_everything(study)
    decide(open_study(copy), "T01:1", "accept", coder="ana", by="ben")
    merging.merge(study, copy)
    for coder in ("ana", "ben"):
        closing.sign(study, "r1", coder)

    found = decisions.adjudication(study, "r1")
    cluster = found.cluster("T01:1")
    assert ("conflict", "3 / 4 · 1 conflict") == (found.status(cluster), str(found.progress))
    assert {"ben", "lee"} == {decision.by for decision in found.standing(cluster)}
    with pytest.raises(RoundStateError, match="1 decided in two ways"):
        closing.close(study, "r1")
    assert ["T01: decisions by ben and lee about one cluster differ"] == [
        problem.message for problem in checks.check(study)[0] if "cluster" in problem.message
    ]

    decide(study, "T01:1", "both", by="ana")
    closing.close(study, "r1")

    assert study.round("r1").closed


def test_the_same_decision_on_two_machines_is_no_conflict(study: Study, tmp_path: Path) -> None:
    """They agree; merging in either direction gives the same."""
    copy = tmp_path / "copy"
    shutil.copytree(folder_of(study), copy)
    decide(study, "T01:1", "accept", coder="ana")
    decide(open_study(copy), "T01:1", "accept", coder="ana", by="ben")
    merging.merge(study, copy)
    merging.merge(open_study(copy), folder_of(study))

    shown = [decisions.adjudication(one, "r1") for one in (study, open_study(copy))]
    assert ["1 / 4", "1 / 4"] == [str(found.progress) for found in shown]
    assert shown[0].decisions == shown[1].decisions


def test_a_consensus_that_two_people_wrote_counts_once_and_is_mended(study: Study, tmp_path: Path) -> None:
    """Both wrote it from the same decisions; then one of them decided anew elsewhere."""
    decide(study, "T01:1", "accept", coder="ana")
    decide(study, "T01:2", "both")
    copy = tmp_path / "copy"
    shutil.copytree(folder_of(study), copy)
    other = open_study(copy)
    consensus.finalise(study, "r1", by="lee")
    consensus.finalise(other, "r1", by="ben")
    merging.merge(study, copy)
    assert 6 == len(agreed_on(study, "T01"))
    counts = counted.Chooser(study, study.codebook("food")).choose(["T01"]).by_transcript["T01"]
    assert 3 == len(counts.codings)
    assert ["T01", "T02"] == consensus.stale(decisions.adjudication(study, "r1"))

    decide(other, "T01:2", "accept", coder="ben", by="ben")
    merging.merge(study, copy)
    consensus.finalise(study, "r1", by="lee")

    assert [("REL.SEND", 52, 101), ("MONEY", 166, 182)] == [one[:3] for one in agreed_on(study, "T01")]
    assert [] == consensus.stale(decisions.adjudication(study, "r1"))


def test_the_matrix_says_where_decisions_differ(study: Study, tmp_path: Path) -> None:
    """The consensus counts as it was written, and the reader is told."""
    decide(study, "T01:1", "accept", coder="ana")
    decide(study, "T01:2", "both")
    copy = tmp_path / "copy"
    shutil.copytree(folder_of(study), copy)
    consensus.finalise(study, "r1", ["T01"], by="lee")
    decide(open_study(copy), "T01:2", "accept", coder="ben", by="ben")
    decide(study, "T01:2", "accept", coder="ana")
    consensus.finalise(study, "r1", ["T01"], by="lee")
    merging.merge(study, copy)

    found = counted.Chooser(study, study.codebook("food")).choose(["T01"])

    assert ["T01: decisions differ in round r1; its consensus counts as it was written"] == list(found.warnings)


def test_a_consensus_made_by_hand_is_not_written_over(study: Study) -> None:
    """Neither by default nor when it is named."""
    code(study, segments([("T01", 1, "REL", "consensus")]), round_id="r1")

    assert ["T02"] == [done.transcript for done in consensus.finalise(study, "r1", by="lee")]
    with pytest.raises(RoundStateError, match="2 clusters are not decided in T01"):
        consensus.finalise(study, "r1", ["T01"], by="lee")
    assert ["REL"] == [code_ for code_, *_ in agreed_on(study, "T01")]


def test_a_decision_about_codings_that_are_gone_is_shown(study: Study) -> None:
    """Somebody edited a ledger that was compared: the cluster is another one, and is open."""
    decide(study, "T03:2", "both")
    path = folder_of(study) / "codings" / "r1" / "ben" / "T03.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(line for line in lines if b'"MONEY"' not in line))

    found = decisions.adjudication(study, "r1")

    assert ["T03:1"] == [cluster.id for cluster in found.clusters if cluster.transcript == "T03"]
    assert (1, "0 / 3") == (len(found.stray), str(found.progress))


def test_many_clusters_at_once_or_none(study: Study) -> None:
    """One problem, and nothing is written; the problems are all named."""
    found = decisions.adjudication(study, "r1")
    wishes = {"T01:1": Wish("union"), "T01:2": Wish("both"), "T03:1": Wish("neither")}

    with pytest.raises(ProblemsError, match="nothing was decided, 2 to mend"):
        decisions.decide_all(study, found, wishes, by="lee")
    assert "0 / 4" == str(decisions.adjudication(study, "r1").progress)

    assert 2 == len(decisions.decide_all(study, found, {"T01:2": Wish("both"), "T03:1": Wish("both")}, by="lee"))
    assert "2 / 4" == str(decisions.adjudication(study, "r1").progress)


def test_the_matrix_counts_the_consensus_that_decisions_made(study: Study) -> None:
    """It names the layer, and a subcode is among what counts."""
    decide_everything(study, "both")
    consensus.finalise(study, "r1", by="lee")

    chosen = counted.Chooser(study, study.codebook("food")).choose(["T01", "T03"]).by_transcript

    assert "r1 (consensus)" == chosen["T01"].layer
    assert set(study.codebook("food").by_id) == chosen["T01"].coded
    assert ["REL", "REL.SEND", "MONEY", "MONEY"] == [c.code for c in chosen["T01"].codings]
    assert ["REL", "MONEY", "REL.DEAL"] == [c.code for c in chosen["T03"].codings]


def test_an_earlier_consensus_counts_while_a_later_round_has_none(study: Study) -> None:
    """Coding a transcript twice again takes nothing away before it is settled."""
    decide_everything(study)
    consensus.finalise(study, "r1", by="lee")
    start(study, "r2", transcripts=["T01"])

    counts = counted.Chooser(study, study.codebook("food")).choose(["T01"]).by_transcript["T01"]

    assert "r1 (consensus)" == counts.layer


def test_the_list_of_problems_with_the_codebook(study: Study) -> None:
    """Decisions feed it; taking the decision back takes the problem off the list."""
    decide(study, "T01:1", "accept", coder="ana", problem="is a list sending?", reason="it is")
    decide(study, "T01:2", "both")

    (problem,) = recheck.problems(study, "food")
    assert (("REL.SEND", "REL"), "is a list sending?", "open") == (problem.codes, problem.problem, problem.status)

    decisions.reopen(study, "r1", "T01:1", by="lee")
    assert [] == recheck.problems(study, "food")


def test_an_unknown_transcript_or_coder_is_an_error_with_the_nearest(study: Study) -> None:
    """As everywhere."""
    with pytest.raises(UnknownNameError, match="no transcript 'T9'"):
        decisions.adjudication(study, "r1", only="T9")
    with pytest.raises(UnknownNameError, match="no coder 'an'"):
        consensus.fates(study, "r1", "an")
