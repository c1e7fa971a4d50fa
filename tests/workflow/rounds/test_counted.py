"""Which layer counts for a transcript and code: second pass, else first, else consensus; sub-codes are added."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from codekit.errors import BlindRoundError, CodekitError
from codekit.model.coding import coding_fields
from codekit.model.events import Coding, stamp
from codekit.model.rounds import Round
from codekit.model.span import Span
from codekit.store.values import Layers
from codekit.workflow.results import tabulate
from codekit.workflow.rounds import counted
from codekit.workflow.rounds.assignments import finish_event
from codekit.workflow.rounds.counted import Chosen
from codekit.workflow.study.study import Study
from studies import BOTH, CODEBOOK, agree, build, code, segments, start


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A study with three interviews."""
    return build(tmp_path, memory=True)


def choose(study: Study, coder: str = "") -> Chosen:
    """What counts for T01."""
    return counted.Chooser(study, study.codebook("food"), coder=coder).choose(["T01"])


def test_nothing_counts_before_anything_is_coded(study: Study) -> None:
    """And the transcript is not coded."""
    found = choose(study).by_transcript["T01"]

    assert ("", frozenset(), []) == (found.layer, found.coded, found.codings)


def test_a_training_round_never_counts(study: Study) -> None:
    """It was practice."""
    start(study, kind="training", transcripts=["T01"])
    code(study, segments([("T01", 1, "REL", "ana"), ("T01", 1, "REL", "ben")]))

    assert "" == choose(study).by_transcript["T01"].layer


def test_a_double_round_counts_by_its_consensus_only(study: Study) -> None:
    """Without one nothing counts and the reader is told, unless one coder is picked."""
    start(study, transcripts=["T01"])
    code(study, segments([("T01", 1, "REL", "ana"), ("T01", 3, "MONEY", "ben")]))
    found = choose(study)
    assert "" == found.by_transcript["T01"].layer
    assert "no consensus, so nothing counts" in found.warnings[0]
    with pytest.raises(BlindRoundError, match="round r1 is blind"):
        choose(study, "ana")

    agree(study, "r1")
    assert ["REL"] == [c.code for c in choose(study, "ana").by_transcript["T01"].codings]
    code(study, segments([("T01", 3, "MONEY", "consensus")]), round_id="r1")

    counts = choose(study).by_transcript["T01"]
    assert ("r1 (consensus)", ["MONEY"]) == (counts.layer, [c.code for c in counts.codings])
    assert set(study.codebook("food").by_id) == counts.coded


def test_an_initial_round_goes_before_a_consensus_once_it_is_finished(study: Study) -> None:
    """The whole-study pass is what the team carried on with; while it is under way the consensus counts."""
    start(study, transcripts=["T01"])
    code(study, segments([("T01", 1, "REL", "ana"), ("T01", 1, "REL", "ben")]))
    agree(study, "r1")
    code(study, segments([("T01", 1, "REL", "consensus")]), round_id="r1")
    start(study, "p1", kind="initial", coders=["lee"], transcripts=["T01"])
    code(study, segments([("T01", 3, "MONEY", "lee")]), round_id="p1", partial=True)

    found = choose(study)
    assert "r1 (consensus)" == found.by_transcript["T01"].layer
    assert ("T01: initial round p1 is under way; nothing of it counts yet",) == found.warnings

    code(study, segments([("T01", 3, "MONEY", "lee")]), round_id="p1")

    counts = choose(study).by_transcript["T01"]
    assert ("p1 (initial)", ["MONEY"]) == (counts.layer, [c.code for c in counts.codings])


def test_a_second_pass_counts_once_it_is_finished(study: Study) -> None:
    """While it is under way the layer below counts, and the reader is told."""
    start(study, "p1", kind="initial", coders=["ana"], transcripts=["T01"])
    code(study, segments([("T01", 1, "REL", "ana")]), round_id="p1")
    start(study, "p2", kind="second-pass", coders=["lee"], transcripts=["T01"], over="p1")
    code(study, segments([("T01", 3, "MONEY", "lee")]), round_id="p2", partial=True)
    found = choose(study)
    assert "p1 (initial)" == found.by_transcript["T01"].layer
    assert "second pass p2 is under way" in found.warnings[0]

    code(study, segments([("T01", 3, "MONEY", "lee")]), round_id="p2")

    counts = choose(study).by_transcript["T01"]
    assert ("p2 (second-pass)", ["REL", "MONEY"]) == (counts.layer, [c.code for c in counts.codings])


def test_a_matrix_without_cases_says_what_is_missing(tmp_path: Path) -> None:
    """Rows come from cases.csv."""
    study = build(tmp_path, registers=False, memory=True)

    with pytest.raises(CodekitError, match="no case yet"):
        tabulate.matrix(study, "food")


