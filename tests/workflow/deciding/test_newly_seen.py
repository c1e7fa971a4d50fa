"""Studies decided and closed when only the round's codes were compared: they open, and what was decided counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from codekit.errors import RoundStateError
from codekit.model.decided import Decided
from codekit.model.decisions import ACCEPT, DECIDED, OPEN
from codekit.model.events import Decision, RoundClose, stamp
from codekit.model.names import CONSENSUS
from codekit.model.rounds import CLOSED
from codekit.workflow.comparing import compare
from codekit.workflow.deciding import closing, consensus, decisions
from codekit.workflow.deciding.newly_seen import newly_seen
from codekit.workflow.deciding.outcomes import Wish
from codekit.workflow.results import study_check
from codekit.workflow.rounds import rounds
from codekit.workflow.study.study import Study, open_study
from studies import agree, build, code, folder_of, start

TABLE = """\
transcript,segment,code,coder,polarity
T01,1,REL.SEND,ana,supporting
T01,1,REL.DEAL,ben,supporting
T01,3,REL.SEND,ana,supporting
T01,3,REL,ben,supporting
T02,1,MONEY,ana,supporting
T02,1,MONEY,ben,contrary
T03,1,MONEY,ana,supporting
T03,,,ben,
"""


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A compared round: two differences below REL, one of polarity, one omission, each a cluster of its own."""
    made = build(tmp_path)
    start(made)
    code(made, TABLE)
    agree(made, "r1")
    return made


def stored(study: Study, *transcripts: str) -> None:
    """Decisions for ana about every cluster of these transcripts, as they were stored by ids of codings."""
    for transcript in transcripts:
        layers = study.layers(study.round("r1"))
        both = [c for coder in ("ana", "ben") for c in layers.get(coder, transcript).codings]
        for turn in dict.fromkeys(c.start for c in both):
            here = [c for c in both if c.start == turn]
            mine = [c for c in here if c.coder == "ana"]
            outcome = tuple(Decided(code=c.code, start=c.start, end=c.end, sources=(c.id,)) for c in mine)
            about = tuple(sorted(c.id for c in here))
            event = Decision(
                **stamp("lee"), round="r1", transcript=transcript, about=about, choice=ACCEPT, outcome=outcome,
                accepts="ana",
            )  # fmt: skip
            study.store.append([event])


def closed(study: Study) -> None:
    """Closed by a version that did not list what was below the round's codes."""
    compared = study.round("r1").compared
    assert compared is not None
    study.store.append([RoundClose(**stamp("lee"), round="r1", compare=compared.id)])


def statuses(study: Study) -> dict[str, tuple[str, str]]:
    """Type and status of each cluster."""
    found = decisions.adjudication(study, "r1")
    return {cluster.id: (cluster.type, found.status(cluster)) for cluster in found.clusters}


def warned(study: Study) -> list[str]:
    """What `codekit check` says of closed rounds."""
    problems = study_check.check(open_study(folder_of(study)))[0]
    return [problem.message for problem in problems if "closed before" in problem.message]


def test_old_decisions_count_and_what_nobody_decided_is_open(study: Study) -> None:
    """By the ids of their codings; none is stray. The types are of the codes used."""
    stored(study, "T01")

    assert {
        "T01:1": ("substitution", DECIDED),
        "T01:2": ("parent/child", DECIDED),
        "T02:1": ("polarity", OPEN),
        "T03:1": ("omission", OPEN),
    } == statuses(study)
    assert () == decisions.adjudication(study, "r1").stray
    consensus.finalise(study, "r1", ["T01"], by="lee")
    written = study.layers(study.round("r1")).get(CONSENSUS, "T01").codings
    assert ["REL.SEND", "REL.SEND"] == [coding.code for coding in written]
    with pytest.raises(RoundStateError, match="2 open disagreements"):
        closing.close(study, "r1")


def test_a_closed_round_stays_closed_and_says_what_is_seen_now(study: Study) -> None:
    """Its figures, its list and its consensus can be had; nothing in it can be decided any more."""
    stored(study, "T01", "T03")
    consensus.finalise(study, "r1", ["T01", "T03"], by="lee")
    before = agree(study, "r1").report.to_json()
    closed(study)

    assert CLOSED == rounds.progress(study, study.round("r1")).state
    assert before == agree(study, "r1").report.to_json()
    assert 6 == len(compare.disagreements(study, "r1")[0])
    assert "3 / 4" == str(decisions.adjudication(study, "r1").progress)
    with pytest.raises(RoundStateError, match="is closed"):
        decisions.decide(study, "r1", "T02:1", Wish(ACCEPT, coder="ana"), by="lee")
    said = (
        "closed before disagreements were listed on the codes used: 5 more are seen now in 3 clusters (1 polarity, "
        "2 parent/child, 2 substitution); not decided: T02:1; its consensus stays as it is"
    )
    assert [said] == warned(study)
    assert said == str(newly_seen(study, study.round("r1")))


def test_where_all_was_decided_a_closed_round_says_that(study: Study) -> None:
    """The clusters of codings that differ had to be decided before too."""
    stored(study, "T01", "T02", "T03")
    consensus.finalise(study, "r1", by="lee")
    closed(study)

    assert ["; all clusters are decided" in line for line in warned(study)] == [True]


def test_a_round_closed_now_has_nothing_new_to_show(study: Study) -> None:
    """Its disagreements were listed on the codes used when it was closed."""
    stored(study, "T01", "T02", "T03")
    for coder in ("ana", "ben"):
        closing.sign(study, "r1", coder)
    closing.close(study, "r1")

    assert [] == warned(study)
    assert newly_seen(study, study.round("r1")) is None


def test_a_closed_round_without_such_a_disagreement_says_nothing(tmp_path: Path) -> None:
    """Nothing below the round's codes, no polarity, all decided."""
    made = build(tmp_path)
    start(made, transcripts=["T03"])
    code(made, "transcript,segment,code,coder\nT03,1,MONEY,ana\nT03,1,MONEY,ben\nT03,3,MONEY,ana\n")
    agree(made, "r1")
    decisions.decide(made, "r1", "T03:1", Wish(ACCEPT, coder="ana"), by="lee")
    closed(made)

    assert 1 == len(compare.disagreements(made, "r1")[0])
    assert newly_seen(made, made.round("r1")) is None
