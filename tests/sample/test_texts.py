"""The texts: codekit finds the planted turns in every format, and nothing in them gives the codebook away."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from codekit.workflow.study import importing
from codekit.workflow.study.study import Study, create_study, open_study
from sample_study import SAMPLE, table
from studies import folder_of

if TYPE_CHECKING:
    from sample_study import Codekit


def turns_of(study: Study, id_: str) -> list[tuple[str, str]]:
    """Speaker and words of every turn."""
    transcript = study.transcript(id_)
    return [(turn.speaker, transcript.text[turn.start : turn.end]) for turn in transcript.turns]


def words(turns: list[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    """Speaker and words, however lines are broken."""
    return [(speaker, text.split()) for speaker, text in turns]


def test_every_turn_is_as_planted(study: Study) -> None:
    """Speaker and text of all segments of all 33 interviews, and every speaker's role."""
    planted: dict[str, list[tuple[str, str]]] = {}
    roles: dict[tuple[str, str], str] = {}
    for row in table(SAMPLE / "truth" / "segments.csv"):
        planted.setdefault(row["transcript"], []).append((row["speaker"], row["text"]))
        roles[row["transcript"], row["speaker"]] = row["role"]

    assert sorted(planted) == study.transcript_ids()
    assert planted == {id_: turns_of(study, id_) for id_ in planted}
    assert roles == {(id_, speaker): study.transcript(id_).roles[speaker] for id_, speaker in roles}


def test_segments_rebuild_the_transcript(study: Study) -> None:
    """Turns and what lies between them are the text, character for character."""
    for transcript in study.transcripts().values():
        position, rebuilt = 0, ""
        for turn in transcript.turns:
            rebuilt += transcript.text[position : turn.start] + transcript.text[turn.start : turn.end]
            position = turn.end
        assert transcript.text == rebuilt + transcript.text[position:]


@pytest.mark.parametrize("name", ["O02-1", "O13-1", "O27-1"])
def test_word_and_caption_files_have_the_same_turns(study: Study, tmp_path: Path, name: str) -> None:
    """An interview as .txt, .docx and .vtt: the same speakers with the same words."""
    planted = words(turns_of(study, name))
    for suffix in ("docx", "vtt"):
        other = create_study(tmp_path / suffix)
        files = importing.files_of([SAMPLE / "study" / "formats" / f"{name}.{suffix}"])
        done = list(importing.Importer(other).run(files))
        assert [importing.IMPORTED] == [diagnosis.outcome for diagnosis in done]
        assert planted == words(turns_of(other, name))


def test_the_same_interview_delivered_twice(copy: Study, codekit: Codekit, tmp_path: Path) -> None:
    """O05-1 again under another name is told as such; under its own name nothing happens."""
    again = tmp_path / "O05-1.txt"
    again.write_bytes((SAMPLE / "study" / "sources" / "O05-1.txt").read_bytes())
    other = SAMPLE / "truth" / "fixtures" / "O05-1 second delivery.txt"

    same = codekit(copy, "import", again)
    doubled = codekit(copy, "import", other)

    assert 0 == same.exit_code
    assert 33 == len(open_study(folder_of(copy)).transcript_ids())
    assert "same text as O05-1" in doubled.out + doubled.err


def test_lengths_and_shares(expected: dict[str, Any]) -> None:
    """About 45,000 words; respondents speak 70 to 80 percent of them."""
    texts = expected["texts"]
    assert 33 == len(texts["by_transcript"])
    assert 42_000 <= texts["words"]["total"] <= 51_000
    assert 70 <= texts["respondent_share_percent"] <= 80
    assert 8_000 <= texts["by_transcript"]["O05-1"]["words"] <= 9_000


def test_double_coded_interviews_have_forty_turns(expected: dict[str, Any]) -> None:
    """So that a round has 120 units."""
    for name in ("O04-1", "O09-1", "O15-1", "O13-1", "O20-1", "O26-1"):
        assert 40 == expected["texts"]["by_transcript"][name]["respondent_turns"]


def test_features_are_there(expected: dict[str, Any]) -> None:
    """The quotas of the design; where each is, the checker has looked."""
    features = expected["features"]
    assert features["hard negative"]["n"] >= 60
    assert features["theme without its usual words"]["n"] >= 30
    assert features["theme words in another sense"]["n"] >= 30
    assert features["two codes on one sentence"]["n"] >= 20
    for everywhere in ("redaction", "multi-paragraph turn", "one-word turn", "consent and small talk"):
        assert 33 == features[everywhere]["transcripts"]


def test_nothing_of_the_published_sources(shared: Path, study: Study) -> None:
    """No eight words in a row of the sources whose design is followed."""
    texts = [path.read_text("utf-8", errors="replace") for path in sorted((shared / "sources").glob("00*.txt"))]
    assert texts
    published = set().union(*(_runs(text) for text in texts))
    for transcript in study.transcripts().values():
        assert not published & _runs(transcript.text), transcript.id


def _runs(text: str, n: int = 8) -> set[tuple[str, ...]]:
    found = text.lower().split()
    return {tuple(found[i : i + n]) for i in range(len(found) - n + 1)}


def test_the_truth_does_not_travel(study: Study) -> None:
    """The laid-out study holds nothing of the truth: it works without it."""
    assert not [path for path in folder_of(study).rglob("*") if "truth" in path.name or path.name == "expected.json"]
    project = tomllib.loads((SAMPLE.parent / "pyproject.toml").read_text("utf-8"))
    packed = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert {"codebooks", "transcripts_sample/study", "transcripts_sample/rfi"} <= packed.keys()
    assert not [name for name in packed if "truth" in name or name == "transcripts_sample"]
