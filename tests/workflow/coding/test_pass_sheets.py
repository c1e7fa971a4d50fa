"""Sheets of a second pass and of a sub-code round: what lies below goes out, and only what was changed comes back."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from codekit.errors import ProblemsError, RoundStateError
from codekit.model import events as e
from codekit.model import passes
from codekit.model.layer import FINISHED, STARTED, TODO, Layer
from codekit.workflow.coding import files
from codekit.workflow.coding.recording import Imported
from codekit.workflow.rounds import lower
from codekit.workflow.study.study import Study
from studies import CODEBOOK, build, code, segments, start

BELOW = [
    ("T01", 1, "REL", "ana"),
    ("T01", 1, "REL.SEND", "ana"),
    ("T01", 3, "MONEY", "ana"),
    ("T01", 4, "MONEY", "ana"),
    ("T02", 3, "MONEY", "ana"),
]
Key = tuple[str, str]


@pytest.fixture
def over(tmp_path: Path) -> Study:
    """An initial round by ana, with a note, and a second pass by lee over it."""
    study = build(tmp_path)
    start(study, "p1", kind="initial", coders=["ana"])
    code(study, segments([*BELOW, ("T03", 1, "", "ana")]), round_id="p1", partial=True)
    turn = study.transcript("T01").turns[3]
    noted = f"transcript,start,end,code,coder,memo\nT01,{turn.start},{turn.end},MONEY,ana,sure?\n"
    code(study, noted, round_id="p1")
    start(study, "p2", kind="second-pass", coders=["lee"], over="p1")
    return study


@pytest.fixture
def sub(over: Study) -> Study:
    """A sub-code round by ben inside REL of the first pass."""
    start(over, "s1", kind="subcode", coders=["ben"], parent="REL", over="p1")
    return over


class Sheet:
    """A sheet on somebody's desk: fill in cells by the name of the row and of the column."""

    def __init__(self, path: Path) -> None:
        """Open it."""
        self.path = path
        self.book = openpyxl.load_workbook(path)
        self.sheet: Worksheet = self.book.worksheets[0]
        self.columns = {str(cell.value): number for number, cell in enumerate(self.sheet[2], start=1)}

    def rows(self, label: str) -> list[int]:
        """The numbers of the rows of this name."""
        return [row for row in range(3, self.sheet.max_row + 1) if str(self.sheet.cell(row, 1).value) == label]

    def fill(self, label: str, *, row: int = 0, **cells: str) -> Sheet:
        """Fill in cells; `new_code` is the column new code."""
        number = self.rows(label)[row]
        for name, value in cells.items():
            self.sheet.cell(number, self.columns[name.replace("_", " ")]).value = value or None
        return self

    def done(self, said: object = "yes") -> Sheet:
        """Say that all was gone through."""
        self.sheet["B1"].value = said
        return self

    def save(self) -> Path:
        """Save the workbook."""
        self.book.save(self.path)
        return self.path

    def texts(self) -> list[tuple[str, ...]]:
        """Number, text and code of each row."""
        names = ("segment (from 0)", "text", "code")
        return [
            tuple(_shown(self.sheet.cell(row, self.columns[name]).value) for name in names)
            for row in range(3, self.sheet.max_row + 1)
        ]


def _shown(value: object) -> str:
    return "" if value is None else str(value)


def out(
    study: Study, folder: Path, *, round_id: str = "p2", coder: str = "lee", scheme: str = "turn"
) -> dict[str, Path]:
    """Write the sheets of a round; their paths by transcript."""
    return {p.stem: p for p in files.write_sheets(study, folder, coder=coder, round_id=round_id, scheme=scheme)}


def back(study: Study, path: Path, **options: Any) -> Imported:
    """Read a sheet."""
    return files.read_one(study, path, **options)


def events(study: Study, round_id: str = "p2", coder: str = "lee") -> list[Any]:
    """Every event of a coder in a round."""
    return [event for id_ in study.transcript_ids() for event in study.store.own_events((round_id, coder, id_)).events]


def layer(study: Study, round_id: str = "p2", coder: str = "lee", id_: str = "T01") -> Layer:
    """What stands of a coder's work."""
    return study.layers(study.round(round_id)).get(coder, id_)


