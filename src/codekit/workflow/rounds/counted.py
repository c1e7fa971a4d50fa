"""Which layer of codings counts for each transcript and code: the second pass, else the first, else the consensus.

Only what is finished counts, and a round says something only about its own codes, in the version that it uses.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from codekit.model import passes
from codekit.model.codebook import Codebook
from codekit.model.decisions import CONFLICT, decisions, status
from codekit.model.events import Coding
from codekit.model.layer import FINISHED, STARTED
from codekit.model.layer import Layer as Finished
from codekit.model.names import CONSENSUS
from codekit.model.notes import FEW, listed
from codekit.model.rounds import COMPARABLE, DOUBLE, INITIAL, SECOND_PASS, SUBCODE, Round
from codekit.store.values import Layers
from codekit.workflow.rounds import corrected
from codekit.workflow.rounds.counts import Again, Counts, Layer, Migrated, Work
from codekit.workflow.rounds.scope import about, merged_codes
from codekit.workflow.rounds.skipped import skipped_words
from codekit.workflow.rounds.visibility import blind_in, refuse_blind
from codekit.workflow.study.migrations import Migrations
from codekit.workflow.study.study import Study

_UNDER_WAY = {SECOND_PASS: "second pass", INITIAL: "initial round", SUBCODE: "subcode round"}


@dataclass(frozen=True)
class Chosen:
    """What counts for every transcript, and what a reader of the matrix must be told."""

    by_transcript: dict[str, Counts]
    warnings: tuple[str, ...] = ()


class Chooser:
    """Choose per transcript and code; every round's ledgers are read once."""

    def __init__(self, study: Study, codebook: Codebook, *, coder: str = "", only: Sequence[str] = ()) -> None:
        """Read the rounds of this codebook; `coder` picks one coder where there is no consensus.

        With `only`, the ledgers of no other transcripts are read, and no others can be chosen for.
        """
        self.study, self.codebook, self.coder, self._only = study, codebook, coder, tuple(only)
        rounds = [r for r in study.rounds() if r.codebook_id == codebook.id]
        hidden = [r for r in rounds if r.kind not in COMPARABLE and blind_in(r)]
        self._by_id = {r.id: r for r in rounds}
        rounds = [r for r in rounds if r not in hidden]
        self.by_kind = {kind: [r for r in rounds if r.kind == kind] for kind in (DOUBLE, INITIAL, SECOND_PASS, SUBCODE)}
        self._layers: dict[str, Layers] = {}
        self._held: dict[str, frozenset[str]] = {}
        self._merged = merged_codes(codebook)
        self._migrations = Migrations(study, codebook)
        self._conflicts: dict[str, frozenset[str]] = {}
        self.warnings = [f"round {r.id} is blind, so nothing of it counts before it is closed" for r in hidden]
        self._concerned: dict[str, list[str]] = {}  # the transcripts that a warning is about

    def round(self, id_: str) -> Round:
        """A round of the codebook, read once. Raises UnknownNameError for an unknown one."""
        return self._by_id.get(id_) or self.study.round(id_)

    def layers(self, round_: Round) -> Layers:
        """The ledgers of a round, read once."""
        if round_.id not in self._layers:
            layers = self._read(round_)
            self._layers[round_.id] = layers
            self.warnings.extend(str(problem) for problem in layers.problems)
        return self._layers[round_.id]

    def _read(self, round_: Round) -> Layers:
        if not self._only:
            return self.study.layers(round_)
        parts = [self.study.layers(round_, only=id_) for id_ in self._only if id_ in round_.transcripts]
        return Layers(
            {key: layer for part in parts for key, layer in part.by_key.items()},
            tuple(problem for part in parts for problem in part.problems),
            astray=tuple(event for part in parts for event in part.astray),
            reworded={id_: words for part in parts for id_, words in part.reworded.items()},
        )

    def choose(self, transcripts: Iterable[str]) -> Chosen:
        """What counts for each of these transcripts.

        Raises BlindRoundError where `coder` picks from a blind round, CodekitError where the codebook version of a
        round is not kept.
        """
        by_transcript = {id_: self._counts(id_) for id_ in transcripts}
        for id_, counts in by_transcript.items():
            for words in corrected.told(id_, counts, self._layers.values()):
                self._warn(id_, words)
        about_transcripts = [f"{listed(ids, FEW)}: {message}" for message, ids in self._concerned.items()]
        return Chosen(by_transcript, (*self.warnings, *about_transcripts))

    def _warn(self, id_: str, message: str) -> None:
        about = self._concerned.setdefault(message, [])
        if about[-1:] != [id_]:
            about.append(id_)

    def under(self, round_: Round) -> Round | None:
        """The round that a round goes over, where it is one of this codebook."""
        return self._by_id.get(round_.over)

    def held(self, round_: Round) -> frozenset[str]:
        """The codes of the codebook that a round is about, in the version that it uses."""
        if round_.id not in self._held:
            codes = about(round_, self.study.round_codebook(round_), self.under(round_))
            self._held[round_.id] = codes & self.codebook.by_id.keys()
        return self._held[round_.id]

    def _counts(self, id_: str) -> Counts:
        work = Work(self.codebook, self._merged)
        self._add_first(id_, work, lambda round_: self.held(round_) - self._again(round_).keys())
        if work.left:  # only now what a layer says of codes whose change it does not know
            self._add_first(id_, work, lambda round_: self.held(round_) & self._again(round_).keys())
        self._explain_doubles(id_, work)
        counts = work.counts(self._with_subcodes(id_, work))
        for again in counts.again.values():
            self._warn(id_, _looked_at_again(again))
        return counts

    def _add_first(self, id_: str, work: Work, codes_of: Callable[[Round], Collection[str]]) -> None:
        """Count for each code that has no layer so far the first layer that is finished."""
        kinds = ((SECOND_PASS, self._second_pass), (INITIAL, self._initial), (DOUBLE, self._consensus))
        for kind, finished in (*kinds, (DOUBLE, self._alone)):
            for round_ in self._newest_first(kind, id_):
                codes = work.left.intersection(codes_of(round_))
                if codes and (layer := finished(round_, id_)):
                    work.add(layer, codes, self.study.round_codebook(round_), self._again(round_))
                    self._warn_of_skipped(round_, id_, layer[0])

    def _again(self, round_: Round) -> Migrated:
        """The codes that must be looked at again in what was read in a round."""
        return self._migrations.again(self.study.round_codebook(round_))

    def _warn_of_skipped(self, round_: Round, id_: str, layer: str) -> None:
        """Tell how many of the respondents' words count as coded by a layer, though nobody could code them."""
        rounds = [round_, *([self.round(round_.over)] if round_.kind == SECOND_PASS else [])]
        passes = [[self.layers(r).get(coder, id_) for coder in r.coders_of(id_)] for r in rounds]
        if not any(own.skipped for layers in passes for own in layers):
            return
        if words := skipped_words(self.study.transcript(id_), passes):
            self._warn(id_, f"{words:,} words were skipped in {layer}: nobody coded them, and they count as searched")

    def _newest_first(self, kind: str, id_: str) -> list[Round]:
        return [round_ for round_ in reversed(self.by_kind[kind]) if id_ in round_.transcripts]

    def _states(self, round_: Round, id_: str) -> list[str]:
        return [self.layers(round_).get(coder, id_).state for coder in round_.coders_of(id_)]

    def _second_pass(self, round_: Round, id_: str) -> Layer | None:
        if not self._finished(round_, id_, "the layer below it is counted"):
            return None
        strangers = {c.code for c in self._codings(round_, id_)} - self.held(round_)
        if ignored := [code for code in self.codebook.by_id if code in strangers]:
            names = listed(ignored, FEW)
            self._warn(id_, f"second pass {round_.id} is not about {names}: its codings of other codes do not count")
        return label(round_), second_pass(self, round_, id_)

    def _initial(self, round_: Round, id_: str) -> Layer | None:
        if not self._finished(round_, id_, "nothing of it counts yet"):
            return None
        return label(round_), self._codings(round_, id_)

    def _finished(self, round_: Round, id_: str, instead: str) -> bool:
        """Whether a transcript of a round is finished; where it is under way, the reader is told."""
        states = self._states(round_, id_)
        if is_done(states):
            return True
        if FINISHED in states or STARTED in states:
            self._warn(id_, f"{_UNDER_WAY[round_.kind]} {round_.id} is under way; {instead}")
        return False

    def _codings(self, round_: Round, id_: str) -> list[Coding]:
        layers = self.layers(round_)
        return [coding for coder in round_.coders_of(id_) for coding in layers.get(coder, id_).codings]

    def _consensus(self, round_: Round, id_: str) -> Layer | None:
        consensus = self.layers(round_).get(CONSENSUS, id_)
        if consensus.state != FINISHED:
            return None
        if id_ in self._disputed(round_):
            self._warn(id_, f"decisions differ in round {round_.id}; its consensus counts as it was written")
        return f"{round_.id} (consensus)", each_once(consensus.codings)

    def _alone(self, round_: Round, id_: str) -> Layer | None:
        """The codings of the picked coder, or of the only one, where they are finished and may be seen."""
        coders = round_.coders_of(id_)
        coder = coders[0] if len(coders) == 1 else self.coder
        if coder not in coders or blind_in(round_):
            return None
        layer = self.layers(round_).get(coder, id_)
        return _own(round_, coder, layer) if layer.state == FINISHED else None

    def of_coder(self, round_: Round, coder: str) -> dict[str, Counts]:
        """What one coder's finished work in a round comes to by itself, by transcript: nothing else counts."""
        codes, version = self.held(round_), self.study.round_codebook(round_)
        by_transcript = {}
        for id_ in round_.transcripts_of(coder):
            layer = self.layers(round_).get(coder, id_)
            if layer.state == FINISHED:
                work = Work(self.codebook, self._merged)
                work.add(_own(round_, coder, layer), codes, version, self._again(round_))
                by_transcript[id_] = work.counts(codes)
        return by_transcript

    def _explain_doubles(self, id_: str, work: Work) -> None:
        """Tell for which codes nothing counts since double rounds have no consensus."""
        left = set(work.left)
        doubles = self._newest_first(DOUBLE, id_)
        for round_ in doubles:
            codes = self.held(round_) & left
            if not codes:
                continue
            left -= codes
            theirs = [r for r in doubles if self.held(r) & codes and self.coder in r.coders_of(id_)]
            for picked in theirs:
                refuse_blind(picked)
            here = [code for code in self.codebook.by_id if code in codes]
            of_codes = "" if codes == self.held(round_) else f" for {listed(here, FEW)}"
            known = f" and {self.coder} has not finished it" if theirs else f" and {self.coder} did not code it"
            self._warn(
                id_,
                f"double round {round_.id} has no consensus{known if self.coder else ''}, so nothing counts{of_codes}"
                + ("" if self.coder else "; --coder picks one coder"),
            )

    def _disputed(self, round_: Round) -> frozenset[str]:
        """The transcripts in which two writers decided differently about one cluster."""
        if round_.id not in self._conflicts:
            by_cluster = decisions(self.study.store.round_events(round_.id).events).values()
            conflicts = (standing[0].transcript for standing in by_cluster if status(standing) == CONFLICT)
            self._conflicts[round_.id] = frozenset(conflicts)
        return self._conflicts[round_.id]

    def _with_subcodes(self, id_: str, work: Work) -> set[str]:
        """Add the sub-code rounds that are finished; the codes that the transcript has been searched for.

        A finished sub-code round covers its codes where its parent was searched for. While one waits, what is below
        its parent has not been searched for, unless another one did.
        """
        coded, waiting, done = work.layers.keys() - work.again.keys(), set[str](), set[str]()
        codes_below = {coding.code for coding in work.codings}
        for round_ in self.by_kind[SUBCODE]:
            codes = self.held(round_)
            if id_ not in round_.transcripts:
                waiting |= codes if codes_below & {round_.parent, *codes} else set()
            elif self._finished(round_, id_, "nothing of it counts yet"):
                layer = label(round_), self._codings(round_, id_)
                work.add(layer, codes, self.study.round_codebook(round_), self._again(round_))
                done |= codes
                coded |= codes if round_.parent in coded else set()
            else:
                waiting |= codes
        return coded - (waiting - done)


def _own(round_: Round, coder: str, layer: Finished) -> Layer:
    return f"{round_.id} ({coder} alone)", list(layer.codings)


def is_done(states: Collection[str]) -> bool:
    """True where some coder has finished a transcript and nobody is still at it."""
    return FINISHED in states and STARTED not in states


def _looked_at_again(again: Again) -> str:
    reason = f" ({again.entry.reason})" if again.entry.reason else ""
    return (
        f"{again.entry.code} {again.entry.verb} in version {again.version}{reason} and is to be looked at again: "
        f"{again.layer} read it under {again.codebook}, so it counts where it was found and is not yet coded elsewhere"
    )


def each_once(codings: Iterable[Coding]) -> list[Coding]:
    """Codings that say the same once: two people may have written one consensus."""
    return list({(c.code, c.start, c.end, c.polarity, c.value): c for c in codings}.values())


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
    codings = below(chooser, chooser.round(round_.over), id_)
    for coder in round_.coders_of(id_):
        codings = passes.result(codings, chooser.layers(round_).get(coder, id_))
    return codings
