"""Other turns and corrected texts from the window: shown first, written as shown, and no coding lost."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pytest

from codekit.workflow.study.study import open_study
from others import code_as
from studies import INTERVIEWS, start
from web.conftest import Serve
from web.served import Workbench, op, until

TEXT = INTERVIEWS["T01"]
# One coding moves, one has other words, one is lost.
BETTER = (
    TEXT.replace("How do patients get food?", "How do the patients of this clinic get their food?")
    .replace("We print the address.", "We print the new addresses.")
    .replace("Respondent: Nobody has said what comes then.\n", "")
)


def shown(one: Workbench, id_: str = "T01") -> dict[str, Any]:
    """The transcript as the page gets it."""
    return dict(one.call("GET", f"/api/transcripts/{id_}").json)


def turn(one: Workbench, **asked: Any) -> Any:
    """Change a turn; the answer."""
    return one.call("POST", "/api/transcripts/T01/turns", {"version": shown(one)["version"], **asked})


def correct(one: Workbench, text: str | bytes, file: str = "T01.txt", **more: Any) -> Any:
    """Bring a corrected text; the answer."""
    data = base64.b64encode(text.encode() if isinstance(text, str) else text).decode()
    asked = {"version": shown(one)["version"], "file": file, "data": data, **more}
    return one.call("POST", "/api/transcripts/T01/correct", asked)


def speakers(one: Workbench) -> list[str]:
    """Who speaks, turn by turn."""
    return [each["speaker"] for each in shown(one)["turns"]]


def words(one: Workbench) -> list[str]:
    """What is coded, in the text that is read."""
    text = shown(one)["text"]
    return [text[c["start"] : c["end"]] for c in one.call("GET", "/api/work/r1/T01").json["codings"]]


def coded(one: Workbench, *passages: str) -> None:
    """Code these passages as ana."""
    for passage in passages:
        one.do(op("coding.add", code="MONEY", **one.span("T01", passage)))


def texts(study: Path) -> dict[str, bytes]:
    """Everything that is kept of transcripts and codings."""
    kept = [path for name in ("transcripts", "corrections", "codings") for path in (study / name).rglob("*")]
    return {str(path.relative_to(study)): path.read_bytes() for path in kept if path.is_file()}


def test_where_nothing_is_coded_turns_change_at_once(workbench: Workbench) -> None:
    """Split, named and joined, each a version with the same text that says who made it; what it does is told."""
    before = shown(workbench)
    at = workbench.span("T01", "We print the address.")["start"]

    parted = turn(workbench, act="split", turn=2, at=at, speaker="interviewer")
    assert (200, True, False) == (parted.status, parted.json["written"], parted.json["asks"])
    assert parted.json["told"][0] == "T01: 6 turns, 5 before; those that follow are numbered anew"
    assert ["Interviewer", "Respondent", "Interviewer"] == speakers(workbench)[:3]
    assert turn(workbench, act="name", turn=3, speaker="Nurse").json["told"][-1].startswith("T01: Nurse is taken for")
    assert turn(workbench, act="join", turn=3).json["written"]
    after = shown(workbench)
    assert before["turns"] == after["turns"]
    assert (before["text"], before["text_sha"]) == (after["text"], after["text_sha"])
    assert before["version"] != after["version"]
    assert [("imported", ""), *[("turns", "ana")] * 3] == [(v["what"], v["by"]) for v in after["versions"]]


def test_where_something_is_coded_it_is_shown_first(workbench: Workbench) -> None:
    """Nothing is written without what was shown; then the coding stays on its words."""
    coded(workbench, "A grant pays.")
    before = texts(workbench.study)
    asked = {"act": "name", "turn": 4, "speaker": "Interviewer"}

    preview = turn(workbench, **asked).json
    assert (False, True) == (preview["written"], preview["asks"])
    assert [("A grant pays.", "same", False)] == [
        (row["words"], row["outcome"], row["respondent"]) for row in preview["look_at"]
    ]
    assert any("and stays on its words; they are no respondent's any more" in line for line in preview["told"])
    assert before == texts(workbench.study)
    wrong = turn(workbench, **asked, seen="something else")
    assert (409, "stale") == (wrong.status, wrong.json["error"]["kind"])
    assert before == texts(workbench.study)
    assert turn(workbench, **asked, seen=preview["seal"]).json["written"]
    assert ["A grant pays."] == words(workbench)
    after = texts(workbench.study)
    assert before == {name: after[name] for name in before}
    assert turn(workbench, act="name", turn=2, speaker="Nurse").json["written"]  # nothing is coded there


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"act": "split", "turn": 2, "at": 0, "speaker": "Interviewer"}, "cannot be split"),
        ({"act": "split", "turn": 2, "at": 52, "speaker": "Interviewer"}, "begins there already"),
        ({"act": "split", "turn": 9, "at": 1, "speaker": "Interviewer"}, "has no turn 9"),
        ({"act": "join", "turn": 1}, "has none before it"),
        ({"act": "name", "turn": 2, "speaker": " :"}, "no name of a speaker"),
        ({"act": "name", "turn": 2, "speaker": "x\u0007"}, "no name of a speaker"),
        ({"act": "name", "turn": 2, "speaker": "x" * 61}, "no name of a speaker"),
        ({"act": "dance", "turn": 2}, "named, split or joined"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(workbench: Workbench, asked: dict[str, Any], told: str) -> None:
    """As on the command line; nothing is written."""
    before = texts(workbench.study)
    answer = turn(workbench, **asked)

    assert 422 == answer.status
    assert told in answer.json["error"]["message"]
    assert "\n" not in answer.json["error"]["message"]
    assert before == texts(workbench.study)


def test_turns_that_the_page_does_not_show_any_more_are_not_changed(workbench: Workbench) -> None:
    """Their numbers may be those of others by now."""
    asked = {"version": shown(workbench)["version"], "act": "name", "turn": 4, "speaker": "Nurse"}
    assert workbench.call("POST", "/api/transcripts/T01/turns", asked).json["written"]
    again = workbench.call("POST", "/api/transcripts/T01/turns", asked)

    assert (409, "text_changed") == (again.status, again.json["error"]["kind"])
    assert 1 == speakers(workbench).count("Nurse")


def test_a_correction_is_shown_and_then_written_as_shown(workbench: Workbench) -> None:
    """What moves, changes and is lost is told with its words; both texts stay, and no ledger is touched."""
    coded(workbench, "A grant pays.", "We print the address.", "Nobody has said what comes then.")
    before = texts(workbench.study)

    preview = correct(workbench, BETTER).json
    assert (False, True) == (preview["written"], preview["asks"])
    assert {"same": 0, "moved": 1, "changed": 1, "lost": 1} == preview["counts"]
    assert [
        ("changed", "We print the address.", "We print the new addresses."),
        ("lost", "Nobody has said what comes then.", ""),
    ] == [(row["outcome"], row["words"], row["words_after"]) for row in preview["look_at"]]
    assert before == texts(workbench.study)
    done = correct(workbench, BETTER, seen=preview["seal"]).json
    assert (True, "T01: corrected, now version 2 of its text") == (done["written"], done["told"][0])
    after = texts(workbench.study)
    assert before == {name: after[name] for name in before}
    assert ["We print the new addresses.", "A grant pays."] == words(workbench)
    (first, second) = shown(workbench)["versions"]
    assert ("imported", "text", "ana", "T01.txt") == (first["what"], second["what"], second["by"], second["file"])
    assert 0.5 < second["kept"] < 1
    same = correct(workbench, BETTER).json
    assert (False, False, "T01: unchanged; this is its text") == (same["written"], same["asks"], same["told"][0])


def test_what_was_coded_since_a_correction_was_shown_is_shown_again(workbench: Workbench) -> None:
    """Nobody says yes to what was not shown."""
    preview = correct(workbench, BETTER).json
    coded(workbench, "Nobody has said what comes then.")
    refused = correct(workbench, BETTER, seen=preview["seal"])

    assert (409, "stale") == (refused.status, refused.json["error"]["kind"])
    assert 1 == len(shown(workbench)["versions"])


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("T01.txt", "Interviewer: Yes?\n\nRespondent: This is quite another conversation.\n", "no correction of it"),
        ("T01.docx", TEXT, "Word"),
        ("T01.exe", TEXT, "T01.exe"),
        ("", "", ""),
        ("../../x/T01.docx", "PK\x03\x04", ""),
    ],
)
def test_a_file_that_is_none_is_refused_in_one_line(workbench: Workbench, file: str, text: str, told: str) -> None:
    """It is named as the person calls it, without where its copy lay, and nothing is left of it."""
    answer = correct(workbench, text, file)

    assert answer.status == 422
    assert told in answer.json["error"]["message"]
    assert b"codekit-" not in answer.body
    assert b"/tmp" not in answer.body
    assert 1 == len(shown(workbench)["versions"])
    assert not [*workbench.study.parent.rglob("x")]


def test_a_file_may_be_larger_than_other_bodies(workbench: Workbench) -> None:
    """Up to its own limit; a hundred bytes beyond it nothing is read."""
    from codekit.web.guard import LARGEST, LARGEST_FILE

    assert 422 == correct(workbench, bytes(2 * LARGEST), "T01.docx").status  # read whole, and no Word file
    length = {"Authorization": f"Bearer {workbench.token}", "Content-Length": str(LARGEST_FILE + 100)}
    assert 413 == workbench.raw("POST", "/api/transcripts/T01/correct", b"{}", length).status
    assert 413 == workbench.raw("POST", "/api/transcripts/T01/turns", b" " * (LARGEST + 1), length).status


def test_a_blind_coder_corrects_and_sees_only_the_own_codings(food: Path, serve: Serve) -> None:
    """What others coded is carried over too, and not even counted."""
    code_as("ben", "T01,1,REL.SEND")(open_study(food))
    one = serve(food)
    preview = correct(one, BETTER).json

    assert ({"same": 0, "moved": 0, "changed": 0, "lost": 0}, []) == (preview["counts"], preview["look_at"])
    assert "what others code in r1 is carried over too, and not shown" in preview["told"]
    assert correct(one, BETTER, seen=preview["seal"]).json["written"]
    study = open_study(food)
    held = study.layers(study.round("r1")).get("ben", "T01").codings
    assert ["We send them to the pantry. We print the new addresses."] == [coding.quote for coding in held]


def test_a_compared_round_keeps_its_text(food: Path, serve: Serve) -> None:
    """A transcript of a round that is over may be corrected; the round is read in the text that was compared."""
    study = open_study(food)
    start(study, "solo", kind="initial", coders=["ana"])
    one = serve(food)
    for id_ in ("T01", "T02", "T03"):
        one.do(op("assignment.finish", id_))
    from others import finish_all

    finish_all("ben")(study)
    until(lambda: one.call("POST", "/api/rounds/r1/compare", {"confirm": "r1"}).status == 200)
    preview = correct(one, BETTER).json
    assert correct(one, BETTER, seen=preview["seal"]).json["written"]
    as_compared = one.call("GET", "/api/transcripts/T01?round=r1").json

    assert (TEXT.strip(), "") == (as_compared["text"].strip(), as_compared["version"])
    assert shown(one)["text"].strip() == BETTER.strip()