def stands(study: Study, id_: str = "T01") -> list[tuple[str, str, str]]:
    """Code, polarity and words of what stands after the second pass."""
    below = lower.Lower(study, study.round("p2")).codings(id_)
    return [(c.code, c.polarity, c.quote) for c in passes.result(below, layer(study, id_=id_))]


def problems(study: Study, path: Path) -> list[str]:
    """What is told of a sheet that is refused; nothing was written."""
    before = [*events(study), *events(study, "s1", "ben")] if "s1" in study.store.round_ids() else events(study)
    with pytest.raises(ProblemsError) as raised:
        back(study, path)
    after = [*events(study), *events(study, "s1", "ben")] if "s1" in study.store.round_ids() else events(study)
    assert before == after
    told = [str(problem) for problem in raised.value.problems if problem.level == "error"]
    assert all("\n" not in line and path.name in line for line in told)
    return told


class TestSecondPass:
    """What a second coder sees and may do in a sheet."""

    def test_the_layer_below_is_shown(self, over: Study, tmp_path: Path) -> None:
        """Each coding in a row of its own below its text: code, coder, memo and words."""
        sheet = Sheet(out(over, tmp_path / "s")["T01"])

        assert ["0", "1", "1a", "1b", "2", "3", "3a", "4", "4a"] == [row[0] for row in sheet.texts()]
        assert [("1a", "(the whole row)", "REL"), ("1b", "(the whole row)", "REL.SEND")] == sheet.texts()[2:4]
        (row,) = sheet.rows("3a")
        assert ("ana", "sure?") == tuple(sheet.sheet.cell(row, sheet.columns[name]).value for name in ("coder", "memo"))

    def test_an_untouched_sheet_changes_nothing_and_finishes_nothing(self, over: Study, tmp_path: Path) -> None:
        """Not a byte of any ledger; and the reader is told that it is not finished."""
        paths = out(over, tmp_path / "s")
        done = [back(over, path) for path in paths.values()]

        assert [] == events(over)
        assert [()] * 3 == [each.finished for each in done]
        assert ["not finished: nothing stands beside 'done'"] * 3 == [n.message for d in done for n in d.notes]

    def test_a_yes_is_one_in_every_language_of_the_window(self, over: Study, tmp_path: Path) -> None:
        """And so is the yes that a spreadsheet makes of TRUE; a no is none."""
        for said, transcript in (("nein", "T01"), ("Ja ", "T01"), ("sí", "T02"), (True, "T03")):
            path = Sheet(out(over, tmp_path / str(said).strip())[transcript]).done(said).save()
            assert (said != "nein") is bool(back(over, path).finished)

    def test_an_untouched_sheet_that_says_done_is_finished_only(self, over: Study, tmp_path: Path) -> None:
        """Whoever went through everything and changed nothing says so in one cell."""
        path = Sheet(out(over, tmp_path / "s")["T01"]).done().save()

        assert (("p2", "lee", "T01"),) == back(over, path).finished
        assert [e.AssignmentFinish] == [type(event) for event in events(over)]

    def test_partial_finishes_nothing_whatever_the_sheet_says(self, over: Study, tmp_path: Path) -> None:
        """--partial is stronger than the cell."""
        path = Sheet(out(over, tmp_path / "s")["T01"]).done().save()

        assert () == back(over, path, partial=True).finished
        assert [] == events(over)

    def test_keep_remove_change_and_add(self, over: Study, tmp_path: Path) -> None:
        """Each makes the event that the window makes, with its reason; read twice, nothing more."""
        sheet = Sheet(out(over, tmp_path / "s")["T01"])
        sheet.fill("1a", decision="keep", reason="yes").fill("1b", decision="Remove", reason="not said")
        sheet.fill("3a", new_code="rel.send", new_polarity="contrary", reason="a denial")
        sheet.fill("4a", decision="change", new_words="what comes then")
        path = sheet.fill("3", new_code="Money", new_words="It ends in June.").done().save()
        below = {c.code + str(c.start): c.id for c in lower.Lower(over, over.round("p2")).codings("T01")}

        back(over, path)
        once = events(over)
        back(over, path)

        assert once == events(over)
        assert Counter({"Coding": 3, "CodingReject": 3, "CodingConfirm": 1, "MemoAdd": 3, "AssignmentFinish": 1}) == (
            Counter(type(event).__name__ for event in once)
        )
        assert [
            ("REL", "supporting", "We send them to the pantry. We print the address."),
            ("REL.SEND", "contrary", "A grant pays. It ends in June."),
            ("MONEY", "supporting", "It ends in June."),
            ("MONEY", "supporting", "what comes then"),
        ] == stands(over)
        assert {"sheet"} == {coding.source for coding in layer(over).codings}
        assert set(below.values()) >= {c.derived_from for c in layer(over).codings if c.derived_from}
        assert ["a denial", "not said", "yes"] == sorted(memo.text for memo in layer(over).memos)
        counts = lower.revisions(over, over.round("p2"))
        assert (1, 0, 1, 1, 1, 1) == (
            counts.confirmed, counts.untouched, counts.added, counts.removed, counts.respanned, counts.recoded
        )  # fmt: skip

    def test_a_sheet_that_was_read_back_is_written_with_what_was_decided(self, over: Study, tmp_path: Path) -> None:
        """Untouched it changes nothing; a cleared decision is taken back, another one takes its place."""
        sheet = Sheet(out(over, tmp_path / "s")["T01"])
        sheet.fill("1a", decision="keep").fill("1b", decision="remove", reason="no")
        sheet.fill("3a", new_code="REL").fill("3", new_code="MONEY", reason="added")
        back(over, sheet.save())
        before = events(over)

        again = Sheet(out(over, tmp_path / "t")["T01"])
        back(over, again.path)
        assert before == events(over)
        assert ["3", "3a", "3b"] == [row[0] for row in again.texts() if row[0].startswith("3")]

        again.fill("1a", decision="").fill("1b", decision="keep").fill("3a", new_code="REL.DEAL")
        own = next(
            name
            for name in ("3a", "3b")
            if again.sheet.cell(again.rows(name)[0], again.columns["coder"]).value == "lee"
        )
        other = {"3a": "3b", "3b": "3a"}[own]
        again = Sheet(again.path).fill("1a", decision="").fill("1b", decision="keep")
        path = again.fill(own, decision="remove").fill(other, new_code="REL.DEAL").save()
        back(over, path)
        once = events(over)
        back(over, path)

        assert once == events(over)
        assert ([], 1) == ([r.rejects for r in layer(over).rejects][1:], len(layer(over).confirms))
        assert ["REL.DEAL"] == [c.code for c in layer(over).codings]
        assert ["no"] == [memo.text for memo in layer(over).memos]

    def test_two_codes_in_one_place_by_an_inserted_row(self, over: Study, tmp_path: Path) -> None:
        """A row without a number belongs to the text above it."""
        sheet = Sheet(out(over, tmp_path / "s")["T02"]).fill("1", new_code="BOX.OWN")
        at = sheet.rows("1")[0] + 1
        sheet.sheet.insert_rows(at)
        sheet.sheet.cell(at, sheet.columns["new code"]).value = "REL"
        sheet.sheet.cell(at, sheet.columns["new words"]).value = "we run … shelf"

        assert 2 == back(over, sheet.save()).added
        assert {("BOX.OWN", "No, we run our own shelf."), ("REL", "we run our own shelf")} == {
            (c.code, c.quote) for c in layer(over, id_="T02").codings
        }

    def test_what_the_window_did_meanwhile_stays(self, over: Study, tmp_path: Path) -> None:
        """Rows that nobody touched say nothing, whatever stands by now."""
        path = Sheet(out(over, tmp_path / "s")["T01"]).fill("4a", decision="keep").save()
        turn = over.transcript("T01").turns[1]
        code(
            over,
            f"transcript,start,end,code,coder,action\nT01,{turn.start},{turn.end},REL,lee,remove\n",
            partial=True,
            round_id="p2",
        )
        back(over, path)

        assert (1, 1) == (len(layer(over).rejects), len(layer(over).confirms))

    def test_a_finished_transcript_is_reopened_before_it_changes(self, over: Study, tmp_path: Path) -> None:
        """As for every other file."""
        sheet = Sheet(out(over, tmp_path / "s")["T01"])
        back(over, sheet.done().save())
        with pytest.raises(RoundStateError, match="T01 is finished by lee"):
            back(over, sheet.fill("1a", decision="remove").save())
        assert FINISHED == layer(over).state

    def test_a_second_thought_takes_back_the_first(self, over: Study, tmp_path: Path) -> None:
        """Removed, then kept: it is kept, in a sheet and in a table alike."""
        sheet = Sheet(out(over, tmp_path / "s")["T01"])
        back(over, sheet.fill("1a", decision="remove").save())
        back(over, sheet.fill("1a", decision="keep").save())

        assert ((), 1) == (layer(over).rejects, len(layer(over).confirms))

    def test_codings_of_other_codes_than_the_round_is_about_stay(self, over: Study, tmp_path: Path) -> None:
        """They are shown in grey, and a decision about one is refused."""
        start(over, "p3", kind="second-pass", coders=["ben"], over="p1", codes=["MONEY"])
        sheet = Sheet(out(over, tmp_path / "s", round_id="p3", coder="ben")["T01"])

        assert sheet.sheet.cell(sheet.rows("1a")[0], sheet.columns["decision"]).protection.locked
        assert ["T01.xlsx:5: round p3 is not about 'REL' (it is about MONEY and what is below)"] == problems(
            over, sheet.fill("1a", decision="remove").save()
        )

    def test_sheets_are_written_once(self, over: Study, tmp_path: Path) -> None:
        """The same again is no work; one that somebody filled in is never written over."""
        paths = out(over, tmp_path / "s")
        assert paths == out(over, tmp_path / "s")
        Sheet(paths["T01"]).fill("1a", decision="keep").save()
        with pytest.raises(Exception, match=r"T01\.xlsx exist already"):
            out(over, tmp_path / "s")

    def test_values_have_columns_where_codes_have_values(self, over: Study, tmp_path: Path) -> None:
        """A value by its label; a code without values takes none."""
        book = CODEBOOK.replace('version: "1.0"', 'version: "1.1"')
        values = "  example: A grant pays.\n  values:\n  - {value: 1, label: little}\n  - {value: 2, label: much}\n"
        over.store.write_all({"codebooks/food.yaml": book.replace("  example: A grant pays.\n", values)})
        over.refresh()
        start(over, "p3", kind="second-pass", coders=["ben"], over="p1")
        sheet = Sheet(out(over, tmp_path / "s", round_id="p3", coder="ben")["T01"])
        path = sheet.fill("3a", new_value="much").fill("1a", new_value="much").save()
        with pytest.raises(ProblemsError) as raised:
            back(over, path)
        assert "'REL' has no values in food@1.1" in str(raised.value.problems[0])

        back(over, sheet.fill("1a", new_value="").save())

        assert [("MONEY", "2")] == [(c.code, c.value) for c in layer(over, "p3", "ben").codings]

    def test_a_coding_that_the_window_split_in_two(self, over: Study, tmp_path: Path) -> None:
        """Both halves have rows; untouched they stay, and removing what lies below removes both."""
        old = next(c for c in lower.Lower(over, over.round("p2")).codings("T01") if c.code == "MONEY")
        place: dict[str, Any] = {"round": "p2", "coder": "lee", "transcript": "T01"}
        same: dict[str, Any] = {"code": "MONEY", "text_sha": old.text_sha, "codebook": old.codebook}
        halves = [(old.start, old.start + 13), (old.start + 14, old.end)]
        over.store.append([e.CodingReject(**e.stamp("lee"), **place, rejects=old.id)])
        text = over.transcript("T01").text
        over.store.append(
            [
                e.Coding(**e.stamp("lee"), **place, **same, start=a, end=b, quote=text[a:b], derived_from=old.id)
                for a, b in halves
            ]
        )
        before = events(over)
        sheet = Sheet(out(over, tmp_path / "s")["T01"])
        back(over, sheet.path)
        assert before == events(over)

        words = {row[1]: row[0] for row in sheet.texts()}
        assert {"A grant pays.", "It ends in June."} <= set(words)
        label = next(row[0] for row in sheet.texts() if row[1] == "(the whole row)" and row[0].startswith("3"))
        back(over, sheet.fill(words["A grant pays."], new_code="REL", reason="half").save())
        assert {("REL", "A grant pays."), ("MONEY", "It ends in June.")} == {
            (c.code, c.quote) for c in layer(over).codings
        }
        assert {old.id} == {c.derived_from for c in layer(over).codings}
        again = Sheet(out(over, tmp_path / "t")["T01"])
        back(over, again.fill(label, decision="remove").save())

        assert () == layer(over).codings
        assert [old.id] == [reject.rejects for reject in layer(over).rejects]

    def test_an_own_denial_that_is_recoded_stays_one(self, over: Study, tmp_path: Path) -> None:
        """Polarity and note move along, and the sheet read again finds it done."""
        first = Sheet(out(over, tmp_path / "s")["T02"])
        back(over, first.fill("1", new_code="REL", new_polarity="contrary", reason="no").save())
        path = Sheet(out(over, tmp_path / "t")["T02"]).fill("1a", new_code="REL.SEND").save()
        back(over, path)
        once = events(over)
        back(over, path)

        assert once == events(over)
        (own,) = layer(over, id_="T02").codings
        assert ("REL.SEND", "contrary") == (own.code, own.polarity)
        assert [("no", own.id)] == [(memo.text, memo.about) for memo in layer(over, id_="T02").memos]

    def test_by_sentence(self, over: Study, tmp_path: Path) -> None:
        """A coding of a whole turn stands below its first sentence; words may be anywhere in the turn."""
        sheet = Sheet(out(over, tmp_path / "s", scheme="sentence")["T01"])
        label = next(row[0] for row in sheet.texts() if row[2] == "REL")
        back(over, sheet.fill(label, new_words="We print the address.").save())

        assert ("REL", "supporting", "We print the address.") in stands(over)


