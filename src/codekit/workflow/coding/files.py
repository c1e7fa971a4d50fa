"""Files of codings: Excel sheets out and back, tables of codings in."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from codekit.errors import CodekitError, Problem, ProblemsError, RoundStateError, UnknownNameError
from codekit.model.origins import SHEET
from codekit.model.rounds import OPEN, Round
from codekit.model.rules import usable_codes
from codekit.model.transcript import RESPONDENT, SCHEMES, roles_of
from codekit.store.values import Layers
from codekit.tables.read import read_sheets
from codekit.tables.rows import Sheet
from codekit.workflow.coding import excerpts
from codekit.workflow.coding.recording import Imported, import_rows
from codekit.workflow.rounds import rounds
from codekit.workflow.rounds.scope import scoped
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.formats.coding_table import CodingRow

TABLES = (".csv", ".tsv", ".xlsx")
PASSAGES = (".docx", ".txt", ".md")  # a table of passages or a report of a node may stand in these
PASSAGES_HINT = "a table with document, code and words, or NVivo's report of a node"


def write_sheets(study: Study, folder: Path, *, coder: str, round_id: str, scheme: str) -> list[Path]:
    """Write a coding sheet per transcript of a round that the coder has not finished; returns their paths.

    A sheet holds only this coder's own codings. A sheet that is there already is never overwritten, since it may hold
    work; one that says what it would say now is taken as written, so that stopped work can be finished. Raises
    UnknownNameError for an unknown round, coder or unit, RoundStateError for a round that is not open, CodekitError
    where another sheet is there already.
    """
    from codekit.formats.coding_sheet import read as coding_sheets_read
    from codekit.formats.coding_sheet import write as coding_sheets

    round_ = study.round(round_id)
    study.coder(coder)
    if scheme not in SCHEMES:
        raise UnknownNameError("unit", scheme, SCHEMES)
    if coder not in round_.coders:
        raise UnknownNameError("coder", coder, round_.coders, where=f"round {round_id}")
    if rounds.progress(study, round_).state != OPEN:
        raise RoundStateError(f"round {round_id} is not open any more", hint=f"codekit round show {round_id}")
    paths = {id_: folder / f"{id_}.xlsx" for id_ in round_.transcripts_of(coder)}
    content = functools.partial(_content, study, round_, study.layers(round_), coder=coder, scheme=scheme)
    there = [id_ for id_, path in paths.items() if path.exists()]
    if existing := [paths[id_].name for id_ in there if not coding_sheets_read.says(paths[id_], **content(id_=id_))]:
        raise CodekitError(
            f"{folder}: {', '.join(existing[:5])} exist already and may hold work",
            hint="read them first, or name another folder",
        )
    folder.mkdir(parents=True, exist_ok=True)
    codes = usable_codes(study.round_codebook(round_), scoped(study, round_))
    for id_ in [id_ for id_ in paths if id_ not in there]:
        coding_sheets.write(paths[id_], codes=codes, **content(id_=id_))
    return list(paths.values())


def _content(study: Study, round_: Round, layers: Layers, *, coder: str, scheme: str, id_: str) -> dict[str, Any]:
    """What a coding sheet of one transcript is made of."""
    layer, book = layers.get(coder, id_), study.round_codebook(round_)
    return {
        "transcript": study.transcript(id_),
        "segmentation": study.segmentation(id_, scheme),
        "codebook": book,
        "coder": coder,
        "round_id": round_.id,
        "existing": layer.codings,
        "skipped": [skip.span for skip in layer.skipped],
    }


def read_all(
    study: Study,
    paths: Iterable[Path],
    *,
    coder: str = "",
    round_id: str = "",
    by: str = "",
    partial: bool = False,
    roles: str = RESPONDENT,
    mapped: Mapping[str, str] = MappingProxyType({}),
    found_only: bool = False,
) -> Iterator[tuple[Path, Imported]]:
    """Read files of codings one by one; each is taken over whole or not at all.

    `roles` says whose speech may be coded, as in `compare.Options`; `mapped` and `found_only` are about tables of
    passages, as in `read_one`. Raises UnknownNameError for an unknown unit or
    choice of roles, CodekitError where a path or every file of codings is missing, and
    what `read_one` raises; the files before are taken over then.
    """
    if by and by not in SCHEMES:
        raise UnknownNameError("unit", by, SCHEMES)
    roles_of(roles)
    files = list(_files(paths))
    if not files:
        raise CodekitError("no file of codings there", hint="csv, xlsx, or a folder with coding sheets")
    for path in files:
        about = {"coder": coder, "round_id": round_id, "by": by, "roles": roles}
        yield path, read_one(study, path, partial=partial, mapped=mapped, found_only=found_only, **about)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            # Excel keeps a file `~$NAME` beside every table that it has open.
            yield from sorted(p for p in path.iterdir() if p.suffix.lower() in TABLES and p.name[:2] != "~$")
        elif path.is_file():
            yield path
        else:
            raise CodekitError(f"{path}: no such file")


def read_one(
    study: Study,
    path: Path,
    *,
    coder: str = "",
    round_id: str = "",
    by: str = "",
    partial: bool = False,
    roles: str = RESPONDENT,
    mapped: Mapping[str, str] = MappingProxyType({}),
    found_only: bool = False,
) -> Imported:
    """Read one file: a coding sheet, a table of codings, or coded passages as another tool writes them.

    Of passages, `mapped` says what the table's columns, documents, codes and coders are here, and `found_only` takes
    those that have their place although others have none; then nothing is finished. Raises what `import_rows` raises.
    """
    from codekit.formats.coding_sheet import read as coding_sheets_read

    if path.suffix.lower() == ".xlsx" and coding_sheets_read.is_sheet(path):
        return _read_sheet(study, path, coder=coder, round_id=round_id, partial=partial)
    rows, problems, some = _rows(study, path, by=by, coder=coder, round_id=round_id, mapped=mapped, found=found_only)
    if coder and (others := sorted({row.coder for row in rows} - {coder})):
        problems.append(Problem(path.name, None, f"holds codings of {', '.join(others)}, not only of {coder}"))
    return import_rows(
        study,
        rows,
        file=path.name,
        scheme=by or "turn",
        round_id=round_id,
        partial=partial or some,
        writer=study.writer,
        problems=problems,
        roles=roles_of(roles),
    )


def _rows(
    study: Study, path: Path, *, by: str, coder: str, round_id: str, mapped: Mapping[str, str], found: bool
) -> tuple[list[CodingRow], list[Problem], bool]:
    """The rows of a table, its problems, and whether the rows are only a part of what was coded."""
    from codekit.formats import coding_table as coding_tables
    from codekit.formats.excerpt_tables import read as excerpt_tables

    sheets = None if path.suffix.lower() in PASSAGES else read_sheets(path)
    if sheets is not None and (by or coding_tables.is_one(sheets)):
        return *coding_tables.read(path, by=by or None, coder=coder, sheets=sheets), False
    if table := excerpt_tables.read(path, mapped=mapped, sheets=sheets):
        placed = excerpts.find(study, table, file=path.name, coder=coder, round_id=round_id, mapped=mapped)
        some = table.of_one_code or (found and bool(placed.problems))
        return list(placed.rows), [*excerpts.told(table, placed, path.name, left_out=found)], some
    if sheets is None:
        raise CodekitError(f"{path.name}: no table of coded passages is in it", hint=PASSAGES_HINT)
    rows, problems = coding_tables.read(path, coder=coder, sheets=sheets)
    return rows, [*problems, *_nearly(sheets, path.name)], False


def _nearly(sheets: Sequence[Sheet], name: str) -> Iterator[Problem]:
    """What a table of passages of another tool would need, where the file looks like one."""
    from codekit.formats.excerpt_tables import read as excerpt_tables

    near = excerpt_tables.lacking(sheets)
    if near and near[1]:
        remedy = f"say which column it is: --map 'COLUMN={near[1][0]}'"
        yield Problem(name, None, f"as a table of coded passages it lacks: {', '.join(near[1])}", remedy)


def _read_sheet(study: Study, path: Path, *, coder: str, round_id: str, partial: bool) -> Imported:
    from codekit.formats.coding_sheet import read as coding_sheets_read

    header, rows, problems = coding_sheets_read.read(path)
    misfits: list[Problem] = []
    if coder and coder != header.coder:
        misfits.append(Problem(path.name, None, f"is the sheet of {header.coder}, not of {coder}"))
    if round_id and round_id != header.round_id:
        misfits.append(Problem(path.name, None, f"is a sheet of round {header.round_id}, not of {round_id}"))
    transcript = study.transcript(header.transcript)
    if not transcript.sha256.startswith(header.text_sha):
        what = "was written for another text of this transcript"
        misfits.append(Problem(path.name, None, what, "it was corrected since: write the sheets anew"))
    elif not header.fits(transcript, study.segmentation(transcript.id, header.scheme)):
        what = f"was written for other {header.scheme}s of this transcript"
        misfits.append(Problem(path.name, None, what, "they were changed since: write the sheets anew"))
    if misfits:
        raise ProblemsError(f"{path.name}: nothing was imported", misfits)
    return import_rows(
        study,
        [replace(row, coder=header.coder, round=header.round_id, transcript=header.transcript) for row in rows],
        file=path.name,
        scheme=header.scheme,
        round_id=header.round_id,
        partial=partial,
        whole=True,
        problems=problems,
        source=SHEET,
    )