def test_second_interviews_merge_into_one_row(study: Study) -> None:
    """T01 and T03 are of O1: two interviews, one organization."""
    start(study, "p1", kind="initial", coders=["lee"])
    code(study, BOTH.replace(",ana", ",lee").replace(",ben", ",lee"), round_id="p1")

    found = tabulate.matrix(study, "food")

    assert 2 == found.cells["O1", "REL"].interviews
    assert "1 of 2" == str(found.totals["REL"])


def test_sub_codes_that_wait_keep_their_cells_open(study: Study) -> None:
    """REL is coded; what is below it is not yet, so "none found" would be untrue."""
    start(study, "p1", kind="initial", coders=["lee"])
    rows = [("T01", 1, "REL", "lee"), ("T02", 1, "", "lee"), ("T03", 1, "", "lee")]
    code(study, segments(rows), round_id="p1")
    start(study, "s1", kind="subcode", coders=["lee"], parent="REL", transcripts=["T01"])

    found = tabulate.matrix(study, "food")

    assert ("present", "not_yet_coded") == (found.cells["O1", "REL"].state, found.cells["O1", "REL.DEAL"].state)
    assert "not_found" == found.cells["O2", "REL.DEAL"].state


MOOD = "- {id: MOOD, name: Mood, definition: How it feels., include: Fear., exclude: Facts., example: I worry.}\n"


def second_version(study: Study) -> None:
    """Version 1.1 of the codebook has a code more."""
    text = CODEBOOK.replace('version: "1.0"', 'version: "1.1"') + MOOD
    study.store.write_all({"codebooks/food.yaml": text})
    study.refresh()


def test_a_round_about_some_codes_says_nothing_about_the_others(study: Study) -> None:
    """A newer initial round about MONEY, and a second pass about it, leave REL where it was coded."""
    start(study, "p1", kind="initial", coders=["ana"])
    code(study, segments([("T01", 1, "REL", "ana"), ("T02", 1, "", "ana"), ("T03", 1, "", "ana")]), round_id="p1")
    start(study, "p2", kind="initial", coders=["lee"], codes=["MONEY"])
    code(study, segments([("T01", 3, "MONEY", "lee"), ("T02", 1, "", "lee"), ("T03", 1, "", "lee")]), round_id="p2")

    cells = tabulate.matrix(study, "food").cells

    assert ("present", "p1 (initial)") == (cells["O1", "REL"].state, cells["O1", "REL"].layer)
    assert ("present", "p2 (initial)") == (cells["O1", "MONEY"].state, cells["O1", "MONEY"].layer)

    start(study, "p3", kind="second-pass", coders=["ben"], over="p1", codes=["BOX"])
    code(study, segments([(id_, 1, "", "ben") for id_ in ("T01", "T02", "T03")]), round_id="p3")
    matrix = tabulate.matrix(study, "food")

    layers = {name: matrix.cells["O1", name].layer for name in ("REL", "MONEY", "BOX.OWN")}
    assert {"REL": "p1 (initial)", "MONEY": "p2 (initial)", "BOX.OWN": "p3 (second-pass)"} == layers
    assert "p3 (second-pass) + p2 (initial) + p1 (initial)" == matrix.layer


def test_a_code_outside_every_round_is_not_yet_coded(study: Study) -> None:
    """It stays out of n."""
    start(study, "p1", kind="initial", coders=["ana"], codes=["MONEY"])
    code(study, segments([(id_, 1, "", "ana") for id_ in ("T01", "T02", "T03")]), round_id="p1")

    found = tabulate.matrix(study, "food")

    assert ("0 of 2", "0 of 0") == (str(found.totals["MONEY"]), str(found.totals["REL"]))
    assert ("not_yet_coded", "") == (found.cells["O1", "REL"].state, found.cells["O1", "REL"].layer)


def test_a_second_pass_is_about_the_codes_of_the_round_below(study: Study) -> None:
    """Codings of other codes that an older version let in do not count, and the reader is told."""
    start(study, "p1", kind="initial", coders=["ana"], transcripts=["T01"], codes=["MONEY"])
    code(study, segments([("T01", 3, "MONEY", "ana")]), round_id="p1")
    start(study, "p2", kind="second-pass", coders=["lee"], transcripts=["T01"], over="p1")
    text = study.transcript("T01")
    place: dict[str, Any] = {"round": "p2", "coder": "lee", "transcript": "T01"}
    turn = text.turns[1]
    fields = coding_fields(text, "REL", Span(turn.start, turn.end), codebook="food@1.0")
    study.store.append([Coding(**stamp("lee"), **place, **fields), finish_event(("p2", "lee", "T01"), "")])

    found = choose(study)

    counts = found.by_transcript["T01"]
    assert ({"MONEY": ("p2 (second-pass)",)}, ["MONEY"]) == (counts.layers, [c.code for c in counts.codings])
    assert ["T01: second pass p2 is not about REL: its codings of other codes do not count"] == list(found.warnings)


