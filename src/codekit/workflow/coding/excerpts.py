"""Coded passages of another tool against the study: names, and where the words stand in the transcripts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from codekit.errors import CodekitError, Problem, nearest
from codekit.formats.coding_table import CodingRow
from codekit.formats.excerpt_tables.columns import FIELDS
from codekit.formats.excerpt_tables.excerpt import Excerpt, ExcerptTable
from codekit.model.codebook import Codebook
from codekit.segmenting.placing import Placed, Wanted, place
from codekit.tables.header import brief
from codekit.tables.read import column_name
from codekit.workflow.rounds import assignments
from codekit.workflow.study.other_names import OtherNames
from codekit.workflow.study.study import Study

_LISTED = 20  # rows in one message
_SHOWN = 80  # characters of a name in a message
_MAP = "--map '{0}={1}'"


@dataclass(frozen=True, slots=True)
class Found:
    """Rows of codings made of passages; `problems` name every row that is none, `tolerant` rows in other typography."""

    rows: tuple[CodingRow, ...]
    problems: tuple[Problem, ...]
    tolerant: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Named:
    """A passage with the study's own names."""

    excerpt: Excerpt
    transcript: str
    coder: str
    codes: tuple[str, ...]


def find(
    study: Study, table: ExcerptTable, *, file: str, coder: str = "", round_id: str = "", mapped: Mapping[str, str]
) -> Found:
    """The codings that a table of passages stands for.

    A passage is placed where its words stand in one place only, or where its position and the order of the rows leave
    one; every other is a problem with its row. `coder` stands in where the table names none, `mapped` gives the study's
    names for the table's. Computing writes nothing.
    """
    finder = _Finder(study, table, file=file, coder=coder, round_id=round_id, mapped=mapped)
    named = [each for each in map(finder.named, table.excerpts) if each]
    by_transcript: dict[str, list[_Named]] = defaultdict(list)
    for each in named:
        by_transcript[each.transcript].append(each)
    rows: list[CodingRow] = []
    tolerant: list[int] = []
    for id_, those in by_transcript.items():
        wanted = [_wanted(each) for each in those]
        for each, placed in zip(those, place(study.transcript(id_).text, wanted), strict=True):
            rows += finder.rows(each, placed)
            tolerant += [each.excerpt.row] if placed.span and not placed.exact else []
    finder.tell_unused()
    problems = sorted(finder.problems, key=lambda problem: problem.line or 0)
    return Found(tuple(sorted(rows, key=lambda row: row.row)), tuple(problems), tuple(sorted(tolerant)))


def told(table: ExcerptTable, found: Found, file: str, *, left_out: bool) -> Iterator[Problem]:
    """What to say of a table: how it was read, and its problems, which are warnings where their rows are left out."""
    yield Problem(file, None, f"read as coded passages: {', '.join(table.understood)}", level="note")
    yield from table.problems
    if found.tolerant:
        rows = ", ".join(map(str, found.tolerant[:_LISTED])) + ", ..." * (len(found.tolerant) > _LISTED)
        message = f"{len(found.tolerant)} passages stand there with other white space or marks: row {rows}"
        yield Problem(file, None, message, level="note")
    for problem in found.problems:
        yield problem._replace(level="warning") if left_out else problem
    if table.of_one_code or (left_out and found.problems):
        why = "it holds one code only" if table.of_one_code else "rows were left out"
        yield Problem(file, None, f"{why}, so no transcript is finished", "codekit code --finish T", "note")


def _wanted(named: _Named) -> Wanted:
    """What is looked for; other tools list one document's passages of one code in the order of the text."""
    excerpt = named.excerpt
    return Wanted(excerpt.quote, excerpt.position, excerpt.counts, (named.coder, named.codes))


