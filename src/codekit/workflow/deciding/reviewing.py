"""Review: what is still to be looked at in a round, and a reviewer's word on a coding."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from codekit.errors import CodekitError, Problem, ProblemsError, UnknownNameError
from codekit.model import reviews as model
from codekit.model.codebook import Codebook
from codekit.model.events import Coding, stamp
from codekit.model.layer import Layer
from codekit.model.reviews import QUERIED, STATUSES, WAITING, Review, ReviewRetract, Share
from codekit.model.rounds import TRAINING, Round
from codekit.workflow.deciding.review_filter import drawn, filtered, place
from codekit.workflow.rounds import reviews as reviewed
from codekit.workflow.rounds.counted import Chooser
from codekit.workflow.rounds.reviews import Astray, Reviews
from codekit.workflow.rounds.visibility import refuse_blind, seen, sight_of
from codekit.workflow.study.study import Study, alone

FEWEST = 4  # characters of an id


@dataclass(frozen=True, slots=True)
class Asked:
    """Which codings of a round: nothing named is all of them.

    `codes` hold what is below them, too. `sample` is a share in percent, drawn by `seed` from what the other parts
    leave; the same seed draws the same codings, however far the review is.
    """

    codes: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    transcripts: tuple[str, ...] = ()
    sample: float | None = None
    seed: int = 0
    statuses: tuple[str, ...] = WAITING


@dataclass(frozen=True, slots=True)
class Item:
    """One coding that counts, and the reviews of it that stand."""

    coding: Coding
    reviews: tuple[Review, ...]
    memo: str = ""

    @property
    def status(self) -> str:
        """What the reviews come to."""
        return model.status(self.reviews)

    @property
    def comments(self) -> str:
        """What reviewers wrote, a line each."""
        return "\n".join(f"{r.by}, {r.status}{f': {r.comment}' if r.comment else ''}" for r in self.reviews)


@dataclass(frozen=True)
class Queue:
    """A round's codings that count, those of them that were asked for, and the share that was reviewed of all."""

    round: Round
    codebook: Codebook
    every: Mapping[str, Item]
    items: tuple[Item, ...]
    share: Share
    astray: tuple[Astray, ...] = ()
    warnings: tuple[str, ...] = ()
    ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # the reviews of each coding that are known

    def by_code(self) -> dict[str, Share]:
        """The share that was reviewed of each code that is used, without what is below it, in the codebook's order."""
        held: dict[str, dict[str, tuple[Review, ...]]] = {}
        for id_, item in self.every.items():
            held.setdefault(item.coding.code, {})[id_] = item.reviews
        order = {code: number for number, (code, _) in enumerate(self.codebook.walk())}
        return {
            code: model.share(held[code], held[code]) for code in sorted(held, key=lambda c: order.get(c, len(order)))
        }

    def find(self, typed: str) -> Item:
        """A coding by its id, or the beginning of it. Raises UnknownNameError, or CodekitError where several fit."""
        if typed in self.every:
            return self.every[typed]
        found = [id_ for id_ in self.every if id_.startswith(typed)] if len(typed) >= FEWEST else []
        if len(found) > 1:
            raise CodekitError(f"{len(found)} codings begin with '{typed}'", hint="give more of the id")
        if found:
            return self.every[found[0]]
        known = [short(id_) for id_ in self.every]
        gone = any(each.review.coding.startswith(typed) for each in self.astray) and len(typed) >= FEWEST
        if gone:
            raise CodekitError(f"coding '{typed}' does not count any more", hint=f"codekit review {self.round.id}")
        raise UnknownNameError("coding that counts", typed, known, where=f"round {self.round.id}")


def short(id_: str) -> str:
    """The beginning of an id, as people see and type it."""
    return id_[:8]


def queue(study: Study, round_id: str, asked: Asked | None = None, *, coder: str = "") -> Queue:
    """The codings of a round that count, and what is to be looked at; `coder` names who looks.

    Raises BlindRoundError while the round is blind, or whoever looks is blind in some round, RoundStateError where
    others' work is not shown to a coder yet, UnknownNameError for a name that is not known.
    """
    wanted, round_ = asked or Asked(), study.round(round_id)
    _refuse_hidden(study, round_, coder)
    if round_.kind == TRAINING:
        raise CodekitError(f"round {round_.id} is a training round: nothing of it counts, so there is no review")
    book = study.codebook(round_.codebook_id)
    chooser, read = Chooser(study, book), Reviews(study)
    codings = reviewed.counting(chooser, round_)
    memos = _memos(study, chooser, round_, coder)
    every = {c.id: Item(c, read.of(c.id), memos.get(c.id, "")) for held in codings.values() for c in held}
    items = drawn(filtered(study, book, every.values(), wanted), wanted)
    of_round = {round_.id, round_.over}
    return Queue(
        round_,
        book,
        every,
        tuple(item for item in items if item.status in wanted.statuses),
        read.share(item.coding for item in every.values()),
        tuple(each for each in reviewed.astray(study, read) if each.review.round in of_round),
        _warnings(study, round_, every, chooser),
        model.seen(read.events),
    )


def codings_of(study: Study, round_id: str) -> list[Coding]:
    """The codings of a round that count, in the order of the texts. Raises UnknownNameError, BlindRoundError."""
    round_ = study.round(round_id)
    refuse_blind(round_)
    counts = reviewed.counting(Chooser(study, study.codebook(round_.codebook_id)), round_)
    return sorted((coding for codings in counts.values() for coding in codings), key=place)


def _refuse_hidden(study: Study, round_: Round, coder: str) -> None:
    """Raise where nobody, or not this coder, may see the work of a round."""
    refuse_blind(round_)
    sight = sight_of(study, coder)
    sight.refuse_totals()
    sight.refuse_others(round_, round_.state(study.layers(round_).states))


