"""What counts as evidence, how often, and what must never be counted."""

from __future__ import annotations

import dataclasses
import itertools
import json
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from codekit.matrix import Matrix, tabulate
from codekit.model.codebook import Codebook
from codekit.model.events import Coding
from codekit.model.polarities import CONTRARY, POLARITIES
from codekit.model.transcript import Segment, Segmentation
from matrix.made import CODEBOOK, coding, coding_at, matrix, registers, transcript, whole

TALK = transcript(
    "T1",
    "I: Do you partner with the pantry?",
    "R: We send people there. They call us. We call them.",
    "I: How?",
    "R: By phone.",
)


def counts(table: Matrix, code: str, case: str = "O1") -> tuple[int, int, int]:
    """Excerpts, interviews and words of a cell."""
    cell = table.cells[case, code]
    return cell.excerpts, cell.interviews, cell.words


def test_touching_and_overlapping_codings_are_one_excerpt() -> None:
    """One passage split in three counts once; the next sentence, apart from it, is another excerpt."""
    start = TALK.text.index("We send")
    parts = [(0, 7), (7, 14), (10, 21), (22, 35)]
    codings = [coding_at(TALK, start + a, start + b, "GOAL.REF") for a, b in parts]

    table = matrix([TALK], codings, registers({"T1": "O1"}))

    assert (2, 1, 7) == counts(table, "GOAL.REF")
    assert ["We send people there.", "They call us."] == [e.text for e in table.excerpts("O1", "GOAL.REF")]


def test_polarities_are_not_merged_with_each_other() -> None:
    """The same words coded supporting and contrary are one excerpt of each kind."""
    codings = [coding(TALK, "They call us.", "GOAL.REF", p) for p in POLARITIES]

    table = matrix([TALK], codings, registers({"T1": "O1"}))

    cell = table.cells["O1", "GOAL.REF"]
    assert (1, 1, 1) == (cell.excerpts, cell.contrary, cell.hypothetical)
    assert list(POLARITIES) == [e.evidence for e in table.excerpts("O1", "GOAL.REF")]


def test_a_roll_up_counts_a_passage_once() -> None:
    """O17: a passage with both GOAL.REF and GOAL.DISC is one excerpt of GOAL; child and parent likewise."""
    codings = [coding(TALK, "They call us.", code) for code in ("GOAL.REF", "GOAL.DISC", "REF.INFORMAL", "GOAL")]

    table = matrix([TALK], codings, registers({"T1": "O1"}))

    assert [(1, 1, 3)] * 4 == [counts(table, c) for c in ("GOAL.REF", "GOAL.DISC", "GOAL", "CBO_REL")]


def test_interviewers_speech_is_never_evidence() -> None:
    """A coding of a leading question counts nothing and is warned of; one that runs over counts what was answered."""
    alone = coding(TALK, "partner with the pantry", "CBO_REL")
    over = coding_at(TALK, TALK.text.index("How?"), TALK.text.index("phone"), "GOAL.REF")

    table = matrix([TALK], [alone, over], registers({"T1": "O1"}))

    assert ("not_found", "present") == (table.cells["O1", "REC"].state, table.cells["O1", "CBO_REL"].state)
    assert ["By "] == [e.text for e in table.excerpts("O1", "CBO_REL")]
    assert "T1: 1 codings lie outside respondents' speech and are no evidence" in table.warnings


def test_a_coding_over_two_turns_is_an_excerpt_in_each() -> None:
    """An excerpt stays within a turn, so that cutting a coding at a turn changes nothing."""
    whole = coding_at(TALK, TALK.text.index("We call"), TALK.text.index(" phone"), "GOAL.REF")

    table = matrix([TALK], [whole], registers({"T1": "O1"}))

    assert ["We call them.", "By"] == [e.text for e in table.excerpts("O1", "GOAL.REF")]


