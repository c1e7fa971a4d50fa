"""Fields beside a text are read without a parser where they are plain, and as the parser reads them always."""

from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import strategies as st

from codekit.store import plain_yaml
from codekit.store.origin import Origin, fields
from codekit.store.transcripts import as_yaml

WORD = st.sampled_from(
    [
        "",
        "T01.txt",
        "I",
        "Dr. Ode",
        "utf-8",
        "no",
        "Y",
        "null",
        "1e5",
        "0b1",
        "2024-01-02",
        "a: b",
        "- x",
        "é",
        "a #b",
        "~",
    ]
) | st.text(max_size=6)
SHA = st.sampled_from(["a" * 64, "1" * 64, "0b" + "1" * 62, "0" * 63 + "e", "12e" + "3" * 61, ""]) | st.text(
    "0123456789abcdef", min_size=64, max_size=64
)
ORIGINS = st.builds(
    Origin,
    file=WORD,
    sha256=SHA,
    file_sha256=SHA,
    encoding=WORD,
    roles=st.sampled_from(["guessed", "confirmed"]),
    speakers=st.dictionaries(WORD, st.sampled_from(["interviewer", "respondent", "other"]) | WORD, max_size=3),
    notes=st.lists(WORD, max_size=2).map(tuple),
)


@given(ORIGINS)
def test_what_is_written_is_read_as_the_parser_reads_it(origin: Origin) -> None:
    """Or left to it."""
    raw = as_yaml(fields(origin)).encode("utf-8")
    assert plain_yaml.read(raw) in (None, yaml.safe_load(raw))


LINES = (
    "speakers:",
    "  I: interviewer",
    "  no: other",
    "a: b",
    "a: ''",
    "a: []",
    "a: {}",
    "a:",
    "  x",
    "",
    "a: 1",
    "...",
    "a: b: c",
    " I: x",
)


@given(st.lists(st.sampled_from(LINES), max_size=6))
def test_lines_of_any_kind_are_read_as_the_parser_reads_them(lines: list[str]) -> None:
    """In whatever order people put them."""
    raw = "".join(f"{line}\n" for line in lines).encode()
    found = plain_yaml.read(raw)
    assert found is None or found == (yaml.safe_load(raw) or {})


def test_nearly_every_text_is_plain() -> None:
    """Else the parser would be asked for each, and nothing was won."""
    origin = Origin(
        "T01.docx", "0" * 63 + "f", "docx", "utf-8", "1a" * 32, {"I": "interviewer", "Dr. Ode": "respondent"}
    )
    raw = as_yaml(fields(origin)).encode("utf-8")
    assert fields(origin) == plain_yaml.read(raw)
    assert (
        {} == (plain_yaml.read(as_yaml(fields(Origin(sha256="b" * 63 + "c"))).encode()) or {"speakers": 0})["speakers"]
    )
