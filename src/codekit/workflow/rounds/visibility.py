"""Who may see whose work: decided here, by the state of the rounds, for commands, exports and the window alike.

What was compared or closed, everybody sees. Before that it depends on who looks:

- A coder, who sits in the window or names oneself in a command, sees only the own work in an open round; in a
  blind one (double, training) until it is compared, in another until it is complete; where nobody else is in the
  round there is nothing to hide. While a coder is blind in
  some round, nothing that others write anywhere reaches that coder: no codings, counts, notes or proposals, nor
  who has begun or finished what. The one exception: whoever has finished all of a round is told how many have not.
  Whoever is blind nowhere is told in the window what a lead is told of who has finished what.
- Whoever names nobody at the command line, a lead, who may be a coder too, sees what is in no blind round, and of
  a blind one who has finished what, but not who has begun. Nor does a merge say how much of a blind round came in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from codekit.errors import BlindRoundError, CodekitError, RoundStateError
from codekit.model.events import Coding, MemoAdd, RoundMemo, RoundRetract
from codekit.model.layer import FINISHED, STARTED, TODO, Layer
from codekit.model.rounds import COMPLETE, TRAINING, Round
from codekit.model.standing import taken_back
from codekit.store.values import Key
from codekit.workflow.study.study import Study

Own = Mapping[tuple[str, str], str]  # (round, transcript) -> state of one's own assignment
LEAD = ""  # whoever names nobody
ENDS = "the first comparison of the complete round ends blindness"


def blind_in(round_: Round) -> bool:
    """True while nobody may know what others do in this round."""
    return round_.blind and not (round_.compared or round_.closed)


def practises(round_: Round) -> bool:
    """Whether its coders may see figures while they code: only in a training round that never was blind."""
    return round_.kind == TRAINING and not round_.blind


def refuse_blind(round_: Round) -> None:
    """Raise BlindRoundError where a round's codings are wanted while it is blind."""
    if blind_in(round_):
        raise BlindRoundError(
            f"round {round_.id} is blind: nobody's codings are shown before they are compared",
            hint=f"codekit agree {round_.id}",
        )


def has_suggestions(round_: Round) -> bool:
    """Whether a round shows what rules propose: never a blind one, not even afterwards."""
    return not round_.blind


def state_shown(round_: Round, state: str) -> str:
    """The state of an assignment as everybody may see it: while the round is blind, not who has begun."""
    return "not finished" if blind_in(round_) and state in {TODO, STARTED} else state


def told(study: Study, by_round: Mapping[str, int]) -> tuple[int, list[str]]:
    """How many events may be told of where those of blind rounds are not counted; and the names of these rounds.

    While a round is blind nor are those of the study's own ledgers ("" in `by_round`), in which its coders write too.
    """
    blind = [round_.id for round_ in study.rounds() if blind_in(round_)]
    hidden = {*blind, *([""] if blind else [])}
    return sum(number for id_, number in by_round.items() if id_ not in hidden), blind


def sight_of(study: Study, viewer: str) -> Sight:
    """What a viewer of commands and exports may see: a coder, or "" for whoever names nobody.

    Raises UnknownNameError for a coder that the study does not know.
    """
    return Sight(study.coder(viewer) if viewer else LEAD, tuple(study.rounds()))


def visible(study: Study, round_: Round, sight: Sight) -> Iterator[Coding]:
    """The codings of a round that may be seen: everybody's, or only the viewer's own."""
    for layer in visible_layers(study, round_, sight):
        yield from layer.codings


def visible_layers(study: Study, round_: Round, sight: Sight, *, only: str = "") -> Iterator[Layer]:
    """The layers of a round that may be seen: everybody's, or only the viewer's own; of one transcript only."""
    layers = study.layers(round_)
    shown = _shown(layers.by_key, sight, others=sight.sees_others(round_, round_.state(layers.states)))
    yield from (layer for (_, id_), layer in shown.items() if only in {"", id_})


def _shown(by_key: Mapping[Key, Layer], sight: Sight, *, others: bool) -> dict[Key, Layer]:
    return {key: layer for key, layer in by_key.items() if others or key[0] == sight.coder}


@dataclass(frozen=True, slots=True)
class Seen:
    """What may be seen of one round: layers and notes by (coder, transcript), and the notes on codes and the study."""

    layers: Mapping[Key, Layer]
    memos: Mapping[Key, tuple[MemoAdd, ...]]
    notes: tuple[RoundMemo, ...]


