"""Before coding, in the window: files previewed and brought in, who speaks, tables edited and pasted into."""

from __future__ import annotations

import base64
import contextlib
import io
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from codekit.store import copied
from codekit.workflow.study.study import open_study
from studies import INTERVIEWS, start
from web.served import Workbench, op, undo, until

TALK = "Interviewer: {}?\n\nRespondent: We share a van.\n\nInterviewer: Since when?\n\nRespondent: Since May.\n"
PLAIN = ("How do patients get there?", "By van.", "And who drives?", "Neighbours do.", "Is it paid?", "Not yet.")


@pytest.fixture(scope="module")
def one(food_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """Ana's workbench; tests bring in files of their own names."""
    served = Workbench(Path(shutil.copytree(food_template, tmp_path_factory.mktemp("preparing") / "study")))
    yield served
    served.stop()


@contextlib.contextmanager
def stopping(*served: Workbench) -> Iterator[None]:
    """Stop them in the end."""
    try:
        yield
    finally:
        for one in served:
            one.stop()


def sent(file: str, data: bytes | str, **more: Any) -> dict[str, Any]:
    """The body of a request that brings a file."""
    raw = data.encode() if isinstance(data, str) else data
    return {"file": file, "data": base64.b64encode(raw).decode(), **more}


def preview(one: Workbench, file: str, data: bytes | str, **more: Any) -> Any:
    """What would become of a file."""
    answer = one.call("POST", "/api/import/preview", sent(file, data, **more))
    assert 200 == answer.status, answer.body
    return answer.json


def bring(one: Workbench, file: str, data: bytes | str, *interviews: dict[str, Any], **more: Any) -> list[Any]:
    """Bring in interviews of a file; what became of each."""
    answer = one.call("POST", "/api/import", sent(file, data, interviews=list(interviews or ({},)), **more))
    assert 200 == answer.status, answer.body
    return list(answer.json["brought"])


def rows(one: Workbench) -> dict[str, Any]:
    """The transcripts of the study, by id."""
    return {row["id"]: row for row in one.call("GET", "/api/transcripts").json["rows"]}


def table(one: Workbench, name: str) -> Any:
    """A table as the page gets it."""
    return one.call("GET", f"/api/tables/{name}").json


def edit(one: Workbench, name: str, **changes: Any) -> Any:
    """Change a table that was shown just now; the answer."""
    return one.call("POST", f"/api/tables/{name}", {"seal": table(one, name)["seal"], **changes})


def contents(study: Path) -> dict[str, bytes]:
    """Every file of a study."""
    return {str(path.relative_to(study)): path.read_bytes() for path in study.rglob("*") if path.is_file()}


def word_file(paragraphs: tuple[str, ...]) -> bytes:
    """A Word file in which every other paragraph is bold."""
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for number, words in enumerate(paragraphs):
        document.add_paragraph().add_run(words).bold = number % 2 == 0
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_a_preview_writes_nothing_and_says_what_import_says(one: Workbench) -> None:
    """The line, the turns with who speaks, the speakers as guessed, copies, and what is no interview."""
    before = contents(one.study)

    new = preview(one, "folder/T10.txt", TALK.format("How"), text=True)["interviews"][0]
    copy = preview(one, "copy.txt", INTERVIEWS["T01"])["interviews"][0]
    taken = preview(one, "T01.txt", TALK.format("Else"))["interviews"][0]
    capitals = preview(one, "t01.txt", TALK.format("Capitals"))["interviews"][0]
    about = preview(one, "README.txt", TALK.format("About"))
    stray = preview(one, "photo.png", b"\x89PNG....")

    assert before == contents(one.study)
    assert ("T10", "imported", 4) == (new["id"], new["outcome"], new["turns"])
    assert new["line"].startswith("T10: new; txt utf-8; 13 words; 4 turns; speakers (guessed): ")
    assert ["interviewer", "respondent", "interviewer", "respondent"] == [turn["role"] for turn in new["spoken"]]
    assert "We share a van." == new["text"][new["spoken"][1]["start"] : new["spoken"][1]["end"]]
    assert [("Interviewer", "interviewer", 2, False), ("Respondent", "respondent", 2, False)] == [
        (who["label"], who["role"], who["turns"], who["sure"]) for who in new["speakers"]
    ]
    assert ("duplicate", ["same text as T01, not imported again"]) == (copy["outcome"], copy["notes"])
    assert ("refused", "refused") == (taken["outcome"], capitals["outcome"])
    assert "another text is stored under this id" in taken["line"]
    assert "only by capitals" in capitals["line"]
    assert about["about"]
    assert about["left_out"].startswith("about the files")
    assert (False, []) == (stray["refused"], stray["interviews"])
    assert "does not read files of type .png" in stray["left_out"]


@pytest.mark.parametrize(
    ("file", "data", "says"),
    [
        ("T11.docx", b"PK\x03\x04 and no more of it", ""),
        ("T11.docx", b"", "the file is empty"),
        ("T11.txt", b"\x89PNG\r\n", "this is a picture"),
        ("T11.vtt", "Not captions", ""),
        ("..", "x", "does not read"),
        ("T11", "x", "files without an ending"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_and_nothing_is_written(
    one: Workbench, file: str, data: bytes | str, says: str
) -> None:
    """Whatever is wrong with it: the preview says why, and so does bringing it in anyway."""
    before = contents(one.study)

    shown = preview(one, file, data, named=True)
    done = bring(one, file, data, {}, named=True)

    assert before == contents(one.study)
    assert [] == shown["interviews"]
    assert shown["left_out"]
    assert says in shown["left_out"]
    assert ["refused"] == [each["outcome"] for each in done]


def test_an_encoding_is_asked_for_and_taken(one: Workbench) -> None:
    """Where it cannot be told, likely ones come first; one that was recognised can be another."""
    unsure = "\u0151".encode("cp1250") + b" 12"  # or another letter: no word tells
    asked = preview(one, "T12.txt", unsure)
    said = preview(one, "T12.txt", unsure, encoding="cp1250", text=True)
    wrong = preview(one, "T12.txt", unsure, encoding="no-such")

    assert asked["must_choose"]
    assert "cp1250" in [choice["name"] for choice in asked["encodings"]]
    assert "\u0151 12" == said["interviews"][0]["text"]
    assert ("cp1250", False) == (said["encoding"], said["must_choose"])
    assert "no encoding 'no-such'" in wrong["left_out"]


def test_roles_that_a_person_gave_and_an_own_id_are_stored(one: Workbench) -> None:
    """In one step with the text; what nobody said stays a guess. A case is linked in interviews.csv."""
    wish = {"id": "North 1", "case": "O2", "roles": {"Respondent": "other"}}
    done = bring(one, "T13.txt", TALK.format("Own"), wish)
    again = bring(one, "T13.txt", TALK.format("Own"), wish)

    row = rows(one)["North-1"]
    assert ["imported", "unchanged"] == [done[0]["outcome"], again[0]["outcome"]]
    assert [("Interviewer", "interviewer", False), ("Respondent", "other", True)] == [
        (who["label"], who["role"], who["confirmed"]) for who in row["speakers"]
    ]
    assert ("O2", "T13.txt", []) == (row["case"], row["file"], row["rounds"])
    assert (one.study / "originals" / "North-1.txt").exists()


def test_what_is_wrong_with_a_wish_is_said_and_nothing_is_written(one: Workbench) -> None:
    """A case that is not there, an id that is taken, a role that there is none of, no wish at all."""
    before = contents(one.study)
    text = TALK.format("Wish")

    unknown = bring(one, "T14.txt", text, {"case": "O9"})
    taken = bring(one, "T14.txt", text, {"id": "T02"})
    unnamed = bring(one, "T14.txt", text, {"id": "???"})
    roles = one.call("POST", "/api/import", sent("T14.txt", text, interviews=[{"roles": {"Respondent": "judge"}}]))
    nothing = one.call("POST", "/api/import", sent("T14.txt", text))

    assert before == contents(one.study)
    assert ["refused"] * 3 == [done[0]["outcome"] for done in (unknown, taken, unnamed)]
    assert "no case 'O9'" in unknown[0]["line"]
    assert (422, 422) == (roles.status, nothing.status)


def test_turns_are_made_by_the_rule_that_was_chosen(one: Workbench) -> None:
    """Where nobody is named, a rule is proposed; the preview shows its turns, and these are stored."""
    data = word_file(PLAIN)
    plain = preview(one, "T15.docx", data)["interviews"][0]
    rules = [each["rule"] for each in plain["rules"]]
    shown = preview(one, "T15.docx", data, text=True, interviews=[{"rule": "bold"}])["interviews"][0]
    done = bring(one, "T15.docx", data, {"rule": "bold"})

    stored = one.call("GET", "/api/transcripts/T15").json
    assert "bold" in rules
    assert [PLAIN[at] for at in range(6)] == [shown["text"][t["start"] : t["end"]] for t in shown["spoken"]]
    assert "imported" == done[0]["outcome"]
    assert [(t["speaker"], t["role"]) for t in shown["spoken"]] == [(t["speaker"], t["role"]) for t in stored["turns"]]
    assert stored["roles_confirmed"]


def test_of_a_table_of_interviews_only_those_wanted_come_in(one: Workbench) -> None:
    """Each under its own id; the others are not written."""
    text = "transcript,speaker,text\nT16,I,How?\nT16,R,So.\nT17,I,Why?\nT17,R,Well.\nT18,I,When?\nT18,R,Now.\n"
    shown = preview(one, "talks.csv", text)["interviews"]
    done = bring(one, "talks.csv", text, {"name": "T16"}, {"name": "T18", "id": "T19"})

    assert ["T16", "T17", "T18"] == [each["name"] for each in shown]
    assert ["T16", "T19"] == [each["transcript"] for each in done]
    assert {"T16", "T19"} <= rows(one).keys()
    assert not {"T17", "T18"} & rows(one).keys()


def test_an_import_that_is_killed_leaves_an_interview_whole_or_not_at_all(food_template: Path, tmp_path: Path) -> None:
    """What is named as brought in is there, and what is there can be read; the file that was on its way may be."""
    served = Workbench(Path(shutil.copytree(food_template, tmp_path / "study")))
    bring(served, "T20.txt", TALK.format("First"))
    body = sent("T21.txt", TALK.format("Second") * 2000, interviews=[{}])

    def go() -> None:
        with contextlib.suppress(OSError):  # it was killed
            served.call("POST", "/api/import", body)

    asking = threading.Thread(target=go)
    asking.start()
    until(lambda: any((served.study / "segments").rglob("T21*")) or not asking.is_alive())
    served.kill()
    asking.join()
    served.start()

    there = rows(served)
    found = {id_: one["problem"] for id_, one in there.items()}
    served.stop()
    assert "T20" in found
    assert set() == set(found.values()) - {""}
    assert found.keys() - {"T20", "T21"} == {*INTERVIEWS}
    assert open_study(served.study).transcript("T20").turns


def test_speakers_are_changed_only_as_they_were_shown(one: Workbench) -> None:
    """A role that a person gives is confirmed; one who saw other roles is told so, and nothing is written."""
    bring(one, "T22.txt", TALK.format("Roles"))
    seal = rows(one)["T22"]["seal"]
    path = "/api/transcripts/T22/speakers"

    first = one.call("POST", path, {"seal": seal, "roles": {"Respondent": "interviewer"}})
    late = one.call("POST", path, {"seal": seal, "roles": {"Respondent": "other"}})
    unknown = one.call("POST", path, {"seal": rows(one)["T22"]["seal"], "roles": {"Nobody": "other"}})

    who = {each["label"]: (each["role"], each["confirmed"]) for each in rows(one)["T22"]["speakers"]}
    assert (200, 409, 404) == (first.status, late.status, unknown.status)
    assert {"Interviewer": ("interviewer", False), "Respondent": ("interviewer", True)} == who


def test_a_transcript_is_taken_out_only_where_no_round_is_about_it(one: Workbench) -> None:
    """And only the one that was confirmed; a round's transcript stays, and its round is named."""
    bring(one, "T23.txt", TALK.format("Mistake"))

    other = one.call("POST", "/api/transcripts/T23/remove", {"confirm": "T22"})
    used = one.call("POST", "/api/transcripts/T01/remove", {"confirm": "T01"})
    gone = one.call("POST", "/api/transcripts/T23/remove", {"confirm": "T23"})

    assert (422, 422, 200) == (other.status, used.status, gone.status)
    assert "T01 is in round r1, and stays" == used.json["error"]["message"]
    assert "T23" not in rows(one)
    assert [] == list(one.study.rglob("T23*"))


def test_who_withdrew_is_taken_out_once_it_was_shown_what_goes(food_template: Path, tmp_path: Path) -> None:
    """Refused for another id and for a reason that quotes; afterwards no word is left, and Ctrl+Z brings none back."""
    study = Path(shutil.copytree(food_template, tmp_path / "study"))
    words, path = "We send them to the pantry. We print the address.", "/api/transcripts/T01/withdrawal"
    start(open_study(study), "p1", kind="initial", coders=["lee"])
    book = study / "codebooks" / "food.yaml"
    book.write_text(f"# {words}\n{book.read_text('utf-8')}", "utf-8")
    ana, lee = Workbench(study), Workbench(study, coder="lee")
    with stopping(ana, lee):
        for one, round_id in ((ana, "r1"), (lee, "p1")):
            one.do(op("coding.add", round_=round_id, code="REL", **one.span("T01", "We send them to the pantry.")))
        noted = lee.call("POST", "/api/memos", {"text": f"They say: {words}", "case": "O2"})
        before = contents(study)
        shown, blind = lee.call("GET", path).json, ana.call("GET", path).json
        refused = [
            lee.call("POST", path, {"confirm": "T01", "reason": "asked us to"} | wrong)
            for wrong in ({"confirm": "T02"}, {"reason": words})
        ]
        assert before == contents(study)
        done = lee.call("POST", path, {"confirm": "T01", "reason": "asked us to", "redact": True})
        undone = [one.ops(undo())["results"][0] for one in (ana, lee)]
        after = {name: data for name, data in contents(study).items() if words.encode() in data}
        gone = rows(ana)["T01"]

    assert (200, [422, 422], 200) == (noted.status, [answer.status for answer in refused], done.status)
    assert (["p1", "r1"], [], False) == (sorted(shown["rounds"]), shown["compared"], shown["blind"])
    assert "originals/T01.txt" in shown["files"]
    assert "codings/" not in str(shown)
    assert ["study/memos"] == shown["ledgers"]
    assert {"study/memos", "codebooks/food.yaml:1"} == {*shown["words"]}
    assert (["interviews.csv"], shown["tables"]) == (shown["tables"], done.json["tables"])
    assert (["r1"], [], True) == (blind["rounds"], blind["ledgers"], blind["blind"])
    assert ["codebooks/food.yaml:1"] == blind["words"] == done.json["words"]
    assert {"codebooks/food.yaml"} == set(after)
    assert [False, False] == [one["ok"] for one in undone]
    assert [] == list((study / "codings").rglob("T01*"))
    assert gone["withdrawn"]


def test_in_a_copy_of_a_servers_study_nobody_is_taken_out(food_template: Path, tmp_path: Path) -> None:
    """It is refused with where to do it, and nothing is removed."""
    study = Path(shutil.copytree(food_template, tmp_path / "study"))
    copied.note(open_study(study).store, copied.Origin(server="https://a.example", study="food", coder="ana"))
    one = Workbench(study)
    with stopping(one):
        before = contents(study)
        answer = one.call("POST", "/api/transcripts/T01/withdrawal", {"confirm": "T01"})
        assert before == contents(study)
    assert "withdrawn participants are taken out there" in answer.json["error"]["message"]
    assert "codekit sync" in answer.json["error"]["hint"]


def test_a_cell_is_written_and_the_rest_of_the_table_stays(one: Workbench) -> None:
    """Cells as they are spelt, the delimiter and other rows; a mistake is refused as `codekit check` says it."""
    path = one.study / "interviews.csv"
    path.write_text(path.read_text("utf-8") + 'T98,O1,,,"by ""phone""",,\n', "utf-8")
    shown = table(one, "interviews")
    line = next(row["line"] for row in shown["rows"] if row["cells"][0] == "T98")

    done = edit(one, "interviews", cells=[{"line": line, "column": "date", "value": "2024-05-06"}])
    wrong = edit(one, "interviews", cells=[{"line": line, "column": "case", "value": "O7"}])
    key = edit(one, "interviews", cells=[{"line": line, "column": "transcript", "value": "T97"}])
    nowhere = edit(one, "interviews", cells=[{"line": 99, "column": "date", "value": "x"}])

    text = path.read_text("utf-8")
    assert 200 == done.status
    assert 'T98,O1,2024-05-06,,"by ""phone""",,\n' in text
    assert 422 == wrong.status
    assert [f"interviews.csv:{line}: no case 'O7' (add it to cases.csv)"] == wrong.json["error"]["problems"]
    assert (422, 422) == (key.status, nowhere.status)
    assert edit(one, "interviews", removed=[line]).status == 200


def test_a_table_that_somebody_changed_meanwhile_is_not_written(one: Workbench) -> None:
    """The page is told so, and its next look shows what stands there now."""
    shown = table(one, "cases")
    path = one.study / "cases.csv"
    path.write_text(path.read_text("utf-8").replace("South", "West"), "utf-8")

    late = one.call("POST", "/api/tables/cases", {"seal": shown["seal"], "rows": [{"case": "O8"}]})

    assert (409, "stale") == (late.status, late.json["error"]["kind"])
    assert "cases.csv was changed meanwhile; nothing was written" == late.json["error"]["message"]
    assert "West" in str(table(one, "cases")["rows"])
    assert "O8" not in path.read_text("utf-8")


@contextlib.contextmanager
def _serving(template: Path, folder: Path) -> Iterator[Workbench]:
    """A workbench of a study of its own."""
    served = Workbench(Path(shutil.copytree(template, folder / "study")))
    try:
        yield served
    finally:
        served.stop()


def step(one: Workbench, name: str, *, redo: bool = False) -> Any:
    """Undo or redo of a table's last edit."""
    return one.call("POST", f"/api/tables/{name}/undo", {"redo": redo})


def test_edits_are_taken_back_to_the_byte_and_done_again(food_template: Path, tmp_path: Path) -> None:
    """Cells, rows, a new column; a file that was not there is gone again; nothing left to take back is refused."""
    with _serving(food_template, tmp_path) as served:
        cases, coverage = served.study / "cases.csv", served.study / "coverage.csv"
        states = [cases.read_bytes()]
        for changes in ({"columns": ["name"]}, {"rows": [{"case": "O9", "name": "Nine"}]}):
            assert 200 == edit(served, "cases", **changes).status
            states.append(cases.read_bytes())
        assert 200 == edit(served, "coverage", rows=[{"transcript": "T01", "topic": "REL", "asked": "yes"}]).status

        assert 200 == step(served, "coverage").status
        assert not coverage.exists()
        for state in states[-2::-1]:
            assert step(served, "cases").json["redo"]
            assert state == cases.read_bytes()
        assert (422, False) == (step(served, "cases").status, table(served, "cases")["undo"])
        for state in states[1:]:
            assert 200 == step(served, "cases", redo=True).status
            assert state == cases.read_bytes()
        assert 422 == step(served, "cases", redo=True).status


def test_nothing_is_taken_back_over_what_somebody_else_wrote(food_template: Path, tmp_path: Path) -> None:
    """Neither a change by another program, nor a row that another table needs by now; settings likewise."""
    with _serving(food_template, tmp_path) as served:
        cases, settings = served.study / "cases.csv", served.study / "study.yaml"
        edit(served, "cases", rows=[{"case": "O9"}])
        edit(served, "interviews", cells=[{"line": 2, "column": "case", "value": "O9"}])
        before = contents(served.study)
        needed = step(served, "cases")
        assert 422 == needed.status
        assert before == contents(served.study)

        cases.write_bytes(cases.read_bytes() + b"O10,West\n")
        other = step(served, "cases")
        assert (409, "stale") == (other.status, other.json["error"]["kind"])
        assert b"O10" in cases.read_bytes()

        old = settings.read_bytes()
        assert served.call("POST", "/api/study", {"title": "Another"}).json["undo"]
        assert 200 == served.call("POST", "/api/study/undo", {}).status
        assert old == settings.read_bytes()
        served.call("POST", "/api/study/undo", {"redo": True})
        settings.write_bytes(settings.read_bytes() + b"# a note\n")
        assert 409 == served.call("POST", "/api/study/undo", {}).status
        assert b"# a note" in settings.read_bytes()


def test_a_damaged_table_is_shown_and_not_written(one: Workbench) -> None:
    """A quotation mark that does not close: what can be read is shown, with the line."""
    path = one.study / "coverage.csv"
    path.write_text('transcript,topic,asked\nT01,REL,yes\nT02,"REL,yes\n', "utf-8")

    shown = table(one, "coverage")
    done = edit(one, "coverage", rows=[{"transcript": "T03", "topic": "REL", "asked": "yes"}])
    path.unlink()

    assert not shown["editable"]
    assert shown["problems"][0].startswith("coverage.csv:3: ")
    assert 422 == done.status


def test_what_was_asked_is_ticked_in_a_table_that_was_not_there(one: Workbench) -> None:
    """Rows are added, changed and taken out; another word than the four is refused."""
    row = {"transcript": "T01", "topic": "REL", "asked": "yes"}
    made = edit(one, "coverage", rows=[row]).json
    wrong = edit(one, "coverage", rows=[{**row, "transcript": "T02", "asked": "perhaps"}])
    twice = edit(one, "coverage", rows=[row])

    assert [["T01", "REL", "yes"]] == [each["cells"] for each in made["rows"]]
    assert "transcript,topic,asked\nT01,REL,yes\n" == (one.study / "coverage.csv").read_text("utf-8")
    assert (422, 422) == (wrong.status, twice.status)


def paste(one: Workbench, text: str, name: str = "cases", **more: Any) -> Any:
    """What a pasted block would change."""
    answer = one.call("POST", f"/api/tables/{name}/paste", {"seal": table(one, name)["seal"], "text": text, **more})
    assert 200 == answer.status, answer.body
    return answer.json


def test_a_pasted_table_is_shown_before_it_is_written(food_template: Path, tmp_path: Path) -> None:
    """Rows are found by their case, a column that is not known is left out until a person names it."""
    served = Workbench(Path(shutil.copytree(food_template, tmp_path / "study")))
    text = 'Organization\tRegion\tSize\r\nO1\tEast\t12\r\nO2\tSouth\t\r\nNew Bank\t"North\neast"\t=1+1\r\n'
    before = contents(served.study)

    proposed = paste(served, text)
    confirmed = paste(served, text, to=["case", "region", "size"])
    assert before == contents(served.study)
    done = served.call("POST", "/api/tables/cases", confirmed["edit"])
    shown = table(served, "cases")
    file = served.call("GET", "/api/tables/cases/file")
    same = paste(served, text, to=["case", "region", "size"])
    served.stop()

    assert proposed["header"]
    assert [("case", False), ("region", False), ("", False)] == [(t["to"], t["is_new"]) for t in proposed["targets"]]
    assert (1, 1, 1) == (proposed["changed"], proposed["added"], proposed["same"])
    assert ("O1", "region", "North", "East") == tuple(
        proposed["changes"][0][name] for name in ("row", "column", "before", "after")
    )
    assert 200 == done.status, done.body
    assert ["case", "region", "size"] == shown["columns"]
    assert ["O1", "East", "12"] in [row["cells"] for row in shown["rows"]]
    assert ["New-Bank", "North\neast", "=1+1"] in [row["cells"] for row in shown["rows"]]
    assert "attachment" in file.headers["content-disposition"]
    assert file.body.startswith(b"\xef\xbb\xbfcase,region,size\n")
    assert b"'=1+1" in file.body  # no formula in a spreadsheet
    assert (0, 0) == (same["changed"], same["added"])


def test_a_block_is_pasted_from_a_cell_on(one: Workbench) -> None:
    """Downwards and to the right; what has no row, or stands twice, is said, and nothing is written."""
    shown = table(one, "cases")
    second = shown["rows"][1]["line"]

    block = paste(one, "Hill\nLake", line=second, column="region")
    long = paste(one, "a\nb\nc\nd\ne", line=second, column="region")
    twice = paste(one, "case\tregion\nO1\tA\no1\tB")
    nothing = one.call("POST", "/api/tables/cases/paste", {"seal": shown["seal"], "text": " \n\t\n"})

    assert [("O2", "Hill"), ("O3", "Lake")] == [(each["row"], each["after"]) for each in block["changes"]]
    assert [] == block["problems"]
    assert "no case for a new row" in long["problems"][0]
    assert "stands twice" in twice["problems"][0]
    assert 422 == nothing.status


def test_no_word_of_an_interview_is_in_the_log(one: Workbench) -> None:
    """Whatever was refused: the server says nothing but what is served."""
    assert "" == one.log.read_text("utf-8").partition("\n")[2]