SLIPS: list[tuple[str, dict[str, Any], str]] = [
    ("1a", {"decision": "kepe"}, "no decision 'kepe' (did you mean 'keep'?)"),
    ("1a", {"new_code": "MONY"}, "no code 'MONY' (did you mean 'MONEY'?)"),
    ("1a", {"new_code": "BOX"}, "no code 'BOX' (did you mean 'BOX.OWN'?)"),
    ("1a", {"new_polarity": "contary"}, "no polarity 'contary' (did you mean 'contrary'?)"),
    ("1a", {"decision": "change"}, "'change' without what it is changed to"),
    ("1a", {"decision": "keep", "new_code": "MONEY"}, "'keep' beside another code, polarity, value or words"),
    ("1a", {"new_code": "REL"}, "what is filled in is what stands there already"),
    ("1", {"decision": "keep"}, "'keep' stands in a row of text"),
    ("1", {"new_words": "We print"}, "'new words' without 'new code'"),
    ("1", {"new_code": "REL", "new_words": "A grant pays."}, "do not stand in the text of segment 1"),
    ("1a", {"new_words": "We send no letters"}, "the words in 'new words' do not stand in the text of segment 1a"),
    ("1", {"new_code": "REL", "new_words": "We"}, "the words in 'new words' stand 2 times in the text of segment 1"),
    ("0", {"new_code": "REL"}, "holds no respondent's words"),
    ("1", {"text": "We sent them."}, "the text of segment 1 was changed"),
    ("1a", {"text": "We sent them."}, "the text of segment 1a was changed"),
    ("1a", {"code": "MONEY"}, "what stands there already was written over"),
]


