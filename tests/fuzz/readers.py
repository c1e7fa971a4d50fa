"""Each reader by its name: what it is tried with, and how it is asked."""

from __future__ import annotations

import contextlib
import io
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from codekit.errors import ProblemsError
from codekit.formats import agreement_exports
from codekit.formats.projects import atlas, databases, inception, labelled
from codekit.formats.transcripts import registry
from codekit.model.transcript import SCHEMES
from codekit.segmenting.labels import read_source
from codekit.segmenting.segments import segment
from codekit.store import copied, registers, settings, transcripts
from codekit.tables.workbooks import xlsx_sheets
from codekit.workflow.coding import files
from codekit.workflow.deciding import sheet as decision_sheet
from codekit.workflow.study import codebook_files
from codekit.workflow.study.cases import add_cases
from codekit.workflow.study.merging import merge
from codekit.workflow.study.study import open_study
from fuzz import beside, corpora, later, mutations, projects, results, tools
from fuzz.mutations import Mutation
from fuzz.texts import made
from fuzz.world import FIGURES, MAYRING, NODE_REPORT, PASSAGES, REGISTERS, SECOND, TURNS, World, samples
from studies import BOTH, CODEBOOK

Seeds = Callable[[World], Sequence[bytes]]
Ask = Callable[[World, Path], object]


@dataclass(frozen=True)
class Reader:
    """What a kind of file is tried with; `key` is the file's name in a study where it belongs into one."""

    suffix: str
    changes: Sequence[Mutation]
    seeds: Seeds
    ask: Ask
    key: str = ""
    speech: bool = False  # its words must stand in no message


def _transcript(_world: World, path: Path) -> object:
    """What an import does with a file, but for writing it."""
    divided = []
    for source in registry.read_file(path):
        reading = read_source(source)
        divided += [segment(reading.text, reading.turns, scheme, cue_times=reading.cue_times) for scheme in SCHEMES]
    return divided


def _gone_over(world: World, path: Path) -> object:
    try:
        return files.read_one(open_study(world.gone_over), path)
    finally:
        for round_id in ("p2", "s1"):
            shutil.rmtree(world.gone_over / "codings" / round_id, ignore_errors=True)


def _codings(world: World, path: Path) -> object:
    try:
        return files.read_one(open_study(world.away), path)
    finally:
        shutil.rmtree(world.away / "codings", ignore_errors=True)


def _passages(world: World, path: Path) -> object:
    """What other tools wrote: as it is, and taking only what is found."""
    away = open_study(world.away)
    try:
        with contextlib.suppress(ProblemsError):
            files.read_one(away, path, coder="ana")
        return files.read_one(away, path, found_only=True, mapped={"Was": "quote", "Geld": "MONEY"})
    finally:
        shutil.rmtree(world.away / "codings", ignore_errors=True)


def _decisions(world: World, path: Path) -> object:
    kept = {ledger: ledger.read_bytes() for ledger in (world.study / "rounds").rglob("*.jsonl")}
    try:
        return decision_sheet.read(world.opened(), path, by="lee")
    finally:
        for ledger in (world.study / "rounds").rglob("*.jsonl"):
            if ledger in kept:
                ledger.write_bytes(kept[ledger])
            else:
                ledger.unlink()


def _cases(world: World, path: Path) -> object:
    kept = {name: (world.away / name).read_bytes() for name in REGISTERS}
    try:
        return add_cases(open_study(world.away), path)
    finally:
        for name, data in kept.items():
            (world.away / name).write_bytes(data)


def _registers(world: World, _path: Path) -> object:
    return registers.read(world.opened().store)


def _settings(world: World, _path: Path) -> object:
    study = world.opened()
    return settings.read(study.store.document("study.yaml")), study.title


def _of_transcript(world: World, _path: Path) -> object:
    store = world.opened().store
    return transcripts.read(store, "T01"), [transcripts.read_segmentation(store, "T01", scheme) for scheme in SCHEMES]


