"""Rounds: what may be started, how far they are, when they are signed and closed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from codekit.errors import CodekitError, RoundStateError, UnknownNameError
from codekit.workflow.deciding import closing
from codekit.workflow.rounds import assignments, rounds
from codekit.workflow.study.study import Study, open_study
from studies import BOTH, CODEBOOK, agree, build, code, folder_of, segments, start, write


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A study with three interviews."""
    return build(tmp_path)


def test_a_round_keeps_what_it_was_started_with(study: Study) -> None:
    """Kind, coders, transcripts, codebook version and blindness come back as given."""
    start(study, codes=["REL"])

    round_ = study.round("r1")

    assert ("double", ("ana", "ben"), ("T01", "T02", "T03")) == (round_.kind, round_.coders, round_.transcripts)
    assert ("food@1.0", ("REL",), True) == (round_.codebook, round_.codes, round_.blind)


def test_the_first_use_freezes_the_codebook_version(study: Study) -> None:
    """The version in use is kept as it was, whatever people do to the working copy afterwards."""
    start(study)
    write(
        folder_of(study) / "codebooks" / "food.yaml", CODEBOOK.replace('"1.0"', '"1.1"').replace("Who pays.", "Costs.")
    )

    assert "Who pays." == open_study(folder_of(study)).round_codebook(study.round("r1"))["MONEY"].definition
    assert "Costs." == open_study(folder_of(study)).codebook("food")["MONEY"].definition


