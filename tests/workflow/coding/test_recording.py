"""Rows of codings: checked whole, written whole, once."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from codekit.errors import CodekitError, ProblemsError, RefusedError
from codekit.model.rounds import Round
from codekit.store.values import Layers
from codekit.workbench import operations
from codekit.workbench.apply import passes
from codekit.workbench.apply.draft import Draft
from codekit.workbench.desk import Desk
from codekit.workbench.views import codebook as codebook_view
from codekit.workflow.coding import files
from codekit.workflow.coding.recording import Imported
from codekit.workflow.rounds import counted, lower
from codekit.workflow.study.study import Study
from studies import BOTH, build, code, segments, start


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A study with three interviews and a double round."""
    made = build(tmp_path, memory=True)
    start(made)
    return made


def ledgers(study: Study) -> list[tuple[str, bytes]]:
    """Every event of a coder with its ledger, as written."""
    return [(name, line) for name, line in study.store.lines([]) if name.startswith("codings/")]


def test_a_coding_carries_its_words_its_text_and_its_codebook(study: Study) -> None:
    """Everything that is needed to find the words again, and to know what the code meant."""
    code(study, segments([("T01", 1, "REL.SEND", "ana")]))

    (coding,) = study.layers(study.round("r1")).get("ana", "T01").codings
    assert "We send them to the pantry. We print the address." == coding.quote
    assert ("food@1.0", study.transcript("T01").sha256[:16]) == (coding.codebook, coding.text_sha)


def test_reading_the_same_file_twice_changes_nothing(study: Study) -> None:
    """Not a byte of any ledger."""
    first = code(study, BOTH)
    before = ledgers(study)

    again = code(study, BOTH)

    assert before == ledgers(study) != []
    assert isinstance(first, Imported)
    assert isinstance(again, Imported)
    assert (10, 0) == (first.added, first.unchanged)
    assert (0, 10) == (again.added, again.unchanged)


def test_all_problems_are_named_at_once_and_nothing_is_imported(study: Study) -> None:
    """Unknown names, wrong places and roles, each with its row; the good rows wait."""
    table = (
        "transcript,start,end,code,coder,polarity\n"
        "T01,42,60,REL,ana,\n"
        "T01,42,60,RELL,ana,\n"
        "T9,42,60,REL,ana,\n"
        "T01,42,60,REL,anna,\n"
        "T01,42,9999,REL,ana,\n"
        "T01,0,20,REL,ana,\n"
        "T01,42,60,BOX,ana,\n"
        "T01,42,60,REL,ana,maybe\n"
        "T01,42,60,REL,lee,\n"
    )
    with pytest.raises(ProblemsError) as error:
        code(study, table, round_id="r1")

    assert [3, 4, 5, 6, 7, 8, 9, 10] == [problem.line for problem in error.value.problems]
    messages = "\n".join(map(str, error.value.problems))
    for words in (
        "no code 'RELL' in food@1.0 (did you mean 'REL'?)",
        "no transcript 'T9'",
        "no coder 'anna' (did you mean 'ana'?)",
        "42..9999 is no span of T01",
        "0..20 of T01 holds no respondent's words",
        "'BOX' is a container",
        "no polarity 'maybe'",
        "does not have coder lee",
    ):
        assert words in messages
    assert [] == ledgers(study)


def test_no_message_holds_words_of_an_interview(study: Study) -> None:
    """Errors name places, never what was said."""
    with pytest.raises(ProblemsError) as error:
        code(study, "transcript,start,end,code,coder\nT01,0,20,REL,ana\nT01,0,9999,REL,ana\n")

    said = {word for word in study.transcript("T01").text.lower().split() if len(word) > 6}
    assert said
    assert not said & set(error.value.message.lower().split())


def test_a_file_finishes_its_transcripts_unless_partial(study: Study) -> None:
    """A row without a code says: read, nothing found."""
    code(study, segments([("T01", 1, "REL", "ana"), ("T02", 1, "", "ana")]))
    code(study, segments([("T03", 1, "REL", "ana")]), partial=True)

    states = study.layers(study.round("r1")).states
    assert {("ana", "T01"): "finished", ("ana", "T02"): "finished", ("ana", "T03"): "started"} == states


