"""Events of a round's own ledgers: its life, decisions, notes on codes, proposals."""

from __future__ import annotations

import msgspec

from codekit.model.decided import Decided, Drawn
from codekit.model.event import Event


class InRound(Event, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """An event of a round's own ledger, one per writer."""

    round: str


class RoundStart(InRound, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="round.start"):
    """A round begins; what it is about never changes afterwards.

    `assignments` maps a transcript to the coders who code it; a transcript that is not there is coded by all.
    `note` says how the transcripts were chosen, in people's words; `drawn`, where codekit drew them. `made_in` names
    the tool whose project the round's codings were taken from: whether they were made blind is not known here. `key`
    names the coder whose codings are the known answers of a training round.
    """

    kind: str
    transcripts: tuple[str, ...]
    coders: tuple[str, ...]
    codebook: str
    codes: tuple[str, ...] = ()
    unit: str = "turn"
    blind: bool = False
    over: str = ""
    parent: str = ""
    assignments: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    note: str = ""
    drawn: Drawn | None = None
    made_in: str = ""
    key: str = ""


class RoundCompare(InRound, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="round.compare"):
    """The first comparison of a complete round: blindness ends, the figures are frozen.

    `ledgers` maps each ledger's path in the study to the seal of what was compared, `roles` each transcript to
    its speakers' roles, since both decide about the figures. `start` is the start that the round had. `texts` maps
    each transcript that had been corrected to the version of its text that was compared.
    """

    ledgers: dict[str, str]
    roles: dict[str, dict[str, str]] = msgspec.field(default_factory=dict)
    start: str = ""
    texts: dict[str, str] = msgspec.field(default_factory=dict)


class RoundSign(InRound, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="round.sign"):
    """A coder signs: we agree, and I am confident."""

    coder: str


class RoundClose(InRound, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="round.close"):
    """The round is closed; `compare` is the comparison that it was closed with.

    `codes_used` is True where disagreements were listed on the codes as they were used, with their polarities, and
    False in rounds closed before that, when only the codes of the round were compared.
    """

    compare: str = ""
    codes_used: bool = False


class Decision(InRound, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="decision"):
    """What was decided about one cluster of codings.

    `about` holds the ids of all its codings, sorted: they name the cluster for ever. `accepts` is the coder whose
    codings were accepted. `problem` says what is wrong with the codebook. `cancels` names earlier decisions on the
    cluster that this one supersedes.
    """

    transcript: str
    about: tuple[str, ...]
    choice: str
    outcome: tuple[Decided, ...] = ()
    accepts: str = ""
    reason: str = ""
    problem: str = ""
    cancels: tuple[str, ...] = ()


class Recheck(InRound, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="coding.recheck"):
    """These codings were looked at again and hold under this later version of the codebook (id@version)."""

    about: tuple[str, ...]
    codebook: str
    reason: str = ""


class RoundCancel(InRound, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="round.cancel"):
    """Take back events of the round's own ledgers: a decision, a recheck, a signature, one of two starts."""

    cancels: tuple[str, ...]
    reason: str = ""


class RoundAbandon(InRound, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="round.abandon"):
    """The round is given up: nothing of it counts, and nobody goes on with it. Void where it was compared elsewhere."""

    reason: str


class RoundMemo(InRound, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="round.memo"):
    """A dated note about a code (`code` is its id) or, with `code` empty, about the study: the journal."""

    text: str
    code: str = ""
    discuss: bool = False


class CodePropose(InRound, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="round.propose"):
    """A coder misses a code; with the passage that shows it, where there is one; `text_sha` as in a note.

    With `code`, the id of one that the codebook has, `definition` is a sentence that would make that code clearer.
    """

    name: str
    definition: str
    codebook: str
    parent: str = ""
    transcript: str = ""
    start: int = 0
    end: int = 0
    text_sha: str = ""
    code: str = ""


class RoundRetract(InRound, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="round.retract"):
    """Take back a note, a proposal or an earlier taking back of one's own."""

    cancels: str


RoundEvent = (
    RoundStart
    | RoundCompare
    | RoundSign
    | RoundClose
    | Decision
    | Recheck
    | RoundCancel
    | RoundAbandon
    | RoundMemo
    | CodePropose
    | RoundRetract
)
