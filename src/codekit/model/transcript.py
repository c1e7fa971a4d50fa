"""The frozen text of one interview, who speaks where, and its stored divisions."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import msgspec

from codekit.errors import UnknownNameError
from codekit.model.span import Span

RESPONDENT, INTERVIEWER, OTHER = "respondent", "interviewer", "other"
ROLES = (INTERVIEWER, RESPONDENT, OTHER)
SCHEMES = ("turn", "paragraph", "sentence")
ALL = "all"
SPEECH = {RESPONDENT: (RESPONDENT,), INTERVIEWER: (INTERVIEWER,), ALL: ROLES}  # whose words are looked at


def roles_of(choice: str) -> tuple[str, ...]:
    """The roles that a choice of whose words names. Raises UnknownNameError for another word."""
    if choice not in SPEECH:
        raise UnknownNameError("choice of roles", choice, list(SPEECH))
    return SPEECH[choice]


def text_sha(text: str) -> str:
    """The identity of a text: SHA-256 of its UTF-8 bytes, 64 hex digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Turn(msgspec.Struct, frozen=True, gc=False):
    """One speaker's stretch of a transcript; start..end leaves the label and a leading time out.

    `start == end` where a speaker is named and nothing is said. `time` and `until` are seconds from the start of the
    recording, None where unknown. `speaker` is the label as written, "" where there is none.
    """

    index: int
    start: int
    end: int
    speaker: str
    time: float | None = None
    until: float | None = None


class Segment(msgspec.Struct, frozen=True, gc=False):
    """One unit of a stored segmentation; `until`, when it ends in the recording, is known of turns at most."""

    index: int
    start: int
    end: int
    turn: int
    speaker: str
    time: float | None = None
    until: float | None = None

    @property
    def span(self) -> Span:
        """The segment's characters."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Segmentation:
    """A stored division of one transcript into units, with what made it."""

    scheme: str
    segments: tuple[Segment, ...]
    segmenter: str = ""
    version: str = ""


@dataclass(frozen=True)
class Transcript:
    """The canonical text of one interview; its SHA-256 is its identity."""

    id: str
    text: str
    turns: tuple[Turn, ...]
    roles: Mapping[str, str] = field(default_factory=dict)  # speaker label -> role
    roles_confirmed: bool = False
    sha256: str = ""

    def __post_init__(self) -> None:
        """Compute the hash where the caller did not have it."""
        if not self.sha256:
            object.__setattr__(self, "sha256", text_sha(self.text))

    @property
    def text_id(self) -> str:
        """The first 16 digits of the hash: enough to tell in an event which text was coded."""
        return self.sha256[:16]

    def role(self, speaker: str) -> str:
        """The role of a speaker; a text without any label is one respondent's."""
        return self.roles.get(speaker, RESPONDENT)

    def heard(self, roles: Collection[str], speakers: Iterable[str]) -> frozenset[str]:
        """Those of some speakers who have one of these roles: asked once, for thousands of turns or segments."""
        return frozenset(speaker for speaker in speakers if self.role(speaker) in roles)

    def speech(self, *roles: str) -> list[Span]:
        """The spans of the turns of these roles (respondents by default), in order."""
        heard = self.heard(roles or (RESPONDENT,), {turn.speaker for turn in self.turns})
        return [Span(t.start, t.end) for t in self.turns if t.start < t.end and t.speaker in heard]

    @cached_property
    def respondent_speech(self) -> list[Span]:
        """The spans of respondents' turns."""
        return self.speech(RESPONDENT)


def excerpt_id(transcript: str, start: int, end: int, words: str) -> str:
    """The id of a passage, wherever it is shown: its place, and a sum of its words by which another text is told."""
    return f"{transcript}:{start}-{end}:{words_sum(words)}"


def words_sum(words: str) -> str:
    """The sum of words in the id of a passage."""
    return text_sha(words)[:8]