def test_a_finished_transcript_is_reopened_before_it_changes(study: Study) -> None:
    """A later file with other codings for it is refused whole."""
    code(study, segments([("T01", 1, "REL", "ana")]))
    before = ledgers(study)

    with pytest.raises(CodekitError, match="T01 is finished by ana"):
        code(study, segments([("T01", 3, "MONEY", "ana"), ("T02", 1, "REL", "ana")]))

    assert before == ledgers(study)


def test_a_round_about_some_codes_takes_no_others(study: Study) -> None:
    """--codes REL takes REL and what is below it."""
    start(study, "r2", codes=["REL"])
    code(study, segments([("T01", 1, "REL.SEND", "ana")]), round_id="r2", partial=True)

    with pytest.raises(ProblemsError, match="round r2 is not about 'MONEY'"):
        code(study, segments([("T01", 3, "MONEY", "ana")]), round_id="r2")


def test_a_segment_that_is_not_there_says_where_counting_begins(study: Study) -> None:
    """Tables count segments from 0, people turns from 1: the message speaks of segments."""
    last = len(study.transcript("T01").turns) - 1

    with pytest.raises(ProblemsError, match=rf"T01 has no segment {last + 1} by turn \(they count from 0 to {last}\)"):
        code(study, segments([("T01", last + 1, "REL", "ana")]))


