"""A study as a project that another tool can read: what may be seen, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

import codekit
from codekit.errors import UnknownNameError
from codekit.model import project as p
from codekit.model.codebook import Codebook
from codekit.model.events import Coding, MemoAdd, RoundMemo, RoundRetract
from codekit.model.layer import Layer
from codekit.model.names import RULES
from codekit.model.rounds import Round
from codekit.model.span import Span
from codekit.model.standing import taken_back
from codekit.workflow.projects import cases, codes, texts
from codekit.workflow.rounds.visibility import Sight, visible_layers
from codekit.workflow.study.study import Study

Said = tuple[str, str, str, int, int, str, str]


@dataclass
class _Given:
    """What is gathered of the rounds; codings that say the same in several rounds are one."""

    codings: dict[Said, p.Applied] = field(default_factory=dict)
    same: dict[str, str] = field(default_factory=dict)  # the id of every coding -> that of the one that stands for it
    memos: list[p.ProjectMemo] = field(default_factory=list)
    told: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    codebooks: dict[str, None] = field(default_factory=dict)

    def tell(self, outcome: str, what: str, why: str = "", n: int = 1) -> None:
        """Count more of a kind; nothing where there is none."""
        if n:
            self.told[outcome, what, why] += n


def project_of(study: Study, sight: Sight, *, rounds: Collection[str] = (), originals: bool = True) -> p.Project:
    """The study as a project: texts, codebook, the codings and notes of rounds that `sight` may see, cases.

    `rounds` are all that may be seen, where none is named. With `originals` also the files that texts were made from.
    Raises UnknownNameError for an unknown round, CodekitError where something cannot be read.
    """
    shown = _rounds(sight, rounds)
    given = _Given()
    for round_ in shown:
        _gather(study, round_, sight, given)
    keys = {round_.codebook for round_ in shown}
    prefixes, nodes = _codes(study, keys, given)
    of_cases, attributes, variables = cases.given(study)
    listed = [_text(study, id_, attributes.get(id_, {}), originals=originals) for id_ in study.transcript_ids()]
    given.tell(p.KEPT, "texts", n=len(listed))
    given.tell(p.KEPT, "codes", n=len(nodes))
    given.tell(p.KEPT, "codings", n=len(given.codings))
    given.tell(p.KEPT, "notes", n=len(given.memos))
    given.tell(p.KEPT, "cases", n=len(of_cases))
    _tell_of_tables(study, given)
    memos, comments = _comments([_placed(memo, given, prefixes) for memo in given.memos], given)
    return p.Project(
        name=study.title,
        origin=f"codekit {codekit.__version__}",
        people=_people(study, given),
        texts=tuple(listed),
        codes=tuple(nodes),
        codings=tuple(_whole(applied, prefixes, comments) for applied in given.codings.values()),
        memos=tuple(memos),
        variables=variables,
        cases=of_cases,
        told=tuple(p.Told(outcome, what, n, why) for (outcome, what, why), n in given.told.items()),
    )


def _rounds(sight: Sight, wanted: Collection[str]) -> list[Round]:
    for id_ in wanted:
        if id_ not in {round_.id for round_ in sight.shown}:
            raise UnknownNameError("round", id_, [round_.id for round_ in sight.shown])
    return [round_ for round_ in sight.shown if not wanted or round_.id in wanted]


def _gather(study: Study, round_: Round, sight: Sight, given: _Given) -> None:
    """The codings and notes of one round that may be seen."""
    layers = study.layers(round_)
    others = sight.sees_others(round_, round_.state(layers.states))
    if not others:
        given.tell(p.LEFT_OUT, f"what others did in round {round_.id}, which is not shown yet")
    for layer in visible_layers(study, round_, sight):
        _gather_layer(layer, round_, given)
    events = study.store.round_events(round_.id).events
    gone = taken_back({event.id: event.cancels for event in events if isinstance(event, RoundRetract)})
    for event in events:
        if isinstance(event, RoundMemo) and event.id not in gone and (others or event.by == sight.coder):
            _note(event, p.CODE if event.code else p.STUDY, f"{round_.codebook_id}\0{event.code}", given)


def _gather_layer(layer: Layer, round_: Round, given: _Given) -> None:
    for coding in layer.codings:
        if coding.coder.startswith(RULES):
            given.tell(p.LEFT_OUT, "codings that rules proposed")
            continue
        _take(coding, round_, given)
    for memo in layer.memos:
        _note(memo, _kind(memo), memo.about or memo.transcript, given)
    given.tell(p.LEFT_OUT, "skipped places", "other tools have no such mark", len(layer.skipped))
    given.tell(p.LEFT_OUT, "marks of a second pass: kept or taken off", n=len(layer.rejects) + len(layer.confirms))


def _take(coding: Coding, round_: Round, given: _Given) -> None:
    book = round_.codebook_id
    given.codebooks[book] = None
    said = (coding.coder, coding.transcript, f"{book}\0{coding.code}", *_ends(coding), coding.polarity, coding.value)
    applied = p.Applied(
        id=coding.id,
        text=coding.transcript,
        code=f"{book}\0{coding.code}",
        span=coding.span,
        by=coding.coder,
        at=coding.at,
        polarity=coding.polarity,
        value=coding.value,
    )
    first = given.codings.setdefault(said, applied)
    given.same[coding.id] = first.id
    if first is not applied:
        given.tell(p.CHANGED, "codings stand in several rounds and are given once")


def _ends(coding: Coding) -> tuple[int, int]:
    return coding.start, coding.end


def _kind(memo: MemoAdd) -> str:
    return p.CODING if memo.about else p.SPAN if memo.start < memo.end else p.TEXT


def _note(memo: MemoAdd | RoundMemo, kind: str, about: str, given: _Given) -> None:
    if not memo.text.strip():
        return given.tell(p.LEFT_OUT, "marks for the next meeting that have no words")
    span = Span(memo.start, memo.end) if isinstance(memo, MemoAdd) and kind == p.SPAN else None
    about = "" if kind == p.STUDY else about
    given.memos.append(p.ProjectMemo(memo.id, memo.text, "", kind, about, span, memo.by, memo.at))
    return None


def _placed(memo: p.ProjectMemo, given: _Given, prefixes: Mapping[str, str]) -> p.ProjectMemo:
    """A note with the id that its coding or code has in the project; one whose coding is not given is on the study."""
    if memo.kind == p.CODE:
        return replace(memo, about=_code_id(memo.about, prefixes))
    if memo.kind == p.CODING:
        about = given.same.get(memo.about)
        return replace(memo, about=about) if about else replace(memo, kind=p.STUDY, about="")
    return memo


def _comments(memos: Sequence[p.ProjectMemo], given: _Given) -> tuple[list[p.ProjectMemo], dict[str, str]]:
    """Notes, and the words of those that are a coding's own comment, by codings: of its coder, of the same moment.

    So the comment of another tool goes back there as a comment; what somebody said of a coding later stays a note.
    """
    codings = {applied.id: (applied.by, applied.at) for applied in given.codings.values()}
    said = Counter(memo.about for memo in memos if memo.kind == p.CODING)
    own = {
        memo.id: memo
        for memo in memos
        if memo.kind == p.CODING and said[memo.about] == 1 and codings[memo.about] == (memo.by, memo.at)
    }
    return [memo for memo in memos if memo.id not in own], {memo.about: memo.words for memo in own.values()}


def _codes(study: Study, keys: Collection[str], given: _Given) -> tuple[dict[str, str], list[p.Node]]:
    """The prefix of ids by codebook, and all codes: those of working copies, and those that only a version has.

    Where there are several codebooks each is a folder.
    """
    used = {key.partition("@")[0] for key in keys} or set(study.codebook_ids())
    books = sorted(used)
    prefixes = dict.fromkeys(books, "") if len(books) < 2 else {id_: f"{id_}." for id_ in books}
    nodes: list[p.Node] = []
    for id_ in books:
        folder = f"codebook {id_}" if prefixes[id_] else ""
        versions = [study.codebook(key) for key in sorted(keys) if key.partition("@")[0] == id_]
        book = study.codebook(id_) if id_ in study.codebook_ids() else versions[-1]
        if folder:
            nodes.append(p.Node(folder, book.title or id_, codable=False))
        nodes += codes.nodes(_united(book, versions), prefix=prefixes[id_], parent=folder)
    given.tell(p.CHANGED, "codebooks are folders of one", n=len(books) if len(books) > 1 else 0)
    return prefixes, nodes


def _united(book: Codebook, versions: Sequence[Codebook]) -> Codebook:
    """A codebook with the codes that only an earlier version has, since codings may bear them."""
    codes_ = dict(book.by_id)
    for version in versions:
        for code in version.codes:
            codes_.setdefault(code.id, code)
    return replace(book, codes=tuple(codes_.values())) if len(codes_) > len(book.codes) else book


def _code_id(code: str, prefixes: Mapping[str, str]) -> str:
    book, _, id_ = code.partition("\0")
    return prefixes.get(book, "") + id_


def _whole(applied: p.Applied, prefixes: Mapping[str, str], comments: Mapping[str, str]) -> p.Applied:
    return replace(applied, code=_code_id(applied.code, prefixes), memo=comments.get(applied.id, ""))


def _people(study: Study, given: _Given) -> tuple[p.Person, ...]:
    """The coders of the study, and whoever else wrote something; their ids are their initials."""
    known = study.settings.coders
    others = dict.fromkeys([*(c.by for c in given.codings.values()), *(m.by for m in given.memos)])
    ids = [*known, *(id_ for id_ in others if id_ not in known)]
    return tuple(p.Person(id_, str(known.get(id_, {}).get("name") or id_), id_) for id_ in ids)


def _text(study: Study, id_: str, attributes: Mapping[str, str], *, originals: bool) -> p.Text:
    original = texts.original(study, id_) if originals else None
    return p.Text(id_, id_, study.transcript(id_).text, attributes=attributes, original=original)


def _tell_of_tables(study: Study, given: _Given) -> None:
    tables = study.registers
    given.tell(p.LEFT_OUT, "rows of coverage.csv: what was asked", n=len(tables.coverage or ()))
    given.tell(p.LEFT_OUT, "rows of cells.csv: states that a person set", n=len(tables.cells))
    polarised = sum(coding.polarity != "supporting" for coding in given.codings.values())
    given.tell(p.CHANGED, "codings are contrary or hypothetical, which other tools do not know", n=polarised)