def test_a_younger_code_waits_for_a_round_whose_version_holds_it(study: Study) -> None:
    """Nobody looked for it before it was there, so "none found" would be untrue."""
    everywhere = [(id_, 1, "", "lee") for id_ in ("T01", "T02", "T03")]
    start(study, "p1", kind="initial", coders=["lee"])
    code(study, segments(everywhere), round_id="p1")
    second_version(study)

    found = tabulate.matrix(study, "food")
    assert ("0 of 0", "0 of 2") == (str(found.totals["MOOD"]), str(found.totals["MONEY"]))

    start(study, "p2", kind="initial", coders=["lee"], codes=["MOOD"], transcripts=["T02"])
    code(study, segments([("T02", 1, "", "lee")]), round_id="p2")

    found = tabulate.matrix(study, "food")
    assert ("0 of 1", "0 of 2") == (str(found.totals["MOOD"]), str(found.totals["MONEY"]))


def test_a_parent_names_the_layers_of_the_evidence_below_it(study: Study) -> None:
    """It is coded where it is coded itself; what supports it may come from another layer."""
    start(study, "p1", kind="initial", coders=["ana"], transcripts=["T02"])
    code(study, segments([("T02", 1, "", "ana")]), round_id="p1")
    start(study, "p2", kind="initial", coders=["lee"], transcripts=["T02"], codes=["REL.SEND"])
    code(study, segments([("T02", 1, "REL.SEND", "lee")]), round_id="p2")
    start(study, "p3", kind="initial", coders=["lee"], transcripts=["T01", "T03"], codes=["REL.SEND"])
    code(study, segments([("T01", 1, "REL.SEND", "lee"), ("T03", 1, "", "lee")]), round_id="p3")

    cells = tabulate.matrix(study, "food").cells

    both, part = cells["O2", "REL"], cells["O1", "REL"]
    assert ("present", "p2 (initial) + p1 (initial)", False) == (both.state, both.layer, both.incomplete)
    assert ("present", "p3 (initial)", True) == (part.state, part.layer, part.incomplete)


def test_a_code_that_others_became_is_coded_where_they_were(study: Study) -> None:
    """A round about one of two codes has not searched for what both became."""
    start(study, "p1", kind="initial", coders=["lee"], transcripts=["T01"])
    code(study, segments([("T01", 1, "", "lee")]), round_id="p1")
    start(study, "p2", kind="initial", coders=["lee"], transcripts=["T02"], codes=["MONEY"])
    code(study, segments([("T02", 1, "", "lee")]), round_id="p2")
    merged = CODEBOOK.replace('version: "1.0"', 'version: "1.1"').replace(
        "  name: Money\n", "  name: Money\n  replaced_by: MOOD\n"
    )
    merged = merged.replace("{id: BOX.OWN,", "{id: BOX.OWN, replaced_by: MOOD,")
    study.store.write_all({"codebooks/food.yaml": merged + MOOD})
    study.refresh()

    chosen = counted.Chooser(study, study.codebook("food")).choose(["T01", "T02"]).by_transcript

    assert [True, False] == ["MOOD" in chosen[id_].coded for id_ in ("T01", "T02")]


def test_the_picked_coder_counts_from_the_newest_round_of_theirs(study: Study) -> None:
    """Also where a newer double round of the transcript is other people's; advice that was followed is not repeated."""
    start(study, "r1", transcripts=["T01"])
    code(study, segments([("T01", 1, "REL", "ana"), ("T01", 3, "MONEY", "ben")]))
    agree(study, "r1")
    start(study, "r2", transcripts=["T01"], coders=["ben", "lee"])

    found = choose(study, "ana")
    counts = found.by_transcript["T01"]
    assert ("r1 (ana alone)", ["REL"], ()) == (counts.layer, [c.code for c in counts.codings], found.warnings)

    start(study, "r3", transcripts=["T02"], coders=["ben", "lee"])
    warnings = counted.Chooser(study, study.codebook("food"), coder="ana").choose(["T02"]).warnings
    assert ("T02: double round r3 has no consensus and ana did not code it, so nothing counts",) == warnings


def test_the_ledgers_of_a_round_are_read_once(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many transcripts and codes there are."""
    everywhere = [(id_, 1, "", "lee") for id_ in ("T01", "T02", "T03")]
    start(study, "p1", kind="initial", coders=["lee"])
    code(study, segments(everywhere), round_id="p1")
    start(study, "p2", kind="second-pass", coders=["lee"], over="p1", codes=["MONEY"])
    code(study, segments(everywhere), round_id="p2")
    read: list[str] = []
    layers = study.layers

    def reading(round_: Round) -> Layers:
        read.append(round_.id)
        return layers(round_)

    monkeypatch.setattr(study, "layers", reading)

    counted.Chooser(study, study.codebook("food")).choose(["T01", "T02", "T03"])

    assert ["p1", "p2"] == sorted(read)
