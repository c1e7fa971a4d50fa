"""Files of codings: Excel sheets out and back, tables of codings in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from codekit.errors import CodekitError, Problem, ProblemsError, RoundStateError, UnknownNameError
from codekit.model.origins import SHEET
from codekit.model.rounds import OPEN
from codekit.model.rules import usable_codes
from codekit.model.transcript import RESPONDENT, SCHEMES, roles_of
from codekit.workflow.coding.recording import Imported, import_rows
from codekit.workflow.rounds import rounds
from codekit.workflow.rounds.scope import scoped
from codekit.workflow.study.study import Study

TABLES = (".csv", ".tsv", ".xlsx")


def write_sheets(study: Study, folder: Path, *, coder: str, round_id: str, scheme: str) -> list[Path]:
    """Write a coding sheet per transcript of a round that the coder has not finished; returns their paths.

    A sheet holds only this coder's own codings. A sheet that is there already is not overwritten, since it
    may hold work. Raises UnknownNameError for an unknown round, coder or unit, RoundStateError for a round that is
    not open, CodekitError where a sheet is there already.
    """
    from codekit.formats.coding_sheet import write as coding_sheets

    round_ = study.round(round_id)
    study.coder(coder)
    if scheme not in SCHEMES:
        raise UnknownNameError("unit", scheme, SCHEMES)
    if coder not in round_.coders:
        raise UnknownNameError("coder", coder, round_.coders, where=f"round {round_id}")
    if rounds.progress(study, round_).state != OPEN:
        raise RoundStateError(f"round {round_id} is not open any more", hint=f"codekit round show {round_id}")
    book = study.round_codebook(round_)
    paths = {id_: folder / f"{id_}.xlsx" for id_ in round_.transcripts_of(coder)}
    if existing := [path.name for path in paths.values() if path.exists()]:
        raise CodekitError(
            f"{folder}: {', '.join(existing[:5])} exist already and may hold work",
            hint="read them first, or name another folder",
        )
    folder.mkdir(parents=True, exist_ok=True)
    layers = study.layers(round_)
    for id_, path in paths.items():
        coding_sheets.write(
            path,
            transcript=study.transcript(id_),
            segmentation=study.segmentation(id_, scheme),
            codebook=book,
            codes=usable_codes(book, scoped(study, round_)),
            coder=coder,
            round_id=round_.id,
            existing=layers.get(coder, id_).codings,
            skipped=[skip.span for skip in layers.get(coder, id_).skipped],
        )
    return list(paths.values())


def read_all(
    study: Study,
    paths: Iterable[Path],
    *,
    coder: str = "",
    round_id: str = "",
    by: str = "",
    partial: bool = False,
    roles: str = RESPONDENT,
) -> Iterator[tuple[Path, Imported]]:
    """Read files of codings one by one; each is taken over whole or not at all.

    `roles` says whose speech may be coded, as in `compare.Options`. Raises UnknownNameError for an unknown unit or
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
        yield path, read_one(study, path, coder=coder, round_id=round_id, by=by, partial=partial, roles=roles)


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
) -> Imported:
    """Read one file: a coding sheet, or a table of codings. Raises what `import_rows` raises."""
    from codekit.formats import coding_table as coding_tables
    from codekit.formats.coding_sheet import read as coding_sheets_read

    if path.suffix.lower() == ".xlsx" and coding_sheets_read.is_sheet(path):
        return _read_sheet(study, path, coder=coder, round_id=round_id, partial=partial)
    rows, problems = coding_tables.read(path, by=by or None, coder=coder)
    if coder and (others := sorted({row.coder for row in rows} - {coder})):
        problems.append(Problem(path.name, None, f"holds codings of {', '.join(others)}, not only of {coder}"))
    return import_rows(
        study,
        rows,
        file=path.name,
        scheme=by or "turn",
        round_id=round_id,
        partial=partial,
        writer=study.writer,
        problems=problems,
        roles=roles_of(roles),
    )


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