def test_o03_two_interviews_make_one_organization() -> None:
    """3 + 1 excerpts: 4 excerpts from 2 interviews in 1 organization."""
    first = transcript("O03-1", "R: One.", "R: Two.", "R: Three.")
    second = transcript("O03-2", "R: Four.")
    codings = [coding(first, w, "GOAL.REF") for w in ("One.", "Two.", "Three.")] + [coding(second, "Four.", "GOAL.REF")]

    table = matrix([first, second], codings, registers({"O03-1": "O03", "O03-2": "O03"}))

    assert (4, 2, 4) == counts(table, "GOAL.REF", "O03")
    assert ("1 of 1", 1.0) == (str(table.totals["GOAL.REF"]), table.cells["O03", "GOAL.REF"].share)


def test_wrong_answers_that_must_not_appear() -> None:
    """Ten organizations, twelve interviews, seven with a relationship: 7 of 10, and none of the careless figures."""
    said = {f"O{n:02}-1": f"O{n:02}" for n in range(1, 11)} | {"O01-2": "O01", "O02-2": "O02"}
    talks = {id_: transcript(id_, "I: So you partner?", "R: We partner.") for id_ in said}
    codings = [coding(t, "We partner", "CBO_REL") for id_, t in talks.items() if said[id_] <= "O06" and id_ != "O02-1"]
    codings += [coding(talks["O07-1"], "We partner", "REF.INFORMAL")]
    codings += [coding(talks[id_], "We partner", "CBO_REL", CONTRARY) for id_ in ("O08-1", "O09-1")]
    codings += [coding(talks["O10-1"], "you partner", "CBO_REL")]

    table = matrix(list(talks.values()), codings, registers(said))

    assert "7 of 10" == str(table.totals["CBO_REL"])
    assert {"present": 7, "contrary": 2, "not_found": 1} == {
        state: n for state, n in table.totals["CBO_REL"].states.items() if n
    }


def test_a_transcript_that_belongs_to_no_known_case_is_excluded_by_name() -> None:
    """Neither a missing row nor a misspelt case makes a new row or passes in silence."""
    talks = [TALK, transcript("T2", "R: Yes."), transcript("T3", "R: Yes.")]
    register = dataclasses.replace(
        registers({"T1": "St-Marys", "T2": "Saint-Marys"}), cases=registers({"T1": "St-Marys"}).cases
    )

    table = matrix(talks, [coding(talks[1], "Yes", "CBO_REL")], register)

    assert (("St-Marys",), "not_found") == (table.cases, table.cells["St-Marys", "CBO_REL"].state)
    assert [
        ("T2", "unknown case 'Saint-Marys', did you mean 'St-Marys'?"),
        ("T3", "not in interviews.csv"),
    ] == list(table.excluded)
    assert {f"{t} is excluded: {why}" for t, why in table.excluded} <= set(table.warnings)


def test_an_interview_listed_and_not_imported_is_not_coded() -> None:
    """A registered interview contributes or is named."""
    table = matrix([TALK], [], registers({"T1": "O1", "T9": "O1"}))

    assert "not_yet_coded" == table.cells["O1", "CBO_REL"].state
    assert "T9: listed for O1, but not imported" in table.warnings


def test_codings_of_another_text_or_another_codebook_do_not_count() -> None:
    """A corrected transcript's old codings are named, never counted at a shifted place."""
    import msgspec

    old = msgspec.structs.replace(coding(TALK, "They call us.", "GOAL.REF"), text_sha="0" * 16)
    strange = msgspec.structs.replace(coding(TALK, "They call us.", "GOAL.REF"), code="OLD.CODE")

    table = matrix([TALK], [old, strange], registers({"T1": "O1"}))

    assert 0 == counts(table, "CBO_REL")[0]
    assert [
        "T1: 1 codings were made on another version of the text and do not count",
        "T1: codings with codes that are not in cbo@1.0 do not count: OLD.CODE",
    ] == list(table.warnings)


def test_a_merged_code_counts_for_what_it_became() -> None:
    """`replaced_by` carries codings and what was asked over to the code that stands today."""
    codes = [dataclasses.replace(c, replaced_by="GOAL.DISC" if c.id == "REC.LEAD" else "") for c in CODEBOOK.codes]
    merged = Codebook("cbo", "1.1", tuple(codes))

    table = matrix([TALK], [coding(TALK, "They call us.", "REC.LEAD")], registers({"T1": "O1"}), codebook=merged)

    assert ("present", "not_found") == (table.cells["O1", "GOAL.DISC"].state, table.cells["O1", "REC"].state)


