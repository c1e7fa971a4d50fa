"""The codebook as the workbench shows it, with counts of the coder's own codings only."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Annotated

import msgspec

from codekit.formats.codebook import quality
from codekit.model import events as e
from codekit.model.codebook import Codebook
from codekit.model.codebook_diff import Change, diff
from codekit.model.polarities import CONTRARY, SUPPORTING
from codekit.model.rounds import Round
from codekit.model.rules import refused_code
from codekit.model.scales import SCALES
from codekit.workbench.desk import Desk
from codekit.workbench.operations import one_of
from codekit.workbench.views import excerpts, values
from codekit.workbench.views.values import Polarity, Proposal, Value
from codekit.workflow.rounds.visibility import Sight
from codekit.workflow.study import codebooks


class CodeValue(Value, frozen=True, kw_only=True):
    """A value of a code: its number as text, and what it is called."""

    value: str
    label: str


class CodeShown(Value, frozen=True, kw_only=True):
    """A code, with the coder's own use of it."""

    id: str
    name: str
    parent: str  # "" for roots
    depth: int
    definition: str
    include: str
    exclude: str
    examples: list[str]
    assignable: bool  # false: a container, not coded directly
    usable: bool  # the round is about it (and it is assignable, not replaced): may be applied
    rolls_up_as: Annotated[str, one_of("RollUp", SUPPORTING, CONTRARY)]
    values: list[CodeValue]  # what a coding of it may say of how much, in ascending order; most often none
    scale: Annotated[str, one_of("Scale", *SCALES)]
    aliases: list[str]
    cues: list[str]
    colour: str  # as the file says, or ""
    origin: str
    source: str
    replaced_by: str
    mine: int  # own standing codings in the round asked for; 0 without a round; never anybody else's
    mine_transcripts: int  # own transcripts with at least one
    below: int = 0  # in a second pass: codings of the layer below that this coder has not removed
    last_used: str  # ISO time of the last own use, "" if never: for recency in the palette


class CodebookShown(Value, frozen=True, kw_only=True):
    """GET /api/codebook?round=R (frozen version of the round) or ?codebook=ID (working copy)."""

    id: str
    version: str
    key: str  # id@version
    title: str
    purpose: str
    unit: str
    frozen: bool  # true: codes are proposed, not edited
    polarities: list[Polarity]
    codes: list[CodeShown]  # in tree order (depth first)
    proposals: list[Proposal]  # own (all coders' once not blind)
    taken: list[str] = msgspec.field(
        default_factory=list
    )  # ids of those of them that this version holds: the code, or the sentence
    thin: list[str] = msgspec.field(
        default_factory=list
    )  # codes about which something is weak: no example, a twin, ...
    sha256: str = ""  # of the file of a working copy; else ""


class CodebookChange(Value, frozen=True, kw_only=True):
    """One difference between two versions; `meaning`: what was coded must be looked at again."""

    kind: str
    code: str
    text: str
    meaning: bool


class CodebookDiff(Value, frozen=True, kw_only=True):
    """GET /api/codebook/diff?old=ID@V&new=ID: what changed between two versions."""

    old: str
    new: str
    changes: list[CodebookChange]


def of_round(desk: Desk, round_id: str) -> CodebookShown:
    """The frozen codebook of a round. Raises UnknownNameError for a round that the coder may not know of."""
    round_ = desk.round(round_id)
    return _shown(desk, desk.codebook(round_), round_, frozen=True)


def working(desk: Desk, id_: str) -> CodebookShown:
    """A working copy, as the file is now. Raises UnknownNameError where there is none, CodebookError for a bad one."""
    store = desk.study.store
    book = codebooks.load(store, id_)
    frozen = desk.sight.knows_version(book.key) and codebooks.frozen(store, id_, book.version).exists()
    data = codebooks.working(store, id_).read_bytes()
    shown = _shown(desk, book, None, frozen=frozen)
    thin = dict.fromkeys(code.id for code, _, _ in quality.of_codes(book))
    sha, taken = hashlib.sha256(data).hexdigest(), [each.id for each in shown.proposals if _is_taken(each, book)]
    return msgspec.structs.replace(shown, sha256=sha, thin=list(thin), taken=taken)


def _is_taken(proposal: Proposal, book: Codebook) -> bool:
    """Whether a codebook says already what was proposed: the sentence, or a code of that name."""
    if proposal.code:
        code = book.by_id.get(proposal.code)
        return code is not None and any(
            proposal.definition in text for text in (code.definition, code.include, code.exclude)
        )
    return any(code.name.casefold() == proposal.name.casefold() for code in book.codes)


