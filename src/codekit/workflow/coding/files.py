"""Files of codings: Excel sheets out and back, tables of codings in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from codekit.errors import CodekitError, Problem, RoundStateError, UnknownNameError
from codekit.model.origins import SHEET
from codekit.model.rounds import OPEN, Round
from codekit.model.rules import usable_codes
from codekit.model.transcript import RESPONDENT, SCHEMES, roles_of
from codekit.tables.read import read_sheets
from codekit.tables.rows import Sheet
from codekit.workflow.coding import excerpts, pass_sheets
from codekit.workflow.coding.misfits import refuse_misfits
from codekit.workflow.coding.pass_sheets import KINDS, PassSheets
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
    """Write a coding sheet per transcript of a round that is assigned to the coder; returns their paths.

    A sheet holds only this coder's own codings; of a second pass and a sub-code round also what lies below. A sheet
    that is there already is never overwritten, since it may hold work; one that says what it would say now is taken as
    written, so that stopped work can be finished. Raises UnknownNameError for an unknown round, coder or unit,
    RoundStateError for a round that is not open, CodekitError where another sheet is there already.
    """
    round_ = study.round(round_id)
    study.coder(coder)
    if scheme not in SCHEMES:
        raise UnknownNameError("unit", scheme, SCHEMES)
    if coder not in round_.coders:
        raise UnknownNameError("coder", coder, round_.coders, where=f"round {round_id}")
    if rounds.progress(study, round_).state != OPEN:
        raise RoundStateError(f"round {round_id} is not open any more", hint=f"codekit round show {round_id}")
    form = (PassSheets if round_.kind in KINDS else _Sheets)(study, round_, coder=coder, scheme=scheme)
    paths = {id_: folder / f"{id_}.xlsx" for id_ in round_.transcripts_of(coder)}
    there = [id_ for id_, path in paths.items() if path.exists()]
    if existing := [paths[id_].name for id_ in there if not form.says(paths[id_], id_)]:
        raise CodekitError(
            f"{folder}: {', '.join(existing[:5])} exist already and may hold work",
            hint="read them first, or name another folder",
        )
    folder.mkdir(parents=True, exist_ok=True)
    for id_ in [id_ for id_ in paths if id_ not in there]:
        form.write(paths[id_], id_)
    return list(paths.values())


class _Sheets:
    """The sheets of one coder in a round in which coding begins with the bare text."""

    def __init__(self, study: Study, round_: Round, *, coder: str, scheme: str) -> None:
        self.study, self.round, self.coder, self.scheme = study, round_, coder, scheme
        self.layers, self.book = study.layers(round_), study.round_codebook(round_)

    def says(self, path: Path, id_: str) -> bool:
        """True for a sheet that says what one written now would say."""
        from codekit.formats.coding_sheet import read as coding_sheets_read

        return coding_sheets_read.says(path, **self._content(id_))

    def write(self, path: Path, id_: str) -> None:
        """Write the sheet of one transcript."""
        from codekit.formats.coding_sheet import write as coding_sheets

        codes = usable_codes(self.book, scoped(self.study, self.round))
        coding_sheets.write(path, codes=codes, **self._content(id_))

    def _content(self, id_: str) -> dict[str, Any]:
        """What a coding sheet of one transcript is made of."""
        layer = self.layers.get(self.coder, id_)
        return {
            "transcript": self.study.transcript(id_),
            "segmentation": self.study.segmentation(id_, self.scheme),
            "codebook": self.book,
            "coder": self.coder,
            "round_id": self.round.id,
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
        hint = "csv, xlsx, or a folder with coding sheets"
        raise CodekitError("no file of codings there", where=str(next(iter(paths), "")), hint=hint)
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
    from codekit.formats.pass_sheet import read as pass_sheets_read

    if path.suffix.lower() == ".xlsx" and pass_sheets_read.is_one(path):
        return pass_sheets.read(study, path, coder=coder, round_id=round_id, partial=partial)
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
    from codekit.formats.filled_in import CODED, refuse_as_table

    sheets = None if path.suffix.lower() in PASSAGES else read_sheets(path)
    refuse_as_table(sheets or (), path.name, command=CODED.command)
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
    refuse_misfits(study, path.name, header, header.fits, coder=coder, round_id=round_id)
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