def _ledgers(world: World, _path: Path) -> object:
    study = world.opened()
    events = study.store.round_events("r1").events
    return study.store.layers("r1"), study.round("r1") if events else None


def _merged(world: World, path: Path) -> object:
    target = shutil.copytree(world.blind, world.root / "target")
    try:
        return merge(open_study(target), path)
    finally:
        shutil.rmtree(target)


def _of(key: str) -> Seeds:
    return lambda world: [(world.study / key).read_bytes()]


def _turn_tables(_world: World) -> list[bytes]:
    return [TURNS.encode(), *samples(".csv")[:MOST_TABLES]]


MOST_TABLES = 6


def _in_excel(*texts: str) -> list[bytes]:
    import csv

    from openpyxl import Workbook

    books = []
    for text in texts:
        book, held = Workbook(), io.BytesIO()
        for row in csv.reader(io.StringIO(text)):
            book.worksheets[0].append([cell.removeprefix("=") for cell in row])
        book.save(held)
        books.append(held.getvalue())
    return books


def _in_word(text: str) -> bytes:
    import csv

    from docx import Document

    rows = [*csv.reader(io.StringIO(text))]
    document, held = Document(), io.BytesIO()
    document.add_paragraph("A report")
    table = document.add_table(len(rows), len(rows[0]))
    for at, row in enumerate(rows):
        for number, cell in enumerate(row):
            table.cell(at, number).text = cell
    document.save(held)
    return held.getvalue()


def _yaml_book(world: World) -> list[bytes]:
    return [
        CODEBOOK.encode(),
        *((path.read_bytes()) for path in sorted((world.root / "x").glob("*"))),
        *samples(".yaml"),
    ]


def _register(name: str) -> Reader:
    return Reader(".csv", mutations.CSV, _of(name), _registers, name)


