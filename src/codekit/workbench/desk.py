"""One coder's desk: the own ledgers, held in memory and in step with the store."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import partial
from typing import Any

from codekit.errors import CodekitError, UnknownNameError
from codekit.model.codebook import Codebook
from codekit.model.rounds import OPEN, Round
from codekit.model.versions import Version
from codekit.store.held import Held
from codekit.store.own import Carry, OwnLedger
from codekit.store.protocols import Look
from codekit.store.values import Token
from codekit.workbench.amiss import Amiss
from codekit.workbench.everybody import Everybody
from codekit.workbench.glance import NOTHING, Glance, glance
from codekit.workbench.layer_below import LayerBelow
from codekit.workbench.log import OpLog, Place, entries
from codekit.workbench.origins import Origins
from codekit.workbench.texts import Rounds, Text, Texts
from codekit.workflow.rounds import rounds
from codekit.workflow.rounds.visibility import Sight
from codekit.workflow.study.study import Study
from codekit.workflow.study.taking_back import Edits


class Desk:
    """Everything that the workbench of one coder works on. Not for several threads at once."""

    def __init__(self, study: Study, coder: str) -> None:
        """Read nothing yet but who the coder is. Raises UnknownNameError for an unknown coder."""
        self.coder = study.coder(coder)
        self.rights: Collection[str] | None = None  # the routes that the coder's role may ask; None: all of them
        self.study = Study(study.store, writer=self.coder)  # the coder signs, whoever is logged in to the computer
        self.texts, self.rounds = Texts(self.study), Rounds(self.study)
        self.below = LayerBelow(self.study)
        self.origins = Origins(study.store)
        self.edits = Edits()
        self._ledgers: dict[Place, OwnLedger] = {}  # those that were opened
        self._glances: Held[Place, Glance] = Held()  # of all
        self._seen: dict[str, Token] = {}  # by round: the own ledgers as last looked at all together
        self._states: Held[str, Mapping[Place, str]] = Held()
        self._progress: Held[str, rounds.Progress] = Held()
        self._closing: Held[str, CodekitError | None] = Held()
        self._undecided: Held[str, tuple[int, int]] = Held()
        self._everybody = Everybody(study)
        self.amiss = Amiss(self.study)
        self._log: OpLog | None = None

    def may_ask(self, route: str) -> bool:
        """Whether the coder's role may ask a route."""
        return self.rights is None or route in self.rights

    # rounds and texts

    def round(self, id_: str) -> Round:
        """One round that this coder may know of. Raises UnknownNameError for any other, whether it exists or not."""
        round_ = self.rounds.get(id_)
        if round_ is None or (self.coder not in round_.coders and round_ not in self.sight.shown):
            raise UnknownNameError("round", id_, [r.id for r in self.sight.shown])
        return round_

    def scoped(self, round_: Round) -> Round:
        """A round with the codes that may be coded in it: a second pass is about those of the round it goes over."""
        return round_.going_over(self.rounds.get(round_.over)) if round_.over else round_

    def text(self, transcript: str) -> Text:
        """One transcript with its sentences. Raises as `Texts`."""
        return self.texts.get(transcript)

    def text_of(self, round_: Round, transcript: str) -> Text:
        """One transcript in the text that a round was compared on. Raises as `Texts` and `Study.as_of`."""
        study = self.study.as_of(round_)
        if study is self.study:
            return self.text(transcript)
        return Text(study.transcript(transcript), study.segmentation(transcript, "sentence").segments)

    def version_key(self, transcript: str, round_: Round | None = None) -> str:
        """Which version of a transcript is read, or was compared in a round; "" where its history cannot be read."""
        try:
            return (self.study.as_of(round_) if round_ else self.study).version_key(transcript)
        except CodekitError:
            return ""

    def versions(self, transcript: str) -> tuple[Version, ...]:
        """Every text that a transcript had, up to the one that is read. Raises CodekitError where one is damaged."""
        return self.study.history(transcript).line

    def codebook(self, round_: Round) -> Codebook:
        """The frozen codebook of a round."""
        return self.study.round_codebook(round_)

    def code_name(self, round_id: str, code: str) -> str:
        """What a code is called in the codebook of a round; its id where it is not in there."""
        try:
            return self.codebook(self.round(round_id)).by_id[code].name if code else ""
        except (CodekitError, KeyError):
            return code

    def unreadable(self, transcript: str) -> str:
        """Why a transcript cannot be opened, or ""."""
        try:
            self.text(transcript)
        except CodekitError as error:
            return error.message
        return ""

    # what may be known

    @property
    def sight(self) -> Sight:
        """What the coder may know of others, as the rounds stand now."""
        return self.sight_of(self.study.store.look())

    def sight_of(self, look: Look) -> Sight:
        """What the coder may know of others, as the rounds stand in a look."""
        known = self.rounds.all(look)
        own: dict[Place, str] = {}
        for round_ in known:
            own |= self._own_states(round_, look)
        return Sight(self.coder, known, own)

    def _own_states(self, round_: Round, look: Look) -> Mapping[Place, str]:
        """The states of the own assignments of a round."""
        places = [(round_.id, transcript) for transcript in round_.transcripts_of(self.coder)]
        now = (look.round(round_.id), look.codings(round_.id, self.coder)) if places else ()
        return self._states.get(round_.id, now, lambda: {place: self.state(place, look) for place in places})

    def round_state(self, round_: Round, sight: Sight, look: Look | None = None) -> str:
        """The state of a round, as far as this coder may know it."""
        if round_.compared or round_.closed:
            return round_.state({})
        return self.progress(round_, look).state if sight.knows_progress(round_) else OPEN

    def progress(self, round_: Round, look: Look | None = None) -> rounds.Progress:
        """How far everybody is; to be asked for only where the coder may know, in a round that is not compared."""
        as_of = look or self.study.store.look()
        now = (as_of.round(round_.id), as_of.codings(round_.id))
        return self._progress.get(round_.id, now, lambda: self._far(round_, as_of))

    def _far(self, round_: Round, look: Look) -> rounds.Progress:
        mine = {(self.coder, id_): state for (_, id_), state in self._own_states(round_, look).items()}
        others = [pair for pair in round_.pairs if pair[0] != self.coder]
        return rounds.far(round_, mine | self._everybody.states(round_.id, others, look))

    def closing_refused(self, round_: Round, state: str, look: Look) -> CodekitError | None:
        """Why nobody may close a round in this state, kept as long as nothing is written about it or coded in it."""
        from codekit.workflow.deciding import closing

        now = (look.round(round_.id), look.codings(round_.id), state)
        return self._closing.get(round_.id, now, lambda: closing.closing_refused(self.study, round_, state))

    def undecided(self, round_: Round, look: Look) -> tuple[int, int]:
        """How many clusters of disagreements a compared round has, and how many are undecided; kept as above."""
        now = (look.round(round_.id), look.codings(round_.id))
        return self._undecided.get(round_.id, now, lambda: _clusters(self.study, round_))

    # own ledgers

    def places(self, look: Look | None = None) -> Iterator[Place]:
        """Every place where this coder may have a ledger: own assignments, and every round's own."""
        for round_ in self.rounds.all(look):
            yield from self._places(round_)

    def _places(self, round_: Round) -> Iterator[Place]:
        yield (round_.id, "")
        yield from ((round_.id, transcript) for transcript in round_.transcripts_of(self.coder))

    def ledger(self, place: Place, look: Look | None = None) -> OwnLedger:
        """The own ledger of one transcript in one round (or, with transcript "", of the round itself), as stored."""
        held = self._ledgers.get(place)
        opened = held is None
        if held is None:
            held = self._ledgers[place] = self._open(place)
        if held.refresh(look) and not (opened and self._glances.holds(place, held.token)):
            self._log = None
        return held

    def glance(self, place: Place, look: Look | None = None) -> Glance:
        """What an own ledger holds, at a glance: of one that was not opened, the events are not kept."""
        as_of = look or self.study.store.look()
        if place in self._ledgers:
            held = self.ledger(place, as_of)
            return self._glances.get(place, held.token, lambda: glance(held))
        now = (as_of.own((place[0], self.coder, place[1])), self._text(place[1], as_of))
        return self._glances.get(place, now, lambda: self._glance(place, as_of))

    def _glance(self, place: Place, look: Look) -> Glance:
        held = self._open(place)
        if held.refresh(look):
            self._log = None
        return glance(held)

    def _open(self, place: Place) -> OwnLedger:
        round_id, transcript = place
        own, frozen = (round_id, self.coder, transcript), partial(self._frozen, round_id)
        return OwnLedger(self.study.store, own, frozen, partial(self._carried, transcript))

    def _carried(self, transcript: str, look: Look) -> tuple[Token, Carry | None]:
        """What is equal as long as a transcript's text is, and what carries events over to that text."""
        now = self._text(transcript, look)
        carrier = self.study.carrier(transcript) if now else None
        return now, carrier.carried if carrier else None

    def _text(self, transcript: str, look: Look) -> Token:
        return look.document_token(f"corrections/{transcript}") if transcript else ()

    def _frozen(self, round_id: str, look: Look) -> dict[str, str] | None:
        round_ = self.rounds.get(round_id, look)
        return dict(round_.compared.ledgers) if round_ and round_.compared else None

    def state(self, place: Place, look: Look | None = None) -> str:
        """The state of an own assignment."""
        return self.glance(place, look).state

    def look_again(self, look: Look | None = None) -> list[Place]:
        """Read what other programs wrote into own ledgers; the places where something changed."""
        as_of = look or self.study.store.look()
        return [place for round_ in self.rounds.all(as_of) for place in self._changed(round_, as_of)]

    def _changed(self, round_: Round, look: Look) -> Iterator[Place]:
        """The places of a round where something changed; where all ledgers are as they were, none is asked about."""
        texts = [look.document_token(f"corrections/{id_}") for id_ in round_.transcripts]
        now = (look.own((round_.id, self.coder, "")), look.codings(round_.id, self.coder), *texts)
        if self._seen.get(round_.id) == now:
            return
        for place in self._places(round_):
            before = self._known(place)
            if place in self._ledgers:
                self.ledger(place, look)
            else:
                self.glance(place, look)
            if self._known(place) != before:
                yield place
        self._seen[round_.id] = now

    def _known(self, place: Place) -> tuple[int, Token]:
        """What tells whether another program changed an own ledger: how many events there are, on which text."""
        held = self._ledgers.get(place)
        glanced = self._glances.last(place) or NOTHING
        return (len(held.events), held.text) if held else (glanced.events, glanced.text)

    # operations

    @property
    def log(self) -> OpLog:
        """All operations that this coder made in the workbench, as last looked at."""
        return self._log or self.log_as_of(self.study.store.look())

    def log_as_of(self, look: Look) -> OpLog:
        """All operations that this coder made in the workbench; where they were not read yet, as of a look."""
        if self._log is None:
            glances = {place: self.glance(place, look) for place in self.places(look)}
            self._log = OpLog(glances, lambda place: self._ledgers.get(place) or self.ledger(place, look))
        return self._log

    def write(self, place: Place, events: list[Any]) -> None:
        """Append the events of one operation to the own ledger; on disk when this returns.

        Raises LedgerError for an event that must not go into it.
        """
        log, held = self.log, self.ledger(place)
        log.expect(place)
        before = len(held.events)
        held.append(events)
        if len(held.events) != before + len(events):  # another program wrote at the same moment
            self._log = None
            return
        for entry in entries(place, events, held):
            log.add(entry)

    def settle(self, place: Place) -> None:
        """Return when no crash loses what is in the own ledger. Raises CodekitError where the disk refuses."""
        self.study.store.settle((place[0], self.coder, place[1]))

    def forget(self, round_id: str) -> None:
        """Read a round's own ledgers anew: its comparison decides how much of them stands."""
        for place in self._glances.forget(lambda place: place[0] == round_id):
            self._ledgers.pop(place, None)
            self.glance(place)  # at once: what is held is not news from another program
        self._log = None


def _clusters(study: Study, round_: Round) -> tuple[int, int]:
    from codekit.workflow.deciding.adjudication import adjudication

    found = adjudication(study, round_.id)
    return len(found.clusters), len(found.unsettled())