class TestSecondPass:
    """A layer over another round: it confirms, adds, removes, re-spans and recodes, and touches nothing below."""

    @pytest.fixture
    def over(self, study: Study) -> Study:
        """An initial round by ana, a second pass by lee."""
        start(study, "p1", kind="initial", coders=["ana"])
        rows = [("T01", 1, "REL", "ana"), ("T01", 3, "MONEY", "ana"), ("T01", 4, "MONEY", "ana")]
        code(study, segments([*rows, ("T02", 1, "REL", "ana"), ("T03", 1, "REL", "ana")]), round_id="p1")
        start(study, "p2", kind="second-pass", coders=["lee"], over="p1")
        return study

    TABLE = (
        "transcript,start,end,code,coder,replaces_start,replaces_end,replaces_code,action\n"
        "T01,{a},{b},REL.SEND,lee,{a},{b},REL,\n"  # recoded
        "T01,{c},{m},MONEY,lee,{c},{d},MONEY,\n"  # another span
        "T01,,,,lee,{e},{f},MONEY,\n"  # removed
        "T02,{g},{h},REL,lee,,,,confirm\n"  # confirmed
        "T03,{i},{j},MONEY,lee,,,,\n"  # added
    )

    def table(self, study: Study) -> str:
        """The rows with the spans of the turns."""
        turns = {id_: study.transcript(id_).turns for id_ in ("T01", "T02", "T03")}
        a, c, e = (turns["T01"][i] for i in (1, 3, 4))
        g, i = turns["T02"][1], turns["T03"][1]
        places = {"a": a.start, "b": a.end, "c": c.start, "d": c.end, "m": c.start + 13, "e": e.start, "f": e.end}
        return self.TABLE.format(**places, g=g.start, h=g.end, i=i.start, j=i.end)

    def test_revisions_are_counted_once_each(self, over: Study) -> None:
        """One of each kind, and one left untouched."""
        code(over, self.table(over), round_id="p2")

        found = lower.revisions(over, over.round("p2")).as_dict()

        assert {"confirmed": 1, "untouched": 1, "added": 1, "removed": 1, "respanned": 1, "recoded": 1} == {
            name: n for name, n in found.items() if name not in {"repolarised", "revalued"}
        }

    def test_the_ledger_below_stays_as_it_was(self, over: Study) -> None:
        """A second pass writes only its own ledger, and reading it twice changes nothing."""
        below = [each for each in ledgers(over) if "/p1/" in each[0]]
        code(over, self.table(over), round_id="p2")
        before = ledgers(over)
        code(over, self.table(over), round_id="p2")

        assert below == [each for each in ledgers(over) if "/p1/" in each[0]] != []
        assert before == ledgers(over)

    def test_the_result_stands_in_place_of_the_layer_below(self, over: Study) -> None:
        """What counts is the first pass with the second pass's revisions."""
        code(over, self.table(over), round_id="p2")

        chosen = counted.Chooser(over, over.codebook("food")).choose(["T01", "T02", "T03"]).by_transcript

        assert ["REL.SEND", "MONEY"] == [c.code for c in chosen["T01"].codings]
        assert {"p2 (second-pass)"} == {counts.layer for counts in chosen.values()}

    def test_a_second_thought_replaces_the_first_and_keeps_its_memo(self, over: Study) -> None:
        """A recoding that is changed before the transcript is finished is not swallowed as already done."""
        turn = over.transcript("T01").turns[1]
        head = "transcript,start,end,code,coder,replaces_start,replaces_end,replaces_code,memo\n"
        row = f"T01,{turn.start},{turn.end},{{}},lee,{turn.start},{turn.end},REL,{{}}\n"
        code(over, head + row.format("REL.SEND", "first"), round_id="p2", partial=True)
        code(over, head + row.format("REL.DEAL", "second"), round_id="p2", partial=True)
        before = ledgers(over)
        code(over, head + row.format("REL.DEAL", "second"), round_id="p2", partial=True)

        layer = over.layers(over.round("p2")).get("lee", "T01")
        assert ["REL.DEAL"] == [c.code for c in layer.codings]
        assert ["first", "second"] == sorted(m.text for m in layer.memos)
        assert 1 == len(layer.rejects)
        assert before == ledgers(over)

    def test_a_confirmation_takes_back_an_earlier_rejection(self, over: Study) -> None:
        """A second thought in a table counts as it does in the window, whichever way it goes."""
        turn = over.transcript("T02").turns[1]
        head = "transcript,start,end,code,coder,action\n"
        for action in ("remove", "confirm", "remove", "confirm"):
            code(over, f"{head}T02,{turn.start},{turn.end},REL,lee,{action}\n", round_id="p2", partial=True)

        layer = over.layers(over.round("p2")).get("lee", "T02")
        assert (0, 1) == (len(layer.rejects), len(layer.confirms))

    def test_a_memo_on_a_confirmation_is_kept(self, over: Study) -> None:
        """Once, however often the row is read."""
        turn = over.transcript("T02").turns[1]
        table = f"transcript,start,end,code,coder,action,memo\nT02,{turn.start},{turn.end},REL,lee,confirm,sure\n"
        code(over, table, round_id="p2", partial=True)
        code(over, table, round_id="p2", partial=True)

        layer = over.layers(over.round("p2")).get("lee", "T02")
        assert (1, ["sure"]) == (len(layer.confirms), [m.text for m in layer.memos])

    def test_a_coding_that_is_not_there_cannot_be_replaced(self, over: Study) -> None:
        """The place is named."""
        with pytest.raises(ProblemsError, match=r"round p1 has no coding REL at 1\.\.2 of T01"):
            code(
                over,
                "transcript,start,end,code,coder,replaces_start,replaces_end,replaces_code\nT01,,,,lee,1,2,REL\n",
                round_id="p2",
            )


