"""Stability: the same coder in two rounds, as a figure of its own."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from codekit.errors import BlindRoundError, NotComparableError, UnknownNameError
from codekit.model.events import AssignmentFinish, Coding, stamp
from codekit.reporting.agreement.stability import asides, build, in_words
from codekit.workflow.comparing import trend
from codekit.workflow.comparing.stability import stability
from codekit.workflow.study.study import Study
from studies import BOTH, CODEBOOK, agree, code, start
from studies import build as made_study

TURNS = {"T01": (1, 3, 4), "T02": (1, 3), "T03": (1, 3)}
CODES = ("REL", "REL.SEND", "REL.DEAL", "MONEY", "BOX.OWN")


def table(rows: list[tuple[str, int, str]], coder: str) -> str:
    """Codings by turn as a table; a row without a code for every transcript would say nothing."""
    return "transcript,segment,code,coder\n" + "".join(f"{t},{turn},{name},{coder}\n" for t, turn, name in rows)


def drawn(dice: random.Random) -> list[tuple[str, int, str]]:
    """Random codings with at least one in each transcript."""
    rows = [(t, turn, name) for t, turns in TURNS.items() for turn in turns for name in CODES if dice.random() < 0.3]
    return sorted({*rows, *((t, turns[0], dice.choice(CODES)) for t, turns in TURNS.items())})


def twice(folder: Path, first: list[tuple[str, int, str]], second: list[tuple[str, int, str]]) -> Study:
    """A study in which ana coded everything in p1 and again in p2."""
    study = made_study(folder, memory=True)
    for round_id, rows in (("p1", first), ("p2", second)):
        start(study, round_id, kind="initial", coders=["ana"])
        code(study, table(rows, "ana"), round_id=round_id)
    return study


@pytest.mark.parametrize("seed", range(6))
def test_it_is_the_agreement_of_two_coders_who_coded_so(tmp_path: Path, seed: int) -> None:
    """Law: if another person had made the second coding in a double round, agreement would be the same figures."""
    dice = random.Random(seed)
    first, second = drawn(dice), drawn(dice)
    study = twice(tmp_path, first, second)
    start(study, "r1")
    code(study, table(first, "ana"), round_id="r1")
    code(study, table(second, "ben"), round_id="r1")
    of_two = agree(study, "r1").report

    (ana,) = stability(study, "p2", "p1").coders

    found = {result.code: result for result in ana.report.codes}
    assert ("p1", "p2") == ana.report.coders
    for result in of_two.codes:
        mine = found[result.code]
        assert list(result.positives.values()) == list(mine.positives.values())
        named = replace(mine, positives=result.positives, notes=result.notes, levels=result.levels)
        named = replace(named, depth=result.depth, place=result.place)
        assert repr(result) == repr(named)  # NaN is not equal to itself
    assert repr(of_two.summary) == repr(ana.summary)
    below = set(found) - set(ana.top)
    used = {name for _, _, name in (*first, *second)}
    assert used & {"REL.SEND", "REL.DEAL"} == below


def test_the_same_codings_are_perfectly_stable(tmp_path: Path) -> None:
    """Kappa 1 for every code that was used; the head says what it is not."""
    rows = drawn(random.Random(1))
    found = stability(twice(tmp_path, rows, rows), "p2", "p1")
    (ana,) = found.coders

    assert {1.0} == {c.cohen_kappa for c in ana.report.codes if any(c.positives.values())}
    document = found.to_json()
    assert ["coder", "n_transcripts", "transcripts", "days", "codes", "summary"] == list(document["coders"][0])
    assert ("p2", "p1", 3) == (document["round"], document["earlier"], document["coders"][0]["n_transcripts"])
    assert "never inter-coder agreement" in build(found).parts[0].paragraphs[0]
    assert "not agreement between coders" in in_words(found, ana)


def test_notes_speak_of_rounds_and_not_of_coders(tmp_path: Path) -> None:
    """A code given in one round only, and one in neither."""
    study = twice(tmp_path, [(t, 1, "REL") for t in TURNS], [(t, 1, "BOX.OWN") for t in TURNS])
    notes = {c.code: c.note for c in stability(study, "p2", "p1").coders[0].report.codes}

    assert "never used in p2" in notes["REL"]
    assert "(share of the units: 0.43 in p1, 0.00 in p2)" in notes["REL"]
    assert "not estimable: used in neither round" == notes["MONEY"]


def test_days_are_the_median_between_the_finishes(tmp_path: Path) -> None:
    """Of two, 30 and 40 days, 30."""
    study = made_study(tmp_path, memory=True)
    for round_id, month in (("p1", "05"), ("p2", "06")):
        start(study, round_id, kind="initial", coders=["ana"])
        for id_, day in (("T01", "10"), ("T02", "10"), ("T03", "10")):
            later = {"T01": "05-12", "T02": "06-09", "T03": "06-19"}[id_] if month == "06" else f"05-{day}"
            about: dict[str, Any] = {"round": round_id, "coder": "ana", "transcript": id_}
            event = AssignmentFinish(**{**stamp("ana"), "at": f"2024-{later}T10:00:00.000Z"}, **about)
            study.store.append([event])

    assert 30 == stability(study, "p2", "p1").coders[0].days


def test_rounds_in_which_the_earlier_coding_is_seen_are_refused(tmp_path: Path) -> None:
    """A second pass, sub-coding, one round twice, and the rounds in the wrong order."""
    rows = drawn(random.Random(2))
    study = twice(tmp_path, rows, rows)
    start(study, "s", kind="second-pass", coders=["ana"], over="p1")
    start(study, "b", kind="subcode", coders=["ana"], parent="REL")

    for later, earlier, why in (
        ("s", "p1", "round s: a second pass works on the codings below it"),
        ("b", "p1", "round b: a subcode round works inside passages"),
        ("p1", "p1", "is one round"),
        ("p1", "p2", "round p2 was started after p1"),
    ):
        with pytest.raises(NotComparableError, match=why):
            stability(study, later, earlier)
    with pytest.raises(UnknownNameError, match="no coder 'anna'"):
        stability(study, "p2", "p1", coder="anna")
    with pytest.raises(NotComparableError, match="no transcript was finished in both p1 and p2 by lee"):
        stability(study, "p2", "p1", coder="lee")


def test_a_blind_round_tells_nothing(tmp_path: Path) -> None:
    """Before its first comparison neither as the earlier nor as the later round; afterwards it does."""
    study = made_study(tmp_path, memory=True)
    start(study, "r1")
    code(study, BOTH, round_id="r1")
    start(study, "p2", kind="initial", coders=["ana"])
    code(study, table(drawn(random.Random(3)), "ana"), round_id="p2")

    with pytest.raises(BlindRoundError, match="round r1 is blind"):
        stability(study, "p2", "r1")
    assert study.round("r1").compared is None
    agree(study, "r1")
    assert ["ana"] == [coder.coder for coder in stability(study, "p2", "r1").coders]


def test_units_must_be_the_same_or_named(tmp_path: Path) -> None:
    """By turn and by sentence is refused; --unit decides."""
    rows = drawn(random.Random(4))
    study = made_study(tmp_path, memory=True)
    for round_id, unit in (("p1", "turn"), ("p2", "sentence")):
        start(study, round_id, kind="initial", coders=["ana"], unit=unit)
    code(study, table(rows, "ana"), round_id="p1")
    for id_ in TURNS:
        about: dict[str, Any] = {"round": "p2", "coder": "ana", "transcript": id_}
        study.store.append([AssignmentFinish(**stamp("ana"), **about)])

    with pytest.raises(NotComparableError, match="round p1 is by turn, p2 by sentence"):
        stability(study, "p2", "p1")
    assert "turn" == stability(study, "p2", "p1", unit="turn").unit
    with pytest.raises(UnknownNameError, match="no unit 'word'"):
        stability(study, "p2", "p1", unit="word")


def test_what_was_made_from_the_earlier_coding_or_on_another_text_is_left_out(tmp_path: Path) -> None:
    """By transcript, with its name."""
    rows = drawn(random.Random(5))
    study = twice(tmp_path, rows, rows)
    start(study, "p3", kind="initial", coders=["ana"])
    layers = study.layers(study.round("p1"))
    for id_ in TURNS:
        about: dict[str, Any] = {"round": "p3", "coder": "ana", "transcript": id_}
        old = layers.get("ana", id_).codings[0]
        more = {"T01": {"derived_from": old.id}, "T02": {"text_sha": "0" * 16}, "T03": {}}[id_]
        new: Coding = msgspec.structs.replace(old, **stamp("ana"), **about, **more)
        study.store.append([new, AssignmentFinish(**stamp("ana"), **about)])

    found = stability(study, "p3", "p1")

    assert ("T03",) == found.coders[0].report.transcripts
    said = " ".join(asides(found))
    assert "T01 (ana) is left out: codings were made from the earlier ones" in said
    assert "T02 (ana) is left out: it was coded on another version of the text" in said


def test_codes_of_one_version_only_are_named(tmp_path: Path) -> None:
    """A code that is younger than the earlier round, one that was dropped from the round, one that changed."""
    study = made_study(tmp_path, memory=True)
    rows = [(t, 1, "REL") for t in TURNS]
    start(study, "p1", kind="initial", coders=["ana"])
    code(study, table(rows, "ana"), round_id="p1")
    mood = "- {id: MOOD, name: Mood, definition: How it feels., include: Fear., exclude: Facts., example: I worry.}\n"
    text = CODEBOOK.replace('version: "1.0"', 'version: "1.1"').replace("Who pays.", "Who pays, and how much.") + mood
    study.store.write_all({"codebooks/food.yaml": text})
    study.refresh()
    start(study, "p2", kind="initial", coders=["ana"], codes=["REL", "MONEY", "MOOD"])
    code(study, table(rows, "ana"), round_id="p2")

    found = stability(study, "p2", "p1")

    assert (("BOX", "BOX.OWN"), ("MOOD",)) == (found.only_earlier, found.only_now)
    assert ("MONEY",) == found.changed
    assert {"REL", "MONEY"} == {result.code for result in found.coders[0].report.codes}


def test_the_trend_knows_nothing_of_it(tmp_path: Path) -> None:
    """Two rounds of one coder make no compared round."""
    rows = drawn(random.Random(6))
    study = twice(tmp_path, rows, rows)
    stability(study, "p2", "p1")

    assert () == trend.trend(study, training=True).rounds