def _shown(desk: Desk, book: Codebook, round_: Round | None, *, frozen: bool) -> CodebookShown:
    used = _used(desk, round_)
    look = desk.study.store.look()
    under = Counter(
        coding.code for id_ in _own_transcripts(desk, round_) for coding in excerpts.below_of(desk, round_, id_, look)
    )
    about = desk.scoped(round_) if round_ is not None else None
    return CodebookShown(
        id=book.id,
        version=book.version,
        key=book.key,
        title=book.title,
        purpose=book.purpose,
        unit=book.unit,
        frozen=frozen,
        polarities=list(book.polarity),
        codes=[_code(book, id_, depth, about, (used.get(id_, []), under[id_])) for id_, depth in book.walk()],
        proposals=proposals(desk, book.id),
    )


def _used(desk: Desk, round_: Round | None) -> dict[str, list[e.Coding]]:
    """Own standing codings of a round, by code."""
    used: dict[str, list[e.Coding]] = defaultdict(list)
    look = desk.study.store.look()
    for id_ in _own_transcripts(desk, round_):
        for coding in excerpts.own(desk, round_, id_, look):
            used[coding.code].append(coding)
    return used


def _own_transcripts(desk: Desk, round_: Round | None) -> tuple[str, ...]:
    return tuple(round_.transcripts_of(desk.coder)) if round_ is not None else ()


def _code(book: Codebook, id_: str, depth: int, round_: Round | None, use: tuple[list[e.Coding], int]) -> CodeShown:
    used, below = use
    code = book[id_]
    return CodeShown(
        id=id_,
        name=code.name,
        parent=code.parent,
        depth=depth,
        definition=code.definition,
        include=code.include,
        exclude=code.exclude,
        examples=list(code.examples),
        assignable=code.assignable,
        usable=refused_code(id_, book, round_) is None,
        rolls_up_as=code.rolls_up_as,
        values=[CodeValue(value=value.value, label=value.label) for value in code.values],
        scale=code.scale,
        aliases=list(code.aliases),
        cues=list(code.cues),
        colour=code.colour,
        origin=code.origin,
        source=code.source,
        replaced_by=code.replaced_by,
        mine=len(used),
        mine_transcripts=len({coding.transcript for coding in used}),
        below=below,
        last_used=max((coding.at for coding in used), default=""),
    )


def proposals(desk: Desk, codebook: str) -> list[values.Proposal]:
    """Codes proposed for a codebook: one's own, and everybody's for whoever is not blind."""
    proposed: list[e.CodePropose] = []
    look = desk.study.store.look()
    sight = desk.sight_of(look)
    for round_ in sight.shown:
        if round_.codebook_id == codebook:
            proposed += desk.ledger((round_.id, ""), look).standing(e.CodePropose)
            if sight.sees_totals:
                proposed += _theirs(desk, round_.id)
    decided = _decided(desk, sight) if proposed else {}
    ordered = sorted(proposed, key=lambda event: (event.at, event.id))
    return [msgspec.structs.replace(values.proposal(event), decided=decided.get(event.id, "")) for event in ordered]


def _decided(desk: Desk, sight: Sight) -> dict[str, str]:
    """What was decided about each proposal, by the id of its event."""
    from codekit.workflow.deciding.agenda import meetings_seen
    from codekit.workflow.study.people import name_of

    return {
        id_: f"{decision.text} ({name_of(desk.study, decision.by)}, {meeting.event.date})"
        for meeting in meetings_seen(desk.study, sight)
        for decision in meeting.decisions
        for id_ in decision.closes
    }


def _theirs(desk: Desk, round_id: str) -> Iterator[e.CodePropose]:
    from codekit.model.standing import taken_back

    events = [x for x in desk.study.store.round_events(round_id).events if x.by != desk.coder]
    gone = taken_back({x.id: x.cancels for x in events if isinstance(x, e.RoundRetract)})
    yield from (x for x in events if isinstance(x, e.CodePropose) and x.id not in gone)


def compared(desk: Desk, old: str, new: str) -> CodebookDiff:
    """What changed between two versions of a codebook.

    Raises CodekitError for a version that is not there, or that the coder may not know of.
    """
    before, after = known_version(desk, old), known_version(desk, new)
    return CodebookDiff(old=before.key, new=after.key, changes=list(map(difference, diff(before, after))))


def difference(change: Change) -> CodebookChange:
    """A difference as the page gets it."""
    return CodebookChange(kind=change.kind, code=change.code, text=str(change), meaning=change.meaning)


def known_version(desk: Desk, key: str) -> Codebook:
    """The working copy, or a version in use that this coder may know of; any other is missing, whether it exists."""
    id_, _, version = key.partition("@")
    if not version or desk.sight.knows_version(key):
        return desk.study.codebook(key)
    working_copy = codebooks.load(desk.study.store, id_)
    if working_copy.version != version:
        raise codebooks.missing(desk.study.store, id_, version)
    return working_copy
