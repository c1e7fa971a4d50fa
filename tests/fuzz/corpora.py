"""Corpora, changed: what one says of itself, its tables, what a part was made from, the table of attributes."""

from __future__ import annotations

from pathlib import Path

from codekit.corpus.base.corpus import Corpus
from codekit.corpus.base.layout import TABLES, TRANSCRIPTS, TURNS
from codekit.corpus.building import attributes, part
from codekit.corpus.building.build import begin
from codekit.corpus.building.part import Recipe
from codekit.corpus.finding.find import find
from codekit.corpus.finding.question import Question, by_words
from codekit.errors import CodekitError
from codekit.executor import InProcess
from fuzz.world import World

ATTRIBUTES = "transcript;region;size\nT01.docx;North;3\nT02;South;\nT03;;1\n"


def _corpus(world: World) -> Corpus:
    """A corpus of the study's transcripts, made once."""
    out = world.root / "corpus"
    if not (out / "corpus.json").exists():
        list(begin(sorted((world.study / "transcripts").glob("*.txt")), out, Recipe()).run(InProcess()))
        attributes.write(Corpus.at(out))
    return Corpus.at(out)


def heads(world: World) -> list[bytes]:
    """What a corpus says of itself, and a part."""
    corpus = _corpus(world)
    return [corpus.layout.head.read_bytes(), corpus.layout.manifest(corpus.parts[0]).read_bytes()]


def head(world: World, path: Path) -> object:
    """The same in the place of either."""
    corpus = _corpus(world)
    there = (corpus.layout.head, corpus.layout.manifest(corpus.parts[0]))
    kept = [file.read_bytes() for file in there]
    try:
        for file in there:
            file.write_bytes(path.read_bytes())
        return part.standing(corpus.layout, corpus.parts[0]), _found(world.root / "corpus")
    except CodekitError as error:
        raise CodekitError(error.message, where=path.name, hint=error.hint) from None
    finally:
        for file, data in zip(there, kept, strict=True):
            file.write_bytes(data)


def stored(world: World) -> list[bytes]:
    """Its tables."""
    corpus = _corpus(world)
    return [corpus.layout.table(name, corpus.parts[0]).read_bytes() for name in TABLES]


def table(world: World, path: Path) -> object:
    """One in the place of each."""
    corpus = _corpus(world)
    for name in (TRANSCRIPTS, TURNS):
        file = corpus.layout.table(name, corpus.parts[0])
        kept = file.read_bytes()
        try:
            file.write_bytes(path.read_bytes())
            _found(world.root / "corpus")
        except CodekitError as error:
            if name == TURNS:
                raise CodekitError(error.message, where=path.name, hint=error.hint) from None
        finally:
            file.write_bytes(kept)
    return None


def _found(root: Path) -> object:
    corpus = Corpus.at(root)
    return list(corpus), corpus.totals, find(corpus, Question(terms=(by_words("food"),)))


def listed(_world: World, path: Path) -> object:
    """What is known of each transcript."""
    return attributes.read(path)
