"""Why coders disagree: the same differences as everywhere, each passage on its side, proposals that stay."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import docx
import pytest

from codekit.errors import CodekitError, NotComparableError, UnknownNameError
from codekit.reporting.agreement.confused import SENTENCE, build
from codekit.workflow.deciding.proposing import propose
from codekit.workflow.reports import forms
from codekit.workflow.reports.agreement_report import disagreement_rows
from codekit.workflow.reports.confusions import confusions
from codekit.workflow.study.study import Study
from studies import BOTH, agree, code, start
from studies import build as build_study


@pytest.fixture
def waiting(tmp_path: Path) -> Study:
    """A double round that was not compared."""
    study = build_study(tmp_path)
    start(study)
    code(study, BOTH)
    return study


@pytest.fixture
def study(waiting: Study) -> Study:
    """The same, compared."""
    agree(waiting, "r1")
    return waiting


def test_every_disagreement_is_there_once(study: Study) -> None:
    """By code and kind they are those of `codekit disagreements`; codes without any are named."""
    rows = disagreement_rows(study, "r1")
    assert rows
    found = confusions(study, "r1")

    assert Counter((row.code, row.type) for row in rows) == Counter(
        {(one.code.id, kind): n for one in found.codes for kind, n in one.types.items()}
    )
    assert not {one.code.id for one in found.codes} & set(found.agreed)
    assert [one.n for one in found.codes] == sorted((one.n for one in found.codes), reverse=True)


def test_a_passage_stands_on_the_side_of_who_coded_it(study: Study) -> None:
    """Its words are in the transcript, and the other coder has not given the code to them."""
    shown = [(one.code.id, side, passage) for one in confusions(study, "r1").codes
             for side in one.sides for passage in side.typical]  # fmt: skip
    assert shown
    for code_, side, passage in shown:
        assert passage.words in " ".join(study.transcript(passage.transcript).text.split())
        assert code_ not in passage.other
        coders = {
            coding.coder
            for (_, id_), layer in study.layers(study.round("r1")).by_key.items()
            for coding in layer.codings
            if (id_, coding.code) == (passage.transcript, code_) and " ".join(coding.quote.split()) == passage.words
        }
        assert side.coder in coders


def test_before_the_comparison_nothing_is_said(waiting: Study) -> None:
    """A round that waits is blind; nor can anything be proposed for it."""
    with pytest.raises(NotComparableError):
        confusions(waiting, "r1")
    with pytest.raises(NotComparableError):
        propose(waiting, "r1", "REL", "Only where both sides know.", coder="ana")


def test_a_sentence_becomes_a_proposal_for_the_codebook(study: Study) -> None:
    """Once, however often it is sent; it stands where the slot stood, and names the code."""
    name = confusions(study, "r1").codes[0].code.id
    assert SENTENCE in next(part for part in build(confusions(study, "r1")).parts if part.key == f"code-{name}").items
    made = propose(study, "r1", name, " Only where\nboth sides know. ", coder="ana")
    assert made == propose(study, "r1", name, "Only where both sides know.", coder="ana")

    one = confusions(study, "r1", code=name).codes[0]
    assert (("ana", "Only where both sides know."),) == one.proposed
    assert (name, "food@1.0") == (made.code, made.codebook)
    part = next(part for part in build(confusions(study, "r1")).parts if part.key == f"code-{name}")
    assert ("ana: Only where both sides know.",) == part.items


@pytest.mark.parametrize(
    ("options", "error"),
    [
        (("r1", "NONE", "Words.", "ana"), UnknownNameError),
        (("r9", "REL", "Words.", "ana"), UnknownNameError),
        (("r1", "REL", "Words.", "nobody"), UnknownNameError),
        (("r1", "REL", " \n ", "ana"), CodekitError),
        (("r1", "REL", "x" * 2001, "ana"), CodekitError),
    ],
)
def test_what_cannot_be_proposed_writes_nothing(
    study: Study, options: tuple[str, str, str, str], error: type[CodekitError]
) -> None:
    """Unknown names, no words, too many."""
    before = len(study.store.round_events("r1").events)
    with pytest.raises(error):
        propose(study, options[0], options[1], options[2], coder=options[3])
    assert before == len(study.store.round_events("r1").events)


def test_the_next_round_says_whether_it_improved(study: Study) -> None:
    """The step of the trend for the code, in the round before and in the round after."""
    start(study, "r2")
    code(study, BOTH, round_id="r2")
    agree(study, "r2")
    for id_ in ("r1", "r2"):
        steps = [one for each in confusions(study, id_).codes for one in each.improved]
        assert steps
        assert {("r1", "r2")} == {(one.before, one.after) for one in steps}
        assert {0.0} == {one.change.value for one in steps}


def test_it_is_written_as_every_report_is(study: Study, tmp_path: Path) -> None:
    """With the definition beside the passages."""
    found = confusions(study, "r1")
    forms.form_of(tmp_path / "r.docx").call(tmp_path / "r.docx", build(found))
    words = "\n".join(docx.Document(str(tmp_path / "r.docx")).element.itertext())
    assert found.codes[0].code.definition in words
    assert all(passage.words in words for side in found.codes[0].sides for passage in side.typical)
