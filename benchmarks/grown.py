"""A study that has grown: so many interviews of an hour, coded in the rounds that a team has; made once and kept.

first    initial: cai, finished; what matrix and analysis count
double   ana and ben, finished and compared; what agreement, disagreements and decisions are about
window   blind, double: dee has finished all, eva all but one; what dee sees in the window
sub      sub-codes of C00 in `first`, second: a second pass over `first`; both fay's, nothing coded yet
"""

from __future__ import annotations

import csv
import random
import shutil
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import made
from made import AT
from tools import BENCH, CODEKIT, run

from codekit.model.events import AssignmentFinish, Coding
from codekit.model.transcript import Segment, Segmentation, Transcript, Turn
from codekit.store import transcripts
from codekit.store.origin import Origin
from codekit.workflow.rounds import rounds
from codekit.workflow.study.study import Study, create_study

VERSION = 2  # another one makes kept studies anew
WORDS, PASSAGES, CODES = 9000, 60, 36
PER_SENTENCE = 14
SENTENCES = 4000  # different ones: drawing words again for each would take longer than all else
PARENT = "C00"
FIRST, DOUBLE, WINDOW, SUB, SECOND = "first", "double", "window", "sub", "second"
CODED = {FIRST: ("cai",), DOUBLE: ("ana", "ben"), WINDOW: ("dee", "eva")}


class Passage(NamedTuple):
    start: int
    end: int
    code: str


class Place(NamedTuple):
    """One coder's work on one transcript."""

    round: str
    coder: str
    transcript: Transcript


def grown(n_interviews: int) -> Path:
    """The folder of a study of this size, with `texts/`, `sub.csv` and `second.csv` beside it; made where missing."""
    folder = BENCH / "grown" / f"{n_interviews}-{VERSION}"
    if not (folder / "done").exists():
        shutil.rmtree(folder, ignore_errors=True)
        _make(folder, n_interviews)
        (folder / "done").touch()
    return folder / "study"


def _make(folder: Path, n_interviews: int) -> None:
    rng = random.Random(n_interviews)
    root = folder / "study"
    (folder / "texts").mkdir(parents=True)
    study = create_study(root, title="grown", coders=("ana", "ben", "cai", "dee", "eva", "fay"))
    ids = [f"T{i:04}" for i in range(1, n_interviews + 1)]
    (root / "codebooks" / "big.yaml").write_text(made.codebook(CODES), "utf-8")
    _registers(root, ids)
    said = [made.sentence(rng, PER_SENTENCE) for _ in range(SENTENCES)]
    for id_ in ids:
        text, turns = _interview(rng, said)
        (folder / "texts" / f"{id_}.txt").write_text(text, "utf-8")
        _import(study, Transcript(id_, text, turns, {"I": "interviewer", "R": "respondent"}, roles_confirmed=True))
    _start(study)
    _code(study, ids, rng)
    _tables(study, folder, ids)
    run([CODEKIT, "agree", DOUBLE, "--json", "--study", root])  # the first comparison seals the ledgers


def _registers(root: Path, ids: list[str]) -> None:
    """Two interviews a case."""
    cases = [f"O{i // 2:04}" for i in range(len(ids))]
    rows = "".join(f"{case},{'North' if i % 3 else 'South'}\n" for i, case in enumerate(dict.fromkeys(cases)))
    (root / "cases.csv").write_text(f"case,region\n{rows}", "utf-8")
    rows = "".join(f"{id_},{case},2024-05-06,,,,\n" for id_, case in zip(ids, cases, strict=True))
    (root / "interviews.csv").write_text(f"transcript,case,date,order,mode,minutes,role\n{rows}", "utf-8")


def _interview(rng: random.Random, said: list[str]) -> tuple[str, tuple[Turn, ...]]:
    """Questions of one sentence, answers of three."""
    parts: list[str] = []
    turns: list[Turn] = []
    length = words = 0
    while words < WORDS:
        asks = len(turns) % 2 == 0
        label, n = ("I", 1) if asks else ("R", 3)
        words_said = " ".join(rng.choices(said, k=n))
        turns.append(Turn(len(turns), length + 3, length + 3 + len(words_said), label))
        parts.append(f"{label}: {words_said}\n\n")
        length += len(parts[-1])
        words += n * PER_SENTENCE
    return "".join(parts), tuple(turns)


