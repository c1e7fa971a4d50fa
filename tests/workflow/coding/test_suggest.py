"""Rules propose, people decide: cues, where proposals are stored, and what they never touch."""

from __future__ import annotations

from pathlib import Path

import pytest

from codekit.errors import BlindRoundError, CodekitError, UnknownNameError
from codekit.model.transcript import Segment, Transcript, Turn
from codekit.workflow.coding.suggest import Find, Suggested, pattern, suggest
from codekit.workflow.results import tabulate
from codekit.workflow.study.study import Study, open_study
from studies import CODEBOOK, build, code, folder_of, start, write

CUES = (
    CODEBOOK.replace("name: Money", "name: Money\n  cues: [grant, fund*]")
    .replace("name: Sending,", "name: Sending, cues: [send * to, address],")
    .replace("name: Own program,", "name: Own program, cues: ['OUR OWN'],")
    .replace("name: Containers", "name: Containers\n  cues: [pantry]")
)


@pytest.fixture
def cued(tmp_path: Path) -> Study:
    """The small study with cues in its codebook, and an initial round."""
    study = build(tmp_path)
    write(folder_of(study) / "codebooks" / "food.yaml", CUES)
    study.refresh()
    start(study, "r1", kind="initial", coders=["ana"])
    return study


def proposed(study: Study, id_: str = "T01") -> list[tuple[str, str]]:
    """Code and words of what stands as proposed."""
    codings = study.layers(study.round("r1")).get("rules:food", id_).codings
    return [(c.code, c.quote) for c in codings]


def test_sentences_of_respondents_with_a_cue_are_proposed(cued: Study) -> None:
    """The whole sentence, once for each code; containers and interviewers are left out."""
    found = list(suggest(cued, "food"))

    assert [Suggested("T01", 3, 0, 3), Suggested("T02", 1, 0, 1), Suggested("T03", 0, 0, 0)] == found
    assert [
        ("REL.SEND", "We send them to the pantry."),
        ("REL.SEND", "We print the address."),
        ("MONEY", "A grant pays."),
    ] == proposed(cued)
    assert [("BOX.OWN", "No, we run our own shelf.")] == proposed(cued, "T02")


def test_again_changes_nothing_and_another_codebook_is_followed(cued: Study) -> None:
    """The same proposals keep their ids; what no longer fits is withdrawn, and comes back with the cue."""
    list(suggest(cued, "food"))
    path = folder_of(cued) / "codings" / "r1" / "rules.food" / "T01.jsonl"
    before = path.read_bytes()
    ids = {c.id for c in cued.layers(cued.round("r1")).get("rules:food", "T01").codings}
    list(suggest(cued, "food"))
    assert before == path.read_bytes()

    frozen = folder_of(cued) / "codebooks" / "food" / "1.0.yaml"
    text = frozen.read_text("utf-8")
    for cues, standing, new, withdrawn in (("loan", 2, 0, 1), ("grant", 3, 1, 0), ("loan", 2, 0, 1)):
        write(frozen, text.replace("[grant,", f"[{cues},"))
        assert Suggested("T01", new, withdrawn, standing) == next(suggest(open_study(folder_of(cued)), "food"))
    write(frozen, text)
    list(suggest(open_study(folder_of(cued)), "food"))
    assert ids == {c.id for c in cued.layers(cued.round("r1")).get("rules:food", "T01").codings}


def test_a_blind_round_takes_no_proposals(tmp_path: Path) -> None:
    """Not even when asked by name."""
    study = build(tmp_path)
    write(folder_of(study) / "codebooks" / "food.yaml", CUES)
    start(study)

    with pytest.raises(BlindRoundError, match="r1 is blind"):
        list(suggest(study, "food", round_id="r1"))
    with pytest.raises(CodekitError, match="no round is open"):
        list(suggest(study, "food"))
    assert not (folder_of(study) / "codings").exists()


def test_proposals_count_for_nothing(cued: Study) -> None:
    """Neither in the matrix nor as somebody's work on the transcript."""
    code(cued, "transcript,segment,code,coder\nT01,1,REL,ana\n", round_id="r1")
    before = tabulate.matrix(open_study(folder_of(cued)), "food").to_json()
    list(suggest(cued, "food"))

    assert before == tabulate.matrix(open_study(folder_of(cued)), "food").to_json()


def test_what_cannot_be_is_said(cued: Study) -> None:
    """Unknown names, another codebook, no cues."""
    with pytest.raises(UnknownNameError, match="no transcript 'T9'"):
        list(suggest(cued, "food", transcripts=["T9"]))
    with pytest.raises(UnknownNameError):
        list(suggest(cued, "foot"))
    with pytest.raises(CodekitError, match=r"uses codebook food@1\.0"):
        list(suggest(cued, "other", round_id="r1"))
    frozen = folder_of(cued) / "codebooks" / "food" / "1.0.yaml"
    write(frozen, CODEBOOK)
    with pytest.raises(CodekitError, match="has cues"):
        list(suggest(open_study(folder_of(cued)), "food"))


@pytest.mark.parametrize(
    ("cue", "words", "hit"),
    [
        ("grant", "Two GRANTS came.", False),
        ("grant*", "Two GRANTS came.", True),
        ("*fund*", "It was underfunded.", True),
        ("don't know", "I DON'T know that.", True),
        ("food bank", "the food-bank is near", False),
        ("don't know", "I don’t know.", True),
        ("food * bank", "the food or bank", True),
        ("c++*", "we wrote c++ there", True),
        ("a.b*", "we saw axb there", False),
    ],
)
def test_what_a_cue_means(cue: str, words: str, hit: object) -> None:
    """Case never matters; a star is any ending, any beginning, or any one word; nothing else is special."""
    transcript = Transcript("X", words, (Turn(0, 0, len(words), ""),))
    found = Find({"CODE": [cue]})(transcript, [Segment(0, 0, len(words), 0, "")])

    assert hit == bool(found)
    assert len(pattern(cue)) == len(cue.split())