class _Finder:
    """Names looked up one by one, each unknown one told once, with its first row and how many more there are."""

    def __init__(
        self, study: Study, table: ExcerptTable, *, file: str, coder: str, round_id: str, mapped: Mapping[str, str]
    ) -> None:
        self.study, self.file, self.by_default, self.round_id = study, file, coder, round_id
        head = {column_name(name) for name in table.head}
        of_columns = {name for name, field in mapped.items() if field in FIELDS and column_name(name) in head}
        self.names = OtherNames(study, {name: meant for name, meant in mapped.items() if name not in of_columns})
        self.names.seen.update(table.head)
        self.quotes = [each.quote for each in table.excerpts]
        self.problems: list[Problem] = []
        self._books: dict[tuple[str, str], Codebook | None] = {}
        self._unknown: dict[str, tuple[int, int]] = {}  # where its problem stands, and its rows

    def named(self, excerpt: Excerpt) -> _Named | None:
        """A passage with the study's names; None where one is unknown, which is told."""
        transcript = self.names.transcript(excerpt.document)
        if transcript is None:
            self._tell(excerpt, "document", excerpt.document, self.study.transcript_ids())
        coder = self._coder(excerpt)
        if transcript is None or coder is None:
            return None
        book = self._book(excerpt, transcript, coder)
        codes: list[str] = []
        for cell in excerpt.codes if book else ():
            found, missing = self.names.codes(cell, book)  # type: ignore[arg-type]
            codes += found
            for name in missing:
                self._tell(excerpt, "code", name, [code.name for code in book.codes] if book else ())
        return _Named(excerpt, transcript, coder, tuple(dict.fromkeys(codes))) if codes else None

    def _coder(self, excerpt: Excerpt) -> str | None:
        if not excerpt.coder:
            if not self.by_default:
                self._tell(excerpt, "coder", "", ())
            return self.by_default or None
        coder = self.names.coder(excerpt.coder)
        if coder is None:
            self._tell(excerpt, "coder", excerpt.coder, self.study.settings.coders)
        elif self.by_default and coder != self.by_default:
            self._note(excerpt.row, f"is of {coder}, not of {self.by_default}")
            return None
        return coder

    def _book(self, excerpt: Excerpt, transcript: str, coder: str) -> Codebook | None:
        """The codebook of the round that a coder codes a transcript in; None where there is not one round."""
        key = (transcript, coder)
        if key not in self._books:
            self._books[key] = None
            try:
                rounds = self.study.rounds()
                given = self.study.round(self.round_id) if self.round_id else None
                round_ = given or assignments.the_open_round(rounds, transcript, coder)
                assignments.refuse_unassigned(round_, transcript, coder)
                self._books[key] = self.study.round_codebook(round_)
            except CodekitError as error:
                self._note(excerpt.row, error.message, error.hint)
        return self._books[key]

    def rows(self, named: _Named, placed: Placed) -> list[CodingRow]:
        """The rows of a passage that has its place; else why it has none."""
        row, span = named.excerpt.row, placed.span
        if span is None:
            self._note(row, *_unplaced(named, placed))
            return []
        return [
            CodingRow(
                row=row, transcript=named.transcript, code=code, coder=named.coder, start=span.start, end=span.end,
                round=self.round_id, memo=named.excerpt.memo,
            )
            for code in named.codes
        ]  # fmt: skip

    def tell_unused(self) -> None:
        """Names that `--map` gives and the table has not, and how often unknown names stand there."""
        for name, near in self.names.unused():
            remedy = f"did you mean '{near}'?" if near else "a column, document, code or coder of the table"
            self.problems.append(Problem(self.file, None, f"--map: the table has no '{name}'", remedy))
        for at, times in self._unknown.values():
            told = self.problems[at]
            self.problems[at] = told._replace(message=told.message + (f" ({times} rows)" if times > 1 else ""))

    def _tell(self, excerpt: Excerpt, kind: str, name: str, known: Sequence[str] | Mapping[str, object]) -> None:
        """Tell an unknown name once."""
        shown = name if len(name) <= _SHOWN and not self._spoken(name) else brief(name)
        message = f"no {kind} '{shown}' in the study" if name else f"the table does not say who coded: no {kind}"
        key = f"{kind}\0{name}"
        self._unknown.setdefault(key, (len(self.problems), 0))
        at, times = self._unknown[key]
        self._unknown[key] = (at, times + 1)
        if not times:
            near = nearest(name, known) if name else None
            remedy = _MAP.format(shown, near or f"{kind.upper()}") if name else "--coder ID"
            self._note(excerpt.row, message, f"did you mean '{near}'? {remedy}" if near else remedy)

    def _spoken(self, name: str) -> bool:
        """True where four words of a name are said in an interview: the columns may be mistaken."""
        words = name.casefold().split()
        return any(" ".join(words[at : at + 4]) in self._said for at in range(len(words) - 3))

    @cached_property
    def _said(self) -> str:
        texts = (each.text for each in self.study.transcripts().values())
        return "\n".join(" ".join(text.casefold().split()) for text in (*texts, *self.quotes))

    def _note(self, row: int, message: str, remedy: str = "") -> None:
        self.problems.append(Problem(self.file, row, message, remedy))


def _unplaced(named: _Named, placed: Placed) -> tuple[str, str]:
    """Why a passage has no place, without its words."""
    words = f"a passage of {len(named.excerpt.quote):,} characters, code {', '.join(named.codes)}"
    if not placed.found:
        return f"{words}: these words are not in {named.transcript}", "was the transcript another version of the text?"
    return (
        f"{words}: {placed.found} places in {named.transcript} say so",
        "give its place: the columns start and end, or a paragraph number",
    )