def _import(study: Study, transcript: Transcript) -> None:
    """Store an interview as import does, turns, paragraphs and sentences included."""
    whole = [(turn, turn.start, turn.end) for turn in transcript.turns]
    sentences = [part for turn in transcript.turns for part in _sentences(turn, transcript.text)]
    divisions = (("turn", whole), ("paragraph", whole), ("sentence", sentences))
    schemes = [
        Segmentation(
            scheme, tuple(Segment(i, a, b, t.index, t.speaker) for i, (t, a, b) in enumerate(parts)), "made", "1"
        )
        for scheme, parts in divisions
    ]
    origin = Origin(sha256=transcript.sha256, speakers=transcript.roles, roles="confirmed")
    transcripts.write(study.store, transcript, origin, schemes)


def _sentences(turn: Turn, text: str) -> Iterator[tuple[Turn, int, int]]:
    start = turn.start
    while start < turn.end:
        end = text.index(".", start) + 1
        yield turn, start, end
        start = end + 1


def _start(study: Study) -> None:
    start = partial(rounds.start, study, transcripts=["all"], codebook="big")
    start(FIRST, kind="initial", coders=CODED[FIRST])
    start(DOUBLE, kind="double", coders=CODED[DOUBLE])
    start(WINDOW, kind="double", coders=CODED[WINDOW])
    start(SUB, kind="subcode", coders=["fay"], over=FIRST, parent=PARENT)
    start(SECOND, kind="second-pass", coders=["fay"], over=FIRST)


def _code(study: Study, ids: list[str], rng: random.Random) -> None:
    for id_ in ids:
        transcript = study.transcript(id_)
        passages = list(_passages(rng, transcript))
        for round_id, coders in CODED.items():
            for coder in coders:
                place = Place(round_id, coder, transcript)
                events = [_coding(rng, place, passage) for passage in _as_seen(rng, passages)]
                is_last = (coder, id_) == ("eva", ids[-1])
                study.store.append(events if is_last else [*events, _finish(rng, place)])
        study.refresh()  # forgets the text


def _passages(rng: random.Random, transcript: Transcript) -> Iterator[Passage]:
    """What there is to be coded: some characters of an answer, with a code; some codes are rarer than others."""
    answers = [turn for turn in transcript.turns if turn.speaker == "R"]
    codes = [f"C{i:02}" for i in range(CODES)]
    weights = [1 / (1 + i / 6) for i in range(CODES)]
    for turn, code in zip(rng.choices(answers, k=PASSAGES), rng.choices(codes, weights, k=PASSAGES), strict=True):
        start = rng.randrange(turn.start, turn.end - 60)
        yield Passage(start, rng.randrange(start + 30, turn.end), code)


def _as_seen(rng: random.Random, passages: Iterable[Passage]) -> Iterator[Passage]:
    """What one coder makes of it: some is overlooked, coded otherwise, or a little shorter."""
    for passage in passages:
        luck = rng.random()
        if luck < 0.1:
            yield passage._replace(code=f"C{rng.randrange(CODES):02}")
        elif luck < 0.3:
            yield passage._replace(end=passage.end - 10)
        elif luck < 0.85:
            yield passage


def _coding(rng: random.Random, place: Place, passage: Passage) -> Coding:
    text = place.transcript
    return Coding(
        id=made.event_id(rng), at=AT, by=place.coder, round=place.round, coder=place.coder, transcript=text.id,
        code=passage.code, start=passage.start, end=passage.end, text_sha=text.text_id,
        quote=text.text[passage.start : passage.end], codebook="big@1",
        op=made.event_id(rng) if place.round == WINDOW else "",
    )  # fmt: skip


def _finish(rng: random.Random, place: Place) -> AssignmentFinish:
    round_id, coder, transcript = place
    return AssignmentFinish(
        id=made.event_id(rng), at=AT, by=coder, round=round_id, coder=coder, transcript=transcript.id
    )


def _tables(study: Study, folder: Path, ids: list[str]) -> None:
    """What fay codes, as tables: a sub-code in each excerpt of the parent, and a decision on ten codings each."""
    layers = study.layers(study.round(FIRST))
    coded = [layers.get("cai", id_).codings for id_ in ids]
    family = study.codebook("big").descendants(PARENT)
    inside = [c for codings in coded for c in codings if c.code in {PARENT, *family}]
    head = ["transcript", "start", "end", "code", "coder", "action"]
    rows = [[c.transcript, c.start, c.end, sorted(family)[i % len(family)], "fay", ""] for i, c in enumerate(inside)]
    _write(folder / "sub.csv", [head, *rows])
    kept = {(c.transcript, c.code, c.start, c.end): c for codings in coded for c in codings[:10]}.values()
    rows = [[c.transcript, c.start, c.end, c.code, "fay", "confirm"] for c in kept]
    _write(folder / "second.csv", [head, *rows])


def _write(path: Path, rows: Iterable[Iterable[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
