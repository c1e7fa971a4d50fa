"""Which layer of codings counts for each transcript: the second pass, else the first, else the consensus."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from codekit.model import passes
from codekit.model.codebook import Codebook
from codekit.model.decisions import CONFLICT, decisions, status
from codekit.model.events import Coding
from codekit.model.layer import FINISHED, STARTED
from codekit.model.names import CONSENSUS
from codekit.model.rounds import COMPARABLE, DOUBLE, INITIAL, SECOND_PASS, SUBCODE, Round
from codekit.store.values import Layers
from codekit.workflow.rounds.visibility import blind_in, refuse_blind
from codekit.workflow.study.study import Study


@dataclass(frozen=True)
class Counts:
    """What counts for one transcript.

    `pending` are codes that this transcript has not been coded for although the layer is finished: sub-codes
    whose round is not finished yet.
    """

    layer: str = ""
    coded: bool = False
    codings: list[Coding] = field(default_factory=list)
    pending: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Chosen:
    """What counts for every transcript, and what a reader of the matrix must be told."""

    by_transcript: dict[str, Counts]
    warnings: tuple[str, ...] = ()


class Chooser:
    """Choose per transcript and codebook; every round's ledgers are read once."""

    def __init__(self, study: Study, codebook: Codebook, *, coder: str = "") -> None:
        """Read the rounds of this codebook; `coder` picks one coder where there is no consensus."""
        self.study, self.codebook, self.coder = study, codebook, coder
        rounds = [r for r in study.rounds() if r.codebook_id == codebook.id]
        hidden = [r for r in rounds if r.kind not in COMPARABLE and blind_in(r)]
        rounds = [r for r in rounds if r not in hidden]
        self.by_kind = {kind: [r for r in rounds if r.kind == kind] for kind in (DOUBLE, INITIAL, SECOND_PASS, SUBCODE)}
        self._layers: dict[str, Layers] = {}
        self._conflicts: dict[str, frozenset[str]] = {}
        self.warnings = [f"round {r.id} is blind, so nothing of it counts before it is closed" for r in hidden]
        self._concerned: dict[str, list[str]] = {}  # the transcripts that a warning is about

    def layers(self, round_: Round) -> Layers:
        """The ledgers of a round, read once."""
        if round_.id not in self._layers:
            layers = self.study.layers(round_)
            self._layers[round_.id] = layers
            self.warnings.extend(str(problem) for problem in layers.problems)
        return self._layers[round_.id]

    def choose(self, transcripts: Iterable[str]) -> Chosen:
        """What counts for each of these transcripts. Raises BlindRoundError where `coder` picks from a blind round."""
        by_transcript = {id_: self._with_subcodes(id_, self._base(id_)) for id_ in transcripts}
        about_transcripts = [f"{named(ids)}: {message}" for message, ids in self._concerned.items()]
        return Chosen(by_transcript, (*self.warnings, *about_transcripts))

    def _warn(self, id_: str, message: str) -> None:
        self._concerned.setdefault(message, []).append(id_)

    def _base(self, id_: str) -> Counts:
        for round_ in reversed([r for r in self.by_kind[SECOND_PASS] if id_ in r.transcripts]):
            states = self._states(round_, id_)
            if _done(states):
                return Counts(label(round_), coded=True, codings=second_pass(self, round_, id_))
            if FINISHED in states or STARTED in states:
                self._warn(id_, f"second pass {round_.id} is under way; the layer below it is counted")
        for round_ in reversed([r for r in self.by_kind[INITIAL] if id_ in r.transcripts]):
            return self._of_coders(round_, id_, round_.coders_of(id_))
        return self._double(id_)

    def _states(self, round_: Round, id_: str) -> list[str]:
        return [self.layers(round_).get(coder, id_).state for coder in round_.coders_of(id_)]

    def _of_coders(self, round_: Round, id_: str, coders: Iterable[str]) -> Counts:
        layers = [self.layers(round_).get(coder, id_) for coder in coders]
        codings = [coding for layer in layers for coding in layer.codings]
        return Counts(label(round_), coded=_done([layer.state for layer in layers]), codings=codings)

    def _double(self, id_: str) -> Counts:
        rounds = [r for r in reversed(self.by_kind[DOUBLE]) if id_ in r.transcripts]
        for round_ in rounds:
            consensus = self.layers(round_).get(CONSENSUS, id_)
            if consensus.state == FINISHED:
                if id_ in self._disputed(round_):
                    self._warn(id_, f"decisions differ in round {round_.id}; its consensus counts as it was written")
                return Counts(f"{round_.id} (consensus)", coded=True, codings=_once(consensus.codings))
        if not rounds:
            return Counts()
        newest = rounds[0]
        if self.coder in newest.coders_of(id_):
            refuse_blind(newest)
            alone = self._of_coders(newest, id_, [self.coder])
            return Counts(f"{newest.id} ({self.coder} alone)", alone.coded, alone.codings)
        self._warn(id_, f"double round {newest.id} has no consensus, so nothing counts; --coder picks one coder")
        return Counts()

    def _disputed(self, round_: Round) -> frozenset[str]:
        """The transcripts in which two writers decided differently about one cluster."""
        if round_.id not in self._conflicts:
            by_cluster = decisions(self.study.store.round_events(round_.id).events).values()
            conflicts = (standing[0].transcript for standing in by_cluster if status(standing) == CONFLICT)
            self._conflicts[round_.id] = frozenset(conflicts)
        return self._conflicts[round_.id]

    def _with_subcodes(self, id_: str, base: Counts) -> Counts:
        if not self.by_kind[SUBCODE]:
            return base
        codings = list(base.codings)
        pending: set[str] = set()
        names = [base.layer] if base.layer else []
        for round_ in self.by_kind[SUBCODE]:
            below = self.codebook.descendants(round_.parent) if round_.parent in self.codebook else ()
            if id_ not in round_.transcripts:
                inside = {round_.parent, *below}
                if any(coding.code in inside for coding in base.codings):
                    pending.update(below)
                continue
            layers = [self.layers(round_).get(coder, id_) for coder in round_.coders_of(id_)]
            of_subcodes = [coding for layer in layers for coding in layer.codings]
            states = [layer.state for layer in layers]
            if of_subcodes or FINISHED in states:
                names.append(label(round_))
            codings.extend(of_subcodes)
            if not _done(states):
                pending.update(below)
        return Counts(" + ".join(names), base.coded, codings, frozenset(pending) - self._finished_below(id_))

    def _finished_below(self, id_: str) -> frozenset[str]:
        """Codes for which some subcode round of this transcript is finished."""
        done: set[str] = set()
        for round_ in self.by_kind[SUBCODE]:
            if id_ in round_.transcripts and _done(self._states(round_, id_)):
                done.update(self.codebook.descendants(round_.parent))
        return frozenset(done)