@pytest.mark.parametrize(("label", "cells", "said"), SLIPS)
def test_a_slip_is_one_line_with_its_row(
    over: Study, tmp_path: Path, label: str, cells: dict[str, Any], said: str
) -> None:
    """Sheet, row, what is wrong; nothing is written, also not what is right in other rows."""
    sheet = Sheet(out(over, tmp_path / "s")["T01"]).fill("4a", decision="keep")
    number = sheet.rows(label)[0]
    (told,) = problems(over, sheet.fill(label, **cells).save())

    assert told.startswith(f"T01.xlsx:{number}: ")
    assert said in told


def test_rows_that_are_gone_are_named(over: Study, tmp_path: Path) -> None:
    """Half a sheet, a deleted row, no 'done', and somebody else's sheet."""
    sheet = Sheet(out(over, tmp_path / "s")["T01"])
    sheet.sheet.delete_rows(sheet.rows("3a")[0])
    assert ["T01.xlsx: the row of segment 3a is gone"] == [each.split(" (")[0] for each in problems(over, sheet.save())]
    sheet.sheet.delete_rows(sheet.rows("2")[0], 20)
    assert "the rows of segments 2, 3, 3a, 4, 4a are gone" in problems(over, sheet.save())[0]

    other = Sheet(out(over, tmp_path / "t")["T01"])
    other.sheet.delete_rows(1)
    assert "the row 'done' at the top is gone" in problems(over, other.save())[0]
    third = Sheet(out(over, tmp_path / "u")["T01"])
    assert "done is 'perhaps'" in problems(over, third.done("perhaps").save())[0]
    with pytest.raises(ProblemsError) as raised:
        back(over, third.path, coder="ana")
    assert "is the sheet of lee, not of ana" in str(raised.value.problems[0])