class TestOneOfSeveralBelow:
    """A row that fits several codings below is refused with them, and may say which it means."""

    HEAD = (
        "transcript,start,end,code,coder,replaces_start,replaces_end,replaces_code,replaces_polarity,replaces_coder\n"
    )

    @pytest.fixture
    def over(self, study: Study) -> Study:
        """Ana and ben coded turn 1 alike; turn 3 ana found supporting and contrary, ben contrary; a pass by lee."""
        start(study, "p1", kind="initial", transcripts=["T01"])
        turns = study.transcript("T01").turns
        rows = [(1, "ana", ""), (1, "ben", ""), (3, "ana", ""), (3, "ana", "contrary"), (3, "ben", "contrary")]
        lines = [f"T01,{turns[n].start},{turns[n].end},REL,{coder},{polarity}\n" for n, coder, polarity in rows]
        code(study, "transcript,start,end,code,coder,polarity\n" + "".join(lines), round_id="p1")
        start(study, "p2", kind="second-pass", coders=["lee"], transcripts=["T01"], over="p1")
        return study

    def row(self, study: Study, turn: int, to: str, *which: str) -> str:
        """A table of one row that replaces REL on a turn by a code, or by nothing."""
        start, end = study.transcript("T01").turns[turn].start, study.transcript("T01").turns[turn].end
        own = f"{start},{end},{to}" if to else ",,"
        return f"{self.HEAD}T01,{own},lee,{start},{end},REL,{','.join(which) or ','}\n"

    def kept(self, study: Study) -> list[tuple[str, int, str, str]]:
        """What stands after the second pass: code, turn, polarity, coder."""
        book = counted.Chooser(study, study.codebook("food"))
        at = {turn.start: turn.index for turn in study.transcript("T01").turns}
        standing = counted.second_pass(book, study.round("p2"), "T01")
        return sorted((c.code, at[c.start], c.polarity, c.coder) for c in standing)

    ALIKE = (("REL", 1, "supporting", "ana"), ("REL", 1, "supporting", "ben"))
    CONTRARY = (("REL", 3, "contrary", "ana"), ("REL", 3, "contrary", "ben"))

    @pytest.mark.parametrize(
        ("turn", "to", "which", "said"),
        [
            (1, "REL.SEND", (), "2 codings .*: supporting by ana, supporting by ben"),
            (3, "", (), "3 codings .*: contrary by ana, contrary by ben, supporting by ana"),
            (3, "", ("", "ana"), "2 codings .*: contrary by ana, supporting by ana"),
            (3, "REL.SEND", ("contrary", ""), "2 codings .*: contrary by ana, contrary by ben"),
            (3, "REL.SEND", ("supporting", "ben"), "no supporting coding REL at .* of T01 by ben"),
        ],
    )
    def test_which_one_is_not_guessed(self, over: Study, turn: int, to: str, which: tuple[str, ...], said: str) -> None:
        """The codings are named, and nothing is written."""
        before = ledgers(over)

        with pytest.raises(ProblemsError, match=said):
            code(over, self.row(over, turn, to, *which), round_id="p2")

        assert before == ledgers(over)

    def test_what_is_named_is_replaced(self, over: Study) -> None:
        """That coding and no other."""
        code(over, self.row(over, 3, "REL.SEND", "contrary", "ben"), round_id="p2", partial=True)
        code(over, self.row(over, 1, "REL.DEAL", "", "ana"), round_id="p2")

        own = [("REL.DEAL", 1, "supporting", "lee"), ("REL.SEND", 3, "contrary", "lee")]
        left = [self.ALIKE[1], self.CONTRARY[0], ("REL", 3, "supporting", "ana")]
        assert sorted([*own, *left]) == self.kept(over)

    def test_a_removal_takes_what_two_coders_coded_alike(self, over: Study) -> None:
        """Both, each counted; with a coder, that coder's; read again, it changes nothing."""
        done = code(over, self.row(over, 3, "", "contrary", ""), round_id="p2", partial=True)
        before = ledgers(over)
        code(over, self.row(over, 3, "", "contrary", ""), round_id="p2", partial=True)

        assert 2 == getattr(done, "removed", None)
        assert before == ledgers(over)
        assert [*self.ALIKE, ("REL", 3, "supporting", "ana")] == self.kept(over)

        code(over, self.row(over, 1, "", "", "ben"), round_id="p2")
        assert [self.ALIKE[0], ("REL", 3, "supporting", "ana")] == self.kept(over)

    @pytest.mark.parametrize("polarity", ["", "supporting", "hypothetical"])
    def test_a_row_without_a_polarity_keeps_that_of_the_coding_it_replaces(self, over: Study, polarity: str) -> None:
        """Another span of a denial is a denial still; one that names a polarity has it."""
        turn = over.transcript("T01").turns[3]
        head = self.HEAD.replace("code,coder,", "code,coder,polarity,", 1)
        row = f"T01,{turn.start},{turn.end - 1},REL,lee,{polarity},{turn.start},{turn.end},REL,contrary,ana\n"
        code(over, head + row, round_id="p2", partial=True)
        before = ledgers(over)
        code(over, head + row, round_id="p2", partial=True)

        (coding,) = over.layers(over.round("p2")).get("lee", "T01").codings
        assert (polarity or "contrary", turn.end - 1) == (coding.polarity, coding.end)
        assert before == ledgers(over)

    def test_a_confirmation_names_the_polarity_in_its_own_column(self, over: Study) -> None:
        """Two coders' contrary codings are still two; with the coder it is one."""
        turn = over.transcript("T01").turns[3]
        row = f"T01,{turn.start},{turn.end},REL,lee,confirm,contrary"
        head = "transcript,start,end,code,coder,action,polarity,replaces_coder\n"

        with pytest.raises(ProblemsError, match="2 codings"):
            code(over, f"{head}{row},\n", round_id="p2", partial=True)
        code(over, f"{head}{row},ben\n", round_id="p2", partial=True)

        below = {c.id: c for c in over.layers(over.round("p1")).get("ben", "T01").codings}
        (confirm,) = over.layers(over.round("p2")).get("lee", "T01").confirms
        assert "contrary" == below[confirm.confirms].polarity