def test_moving_a_code_changes_roll_ups_and_not_its_own_counts() -> None:
    """The tree decides what is above a code; what was coded stays."""
    codes = [dataclasses.replace(c, parent="REC" if c.id == "REF.INFORMAL" else c.parent) for c in CODEBOOK.codes]
    one = coding(TALK, "They call us.", "REF.INFORMAL")

    before = matrix([TALK], [one], registers({"T1": "O1"}))
    after = matrix([TALK], [one], registers({"T1": "O1"}), codebook=Codebook("cbo", "1.1", tuple(codes)))

    assert counts(before, "REF.INFORMAL") == counts(after, "REF.INFORMAL")
    assert ("present", "not_found") == tuple(before.cells["O1", c].state for c in ("GOAL", "REC"))
    assert ("not_found", "present") == tuple(after.cells["O1", c].state for c in ("GOAL", "REC"))


def test_an_excerpt_tells_where_it_stands_and_what_it_rests_on() -> None:
    """Everything a reader needs to check a cell: place, speaker, question, codes, coders, version."""
    codings = [
        coding(TALK, "They call us.", "GOAL.REF"),
        coding(TALK, "They call", "REC.LEAD", CONTRARY, coder="ben"),
    ]

    excerpt = matrix([TALK], codings, registers({"T1": "O1"})).excerpts("O1", "GOAL")[0]

    assert TALK.text[excerpt.start : excerpt.end] == excerpt.text == "They call us."
    assert f"T1:{excerpt.start}-{excerpt.end}:" == excerpt.id[:-8]
    assert ("R", "respondent", (1,), 60.0) == (excerpt.speaker, excerpt.role, excerpt.segments, excerpt.time)
    assert "Do you partner with the pantry?" == excerpt.question
    assert ("GOAL.REF", "REC.LEAD (contrary)") == excerpt.codes
    assert (("ana",), ("cbo@1.0",), ("supporting",)) == (excerpt.coders, excerpt.codebooks, excerpt.polarities)


def test_excerpts_are_located_by_the_stored_units_where_given() -> None:
    """With a sentence segmentation the segment ids are those of the sentences, and so is the time."""
    at = TALK.text.index("They call")
    sentences = Segmentation("sentence", (Segment(4, at - 5, at, 1, "R", 61.0), Segment(5, at, at + 13, 1, "R", 64.0)))

    table = tabulate(
        codebook=CODEBOOK,
        registers=registers({"T1": "O1"}),
        transcripts={"T1": TALK},
        counted={"T1": whole(CODEBOOK, "pass1", [coding(TALK, "They call us.", "GOAL")])},
        segments={"T1": sentences},
    )

    excerpt = table.excerpts("O1", "GOAL")[0]
    assert ((5,), 64.0) == (excerpt.segments, excerpt.time)


def test_each_cell_names_its_layer_and_the_matrix_names_all() -> None:
    """Second passes and first passes in one matrix are told apart."""
    talks = {"T1": TALK, "T2": transcript("T2", "R: Yes.")}
    counted = {"T1": whole(CODEBOOK, "pass2 (second-pass)"), "T2": whole(CODEBOOK, "pass1 (initial)")}

    table = tabulate(
        codebook=CODEBOOK, registers=registers({"T1": "O1", "T2": "O2"}), transcripts=talks, counted=counted
    )

    assert "pass2 (second-pass)" == table.cells["O1", "REC"].layer
    assert "pass1 (initial); pass2 (second-pass)" == table.to_json()["layer"]


def test_columns_for_people_are_the_upper_levels_with_something_in_them() -> None:
    """Roots always; two levels below where there is evidence or descendants; others only when asked for."""
    one = coding(TALK, "They call us.", "REF.INFORMAL")

    assert ("CBO_REL", "GOAL", "GOAL.REF", "REC") == matrix([TALK], [one], registers({"T1": "O1"})).themes
    assert ("REC.LEAD", "GOAL") == matrix([TALK], [], registers({"T1": "O1"}), themes=["REC.LEAD", "GOAL"]).themes


