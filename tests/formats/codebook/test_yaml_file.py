"""Codebooks as YAML: every problem at once, and what is written loads back equal."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings

from codekit.errors import CodebookError
from codekit.formats.codebook import yaml_file as codebook_yaml
from codekit.model.codebook import Code, Codebook
from codekit.model.codebook_diff import diff, to_note
from codekit.model.migrations import Migration
from formats.codebook.books import codebooks

HERE = Path(__file__).parent
BOOKS = HERE.parents[2] / "codebooks"
BROKEN = yaml.safe_load((HERE / "cases" / "broken_codebooks.yaml").read_text("utf-8"))
HEAD = 'codebook: try\nversion: "1.0"\ncodes:\n'
FIRST = "- id: A\n  name: First\n  definition: The first thing.\n"


@pytest.mark.parametrize("case", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_codebook_is_refused_with_every_problem_and_its_line(case: dict[str, list[str]]) -> None:
    """One cause gives one problem that says where, what, and how to mend it."""
    with pytest.raises(CodebookError) as refused:
        codebook_yaml.load(str(case["text"]), "c.yaml")

    assert case["problems"] == [str(problem) for problem in refused.value.problems]
    assert all(problem.remedy for problem in refused.value.problems)


@pytest.mark.parametrize(
    ("name", "codes", "roots"),
    [("social-care-domains", 30, 17), ("cbo-relationships", 37, 1), ("rfi-frames", 26, 8)],
)
def test_the_three_codebooks_load_and_survive_being_written(name: str, codes: int, roots: int) -> None:
    """The codebooks that come with codekit are sound, and dump loses nothing of them."""
    path = BOOKS / f"{name}.yaml"

    codebook, notes = codebook_yaml.load(path.read_text("utf-8"), path.name)

    assert [] == notes
    assert (name, "1.0", codes, roots) == (codebook.id, codebook.version, len(codebook.codes), len(codebook.roots))
    assert codebook == codebook_yaml.load(codebook_yaml.dump(codebook), "again")[0]


def test_what_the_study_needs_of_its_codebook_is_read() -> None:
    """Containers, roll-up, polarity and the tree of the relationship codebook arrive."""
    path = BOOKS / "cbo-relationships.yaml"
    codebook, _ = codebook_yaml.load(path.read_text("utf-8"), path.name)

    assert {"GOAL", "WHY", "REC"} == {code.id for code in codebook.codes if not code.assignable}
    assert "contrary" == codebook["REL.NONE"].rolls_up_as
    assert ("GOAL.REF", "GOAL", "CBO_REL") == codebook.ancestors("REF.INFORMAL")
    assert ("supporting", "contrary", "hypothetical") == codebook.polarity
    assert ("Only seniors, only rides to dialysis.",) == codebook["DISC.SCOPE"].examples
    assert 9 == codebook["CBO_REL"].line


def test_nested_children_and_parent_say_the_same() -> None:
    """A child below `children:` needs no parent, may repeat it, and its id stands as written."""
    nested = HEAD + (
        "- id: A\n  name: First\n  definition: One.\n  children:\n"
        "  - {id: B, name: Second, definition: Two.}\n"
        "  - {id: A.C, name: Third, definition: Three., parent: A}\n"
    )
    flat = HEAD + (
        "- {id: A, name: First, definition: One.}\n"
        "- {id: B, name: Second, definition: Two., parent: A}\n"
        "- {id: A.C, name: Third, definition: Three., parent: A}\n"
    )

    assert codebook_yaml.load(flat, "c")[0] == codebook_yaml.load(nested, "c")[0]


def test_a_byte_order_mark_is_accepted_with_a_note() -> None:
    """Editors on Windows write one; it is no reason to refuse."""
    codebook, notes = codebook_yaml.load("\ufeff" + HEAD + FIRST, "c.yaml")

    assert ("A",) == codebook.roots
    assert [("c.yaml", 1, "warning")] == [(note.path, note.line, note.level) for note in notes]


def test_windows_line_ends_change_nothing() -> None:
    """The same codebook from Notepad is the same codebook."""
    text = HEAD + FIRST + "  include: |\n    one\n    two\n"

    assert codebook_yaml.load(text, "c")[0] == codebook_yaml.load(text.replace("\n", "\r\n"), "c")[0]


def test_a_dash_null_and_nothing_all_mean_none() -> None:
    """Three ways in which people write that there is nothing to say."""
    text = HEAD + FIRST + '  include: "-"\n  exclude: null\n  parent:\n  examples: ["-", yes it is]\n  colour: ~\n'

    code = codebook_yaml.load(text, "c")[0]["A"]

    assert ("", "", "", ("yes it is",), "") == (code.include, code.exclude, code.parent, code.examples, code.colour)


def test_example_and_examples_both_count() -> None:
    """One of them may be a single text."""
    code = codebook_yaml.load(HEAD + FIRST + "  example: one\n  examples: [two, three]\n", "c")[0]["A"]

    assert ("one", "two", "three") == code.examples


def test_a_colour_that_became_a_comment_is_noted() -> None:
    """`colour: #ff0000` is an empty colour in YAML, and nobody sees why."""
    codebook, notes = codebook_yaml.load(HEAD + FIRST + "  colour: #ff0000\n", "c.yaml")

    assert "" == codebook["A"].colour
    assert [(7, "code 'A': colour is empty", "warning")] == [(n.line, n.message, n.level) for n in notes]


def test_anchors_aliases_and_merge_keys_work() -> None:
    """YAML's own way of not repeating oneself; a code's own field wins over a merged one."""
    text = HEAD + (
        "- &base {id: A, name: First, definition: &what One., exclude: Silence.}\n"
        "- {<<: *base, id: B, name: Second}\n"
        "- {id: C, name: Third, definition: *what}\n"
    )

    codebook, _ = codebook_yaml.load(text, "c")

    assert [("A", "First", "One."), ("B", "Second", "One."), ("C", "Third", "One.")] == [
        (code.id, code.name, code.definition) for code in codebook.codes
    ]
    assert ["Silence.", "Silence.", ""] == [code.exclude for code in codebook.codes]


def test_aliases_that_unfold_without_end_are_refused() -> None:
    """A few hundred characters must not fill the memory."""
    lines = ["x0: &x0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 10)}]" for n in range(1, 12)]

    with pytest.raises(CodebookError, match="unfold to far more"):
        codebook_yaml.load("\n".join(lines), "c.yaml")


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 100_000 + "x", "a: " + "{a: " * 5_000])
def test_endless_nesting_is_refused(text: str) -> None:
    """The C parser would end the whole program."""
    with pytest.raises(CodebookError, match="nested too deeply"):
        codebook_yaml.load(text, "c.yaml")


def test_the_id_of_a_codebook_is_cleaned_like_every_id() -> None:
    """It names a file."""
    codebook, _ = codebook_yaml.load(HEAD.replace("try", "Our study (2026)") + FIRST, "c")

    assert "Our-study-2026-" == codebook.id


def test_a_codebook_more_than_fifty_levels_deep_is_refused() -> None:
    """Everything that walks the tree may rely on it."""
    codes = [f"- {{id: C{n}, name: n, definition: d, parent: {f'C{n - 1}' if n else 'null'}}}\n" for n in range(60)]

    with pytest.raises(CodebookError) as refused:
        codebook_yaml.load(HEAD + "".join(codes), "c")

    assert ["code 'C50': more than 50 levels deep"] == [p.message for p in refused.value.problems]


def test_a_container_may_also_be_what_a_code_is_about() -> None:
    """Only a definition that calls the code itself a container clashes with being assignable."""
    text = HEAD + "- {id: A, name: Storage, definition: Containers and other places where food is stored.}\n"

    assert codebook_yaml.load(text, "c")[0]["A"].assignable


def test_dump_reads_like_a_document() -> None:
    """Block style, a blank line between codes, defaults left out, texts of several lines as blocks."""
    codebook = Codebook(
        "try",
        "1.10",
        (
            Code("A", "First: of two", "One.\nTwo.", examples=("said = so",), assignable=False),
            Code("NO", "Yes", "A denial.", parent="A", rolls_up_as="contrary"),
        ),
    )

    expected = """codebook: try
