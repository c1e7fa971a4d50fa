"""Words and their contexts as files: rows for programs, a workbook or a document."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codekit.errors import CodekitError
from codekit.model.numbering import counted
from codekit.tables import records as tables
from codekit.tables import stop_words
from codekit.workflow.results.vocabulary import Line, Vocabulary, Where
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.reporting.content import Content
    from codekit.reporting.vocabulary import Place, Said
    from codekit.tables.records import Records

ROWS, BOOK = (".csv", ".jsonl"), ".xlsx"


def described(found: Vocabulary) -> str:
    """What was counted, in words."""
    asked = found.wish
    left_out = (
        f"{found.left_out:,} are common words of {' and '.join(map(stop_words.name_of, found.languages))}, left out"
    )
    parts = [
        f"{sum(found.running):,} words that {_who(asked.where)}",
        left_out if found.languages else "no common words are left out",
        f"also left out: {', '.join(asked.without)}" if asked.without else "",
        f"words of {asked.shortest} letters or more" if asked.shortest > 1 else "",
    ]
    return "; ".join(filter(None, parts)) + "."


def _who(where: Where) -> str:
    if where.codes:
        return f"respondents say in excerpts of {', '.join(where.codes)}"
    return "everybody says" if where.everybody else "respondents say"


def write(study: Study, found: Vocabulary, path: Path) -> None:
    """Write the words. Raises CodekitError for another ending."""
    from codekit.reporting import vocabulary

    said = content_of(study, found)
    build = vocabulary.workbook if path.suffix.lower() == BOOK else vocabulary.build
    _write(path, vocabulary.records(said), build(said))


def write_lines(study: Study, lines: Sequence[Line], words: str, path: Path) -> None:
    """Write the places of some words. Raises CodekitError for another ending."""
    from codekit.reporting import vocabulary

    places = [_place(line) for line in lines]
    build = vocabulary.lines_workbook if path.suffix.lower() == BOOK else vocabulary.build_lines
    content = build(places, study=study.title, words=words)
    _write(path, vocabulary.line_records(places), content)


def _write(path: Path, rows: Records, content: Content) -> None:
    from codekit.workflow.reports.forms import form_of

    if path.suffix.lower() in ROWS:
        tables.write(path, rows)
        return
    try:
        form = form_of(path)
    except CodekitError as error:
        hint = f"name it {BOOK}, {', '.join(ROWS)}, .docx, .html or .md"
        raise CodekitError(f"{path.name}: a list of words is not written so", hint=hint) from error
    form.call(path, content)


def content_of(study: Study, found: Vocabulary) -> Said:
    """The words as a document has them."""
    from codekit.reporting.vocabulary import Said

    rows = [(word, sum(n), found.interviews[word], n) for word, n in found.n.items()]
    return Said(study.title, described(found), tuple(one.name for one in found.columns), found.running, rows)


def _place(line: Line) -> Place:
    from codekit.reporting.vocabulary import Place

    return Place(line.column, line.case, line.transcript, line.turn, line.speaker, line.before, line.words, line.after)


def to_json(found: Vocabulary) -> dict[str, Any]:
    """The document of `codekit words --json`."""
    return {
        "across": found.wish.across,
        "about": described(found),
        "languages": list(found.languages),
        "left_out": found.left_out,
        "columns": [
            {"id": one.id, "name": one.name, "interviews": len(one.transcripts), "words": running}
            for one, running in zip(found.columns, found.running, strict=True)
        ],
        "words": [
            {"word": word, "n": sum(n), "interviews": found.interviews[word], "by_column": list(n)}
            for word, n in found.n.items()
        ],
    }


def lines_to_json(lines: Sequence[Line], words: str) -> dict[str, Any]:
    """The document of `codekit kwic --json`; turns count from 1."""
    return {
        "words": words,
        "n": len(lines),
        "lines": [
            {
                "column": line.column,
                "case": line.case,
                "transcript": line.transcript,
                "turn": counted(line.turn),
                "speaker": line.speaker,
                "start": line.start,
                "end": line.end,
                "before": line.before,
                "text": line.words,
                "after": line.after,
            }
            for line in lines
        ],
    }