class TestScopeOfASecondPass:
    """A second pass without codes of its own is about those of the round it goes over: the same at every door."""

    @pytest.fixture
    def over(self, study: Study) -> Study:
        """An initial round by ana about REL, a second pass by lee; and one about MONEY over a whole round."""
        start(study, "p1", kind="initial", coders=["ana"], codes=["REL"], transcripts=["T01"])
        code(study, segments([("T01", 1, "REL", "ana")]), round_id="p1")
        start(study, "p2", kind="second-pass", coders=["lee"], over="p1", transcripts=["T01"])
        start(study, "p3", kind="initial", coders=["ana"], transcripts=["T01"])
        code(study, segments([("T01", 1, "REL", "ana"), ("T01", 3, "MONEY", "ana")]), round_id="p3")
        start(study, "p4", kind="second-pass", coders=["lee"], over="p3", transcripts=["T01"], codes=["MONEY"])
        return study

    def test_the_table_refuses_a_code_that_it_is_not_about(self, over: Study) -> None:
        """Nothing is written; what is below its codes is taken."""
        with pytest.raises(ProblemsError, match="it is about REL and what is below"):
            code(over, segments([("T01", 3, "MONEY", "lee")]), round_id="p2")
        assert not over.layers(over.round("p2")).by_key

        code(over, segments([("T01", 3, "REL.SEND", "lee")]), round_id="p2")

    def test_a_sheet_offers_its_codes_only(self, over: Study, tmp_path: Path) -> None:
        """The list of codes to choose from is the one that is taken."""
        (path,) = files.write_sheets(over, tmp_path, coder="lee", round_id="p2", scheme="turn")

        codes = {str(row[0].value) for row in load_workbook(path)["Codebook"].iter_rows(min_row=2)}
        assert {"REL", "REL.SEND", "REL.DEAL"} == codes & over.codebook("food").by_id.keys()

    def test_the_window_refuses_it_and_does_not_offer_it(self, over: Study) -> None:
        """Adding and revising ask the same function as a table."""
        desk = Desk(over, "lee")

        assert {"REL", "REL.SEND", "REL.DEAL"} == {c.id for c in codebook_view.of_round(desk, "p2").codes if c.usable}
        with pytest.raises(RefusedError, match="round p2 is not about 'MONEY'"):
            Draft(desk, "op-1", ("p2", "T01")).usable("MONEY")

    def test_a_coding_below_that_it_is_not_about_stays(self, over: Study) -> None:
        """Removing one would not count, so it is refused, in the table and in the window."""
        turn = over.transcript("T01").turns[1]
        row = f"T01,{turn.start},{turn.end},REL,lee,remove\n"
        below = over.layers(over.round("p3")).get("ana", "T01").codings[0]
        op = operations.CodingReject(op_id="op-2", round="p4", transcript="T01", below=below.id)

        with pytest.raises(ProblemsError, match="round p4 is not about 'REL'"):
            code(over, "transcript,start,end,code,coder,action\n" + row, round_id="p4")
        with pytest.raises(RefusedError, match="round p4 is not about 'REL'"):
            passes.reject(Draft(Desk(over, "lee"), "op-2", ("p4", "T01")), op)