def _warnings(study: Study, round_: Round, every: Mapping[str, Item], chooser: Chooser) -> tuple[str, ...]:
    if every:
        return ()
    layers: Iterable[Layer] = study.layers(round_).by_key.values()
    if not any(layer.codings for layer in layers):
        return (f"nothing is coded in round {round_.id} yet",)
    return (f"nothing of round {round_.id} counts yet: it is not finished, or another round counts", *chooser.warnings)


def _memos(study: Study, chooser: Chooser, round_: Round, coder: str) -> dict[str, str]:
    """The notes on codings of a round and of the one below it, by coding."""
    found: dict[str, list[str]] = {}
    sight = sight_of(study, coder)
    below = chooser.under(round_)
    for each in (round_, *([below] if below else [])):
        for memos in seen(study, each, sight).memos.values():
            for memo in sorted(memos, key=lambda memo: (memo.at, memo.id)):
                if memo.about and memo.text:
                    found.setdefault(memo.about, []).append(memo.text)
    return {about: "\n".join(texts) for about, texts in found.items()}


@dataclass(frozen=True, slots=True)
class Word:
    """What a reviewer says of one coding; `saw` are the reviews it supersedes, None for all that are known."""

    coding: str
    status: str
    comment: str = ""
    saw: tuple[str, ...] | None = None
    at: str = ""  # when it was said; "" for now


@dataclass(frozen=True, slots=True)
class Recorded:
    """What recording reviews changed; `own` of the new ones are about the reviewer's own codings.

    `after` is the round's queue as it stands then.
    """

    new: tuple[Review, ...]
    unchanged: int
    own: int
    after: Queue

    @property
    def share(self) -> Share:
        """The share of the round that is reviewed then."""
        return self.after.share


@alone
def record(
    study: Study,
    round_id: str,
    words: Sequence[Word],
    *,
    by: str,
    coder: str = "",
    file: str = "",
    rows: Sequence[int] = (),
    problems: Sequence[Problem] = (),
) -> Recorded:
    """Write a reviewer's words on codings of a round, all or none; what stands already is not written again.

    `file` and `rows` say where each word was read, `problems` what is wrong there besides. Raises as `queue` does,
    ProblemsError with everything that is wrong, and then nothing is written.
    """
    found = foresee(study, round_id, words, by=by, coder=coder, file=file, rows=rows, problems=problems)
    study.store.append(found.new)
    return found


def foresee(
    study: Study,
    round_id: str,
    words: Sequence[Word],
    *,
    by: str,
    coder: str = "",
    file: str = "",
    rows: Sequence[int] = (),
    problems: Sequence[Problem] = (),
) -> Recorded:
    """What recording a reviewer's words would change; nothing is written. Raises as `record`."""
    there = queue(study, round_id, coder=coder)
    new: list[Review] = []
    wrong, unchanged = list(problems), 0
    said: set[str] = set()
    for number, word in enumerate(words):
        try:
            review = _review(there, word, by, said)
        except CodekitError as error:
            wrong.append(Problem(file or round_id, rows[number] if rows else None, error.message, error.hint))
            continue
        unchanged += review is None
        new += [review] if review else []
    if wrong:
        raise ProblemsError(f"{file or round_id}: nothing was recorded, {len(wrong)} to mend", wrong)
    own = sum(review.coder == by for review in new)
    return Recorded(tuple(new), unchanged, own, _after(study, there, new))


def _after(study: Study, there: Queue, new: Sequence[Review]) -> Queue:
    """A queue as it stands once some reviews are recorded."""
    events = [*Reviews(study).events, *new]
    reviews = model.standing(events)
    every = {id_: replace(item, reviews=reviews.get(id_, ())) for id_, item in there.every.items()}
    items = tuple(every[item.coding.id] for item in there.items)
    return replace(there, every=every, items=items, share=model.share(every, reviews), ids=model.seen(events))


def _review(there: Queue, word: Word, by: str, before: set[str]) -> Review | None:
    """The event of a word; None where it stands already, as it is. `before` are the codings that had one already."""
    if word.status not in STATUSES:
        raise UnknownNameError("status", word.status, STATUSES)
    item = there.find(word.coding)
    where = f"coding {short(item.coding.id)} in {item.coding.transcript}"
    if item.coding.id in before:
        raise CodekitError("two words on one coding", where=where, hint="one word on each coding")
    before.add(item.coding.id)
    if word.status == QUERIED and not word.comment.strip():
        raise CodekitError("a query says what is asked", where=where, hint="--comment TEXT, or the column comment")
    known = there.ids.get(item.coding.id, ())
    said = (word.status, word.comment.strip())
    if any((r.status, r.comment) == said and r.by == by for r in item.reviews):
        return None
    coding = item.coding
    mine = {review.id for review in item.reviews if review.by == by}
    saw = known if word.saw is None else tuple(id_ for id_ in known if id_ in {*word.saw, *mine})
    stamped = stamp(by) | ({"at": word.at} if word.at else {})
    return Review(
        **stamped, coding=coding.id, round=coding.round, coder=coding.coder, transcript=coding.transcript,
        status=word.status, comment=word.comment.strip(), replaces=saw,
    )  # fmt: skip


@alone
def retract(study: Study, round_id: str, typed: Collection[str], *, by: str, coder: str = "") -> int:
    """Take back a reviewer's own words on codings that stand; returns how many. Raises as `queue` and `find` do."""
    there = queue(study, round_id, coder=coder)
    own = [review for id_ in typed for review in there.find(id_).reviews if review.by == by]
    study.store.append([ReviewRetract(**stamp(by), cancels=review.id) for review in own])
    return len(own)
