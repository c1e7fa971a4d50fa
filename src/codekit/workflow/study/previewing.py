"""What an import would make of a file, before anything is written; and the import of what a person chose of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from codekit.errors import CodekitError
from codekit.model.names import clean_id
from codekit.model.transcript import INTERVIEWER, RESPONDENT, Turn, text_sha
from codekit.store.origin import Origin
from codekit.workflow.study.diagnosis import IMPORTED, REFUSED, Diagnosis, diagnose
from codekit.workflow.study.importing import Importer, left_out, refused
from codekit.workflow.study.reading import Divided, Refused, read_interviews
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.model.source import Source


@dataclass(frozen=True)
class Wanted:
    """What a person says of one interview of a file: `name` is its name in a table of several, else ""."""

    name: str = ""
    id: str = ""  # "": by the file's name
    case: str = ""
    roles: Mapping[str, str] = field(default_factory=dict)  # label -> role, of the speakers whose role is given
    rule: str = ""  # by which turns are made of a text in which nobody is named


@dataclass(frozen=True)
class Previewed:
    """One interview as it would be imported."""

    wanted: Wanted
    diagnosis: Diagnosis
    sha: str
    divided: Divided
    turns: tuple[Turn, ...]
    roles: Mapping[str, str]
    rules: Mapping[str, str]  # rule -> what was seen, where nobody is named, or nobody who answers
    case: str = ""


@dataclass(frozen=True)
class Preview:
    """A file as it would be imported: its interviews, or why there are none."""

    interviews: tuple[Previewed, ...] = ()
    left_out: Diagnosis | None = None
    encodings: tuple[str, ...] | None = None  # not None: the encoding must be said, and these are likely


Origins = Callable[[str], Origin] | None


def preview(
    study: Study,
    path: Path,
    wanted: Sequence[Wanted] = (),
    *,
    encoding: str = "",
    named: bool = True,
    origin: Origins = None,
) -> Preview:
    """What would become of a file; nothing is written, and what is wrong with it is an answer.

    Raises ProblemsError where study.yaml or the tables need mending.
    """
    importer = Importer(study, encoding=encoding, origin=origin, link=_cases(path, wanted))
    read = read_interviews(path, (), dict(study.settings.speakers), encoding)
    left = left_out(path, read, named=named)
    if isinstance(read, Refused):
        return Preview(left_out=left, encodings=read.encodings)
    said = {wish.name: wish for wish in wanted}
    return Preview(tuple(_previewed(importer, path, each, said) for each in read), left)


def _cases(path: Path, wanted: Sequence[Wanted]) -> dict[str, str]:
    """The cases that were chosen, by the transcript's id."""
    found: dict[str, str] = {}
    for wish in wanted:
        if wish.case and any(map(str.isalnum, name := wish.id or wish.name or path.stem)):
            found[clean_id(name).rstrip(".")] = wish.case
    return found


def _previewed(importer: Importer, path: Path, divided: Divided, said: Mapping[str, Wanted]) -> Previewed:
    wish = said.get(divided.source.name) or Wanted(divided.source.name)
    given = with_roles(divided, wish.roles)
    try:
        diagnosis = importer.judged(path, given, wish.id)
    except (CodekitError, ValueError) as error:
        seen = diagnose(path, wish.id or divided.source.name or path.stem, given.source, given.reading, REFUSED)
        no = refused(path, error)
        diagnosis = replace(seen, notes=no.notes, hint=no.hint)
    rules = rules_for(divided)
    turns, roles = (given.reading.turns, given.reading.roles)
    if wish.rule in rules:
        turns, roles = _by_rule(given, wish.rule)
    case = wish.case or divided.source.case
    return Previewed(wish, diagnosis, text_sha(given.reading.text), given, turns, roles, rules, case)