@pytest.mark.parametrize("kind", ["subcode", "second-pass"])
def test_reading_many_transcripts_reads_each_ledger_once(
    study: Study, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows of sub-codes and of a second pass over three transcripts read the round below as often as over one."""
    start(study, "p1", kind="initial", coders=["ana"])
    code(study, segments([(id_, 1, "REL", "ana") for id_ in ("T01", "T02", "T03")]), round_id="p1")
    below = {"parent": "REL"} if kind == "subcode" else {"over": "p1"}
    start(study, "p2", kind=kind, coders=["lee"], **below)
    turns = {id_: study.transcript(id_).turns[1] for id_ in ("T01", "T02", "T03")}
    head = "transcript,start,end,code,coder" + (",action" if kind == "second-pass" else "")
    rows = [f"{id_},{turn.start},{turn.end}," for id_, turn in turns.items()]
    rest = "REL,lee,confirm" if kind == "second-pass" else "REL.SEND,lee"
    read: list[str] = []
    layers = Study.layers

    def noting(self: Study, round_: Round, *, only: str = "") -> Layers:
        read.append(round_.id)
        return layers(self, round_, only=only)

    monkeypatch.setattr(Study, "layers", noting)

    code(study, "\n".join([head, *(row + rest for row in rows)]) + "\n", round_id="p2")

    assert 1 == read.count("p1")
    assert read.count("p2") <= 2


class TestSubcode:
    """Sub-codes stay inside the excerpts of their parent."""

    @pytest.fixture
    def sub(self, study: Study) -> Study:
        """An initial round with REL on one turn of T01, and a subcode round inside REL."""
        start(study, "p1", kind="initial", coders=["ana"])
        rows = [("T01", 1, "REL", "ana"), ("T02", 1, "", "ana"), ("T03", 1, "", "ana")]
        code(study, segments(rows), round_id="p1")
        start(study, "s1", kind="subcode", coders=["lee"], parent="REL")
        return study

    def test_inside_an_excerpt_is_taken(self, sub: Study) -> None:
        """Part of the excerpt, with a code below the parent."""
        turn = sub.transcript("T01").turns[1]
        table = f"transcript,start,end,code,coder\nT01,{turn.start},{turn.start + 12},REL.SEND,lee\n"

        code(sub, table, round_id="s1")

        assert 1 == len(sub.layers(sub.round("s1")).get("lee", "T01").codings)

    def test_anything_outside_is_refused_with_the_place(self, sub: Study) -> None:
        """Also where only a part reaches beyond the excerpt."""
        turn, later = sub.transcript("T01").turns[1], sub.transcript("T01").turns[3]
        table = f"transcript,start,end,code,coder\nT01,{turn.start},{later.start + 3},REL.SEND,lee\n"

        with pytest.raises(ProblemsError, match=rf"{turn.end}\.\.{later.start + 3} of T01 is not coded REL"):
            code(sub, table, round_id="s1")

    def test_a_code_that_is_not_below_the_parent_is_refused(self, sub: Study) -> None:
        """Nor the parent itself."""
        with pytest.raises(ProblemsError, match="round s1 is not about 'MONEY'"):
            code(sub, segments([("T01", 1, "MONEY", "lee")]), round_id="s1")

    def test_until_it_is_sub_coded_a_transcript_has_not_been_coded_for_sub_codes(self, sub: Study) -> None:
        """A finished first pass says nothing about what is below the parent while excerpts wait."""
        chosen = counted.Chooser(sub, sub.codebook("food")).choose(["T01"]).by_transcript["T01"]
        assert {"REL.SEND", "REL.DEAL"} == set(sub.codebook("food").by_id) - chosen.coded

        code(sub, segments([("T01", 1, "REL.SEND", "lee")]), round_id="s1")

        chosen = counted.Chooser(sub, sub.codebook("food")).choose(["T01"]).by_transcript["T01"]
        assert set(sub.codebook("food").by_id) == chosen.coded