def test_a_coding_below_that_is_gone_meanwhile_is_told(over: Study, tmp_path: Path) -> None:
    """Only where somebody decided about it."""
    path = Sheet(out(over, tmp_path / "s")["T01"]).fill("4a", decision="remove").save()
    gone = next(c for c in layer(over, "p1", "ana").codings if c.start == over.transcript("T01").turns[4].start)
    place: dict[str, Any] = {"round": "p1", "coder": "ana", "transcript": "T01"}
    over.store.append([e.CodingRemove(**e.stamp("ana"), **place, cancels=gone.id)])

    assert "round p1 has the coding of this row no more" in problems(over, path)[0]


class TestSubcodes:
    """Sheets that hold the parent's excerpts only."""

    def test_only_excerpts_with_what_stands_around_them(self, sub: Study, tmp_path: Path) -> None:
        """The question before, the passage with a number and empty rows for more codes, what comes after."""
        paths = out(sub, tmp_path / "s", round_id="s1", coder="ben")
        shown = Sheet(paths["T01"]).texts()

        assert [
            ("", "How do patients get food?", ""),
            ("1", "We send them to the pantry. We print the address.", "REL, REL.SEND"),
            ("1", "", ""),
            ("1", "", ""),
            ("", "And who pays for that?", ""),
        ] == shown
        assert [] == Sheet(paths["T03"]).texts()

    def test_context_in_the_same_turn_is_grey(self, sub: Study, tmp_path: Path) -> None:
        """Of a turn that is coded in part, the rest is there to be read; what is left out between is marked."""
        start(sub, "p5", kind="initial", coders=["ana"], transcripts=["T01"])
        turn, last = sub.transcript("T01").turns[1], sub.transcript("T01").turns[4]
        rows = f"T01,{turn.start + 28},{turn.end},REL,ana\nT01,{last.start},{last.end},REL,ana\n"
        code(sub, "transcript,start,end,code,coder\n" + rows, round_id="p5")
        start(sub, "s5", kind="subcode", coders=["ben"], parent="REL", over="p5", transcripts=["T01"])
        shown = Sheet(out(sub, tmp_path / "s", round_id="s5", coder="ben")["T01"]).texts()

        assert [
            ("", "How do patients get food?"),
            ("", "We send them to the pantry."),
            ("1", "We print the address."),
            ("1", ""),
            ("1", ""),
            ("", "And who pays for that?"),
            ("", "A grant pays. It ends in June."),
            ("4", "Nobody has said what comes then."),
        ] == [row[:2] for row in shown][:8]

    def test_untouched_it_changes_and_finishes_nothing(self, sub: Study, tmp_path: Path) -> None:
        """Nor does a sheet without any excerpt."""
        done = [back(sub, path) for path in out(sub, tmp_path / "s", round_id="s1", coder="ben").values()]

        assert [] == events(sub, "s1", "ben")
        assert [()] * 3 == [each.finished for each in done]

    def test_passages_take_codes(self, sub: Study, tmp_path: Path) -> None:
        """The whole passage, words of it, several in the empty rows; once, and shown in the next sheet."""
        sheet = Sheet(out(sub, tmp_path / "s", round_id="s1", coder="ben")["T01"])
        sheet.fill("1", new_code="REL.DEAL", reason="why")
        path = sheet.fill("1", row=1, new_code="REL.SEND", new_words="We print the address.").done().save()
        back(sub, path)
        once = events(sub, "s1", "ben")
        back(sub, path)

        assert once == events(sub, "s1", "ben")
        own = layer(sub, "s1", "ben")
        assert [("REL.DEAL", "(the whole row)"), ("REL.SEND", "We print the address.")] == [
            (row[2], row[1]) for row in Sheet(out(sub, tmp_path / "t", round_id="s1", coder="ben")["T01"]).texts()[2:4]
        ]
        assert (["why"], FINISHED) == ([m.text for m in own.memos], own.state)

    @pytest.mark.parametrize(
        ("label", "cells", "said"),
        [
            ("", {"new_code": "REL.SEND"}, "a row without a number is there to be read"),
            ("1", {"new_code": "REL.SEND", "new_words": "And who pays"}, "do not stand in the text of segment 1"),
            ("1", {"new_code": "MONEY"}, "no code 'MONEY'"),
        ],
    )
    def test_nothing_else_does(self, sub: Study, tmp_path: Path, label: str, cells: dict[str, Any], said: str) -> None:
        """Grey rows, words beyond the excerpt, codes that are not below the parent."""
        sheet = Sheet(out(sub, tmp_path / "s", round_id="s1", coder="ben")["T01"])
        sheet.fill(label or "None", **cells)

        assert said in problems(sub, sheet.save())[0]


