"""The methods section: paragraphs with numbered notes, the notes, and what is left to write."""

from __future__ import annotations

from codekit.reporting.accounts.values import Methods, Section
from codekit.reporting.content import COUNT, LONG, Column, Content, Part, Table

_LONG = 500  # characters from which on a sentence is a paragraph of its own
_READ = (
    "Every sentence states what the study has recorded; the number behind it is that of the record below. What is not "
    "recorded stands in [CAPITALS], for the team to write."
)


def build(methods: Methods) -> Content:
    """The section with its notes."""
    parts = [_section(methods, number, section) for number, section in enumerate(methods.sections, 1)]
    return Content(
        "Methods",
        methods.study,
        (Part("read", "How to read this", (_READ,)), *parts, _left(methods), _notes(methods)),
    )


def _section(methods: Methods, number: int, section: Section) -> Part:
    """The sentences with their notes; one that is a paragraph already stays one."""
    numbers = {record: n for n, record in enumerate(methods.records, 1)}
    paragraphs, run = list[str](), list[str]()
    for sentence in section.sentences:
        marks = "".join(f"[{n}]" for n in sorted({numbers[record] for record in sentence.records}))
        words = f"{sentence.text}{marks}"
        if len(sentence.text) < _LONG:
            run.append(words)
            continue
        paragraphs += [" ".join(run)] * bool(run) + [words]
        run.clear()
    return Part(f"section-{number}", section.title, (*paragraphs, *([" ".join(run)] if run else [])))


def _left(methods: Methods) -> Part:
    if not methods.slots:
        return Part("left", "Left to write", ("Nothing.",))
    return Part("left", "Left to write", items=tuple(slot.strip("[]").capitalize() for slot in methods.slots))


def _notes(methods: Methods) -> Part:
    columns = (Column("note", COUNT, 8), Column("where it is recorded", LONG, 90))
    rows = tuple(enumerate(methods.records, 1))
    return Part("notes", "Notes", tables=(Table("Where each fact is recorded", columns, rows, sheet="Notes"),))
