"""What a round is to be, and everything that keeps it from being started so, each with the field that it is about."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from codekit.errors import CodekitError, UnknownNameError
from codekit.model.codebook import Codebook
from codekit.model.names import new_id
from codekit.model.rounds import DOUBLE, KINDS, SECOND_PASS, SUBCODE, TRAINING, Round
from codekit.model.transcript import SCHEMES
from codekit.workflow.study.people import new_coder
from codekit.workflow.study.study import Study

UNITS = (*SCHEMES, "character")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Wish:
    """A round as somebody wants it; `transcripts` may be ("all",), `assignments` names who codes one, if not all."""

    id: str
    kind: str
    coders: Sequence[str]
    transcripts: Sequence[str]
    codebook: str
    codes: Sequence[str] = ()
    unit: str = "turn"
    over: str = ""
    parent: str = ""
    add_coders: bool = False
    assignments: Mapping[str, Sequence[str]] = field(default_factory=dict)
    blind: bool | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Amiss:
    """What keeps a round from being started, and the field of the wish that it is about."""

    field: str
    error: CodekitError


@dataclass(frozen=True)
class Checked:
    """What a wish comes to: names as the study has them, and the coders of each transcript that not all code.

    `amiss` is empty where the round can be started; what could not be worked out is empty then, and `book` None.
    """

    id: str
    transcripts: tuple[str, ...]
    coders: tuple[str, ...]
    assignments: Mapping[str, tuple[str, ...]]
    book: Codebook | None
    amiss: tuple[Amiss, ...]

    def pairs(self) -> int:
        """How many assignments the round would have."""
        return sum(len(self.assignments.get(id_, self.coders)) for id_ in self.transcripts)


def check(study: Study, wish: Wish, *, taken: Collection[str] | None = None) -> Checked:
    """Everything that is amiss with a wish, in the order in which a start refuses it; nothing is written.

    `taken` are the ids of rounds that may be told of; by default all that exist.
    """
    found: list[Amiss] = []

    def tried(name: str, work: Callable[..., T], *args: object, empty: T) -> T:
        try:
            return work(*args)
        except CodekitError as error:
            found.append(Amiss(name, error))
            return empty

    for name, rule in _OPTIONS:
        tried(name, rule, wish, empty=None)
    id_ = tried("id", _new_id, study, wish.id, taken, empty="")
    chosen = tried("transcripts", _transcripts, study, wish.transcripts, empty=list[str]())
    people = tried("coders", _coders, study, wish, empty=list[str]())
    assigned: dict[str, tuple[str, ...]] = {}
    if chosen and people:
        assigned = tried("assignments", _assignments, wish, chosen, people, empty={})
    if wish.key:
        tried("key", _check_key, wish, people, empty=None)
    book = tried("codebook", _book, study, wish.codebook, empty=None)
    if book is not None:
        tried("codes", _known, book, wish.codes, empty=None)
        tried("parent", _known, book, [wish.parent] if wish.parent else [], empty=None)
    below = tried("over", study.round, wish.over, empty=None) if wish.over else None
    if below is not None:
        if book is not None:
            tried("codebook", _check_codebook_over, study, below, wish.kind, book, empty=None)
        tried("over", _check_kind_over, below, wish.kind, empty=None)
        tried("transcripts", _check_texts_over, below, chosen, empty=None)
    return Checked(id_, tuple(chosen), tuple(people), assigned, book, tuple(found))


# one rule each


def _check_kind(wish: Wish) -> None:
    if wish.kind not in KINDS:
        raise UnknownNameError("kind of round", wish.kind, KINDS)


def _check_unit(wish: Wish) -> None:
    if wish.unit not in UNITS:
        raise UnknownNameError("unit", wish.unit, UNITS)


def _check_coders(wish: Wish) -> None:
    if not wish.coders:
        raise CodekitError("a round needs coders", hint="--coders ana,ben")
    if wish.kind == DOUBLE and len(set(wish.coders)) < 2:
        raise CodekitError("a double round needs at least two coders", hint="--coders ana,ben")


def _check_over(wish: Wish) -> None:
    if wish.kind == SECOND_PASS and not wish.over:
        raise CodekitError("a second pass goes over another round", hint="--over ROUND")


def _check_parent(wish: Wish) -> None:
    if wish.kind == SUBCODE and not wish.parent:
        raise CodekitError("a subcode round works inside a parent code", hint="--parent CODE")


def _check_no_over(wish: Wish) -> None:
    if wish.over and wish.kind not in {SECOND_PASS, SUBCODE}:
        raise CodekitError(f"--over does not go with a {wish.kind} round", hint="it is for second-pass and subcode")


def _check_no_parent(wish: Wish) -> None:
    if wish.parent and wish.kind != SUBCODE:
        raise CodekitError(f"--parent does not go with a {wish.kind} round", hint="it is for subcode")


_OPTIONS: tuple[tuple[str, Callable[[Wish], None]], ...] = (
    ("kind", _check_kind),
    ("unit", _check_unit),
    ("coders", _check_coders),
    ("over", _check_over),
    ("parent", _check_parent),
    ("over", _check_no_over),
    ("parent", _check_no_parent),
)


def _new_id(study: Study, id_: str, taken: Collection[str] | None) -> str:
    try:
        round_id = new_id(id_)
    except ValueError as error:
        raise CodekitError(str(error), hint="name it like r1") from None
    there = [known for known in study.store.round_ids() if _is_there(study, known)] if taken is None else taken
    known_as = {known.casefold(): known for known in there}
    if round_id.casefold() in known_as:
        raise CodekitError(f"round '{known_as[round_id.casefold()]}' exists already", hint="choose another id")
    return round_id


def _is_there(study: Study, id_: str) -> bool:
    """False where a start that the disk did not take left a torn line, and nobody coded: the name is free."""
    return bool(study.store.round_events(id_).events or study.store.layers(id_).by_key)


def free_id(taken: Collection[str]) -> str:
    """The first id of r1, r2, ... that none of these rounds has."""
    known = {id_.casefold() for id_ in taken}
    return next(name for number in range(1, len(known) + 2) if (name := f"r{number}") not in known)


def _transcripts(study: Study, wanted: Sequence[str]) -> list[str]:
    known = study.transcript_ids()
    if list(wanted) == ["all"]:
        if not known:
            raise CodekitError("there is no transcript yet", hint="codekit import PATH...")
        return known
    for id_ in wanted:
        if id_ not in known:
            raise UnknownNameError("transcript", id_, known)
    if not wanted:
        raise CodekitError("a round needs transcripts", hint="--transcripts T01,T02 or all")
    return list(dict.fromkeys(wanted))


def _coders(study: Study, wish: Wish) -> list[str]:
    people: list[str] = []
    for name in dict.fromkeys(wish.coders):
        if name in study.settings.coders:
            people.append(name)
            continue
        if not wish.add_coders:
            error = UnknownNameError("coder", name, study.settings.coders)
            error.hint += "; --add-coder adds a new one"
            raise error
        people.append(new_coder(name, (*study.settings.coders, *people)))
    return people


def _assignments(wish: Wish, chosen: Sequence[str], people: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The coders of each transcript that not everybody codes, in the order of the round."""
    wanted = wish.assignments
    assigned: dict[str, tuple[str, ...]] = {}
    for id_, names in wanted.items():
        if id_ not in chosen:
            raise UnknownNameError("transcript", id_, chosen, where="the assignments")
        for name in names:
            if name not in people:
                raise UnknownNameError("coder", name, people, where=f"the assignment of {id_}")
        if (n := len(set(names))) < (2 if wish.kind == DOUBLE else 1):
            hint = "a double round takes two" if wish.kind == DOUBLE else "give it to somebody, or leave it out"
            raise CodekitError(f"{id_} is assigned to {n} coder{'s' * (n != 1)}", hint=hint)
        assigned[id_] = tuple(coder for coder in people if coder in names)
    if idle := [c for c in people if wanted and not any(c in assigned.get(id_, people) for id_ in chosen)]:
        raise CodekitError(f"no transcript is assigned to {', '.join(idle)}", hint="leave them out of --coders")
    return {id_: team for id_, team in assigned.items() if len(team) < len(people)}