def _done(states: Collection[str]) -> bool:
    """True where some coder has finished a transcript and nobody is still at it."""
    return FINISHED in states and STARTED not in states


def _once(codings: Iterable[Coding]) -> list[Coding]:
    """Codings that say the same once: two people may have written one consensus."""
    return list({(c.code, c.start, c.end, c.polarity): c for c in codings}.values())


def named(ids: list[str], limit: int = 6) -> str:
    """Some ids by name and the others by number."""
    more = f" and {len(ids) - limit} more" if len(ids) > limit else ""
    return ", ".join(ids[:limit]) + more


def label(round_: Round) -> str:
    """A round as the matrix names it."""
    return f"{round_.id} ({round_.kind})"


def below(chooser: Chooser, round_: Round, id_: str) -> list[Coding]:
    """The codings that a second pass goes over: the consensus of a double round, else all coders' codings."""
    layers = chooser.layers(round_)
    coders = [CONSENSUS] if round_.kind in COMPARABLE else round_.coders_of(id_)
    return [coding for coder in coders for coding in layers.get(coder, id_).codings]


def second_pass(chooser: Chooser, round_: Round, id_: str) -> list[Coding]:
    """What stands after a second pass of one transcript."""
    codings = below(chooser, chooser.study.round(round_.over), id_)
    for coder in round_.coders_of(id_):
        codings = passes.result(codings, chooser.layers(round_).get(coder, id_))
    return codings


def revisions(study: Study, round_: Round) -> passes.Revisions:
    """What a second pass changed, over its transcripts; never agreement."""
    chooser = Chooser(study, study.round_codebook(round_))
    under = study.round(round_.over)
    total = passes.Revisions()
    for id_ in round_.transcripts:
        for coder in round_.coders_of(id_):
            layer = chooser.layers(round_).get(coder, id_)
            if layer.state == FINISHED:
                total += passes.revisions(below(chooser, under, id_), layer)
    return total


def excerpts_of_parent(study: Study, round_: Round, id_: str) -> list[Coding]:
    """The codings of a subcode round's parent in one transcript, its descendants' included.

    Of the round that it goes over, where it names one, else of what counts without this round's own sub-codes.
    """
    book = study.round_codebook(round_)
    chooser = Chooser(study, book)
    inside = {round_.parent, *book.descendants(round_.parent)}
    if round_.over:
        over = study.round(round_.over)
        codings = second_pass(chooser, over, id_) if over.kind == SECOND_PASS else below(chooser, over, id_)
    else:
        chooser.by_kind[SUBCODE] = [r for r in chooser.by_kind[SUBCODE] if r.id != round_.id]
        codings = chooser.choose([id_]).by_transcript[id_].codings
    return [coding for coding in codings if coding.code in inside]
