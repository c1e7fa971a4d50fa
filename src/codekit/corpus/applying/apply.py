"""Cues over a whole corpus as proposals: nobody's codings, of a coder whose name says what they are, never evidence."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from codekit.corpus.base.alone import alone, unchanged
from codekit.corpus.base.corpus import Corpus
from codekit.corpus.base.layout import CODINGS, Layout
from codekit.corpus.base.tables import made_from, read, writing
from codekit.corpus.finding.filters import cues_of
from codekit.errors import CodekitError
from codekit.executor import Executor, InProcess
from codekit.model.codebook import Codebook
from codekit.model.names import RULES
from codekit.model.polarities import SUPPORTING
from codekit.model.transcript import RESPONDENT
from codekit.no_json import NO_JSON
from codekit.tables.whole import replace_file
from codekit.workflow.coding.suggest import Cues

if TYPE_CHECKING:
    from codekit.store.locking import Told

ABOUT = "about.json"


class About(msgspec.Struct, frozen=True):
    """What made a coder's proposals."""

    coder: str
    codebook: str
    cues: Cues


@dataclass(frozen=True, slots=True)
class Work:
    """A part that cues are to be found in."""

    root: Path
    part: str
    about: About
    made: str


@dataclass(frozen=True)
class Applied:
    """How much is proposed, by code: sentences, and transcripts that hold one."""

    about: About
    sentences: Counter[str] = field(default_factory=Counter)
    transcripts: Counter[str] = field(default_factory=Counter)


def apply(
    corpus: Corpus,
    book: Codebook,
    codes: Sequence[str] = (),
    *,
    executor: Executor | None = None,
    told: Told | None = None,
) -> Applied:
    """Write the proposals of a codebook's cues for every part; parts that have them already stay as they are.

    `told` is called with what is waited for. Raises UnknownNameError for a code that it does not have, CodekitError
    where none of them has cues, StudyBusyError where somebody else writes into the corpus and does not end.
    """
    about = About(RULES + book.id, book.key, cues_of(book, codes))
    with alone(corpus.layout, told), unchanged(corpus):
        return _apply(corpus, about, executor or InProcess())


def _apply(corpus: Corpus, about: About, executor: Executor) -> Applied:
    folder = corpus.layout.codings(about.coder)
    (folder / ABOUT).unlink(missing_ok=True)  # until all of it is there
    works = [Work(corpus.layout.root, part, about, _made(corpus.layout, part, about)) for part in corpus.parts]
    applied = Applied(about)
    mapped = executor.map(propose, works)
    with closing(mapped):
        for sentences, transcripts in mapped:
            applied.sentences.update(sentences)
            applied.transcripts.update(transcripts)
    for stray in {path.stem for path in folder.glob("*.parquet")} - set(corpus.parts):
        (folder / f"{stray}.parquet").unlink()
    replace_file(folder / ABOUT, msgspec.json.encode(about))
    return applied


def _made(layout: Layout, part: str, about: About) -> str:
    what = layout.manifest(part).read_bytes() + msgspec.json.encode(about)
    return hashlib.sha256(what).hexdigest()


def propose(work: Work) -> tuple[Counter[str], Counter[str]]:
    """Write one part's proposals, unless they are there; sentences and transcripts by code."""
    path = Layout(work.root).codings(work.about.coder) / f"{work.part}.parquet"
    if made_from(path) != work.made:
        rows = sorted(_rows(work), key=lambda row: (row["transcript"], row["start"], row["code"]))
        with writing({CODINGS: path}, work.made) as writers:
            if rows:
                writers[CODINGS].add({name: [row[name] for row in rows] for name in rows[0]}, len(rows))
    table = read(path, ("code", "transcript"))
    codes, ids = table["code"].to_pylist(), table["transcript"].to_pylist()
    return Counter(codes), Counter(code for code, _ in set(zip(codes, ids, strict=True)))


def _rows(work: Work) -> list[dict[str, Any]]:
    from codekit.corpus.finding.cued import cued
    from codekit.corpus.finding.question import Question
    from codekit.corpus.finding.speech import Speech

    speech = Speech(Layout(work.root), work.part)
    among = speech.wanted(Question(cues=work.about.cues, roles=(RESPONDENT,)))
    shas = speech.heads["sha256"].to_pylist()
    return [
        {
            "coder": work.about.coder,
            "transcript": speech.ids[speech.of[row]],
            "code": code,
            "turn": sentence.turn,
            "start": sentence.start,
            "end": sentence.end,
            "polarity": SUPPORTING,
            "codebook": work.about.codebook,
            "text_sha": shas[speech.of[row]],
        }
        for code, row, sentence, _ in cued(speech, work.about.cues, among)
    ]


def proposed(corpus: Corpus, book: Codebook) -> About:
    """What made the proposals of a codebook.

    Raises CodekitError where there are none, or where they were made by other cues than it has.
    """
    coder = RULES + book.id
    hint = f"codekit corpus apply {corpus.layout.root} CODEBOOK"
    try:
        about = msgspec.json.decode((corpus.layout.codings(coder) / ABOUT).read_bytes(), type=About)
    except (OSError, *NO_JSON):
        raise CodekitError(f"no proposals of {coder} in this corpus, or not all of them", hint=hint) from None
    known = {code.id: tuple(code.cues) for code in book.codes}
    for code, cues in about.cues:
        if known.get(code) != cues:
            raise CodekitError(
                f"{book.key} has other cues for {code} than the proposals of {about.codebook}", hint=hint
            )
    if any(made_from(path) != _made(corpus.layout, path.stem, about) for path in _files(corpus, coder)):
        raise CodekitError(f"the corpus changed since {coder} was applied", hint=hint)
    return about


def _files(corpus: Corpus, coder: str) -> list[Path]:
    return [corpus.layout.codings(coder) / f"{part}.parquet" for part in corpus.parts]