Edit = tuple[str, str]
EDITS: list[dict[str, Any]] = [
    {},
    {"decision": "keep"},
    {"decision": "remove", "reason": "so"},
    {"new_code": "BOX.OWN"},
    {"new_polarity": "hypothetical"},
    {"new_words": "{first}"},
    {"new_code": "BOX.OWN", "new_words": "{first}", "reason": "both"},
]
ADDED: list[dict[str, Any]] = [{}, {"new_code": "MONEY"}, {"new_code": "BOX.OWN", "new_words": "{first}"}]
CODES = ("REL", "REL.SEND", "MONEY")


def _expected(edit: dict[str, Any], *, coding: bool) -> Counter[str]:
    """The events that one row comes to."""
    made = Counter[str]()
    changed = any(name in edit for name in ("new_code", "new_polarity", "new_words"))
    made["MemoAdd"] += "reason" in edit
    made["CodingConfirm"] += edit.get("decision") == "keep"
    made["CodingReject"] += coding and (changed or edit.get("decision") == "remove")
    made["Coding"] += changed
    return +made


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_each_edit_makes_exactly_its_events(data: st.DataObject) -> None:
    """On random codings below: untouched rows none, a keep, a removal, a change, an addition each its own; twice, none.

    A sheet written after that has all of it, and says nothing new.
    """
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        study = build(folder, memory=True)
        start(study, "p1", kind="initial", coders=["ana"])
        text = study.transcript("T01")
        spoken = [text.turns[number] for number in (1, 3, 4)]
        spans = st.sampled_from(spoken).flatmap(
            lambda turn: st.tuples(st.integers(turn.start, turn.end - 8), st.integers(7, 40)).map(
                lambda at: (at[0], min(at[0] + at[1], turn.end))
            )
        )
        drawn = data.draw(st.lists(st.tuples(spans, st.sampled_from(CODES)), max_size=6, unique=True), "below")
        rows = "".join(f"T01,{a},{b},{name},ana\n" for (a, b), name in drawn)
        code(study, "transcript,start,end,code,coder\n" + (rows or "T01,,,,ana\n"), round_id="p1")
        start(study, "p2", kind="second-pass", coders=["lee"], over="p1")
        path = out(study, folder / "s")["T01"]
        back(study, path)
        assert [] == events(study)

        sheet = Sheet(path)
        expected = Counter[str]()
        for label, _, _ in sheet.texts():
            is_coding = not label.isdigit()
            if not is_coding and int(label) in {0, 2}:
                continue
            edit = data.draw(st.sampled_from(EDITS if is_coding else ADDED), label)
            first = text.turns[int(re.match(r"\d+", label)[0])]  # type: ignore[index]
            cells = {k: v.format(first=text.text[first.start : first.start + 6]) for k, v in edit.items()}
            sheet.fill(label, **cells)
            expected += _expected(edit, coding=is_coding)
        path = sheet.save()
        back(study, path)
        once = events(study)
        assert expected == Counter(type(event).__name__ for event in once)
        assert (STARTED if once else TODO) == layer(study).state
        back(study, path)
        assert once == events(study)
        back(study, out(study, folder / "t")["T01"])
        assert once == events(study)