def _check_key(wish: Wish, people: Sequence[str]) -> None:
    if wish.kind != TRAINING or wish.blind is not False:
        raise CodekitError(
            "known answers are for a training round that is not blind", hint="--kind training --not-blind"
        )
    if people and wish.key not in people:
        raise UnknownNameError("coder", wish.key, people, where="the known answers")


def _book(study: Study, id_: str) -> Codebook:
    if id_:
        return study.codebook(id_)
    if known := study.codebook_ids():
        raise CodekitError("a round needs a codebook", hint=f"--codebook {known[0]}")
    raise CodekitError("there is no codebook yet", hint="codekit codebook import FILE")


def _known(book: Codebook, codes: Sequence[str]) -> None:
    for code in codes:
        _ = book[code]


def _check_codebook_over(study: Study, below: Round, kind: str, book: Codebook) -> None:
    if study.round_codebook(below).id != book.id and kind == SECOND_PASS:
        raise CodekitError(
            f"round '{below.id}' uses codebook {below.codebook}", hint=f"--codebook {below.codebook.partition('@')[0]}"
        )


def _check_kind_over(below: Round, kind: str) -> None:
    if kind == SECOND_PASS and below.kind in {SECOND_PASS, SUBCODE}:
        raise CodekitError(f"'{below.id}' is a {below.kind} round; a second pass goes over a first one")


def _check_texts_over(below: Round, chosen: Sequence[str]) -> None:
    for transcript in chosen:
        if transcript not in below.transcripts:
            raise UnknownNameError("transcript", transcript, below.transcripts, where=f"round {below.id}")