def test_the_frame_holds_the_states_of_the_columns() -> None:
    """For notebooks: a table of cases by themes."""
    frame = matrix([TALK], [coding(TALK, "They call us.", "GOAL")], registers({"T1": "O1"})).frame()

    assert "present" == frame.loc["O1", "GOAL"]
    assert ["CBO_REL", "GOAL", "GOAL.REF", "REC"] == list(frame.columns)


TEXTS = [
    transcript(f"T{n}", "I: Who?", "R: We send people there, often.", "R: They 打电话 us [inaudible] back.", "O: Hm.")
    for n in range(3)
]
places = st.tuples(st.integers(0, len(TEXTS[0].text) - 1), st.integers(1, 30))


@st.composite
def coded(draw: st.DrawFn) -> list[Coding]:
    """Codings anywhere in three transcripts."""
    found = []
    for which, (start, length), code, polarity in draw(
        st.lists(
            st.tuples(
                st.integers(0, 2), places, st.sampled_from([c.id for c in CODEBOOK.codes]), st.sampled_from(POLARITIES)
            ),
            max_size=12,
        )
    ):
        end = min(start + length, len(TEXTS[which].text))
        found.append(coding_at(TEXTS[which], start, end, code, polarity))
    return found


REGISTER = registers({"T0": "O1", "T1": "O2", "T2": "O1"}, asked={("T0", "REC"): "yes", ("T1", "CBO_REL"): "no"})


@settings(max_examples=60, deadline=None)
@given(coded(), st.randoms(use_true_random=False))
def test_order_does_not_matter(codings: list[Coding], rng: random.Random) -> None:
    """Codings and transcripts in any order give the same document."""
    shuffled, texts = list(codings), list(TEXTS)
    rng.shuffle(shuffled)
    rng.shuffle(texts)

    assert json.dumps(matrix(TEXTS, codings, REGISTER).to_json()) == json.dumps(
        matrix(texts, shuffled, REGISTER).to_json()
    )


@settings(max_examples=60, deadline=None)
@given(coded(), st.integers(1, 29))
def test_splitting_codings_in_touching_pieces_changes_nothing(codings: list[Coding], at: int) -> None:
    """One passage coded in one go or in two gives the same figures."""
    texts = {t.id: t for t in TEXTS}
    split = []
    for one in codings:
        on, cut = texts[one.transcript], min(one.start + at, one.end - 1)
        cuts = [one.start, cut, one.end] if one.start < cut else [one.start, one.end]
        split += [coding_at(on, a, b, one.code, one.polarity) for a, b in itertools.pairwise(cuts)]

    whole, pieces = (matrix(TEXTS, coded, REGISTER).to_json() for coded in (codings, split))
    _, _ = whole.pop("review"), pieces.pop("review")  # how many codings were reviewed is another question
    assert whole == pieces


@settings(max_examples=60, deadline=None)
@given(coded())
def test_every_figure_is_the_number_of_excerpts_behind_it(codings: list[Coding]) -> None:
    """Cells, and the passages shown for them, come to the same count; a plain count over characters agrees."""
    table = matrix(TEXTS, codings, REGISTER)
    texts = {t.id: t for t in TEXTS}

    assert table.cells
    for (case, code), cell in table.cells.items():
        shown = table.excerpts(case, code)
        kinds = [e.evidence for e in shown]
        assert (cell.excerpts, cell.contrary, cell.hypothetical) == tuple(kinds.count(p) for p in POLARITIES)
        supporting = [e for e in shown if e.evidence == "supporting"]
        assert (cell.words, cell.interviews) == (
            sum(e.words for e in supporting),
            len({e.transcript for e in supporting}),
        )
        assert all(e.polarities and "respondent" == e.role for e in shown)
        below = {code, *CODEBOOK.descendants(code)} - ({"REL.NONE"} if code == "CBO_REL" else set())
        characters = {
            (c.transcript, i)
            for c in codings
            if c.code in below and c.polarity == "supporting" and table.registers.interviews_of(case)
            for i in range(c.start, c.end)
            if any(s.start <= i < s.end for s in texts[c.transcript].respondent_speech)
            and c.transcript in {x.transcript for x in table.registers.interviews_of(case)}
        }
        assert characters == {(e.transcript, i) for e in supporting for i in range(e.start, e.end)}
