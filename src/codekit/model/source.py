"""What a format reader understood of one file, before anyone decided who speaks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from codekit.model.span import Span
from codekit.model.transcript import Turn


@dataclass(frozen=True, slots=True)
class RawTurn:
    """One turn of a caption file or turn table: text as said, without any label.

    `time` and `until` are seconds of the recording; `cues` are (offset in text, seconds) of the caption cues joined
    into this turn.
    """

    speaker: str
    text: str
    time: float | None = None
    role: str = ""
    cues: tuple[tuple[int, float], ...] = ()
    until: float | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One interview as a format reader found it: either text, or turns.

    A text-like source gives `text` (LF, no BOM, exactly as it came) and, where the format knows, the spans
    of paragraphs that are bold throughout or begin with a bold run (candidates for speaker labels), and those of
    paragraphs in italics or that begin so.
    Captions and turn tables give `turns`. `name` is the transcript's name in a turn table that holds
    several; elsewhere "". `lost` lists places (line numbers, text) that the reader could not use. `whole` is the text
    before line numbers and running heads were taken out of it, as it was once imported. `cues` are places in the text
    with the seconds of the recording at which what begins there is said, and ends.
    """

    format: str
    encoding: str = ""
    text: str = ""
    bold: tuple[Span, ...] = ()
    italic: tuple[Span, ...] = ()
    turns: tuple[RawTurn, ...] | None = None
    name: str = ""
    case: str = ""
    notes: tuple[str, ...] = ()
    lost: tuple[int, ...] = ()
    whole: str = ""
    cues: tuple[tuple[int, float, float], ...] = ()

    @property
    def trimmed(self) -> Source:
        """The same without white space at the edges of its turns, as turn tables were once read."""
        turns = self.turns and tuple(replace(turn, text=turn.text.strip()) for turn in self.turns)
        return replace(self, turns=turns)


@dataclass(frozen=True, slots=True)
class Reading:
    """The canonical text of one interview with its turns, and the evidence for them.

    `labels` counts the turns per accepted speaker label. `roles` are guesses but for the labels in `given`.
    `unread_lines` are the 1-based lines of the text that belong to no turn. `cue_times` are
    (offset in canonical text, seconds), sorted.
    """

    text: str
    turns: tuple[Turn, ...]
    labels: dict[str, int] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    given: frozenset[str] = frozenset()
    unread_lines: tuple[int, ...] = ()
    cue_times: tuple[tuple[int, float], ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def roles_given(self) -> bool:
        """True where nobody's role was guessed."""
        return bool(self.labels) and self.given >= self.labels.keys()
