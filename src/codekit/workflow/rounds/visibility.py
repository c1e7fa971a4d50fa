"""Whose work a coder may see: decided here, by the state of the rounds, and nowhere else.

In an open round everybody sees only their own. A blind round (double, training) stays so until it is
compared; another kind until it is complete. While a coder is blind in some round, nothing that others write
anywhere reaches that coder: no codings, counts, notes or proposals, nor who has begun or finished what. The
one exception: whoever has finished all of a round is told how many have not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from codekit.errors import BlindRoundError, RoundStateError
from codekit.model.layer import FINISHED, TODO
from codekit.model.rounds import COMPLETE, Round

Own = Mapping[tuple[str, str], str]  # (round, transcript) -> state of one's own assignment


@dataclass(frozen=True)
class Sight:
    """What one coder may know, given all rounds and the coder's own assignments in them."""

    coder: str
    rounds: tuple[Round, ...]
    own: Own

    def blind_in(self, round_: Round) -> bool:
        """True while the coder must not know what others do in this round."""
        return round_.blind and not (round_.compared or round_.closed)

    @property
    def blind(self) -> bool:
        """True while the coder is at work, or still to be compared, in some blind round."""
        return any(self.coder in round_.coders and self.blind_in(round_) for round_ in self.rounds)

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

    def sees_others(self, round_: Round, state: str) -> bool:
        """Whether the coder may see what others coded in a round of this state."""
        if round_.compared or round_.closed:
            return True
        return not round_.blind and state == COMPLETE and not self.blind

    @property
    def sees_totals(self) -> bool:
        """Whether the coder may see what is counted over everybody: the matrix."""
        return not self.blind

    def sees_suggestions(self, round_: Round) -> bool:
        """Whether a round shows what rules propose: never a blind one, not even afterwards."""
        return not round_.blind

    def refuse_others(self, round_: Round, state: str) -> None:
        """Raise what tells the coder why others' work is not shown."""
        if self.sees_others(round_, state):
            return
        if self.blind_in(round_) or self.blind:
            blind = round_ if self.blind_in(round_) else next(r for r in self.rounds if self.blind_in(r))
            raise BlindRoundError(
                f"round {blind.id} is blind: you see only your own codings until it is compared",
                hint="the first comparison of the complete round ends blindness",
            )
        raise RoundStateError(
            f"round {round_.id} is open: others' codings are shown when everybody has finished",
            hint=f"codekit round show {round_.id}",
        )

    def refuse_totals(self) -> None:
        """Raise what tells the coder why nothing is counted over everybody."""
        if not self.sees_totals:
            names = [r.id for r in self.rounds if self.coder in r.coders and self.blind_in(r)]
            raise BlindRoundError(
                f"you are blind in round {', '.join(names)}: nothing counted over all coders is shown",
                hint="the first comparison of the complete round ends blindness",
            )
