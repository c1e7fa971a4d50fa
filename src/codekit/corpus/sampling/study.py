"""A sample becomes a study: its texts as they are in the corpus, cases with attributes, and the weights."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from codekit.corpus.base.corpus import Corpus
from codekit.corpus.base.layout import ATTRIBUTES
from codekit.corpus.base.texts import Text, texts
from codekit.corpus.sampling import weights
from codekit.corpus.sampling.draw import WHOLE, Asked, Stratum, Unit, drawn
from codekit.corpus.sampling.passage import Drawn, passage
from codekit.model.names import clean_id, new_id
from codekit.model.transcript import SCHEMES
from codekit.store import registers, transcripts
from codekit.store.origin import Origin
from codekit.workflow.study import codebook_files
from codekit.workflow.study.study import Study, create_study

Named = tuple[str, Unit, Stratum]  # the id in the study, what was drawn, its stratum


def make(
    corpus: Corpus,
    strata: Sequence[Stratum],
    asked: Asked,
    folder: Path,
    *,
    title: str = "",
    coders: Sequence[str] = (),
    codebook: Path | None = None,
) -> Study:
    """Make a new study of a sample, whole or not at all.

    Raises CodekitError for a folder that is not empty, CodebookError for a codebook that cannot be used.
    """
    from codekit.store.opening import placing_study
    from codekit.workflow.study.study import open_study

    listed = named(strata)
    with placing_study(folder) as draft:
        study = create_study(draft, title=title or folder.name, coders=coders)
        for given in texts_of(corpus, listed):
            store_text(study, *given)
        if codebook is not None:
            codebook_files.take_in(study, codebook)
        link(study, corpus, listed)
        study.store.write_all({weights.FILE: weights.rows(listed, unit=asked.unit, seed=asked.seed)})
    return open_study(folder)


def named(strata: Sequence[Stratum]) -> list[Named]:
    """What was drawn with the id that it gets in a study, by transcript and turn."""
    return [(_id(unit), unit, stratum) for unit, stratum in drawn(strata)]


def _id(unit: Unit) -> str:
    return unit.transcript if unit.turn == WHOLE else new_id(f"{unit.transcript}-t{unit.turn + 1}")


def store_text(study: Study, id_: str, text: Text, given: Drawn) -> None:
    """Write one transcript of the sample into the study."""
    transcript, divisions = given
    transcripts.write(study.store, replace(transcript, id=id_), _origin(text, id_, transcript), divisions)


def texts_of(corpus: Corpus, listed: Sequence[Named]) -> Iterator[tuple[str, Text, Drawn]]:
    """What is drawn, part by part."""
    of: dict[str, list[Named]] = {}
    for named in listed:
        of.setdefault(named[1].transcript, []).append(named)
    maker = corpus.head["sentences"]
    for part in sorted({corpus.part_of[id_] for id_ in of}):
        for text in texts(corpus.layout, part):
            for id_, unit, _ in of.get(text.transcript.id, ()):
                if unit.turn == WHOLE:
                    yield id_, text, (text.transcript, _divisions(text, maker))
                else:
                    yield id_, text, passage(text.transcript, unit.turn, id_)


def _divisions(text: Text, maker: Sequence[str]) -> list[Any]:
    made = [text.segmentation(scheme) for scheme in SCHEMES]
    return [replace(one, segmenter=maker[0], version=maker[1]) if one.scheme == "sentence" else one for one in made]


def _origin(text: Text, id_: str, transcript: Any) -> Origin:
    row = text.row
    whole = "" if id_ == row["transcript"] else f", a turn of {row['transcript']}"
    return Origin(
        file=Path(row["file"]).name,
        format=row["format"],
        encoding=row["encoding"],
        sha256=transcript.sha256,
        speakers=dict(sorted(transcript.roles.items())),
        roles="confirmed" if row["roles_confirmed"] else "guessed",
        notes=(f"sampled from a corpus{whole}",),
    )


def link(study: Study, corpus: Corpus, listed: Sequence[Named]) -> None:
    """cases.csv and interviews.csv of what was drawn, with the attributes; a transcript without a case has no row.

    Rows that the study has stay as they are.
    """
    table = corpus.arrow(ATTRIBUTES)
    wanted = {unit.transcript for _, unit, _ in listed}
    known = {row["transcript"]: row for row in table.to_pylist() if row["transcript"] in wanted}
    names = [name for name in table.column_names if name not in {"transcript", "case"}]
    cases = _cases([known[id_] for id_ in sorted(wanted) if known.get(id_, {}).get("case")], names)
    if not cases:
        return
    linked = {row.transcript for row in study.registers.interviews}
    interviews = [
        {"transcript": id_, **_fields(known[unit.transcript], names)}
        for id_, unit, _ in listed
        if known[unit.transcript]["case"] and id_ not in linked
    ]
    there = {case.id for case in study.registers.cases}
    new = [{"case": case, **row} for case, row in cases.items() if case not in there]
    kept = [name for name in names if any(name in row for row in cases.values())]
    document = study.store.document("cases.csv")
    registers.add_columns(document, ["case", *kept])
    registers.add_rows(document, ["case", *kept], new)
    columns = [*registers.INTERVIEW_COLUMNS, *(name for name in names if name not in registers.INTERVIEW_COLUMNS)]
    document = study.store.document("interviews.csv")
    registers.add_columns(document, columns)
    registers.add_rows(document, columns, interviews)


def _fields(row: Mapping[str, str], names: Sequence[str]) -> dict[str, str]:
    return {"case": clean_id(row["case"]), **{name: row[name] for name in names}}


def _cases(rows: Sequence[Mapping[str, str]], names: Sequence[str]) -> dict[str, dict[str, str]]:
    """The cases with those attributes that are the same in all of their transcripts that were drawn."""
    cases: dict[str, dict[str, str]] = {}
    for row in rows:
        case = cases.setdefault(clean_id(row["case"]), {name: row[name] for name in names})
        for name in [name for name in case if case[name] != row[name]]:
            del case[name]
    return cases