READERS: dict[str, Reader] = {
    **{
        kind: Reader(
            f".{kind}",
            mutations.PLAIN,
            lambda _, kind=kind: [*made(kind), *samples(f".{kind}")],  # type: ignore[misc]
            _transcript,
            speech=True,
        )
        for kind in ("txt", "md", "vtt", "srt")
    },
    **{
        kind: Reader(
            f".{kind}",
            changes,
            lambda _, kind=kind: [*made(kind), *samples(f".{kind}", f".{kind.removesuffix('l')}")],  # type: ignore[misc]
            _transcript,
            speech=True,
        )
        for kind, changes in {
            "odt": mutations.OFFICE,
            "fodt": (*mutations.PLAIN, *(mutations.xml,) * 3),
            "rtf": mutations.PLAIN,
            "html": mutations.PLAIN,
            "pdf": mutations.ANY,
            "json": mutations.JSON,
            "sbv": mutations.PLAIN,
            "tsv": mutations.CSV,
        }.items()
    },
    "docx": Reader(".docx", mutations.OFFICE, lambda _: samples(".docx"), _transcript, speech=True),
    "csv": Reader(".csv", mutations.CSV, _turn_tables, _transcript, speech=True),
    "xlsx": Reader(".xlsx", mutations.OFFICE, lambda _: _in_excel(TURNS), _transcript, speech=True),
    "sheets": Reader(
        ".xlsx",
        mutations.OFFICE,
        lambda _: _in_excel(TURNS, BOTH),
        lambda _, p: xlsx_sheets(p.read_bytes(), p.name, indents=True),
    ),
    "codebook.yaml": Reader(".yaml", mutations.YAML, _yaml_book, lambda _, p: codebook_files.load(str(p), None)),
    "codebook.xlsx": Reader(
        ".xlsx",
        mutations.OFFICE,
        lambda world: [*world.codebooks()][:1],
        lambda _, p: codebook_files.load(str(p), None),
    ),
    "codebook.csv": Reader(
        ".csv", mutations.CSV, lambda world: [*world.codebooks()][1:], lambda _, p: codebook_files.load(str(p), None)
    ),
    "coding sheet": Reader(
        ".xlsx", mutations.OFFICE, lambda world: [path.read_bytes() for path in world.sheets], _codings, speech=True
    ),
    "pass sheet": Reader(
        ".xlsx", mutations.OFFICE, lambda w: [path.read_bytes() for path in w.pass_sheets], _gone_over, speech=True
    ),
    "decision sheet": Reader(
        ".xlsx", mutations.OFFICE, lambda world: [world.decisions.read_bytes()], _decisions, speech=True
    ),
    "codings.csv": Reader(".csv", mutations.CSV, lambda _: [BOTH.encode(), SECOND.encode()], _codings),
    "codings.xlsx": Reader(".xlsx", mutations.OFFICE, lambda world: [world.table.read_bytes()], _codings, speech=True),
    "passages.csv": Reader(".csv", mutations.CSV, lambda _: [*map(str.encode, PASSAGES)], _passages),
    "passages.xlsx": Reader(".xlsx", mutations.OFFICE, lambda _: _in_excel(*PASSAGES), _passages, speech=True),
    "passages.docx": Reader(".docx", mutations.OFFICE, lambda _: [_in_word(PASSAGES[0])], _passages, speech=True),
    "node report": Reader(".txt", mutations.PLAIN, lambda _: [NODE_REPORT.encode()], _passages, speech=True),
    "codebook.docx": Reader(
        ".docx", mutations.OFFICE, lambda _: [_in_word(MAYRING)], lambda _, p: codebook_files.load(str(p), None)
    ),
    "figures": Reader(
        ".csv", mutations.CSV, lambda _: [each.encode() for each in FIGURES], lambda _, p: agreement_exports.read(p)
    ),
    "cases": Reader(".csv", mutations.CSV, lambda _: [text.encode() for text in REGISTERS.values()], _cases),
    **{name: _register(name) for name in ("cases.csv", "interviews.csv", "coverage.csv", "cells.csv")},
    "study.yaml": Reader(".yaml", mutations.YAML, _of("study.yaml"), _settings, "study.yaml"),
    "codings": Reader(
        ".jsonl", mutations.JSON, _of("codings/r1/ana/T01.jsonl"), _ledgers, "codings/r1/ana/T01.jsonl", speech=True
    ),
    "rounds": Reader(
        ".jsonl",
        mutations.JSON,
        lambda world: [path.read_bytes() for path in sorted((world.study / "rounds/r1").glob("*.jsonl"))],
        _ledgers,
        "rounds/r1/lee.jsonl",
    ),
    "segments": Reader(".csv", mutations.CSV, _of("segments/turn/T01.csv"), _of_transcript, "segments/turn/T01.csv"),
    "origin": Reader(".yaml", mutations.YAML, _of("transcripts/T01.yaml"), _of_transcript, "transcripts/T01.yaml"),
    "text": Reader(
        ".txt", mutations.PLAIN, _of("transcripts/T01.txt"), _of_transcript, "transcripts/T01.txt", speech=True
    ),
    "judgements.csv": Reader(
        ".csv", mutations.CSV, lambda _: [*map(str.encode, later.JUDGED)], later.judged_table, speech=True
    ),
    "judgements.xlsx": Reader(
        ".xlsx", mutations.OFFICE, lambda _: _in_excel(later.JUDGED[0]), later.judged_table, speech=True
    ),
    "key": Reader(".csv", mutations.CSV, lambda _: [later.KEY.encode()], later.key),
    "names": Reader(".txt", mutations.PLAIN, lambda _: [later.NAMES.encode()], later.listed),
    "names in docx": Reader(".docx", mutations.OFFICE, lambda _: samples(".docx"), later.in_files, speech=True),
    "names in xlsx": Reader(".xlsx", mutations.OFFICE, lambda _: _in_excel(TURNS, BOTH), later.in_files, speech=True),
    "quotes.csv": Reader(".csv", mutations.CSV, lambda _: [later.PRINTED[0].encode()], later.printed, speech=True),
    "quotes.md": Reader(".md", mutations.PLAIN, lambda _: [later.PRINTED[1].encode()], later.printed, speech=True),
    "unsent": Reader(".json", mutations.JSON, later.operations, later.unsent, speech=True),
    "study's own": Reader(".jsonl", mutations.JSON, later.own_ledgers, later.of_study, speech=True),
    "private": Reader(".json", mutations.JSON, later.private, later.of_person),
    "codebook edited": Reader(
        ".yaml", mutations.LAYOUT, _of("codebooks/food.yaml"), later.codebook, "codebooks/food.yaml"
    ),
    **{
        f"{name} edited": Reader(".csv", mutations.CSV, _of(f"{name}.csv"), later.register, f"{name}.csv")
        for name in ("cases", "interviews", "coverage")
    },
    "study.yaml edited": Reader(".yaml", mutations.LAYOUT, _of("study.yaml"), later.settings, "study.yaml"),
    "merge": Reader(".zip", mutations.STUDY, lambda world: [world.copy.read_bytes()], _merged),
    "review sheet": Reader(".xlsx", mutations.OFFICE, results.reviews, results.reviewed, speech=True),
    "judgements": Reader(".xlsx", mutations.OFFICE, results.workbooks, results.judged, speech=True),
    "bundle": Reader(".zip", mutations.STUDY, results.bundles, results.verified, speech=True),
    "qdpx": Reader(".qdpx", mutations.OFFICE, projects.packed, projects.round_trip, speech=True),
    "qde": Reader(".qde", (*mutations.PLAIN, *(mutations.xml,) * 6), projects.bare, projects.round_trip, speech=True),
    "qdc": Reader(".qdc", (*mutations.PLAIN, *(mutations.xml,) * 6), projects.codebooks, projects.round_trip),
    "taguette": Reader(".sqlite3", tools.DATABASE, tools.taguette, tools.whole(databases.read)),
    "qualcoder": Reader(".qda", tools.DATABASE, tools.qualcoder, tools.whole(databases.read)),
    "labelled.json": Reader(".json", mutations.JSON, tools.rows, tools.whole(labelled.read_json), speech=True),
    "labelled.jsonl": Reader(".jsonl", mutations.JSON, tools.lines, tools.whole(labelled.read_jsonl), speech=True),
    "doccano.zip": Reader(".zip", tools.LINES, tools.several, tools.whole(labelled.read_zip)),
    "inception.zip": Reader(".zip", tools.NESTED, tools.annotated, tools.whole(labelled.read_zip)),
    "xmi": Reader(
        ".xmi",
        (*mutations.PLAIN, *(mutations.xml,) * 6),
        beside.annotated,
        beside.with_types(tools.whole(inception.read_xmi)),
        speech=True,
    ),
    "recording": Reader(".wav", mutations.ANY, beside.waves, beside.recording),
    "backup": Reader(".zip", beside.COPY, beside.copies, beside.checked),
    "copy": Reader(".json", mutations.JSON, beside.noted, beside.remembered, copied.FILE),
    "fetched": Reader(".bin", mutations.ANY, beside.framed, beside.fetched),
    "lock": Reader(".json", mutations.JSON, beside.locks, beside.waited),
    "pasted": Reader(".txt", mutations.CSV, lambda _: [*map(str.encode, beside.PASTED)], beside.pasted),
    "provider": Reader(".yaml", mutations.YAML, lambda _: [beside.PROVIDER.encode()], beside.provider),
    "corpus.json": Reader(".json", mutations.JSON, corpora.heads, corpora.head),
    "corpus table": Reader(".parquet", mutations.ANY, corpora.stored, corpora.table, speech=True),
    "attributes": Reader(".csv", mutations.CSV, lambda _: [corpora.ATTRIBUTES.encode()], corpora.listed),
    "atlproj": Reader(".atlproj", mutations.OFFICE, tools.bundles, tools.whole(atlas.read)),
}