version: '1.10'

codes:
- id: A
  name: 'First: of two'
  definition: |-
    One.
    Two.
  examples:
  - said = so
  assignable: false

- id: 'NO'
  name: 'Yes'
  parent: A
  definition: A denial.
  rolls_up_as: contrary
"""
    assert expected == codebook_yaml.dump(codebook)


@given(codebooks())
@settings(max_examples=150, deadline=None)
def test_what_is_dumped_loads_back_equal(codebook: Codebook) -> None:
    """Whatever people write into a codebook, writing the file keeps it."""
    text = codebook_yaml.dump(codebook)

    loaded = codebook_yaml.load(text, "c")[0]
    assert codebook == loaded
    assert text == codebook_yaml.dump(loaded)


CHANGES = """\
codebook: care
version: "1.1"
changes:
{}
codes:
- {{id: REL, name: Ties, definition: Any.}}
- {{id: PAY, name: Pay, definition: Money.}}
"""


@pytest.mark.parametrize(
    ("entry", "line", "message", "remedy"),
    [
        ("- {code: RELL, kind: widened}", 4, "changes: RELL: there is no such code", "did you mean 'REL'?"),
        ("- {code: REL, kind: wider}", 4, "changes: kind cannot be 'wider'", "did you mean 'widened'?"),
        ("- {code: REL, kind: split}", 4, "changes: REL: split names no other code", "add `from: [ID]`"),
        ("- {code: REL, kind: split, form: PAY}", 4, "changes: unknown field 'form'", "did you mean 'from'?"),
        ("- {kind: widened}", 4, "changes: code is missing", "add `code:`"),
        ("- {code: REL, kind: widened, again: maybe}", 4, "changes: REL: again must be true or false, not 'maybe'", ""),
        ("- REL", 4, "changes: an entry must be a mapping of fields, not a text", ""),
        ("  REL: widened", 4, "changes must be a list, not a mapping", ""),
        (
            "- {code: REL, kind: widened}\n- {code: REL, kind: widened, reason: ''}",
            5,
            "changes: REL widened is given twice (first in line 4)",
            "",
        ),
    ],
)
def test_an_entry_that_cannot_be_used_is_named_with_its_line(entry: str, line: int, message: str, remedy: str) -> None:
    """One problem for one mistake, with the nearest name."""
    with pytest.raises(CodebookError) as refused:
        codebook_yaml.load(CHANGES.format(entry), "care.yaml")

    (problem,) = refused.value.problems
    assert (line, message) == (problem.line, problem.message)
    assert remedy in problem.remedy


def test_entries_are_read_and_an_unexplained_one_is_warned_of() -> None:
    """`again` is false where it is not said; `from` is a text or a list."""
    lines = "- {code: REL, kind: split, from: PAY}\n- {code: PAY, kind: widened, again: true}"
    book, _ = codebook_yaml.load(CHANGES.format(lines), "care.yaml")

    assert (Migration("REL", "split", ("PAY",)), Migration("PAY", "widened", again=True)) == book.changes
    assert ["changes: PAY is to be looked at again, without a reason"] == [
        problem.message for problem in codebook_yaml.check(book) if "changes" in problem.message
    ]


def test_what_diff_proposes_can_be_written_as_it_is() -> None:
    """For each code that changed in meaning, and nothing for what the newer version says itself."""
    old, _ = codebook_yaml.load(CHANGES.format("").replace('"1.1"', '"1.0"'), "care.yaml")
    text = CHANGES.format("").replace("Money.", "Money and loans.") + '- {id: "007", name: Bond, definition: Bonds.}\n'
    entries = to_note(old, codebook_yaml.load(text, "care.yaml")[0])
    written = text.replace("changes:\n", "changes:\n" + "".join(f"- {entry}\n" for entry in entries))
    new, _ = codebook_yaml.load(written, "care.yaml")

    assert [("PAY", "widened", True), ("007", "added", True)] == [(e.code, e.kind, e.again) for e in new.changes]
    assert [] == to_note(old, new)
    assert "changes: PAY was widened; to be looked at again" in [str(change) for change in diff(old, new)]