def with_roles(divided: Divided, roles: Mapping[str, str]) -> Divided:
    """The same with the roles that a person gave some of its speakers."""
    reading = divided.reading
    known = {label: role for label, role in roles.items() if label in reading.roles}
    given = reading.given | known.keys()
    return replace(divided, reading=replace(reading, roles={**reading.roles, **known}, given=frozenset(given)))


def rules_for(divided: Divided) -> dict[str, str]:
    """The rules that may make turns of an interview, and what was seen of each; none where speakers are named."""
    from codekit.segmenting import looks, unnamed

    source, reading = divided.source, divided.reading
    if source.turns is not None:
        return {}
    if not any(turn.speaker for turn in reading.turns):
        return {proposal.rule: proposal.seen for proposal in looks.proposals(source)}
    return {unnamed.RULE: unnamed.SEEN} if unnamed.answers_in(reading.text, reading.turns, reading.roles) else {}


def _by_rule(divided: Divided, rule: str) -> tuple[tuple[Turn, ...], dict[str, str]]:
    """The turns that a rule makes, and who asks and who answers."""
    from codekit.segmenting import looks, unnamed

    text, reading = divided.reading.text, divided.reading
    asks, answers = looks.SPEAKERS
    if rule == unnamed.RULE:
        return unnamed.with_answers(text, reading.turns), {**reading.roles, answers: RESPONDENT}
    turns = looks.turns(text, looks.spans_of(divided.source, rule), rule)
    return turns, {asks: INTERVIEWER, answers: RESPONDENT}


def bring_in(
    study: Study,
    path: Path,
    wanted: Sequence[Wanted],
    *,
    encoding: str = "",
    named: bool = True,
    origin: Origins = None,
) -> Iterator[Diagnosis]:
    """Import the interviews of a file that a person chose, each whole or not at all; what became of each.

    Raises ProblemsError where study.yaml or the tables need mending: nothing is written then.
    """
    importer = Importer(study, encoding=encoding, origin=origin, link=_cases(path, wanted))
    read = read_interviews(path, (), dict(study.settings.speakers), encoding)
    if (left := left_out(path, read, named=named)) or isinstance(read, Refused):
        yield from filter(None, [left])
        return
    said = {wish.name: wish for wish in wanted}
    try:
        for divided in (each for each in read if each.source.name in said):
            yield _taken(study, importer, path, divided, said[divided.source.name])
    finally:  # whoever stops half-way keeps the links of what was imported
        importer.link_cases()


def _taken(study: Study, importer: Importer, path: Path, divided: Divided, wish: Wanted) -> Diagnosis:
    diagnosis = importer.take(path, with_roles(divided, wish.roles), wish.id)
    if diagnosis.outcome != IMPORTED or wish.rule not in rules_for(divided):
        return diagnosis
    try:
        return _split(study, diagnosis, wish.rule, path)
    except CodekitError as error:
        return replace(diagnosis, notes=(*diagnosis.notes, f"no turns were made of it: {error.message}"))


def _split(study: Study, diagnosis: Diagnosis, rule: str, path: Path) -> Diagnosis:
    from codekit.workflow.study import splitting
    from codekit.workflow.study.speakers import shown

    study.refresh()
    splitting.split(study, diagnosis.transcript, rule, path=path)
    rows = shown(study, [diagnosis.transcript])
    speakers = {label: (role, turns) for _, label, role, turns, _, _ in rows}
    turns = sum(turns for _, turns in speakers.values())
    return replace(diagnosis, turns=turns, speakers=speakers, given=frozenset(speakers), notes=(), unread_lines=())


def lines_of(source_text: str, numbers: Sequence[int]) -> list[tuple[int, str]]:
    """Lines of a text by their numbers, counted from 1."""
    lines = source_text.split("\n")
    return [(number, lines[number - 1]) for number in numbers if 0 < number <= len(lines)]


def is_recognised(source: Source) -> bool:
    """Whether the encoding of a text was found by what stands in it, so that a person may know better."""
    return bool(source.encoding) and not source.encoding.casefold().startswith(("utf", "ascii"))