def seen(study: Study, round_: Round, sight: Sight) -> Seen:
    """The work of a round that may be seen, with all notes, also those written after it was compared."""
    layers = study.layers(round_)
    others = sight.sees_others(round_, round_.state(layers.states))
    now = study.layers_now(round_) if round_.compared else layers
    memos = {key: layer.memos for key, layer in _shown(now.by_key, sight, others=others).items() if layer.memos}
    events = study.store.round_events(round_.id).events
    gone = taken_back({event.id: event.cancels for event in events if isinstance(event, RoundRetract)})
    notes = (event for event in events if isinstance(event, RoundMemo) and event.id not in gone)
    own = tuple(note for note in notes if others or (sight.coder and note.by == sight.coder))
    return Seen(_shown(layers.by_key, sight, others=others), memos, own)


@dataclass(frozen=True)
class Sight:
    """What one viewer may know, given all rounds; `own` assignments decide what is told of others' progress."""

    coder: str
    rounds: tuple[Round, ...]
    own: Own = field(default_factory=dict)

    @property
    def blind_rounds(self) -> list[Round]:
        """The rounds in which the coder is at work, or still to be compared, and must not know what others do."""
        return [round_ for round_ in self.rounds if self.coder in round_.coders and blind_in(round_)]

    @property
    def blind(self) -> bool:
        """True while the coder is blind in some round."""
        return bool(self.blind_rounds)

    @property
    def shown(self) -> list[Round]:
        """The rounds that the coder is told of: only one's own while blind."""
        return [round_ for round_ in self.rounds if self.coder in round_.coders or not self.blind]

    def done(self, round_: Round) -> bool:
        """True when the coder has finished every transcript of a round that is assigned to this coder."""
        return all(self.own.get((round_.id, t), TODO) == FINISHED for t in round_.transcripts_of(self.coder))

    def knows_progress(self, round_: Round) -> bool:
        """Whether the coder may be told how many others have not finished."""
        return self.done(round_) if self.coder in round_.coders else not self.blind

    @property
    def knows_who(self) -> bool:
        """Whether the viewer may be told who has finished what; in a blind round, who has begun is told to nobody."""
        return not self.blind

    def sees_practice(self, round_: Round) -> bool:
        """Whether the viewer may see the figures so far of a training round: nobody who is blind in any round."""
        return practises(round_) and not self.blind

    def sees_others(self, round_: Round, state: str) -> bool:
        """Whether the viewer may see what others coded in a round of this state."""
        if round_.compared or round_.closed:
            return True
        alone = round_.coders == (self.coder,)
        return not (blind_in(round_) or self.blind) and (self.coder == LEAD or alone or state == COMPLETE)

    def knows_signatures(self, round_: Round, state: str) -> bool:
        """Whether the viewer may see who has signed: where others' work is shown, or there are no others."""
        return round_.coders == (self.coder,) or self.sees_others(round_, state)

    def knows_version(self, codebook: str) -> bool:
        """Whether the coder may know that a version of a codebook is in use: some round says so that is shown."""
        return not self.blind or any(round_.codebook == codebook for round_ in self.shown)

    @property
    def sees_totals(self) -> bool:
        """Whether the coder may see what is counted over everybody: the matrix."""
        return not self.blind

    def refuse_others(self, round_: Round, state: str) -> None:
        """Raise why others' work is not shown to the coder: BlindRoundError while blind, else RoundStateError."""
        if why := self.hidden(round_, state):
            raise why

    def hidden(self, round_: Round, state: str) -> CodekitError | None:
        """Why others' work is not shown to the coder; None where it is."""
        if self.sees_others(round_, state):
            return None
        if blind := [round_] if blind_in(round_) else self.blind_rounds:
            return BlindRoundError(
                f"round {blind[0].id} is blind: you see only your own codings until it is compared", hint=ENDS
            )
        return RoundStateError(
            f"round {round_.id} is open: others' codings are shown when everybody has finished",
            hint=f"codekit round show {round_.id}",
        )

    def refuse_totals(self) -> None:
        """Raise BlindRoundError, which names the rounds, while nothing counted over everybody is shown."""
        if not self.sees_totals:
            names = ", ".join(round_.id for round_ in self.blind_rounds)
            raise BlindRoundError(
                f"you are blind in round {names}: nothing counted over all coders is shown", hint=ENDS
            )
