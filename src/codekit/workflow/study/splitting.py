"""Make turns of a text in which nobody is named, after its import: as a further version with the same text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from codekit.errors import CodekitError, ImportRefusedError
from codekit.model.alignment import Alignment
from codekit.model.events import now
from codekit.model.transcript import INTERVIEWER, RESPONDENT, SCHEMES, Segmentation, Transcript, Turn
from codekit.model.versions import FIRST, Version
from codekit.store import corrections, transcripts
from codekit.workflow.study.study import Study, alone

if TYPE_CHECKING:
    from codekit.model.source import Source
    from codekit.segmenting.by_hand import Changes
    from codekit.store.origin import Origin


@dataclass(frozen=True)
class Changed:
    """What changes by hand made of a transcript; words are those of respondents, which agreement is about."""

    turns_before: int
    turns: int
    words_before: int
    words: int
    guessed: dict[str, str]  # the role of each label that was not there before, and that nobody gave

    def said(self, id_: str, *, confirmed_by: str) -> list[str]:
        """What a person should know of it, a line for each; `confirmed_by` is what ends a guess."""
        if self.turns == self.turns_before:
            lines = [f"{id_}: {self.turns} turns, as before"]
        else:
            lines = [f"{id_}: {self.turns} turns, {self.turns_before} before; those that follow are numbered anew"]
        if self.words != self.words_before:
            lines.append(
                f"{id_}: respondents say {self.words} words now, {self.words_before} before; agreement and the matrix "
                "are about these. Rounds that were compared keep their figures"
            )
        guesses = sorted(self.guessed.items())
        return [*lines, *(f"{id_}: {who} is taken for: {role}; a guess until {confirmed_by}" for who, role in guesses)]


@dataclass(frozen=True)
class Prepared:
    """A transcript before and after changes by hand, of which nothing is written yet."""

    before: Transcript
    after: Transcript
    version: str  # what it was before is this version of it
    origin: Origin
    divisions: tuple[Segmentation, ...]
    told: Changed
    settles: bool = False  # turns that were changed in two ways

    @property
    def is_new(self) -> bool:
        """Whether there is anything to write."""
        return self.settles or self.after.turns != self.before.turns


@alone
def change_by_hand(study: Study, id_: str, changes: Changes) -> Changed:
    """Change turns of a transcript by hand, as a further version with the same text: codings stay where they are.

    Where nothing changes, nothing is written. Turns that were changed in two ways are settled by it. Raises as
    `prepare`.
    """
    prepared = prepare(study, id_, changes)
    write(study, prepared)
    return prepared.told


def prepare(study: Study, id_: str, changes: Changes) -> Prepared:
    """What changes by hand would make of a transcript.

    Whoever spoke before keeps the role; that of a new label is the one in study.yaml, else a guess. Raises
    UnknownNameError for an unknown transcript, CodekitError as `segmenting.by_hand.changed`, and where the text was
    corrected in two ways.
    """
    from codekit.segmenting import by_hand, roles

    before = study.transcript(id_)
    _refuse_conflict(study, id_)
    turns = by_hand.changed(before, changes)
    old = transcripts.read_origin(study.store, id_, study.version_key(id_))
    labels = {turn.speaker: 1 for turn in turns if turn.speaker}
    kept = {label: before.role(label) for label in labels if label in old.speakers}
    decided, given, _ = roles.decide(labels.keys() - kept.keys(), roles=study.settings.speakers)
    speakers = {label: kept.get(label) or decided[label] for label in labels}
    origin = replace(old, speakers=speakers, roles="guessed", confirmed=())
    origin = origin.with_confirmed(given | {label for label in kept if old.is_confirmed(label)})
    origin = replace(origin, notes=tuple(dict.fromkeys((*old.notes, "turns were changed by hand"))))
    after = _with_turns(before, turns, origin)
    guessed = {label: role for label, role in decided.items() if label not in given and turns != before.turns}
    settles = study.history(id_).has_conflict
    divisions = _divisions(study, after) if settles or turns != before.turns else ()
    told = _told(before, after, guessed)
    return Prepared(before, after, study.version_key(id_), origin, divisions, told, settles)


@alone
def write(study: Study, prepared: Prepared) -> None:
    """Make the turns the ones that are read, where they are others.

    Raises CodekitError where somebody changed turns or text meanwhile.
    """
    if not prepared.is_new:
        return
    if study.version_key(prepared.after.id) != prepared.version:
        message = f"{prepared.after.id} was changed meanwhile; nothing was written"
        raise CodekitError(message, hint="look at it once more")
    _write(study, prepared.after, prepared.origin, prepared.divisions)


def _told(before: Transcript, after: Transcript, guessed: dict[str, str]) -> Changed:
    from codekit.words import Words

    words = Words(before.text)
    said, says = (
        sum(words.in_span(span.start, span.end) for span in each.respondent_speech) for each in (before, after)
    )
    return Changed(len(before.turns), len(after.turns), said, says, guessed)


@alone
def split(study: Study, id_: str, rule: str, *, names: tuple[str, str] = ("", ""), path: Path | None = None) -> None:
    """Make turns of a transcript by a rule of `segmenting.looks`, or `unnamed`; `names` are who asks and who answers.

    No character moves, so every coding stays where it is. Where the turns stand already, nothing is written. How the
    text looks is read from the file that it was imported from: `path`, else the copy in originals/. Raises
    UnknownNameError for an unknown transcript or rule, CodekitError where speakers are named in the text, where the
    rule makes no turns of it, and where the file is not there or another one.
    """
    from codekit.segmenting import looks, unnamed

    asks, answers = (name or usual for name, usual in zip(names, looks.SPEAKERS, strict=True))
    if rule == unnamed.RULE:
        _name_answers(study, id_, answers)
        return
    text = study.transcript(id_)
    _refuse(study, id_)
    looking = looks.spans_of(_source(study, id_, path), rule) if rule in looks.BY_LOOK else ()
    turns = looks.turns(text.text, looking, rule, (asks, answers))
    _refuse_one_voice(id_, turns, rule)
    _write_by_rule(study, id_, turns, rule, {asks: INTERVIEWER, answers: RESPONDENT})


def proposals(study: Study, id_: str) -> dict[str, str]:
    """The rules that may make turns of a transcript, and what was seen of each; none where speakers are named.

    What looks bold or in italics is known where originals/ has a copy of its file. Raises UnknownNameError for an
    unknown transcript.
    """
    from codekit.model.source import Source
    from codekit.segmenting import looks, unnamed

    text = study.transcript(id_)
    if any(turn.speaker for turn in text.turns):
        return {unnamed.RULE: unnamed.SEEN} if unnamed.answers_in(text.text, text.turns, text.roles) else {}
    if not study.history(id_).has_one_text or any(turn.speaker for turn in study.version(id_, FIRST).turns):
        return {}
    try:
        source = _source(study, id_, None)
    except CodekitError:
        source = Source("text", text=text.text)
    return {proposal.rule: proposal.seen for proposal in looks.proposals(source)}


def _name_answers(study: Study, id_: str, answers: str) -> None:
    """Make turns of what nobody is named for, where only those who ask are."""
    from codekit.segmenting import unnamed

    text = study.transcript(id_)
    _refuse_conflict(study, id_)
    if not text.roles or RESPONDENT in text.roles.values() or answers in text.roles:
        hint = "codekit speakers ID --interviewer LABEL, if somebody is taken for what one is not"
        raise CodekitError(f"{id_}: the rule '{unnamed.RULE}' is for texts in which only who asks is named", hint=hint)
    turns = unnamed.with_answers(text.text, text.turns, answers)
    _refuse_one_voice(id_, [turn for turn in turns if turn.speaker == answers] and turns, unnamed.RULE)
    _write_by_rule(study, id_, turns, unnamed.RULE, {**text.roles, answers: RESPONDENT})


def _refuse_one_voice(id_: str, turns: Sequence[Turn], rule: str) -> None:
    from codekit.segmenting import looks

    if len({turn.speaker for turn in turns}) < 2:
        raise CodekitError(f"{id_}: no turns come of it by the rule '{rule}'", hint=f"others: {', '.join(looks.RULES)}")


def _write_by_rule(study: Study, id_: str, turns: tuple[Turn, ...], rule: str, roles: dict[str, str]) -> None:
    """Write turns that are not there yet, with the speakers that a person confirmed by asking for the rule."""
    old = transcripts.read_origin(study.store, id_, study.version_key(id_))
    if turns == study.transcript(id_).turns and (old.speakers, old.roles) == (roles, "confirmed"):
        return
    notes = (*old.notes, f"turns were made by the rule '{rule}'")
    origin = replace(old, speakers=roles, roles="confirmed", confirmed=(), unread_lines=(), notes=notes)
    made = _with_turns(study.transcript(id_), turns, origin)
    _write(study, made, origin, _divisions(study, made))


def _with_turns(text: Transcript, turns: tuple[Turn, ...], origin: Origin) -> Transcript:
    sure = origin.roles == "confirmed"
    return Transcript(text.id, text.text, turns, origin.speakers, roles_confirmed=sure, sha256=text.sha256)


def _divisions(study: Study, made: Transcript) -> tuple[Segmentation, ...]:
    """How a text with other turns is divided; times within turns stay with their places."""
    from codekit.segmenting.segments import segment

    sentences = study.segmentation(made.id, "sentence").segments
    times = [(each.start, each.time) for each in sentences if each.time is not None]
    return tuple(segment(made.text, made.turns, scheme, cue_times=times) for scheme in SCHEMES)


def _write(study: Study, made: Transcript, origin: Origin, divisions: Sequence[Segmentation]) -> None:
    """Store other turns of a text as a further version of it."""
    heads = study.history(made.id).heads
    number = 1 + max(head.number for head in heads)
    same = dict.fromkeys((head.key for head in heads), Alignment(((0, 0, len(made.text)),)))
    key = corrections.key_of(number, made.sha256, made.turns)
    version = Version(key, made.sha256, number, same, by=study.writer, at=now())
    corrections.write(study.store, made, version, origin, divisions)
    study.refresh()


def _refuse_conflict(study: Study, id_: str) -> None:
    if not study.history(id_).has_one_text:
        raise CodekitError(f"{id_} was corrected in two ways", hint="codekit check says how to settle it")


def _refuse(study: Study, id_: str) -> None:
    _refuse_conflict(study, id_)
    if any(turn.speaker for turn in study.version(id_, FIRST).turns):
        raise CodekitError(
            f"{id_}: speakers are named in the text, so its turns stand", hint="codekit correct takes a corrected text"
        )


def _source(study: Study, id_: str, path: Path | None) -> Source:
    """The file that a transcript was imported from, as it is read."""
    from codekit.formats.transcripts import registry
    from codekit.store import temporary

    text = study.transcript(id_).text
    if path is not None:
        sources = registry.read_file(path)
    else:
        kept = [key for key in study.store.keys("originals/*") if Path(key).stem == id_]
        if not kept:
            hint = "--file FILE names the file that it was imported from"
            raise CodekitError(f"how {id_} looks is not known: originals/ has no copy of its file", hint=hint)
        with temporary.folder() as folder:
            copy = folder / Path(kept[0]).name
            copy.write_bytes(study.store.document(kept[0]).read_bytes())
            sources = registry.read_file(copy)
    if source := next((source for source in sources if source.text == text), None):
        return source
    raise ImportRefusedError(f"is not the file that {id_} was imported from", where=str(path or kept[0]))