def test_the_same_version_with_other_content_is_refused(study: Study) -> None:
    """A changed codebook needs a new version before it can be used again."""
    start(study)
    write(folder_of(study) / "codebooks" / "food.yaml", CODEBOOK.replace("Who pays.", "Costs."))

    with pytest.raises(CodekitError, match=r"version 1\.0 is in use with other content \(changed: MONEY\)"):
        start(open_study(folder_of(study)), "r2")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"kind": "dubble"}, "no kind of round 'dubble'"),
        ({"coders": ["ana"]}, "at least two coders"),
        ({"coders": ["ana", "bne"]}, "no coder 'bne'"),
        ({"transcripts": ["T1"]}, "no transcript 'T1'"),
        ({"codebook": "fud"}, "no codebook 'fud'"),
        ({"codes": ["REL.SENT"]}, "no code 'REL.SENT'"),
        ({"unit": "word"}, "no unit 'word'"),
        ({"kind": "second-pass"}, "goes over another round"),
        ({"kind": "subcode"}, "inside a parent code"),
        ({"kind": "initial", "over": "r0"}, "--over does not go with"),
        ({"parent": "REL"}, "--parent does not go with"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(
    study: Study, options: dict[str, Any], message: str
) -> None:
    """Every wrong name or option is one clear error, and no round exists afterwards."""
    with pytest.raises(CodekitError, match=message):
        start(study, **options)

    assert [] == study.rounds()


def test_a_new_coder_comes_to_exist_only_when_asked(study: Study) -> None:
    """--add-coder writes study.yaml and leaves the rest of the file as it was."""
    before = (folder_of(study) / "study.yaml").read_text()
    start(study, coders=["ana", "zoe"], add_coders=True)

    after = (folder_of(study) / "study.yaml").read_text()
    assert "zoe" in open_study(folder_of(study)).settings.coders
    assert before == after.replace("  zoe: {}\n", "")


def test_ids_are_unique_whatever_the_capitals(study: Study) -> None:
    """r1 and R1 would be one folder on many machines."""
    start(study)

    with pytest.raises(CodekitError, match="no letter or digit"):
        start(study, "!!")
    with pytest.raises(CodekitError, match="'r1' exists already"):
        start(study, "R1")


def test_a_round_is_complete_when_every_assignment_is_finished(study: Study) -> None:
    """Open until the last coder finished the last transcript."""
    start(study, transcripts=["T01"])
    code(study, segments([("T01", 1, "REL", "ana")]))
    assert "open" == rounds.progress(study, study.round("r1")).state

    code(study, segments([("T01", 1, "", "ben")]))

    assert "complete" == rounds.progress(study, study.round("r1")).state


def test_a_round_closes_with_consensus_and_every_signature(study: Study) -> None:
    """Not before it was compared, nor with open disagreements, nor without a coder's signature."""
    start(study, transcripts=["T01"])
    code(study, segments([("T01", 1, "REL", "ana"), ("T01", 1, "MONEY", "ben")]))
    with pytest.raises(RoundStateError, match="has not been compared"):
        closing.close(study, "r1")
    agree(study, "r1")
    with pytest.raises(RoundStateError, match="1 open disagreement"):
        closing.close(study, "r1")
    code(study, segments([("T01", 1, "REL", "consensus")]), round_id="r1")
    closing.sign(study, "r1", "ana")
    with pytest.raises(RoundStateError, match="not signed by ben"):
        closing.close(study, "r1")
    closing.sign(study, "r1", "ben")

    closing.close(study, "r1")

    assert "closed" == rounds.progress(study, study.round("r1")).state


def test_nobody_signs_what_is_not_complete_not_compared_or_closed(study: Study) -> None:
    """A signature says "we agree", which nobody can know before; who has signed may do so again at any time."""
    start(study, transcripts=["T01"])
    with pytest.raises(RoundStateError, match="is not complete yet"):
        closing.sign(study, "r1", "ana")
    code(study, segments([("T01", 1, "REL", "ana"), ("T01", 1, "REL", "ben")]))
    with pytest.raises(RoundStateError, match="has not been compared"):
        closing.sign(study, "r1", "ana")
    assert () == study.round("r1").signed

    agree(study, "r1")
    for coder in ("ana", "ben"):
        closing.sign(study, "r1", coder)
    closing.close(study, "r1")
    closing.sign(study, "r1", "ana")

    assert ("ana", "ben") == study.round("r1").signed


def test_only_coders_of_the_round_sign_it(study: Study) -> None:
    """A signature means: I coded this."""
    start(study)

    with pytest.raises(UnknownNameError):
        closing.sign(study, "r1", "lee")


def test_finish_and_reopen_by_hand(study: Study) -> None:
    """Reopening names the finish that it cancels; finishing twice changes nothing."""
    start(study, transcripts=["T01"])
    assignments.finish(study, "T01", coder="ana")
    assignments.finish(study, "T01", coder="ana")
    assert 1 == len(study.layers(study.round("r1")).get("ana", "T01").finishes)

    assignments.reopen(study, "T01", coder="ana")

    assert "started" == study.layers(study.round("r1")).get("ana", "T01").state


def test_with_several_open_rounds_one_must_be_named(study: Study) -> None:
    """The error lists the candidates."""
    start(study)
    start(study, "r2")

    with pytest.raises(CodekitError) as error:
        assignments.finish(study, "T01", coder="ana")
    assert "--round: r1, r2" == error.value.hint


def test_what_was_compared_takes_no_more_codings(study: Study) -> None:
    """After the comparison nobody's codings change."""
    start(study)
    code(study, BOTH)
    agree(study, "r1")

    with pytest.raises(RoundStateError, match="is compared"):
        assignments.reopen(study, "T01", coder="ana", round_id="r1")


def test_while_a_round_is_blind_nobody_learns_who_has_begun(study: Study) -> None:
    """Finished or not finished; a dash where a transcript is not assigned; after the comparison the whole state."""
    start(study, coders=["ana", "ben", "lee"], transcripts=["T01", "T02"], assignments={"T02": ["ana", "ben"]})
    code(study, segments([("T01", 1, "REL", "ana")]), partial=True)
    code(study, segments([("T02", 1, "REL", "ana")]))

    found = rounds.progress(study, study.round("r1"))

    shown = [[found.shown(coder, id_) for coder in found.round.coders] for id_ in found.round.transcripts]
    assert [["not finished"] * 3, ["finished", "not finished", "–"]] == shown


def test_a_signature_can_be_taken_back_and_given_again(study: Study) -> None:
    """Until the round is closed; taking back what was not given changes nothing."""
    start(study, transcripts=["T01"])
    code(study, segments([("T01", 1, "REL", "ana"), ("T01", 1, "REL", "ben")]))
    agree(study, "r1")
    closing.withdraw(study, "r1", "ana")
    closing.sign(study, "r1", "ana")
    closing.withdraw(study, "r1", "ana")
    closing.sign(study, "r1", "ben")
    assert ("ben",) == study.round("r1").signed

    closing.sign(study, "r1", "ana")
    closing.close(study, "r1")

    assert ("ana", "ben") == study.round("r1").signed
    with pytest.raises(RoundStateError, match="is closed"):
        closing.withdraw(study, "r1", "ana")


def test_a_round_that_was_not_blind_ends_in_a_consensus_without_a_comparison(study: Study) -> None:
    """Its coders saw each other's work, so there is no agreement to compute and none to wait for."""
    start(study, transcripts=["T01"], blind=False)
    code(study, segments([("T01", 1, "REL", "ana"), ("T01", 1, "MONEY", "ben")]))
    code(study, segments([("T01", 1, "REL", "consensus")]), round_id="r1")
    with pytest.raises(RoundStateError, match="not signed by ana, ben"):
        closing.close(study, "r1")
    for coder in ("ana", "ben"):
        closing.sign(study, "r1", coder)

    closing.close(study, "r1")

    assert "closed" == rounds.progress(study, study.round("r1")).state
