"""Which pictures there are: where they are taken, with which keys, and in which looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Look = Literal["light", "dark", "narrow"]

LOOKS: tuple[Look, ...] = ("light", "dark", "narrow")
OPEN = "practice"  # the round that is open
AT = f"#/d/{OPEN}/O04-1?at=1150"


@dataclass(frozen=True)
class Place:
    """A screen, or a state of one: its address, the keys to press there, its heading in the list of screens."""

    address: str
    title: str
    keys: tuple[str, ...] = ()
    looks: tuple[Look, ...] = LOOKS


ONCE: tuple[Look, ...] = ("light",)

# In the order of the menu; what is named like a screen of the menu shows that screen.
PLACES: dict[str, Place] = {
    "study": Place("#/study", "Study"),
    "transcripts": Place("#/transcripts", "Transcripts"),
    "bring": Place("#/transcripts?show=bring", "Transcripts: bring in"),
    "interviews": Place("#/transcripts?show=interviews", "Transcripts: interviews"),
    "coverage": Place("#/transcripts?show=coverage", "Transcripts: what was asked"),
    "cases": Place("#/cases", "Cases"),
    "codebook": Place("#/codes/REFER?round=r1", "Codebook"),
    "codebook-meaning": Place("#/codes/REFER?codebook=social-care-domains&show=edit", "Codebook: what a change means"),
    "codebook-import": Place("#/codes?show=import", "Codebook: from a file"),
    "rounds": Place("#/rounds", "Rounds"),
    "round": Place("#/rounds/r1", "Rounds: one round"),
    "start-round": Place("#/rounds?kind=second-pass&over=r1", "Rounds: start one"),
    "library": Place("#/", "Library"),
    "code": Place(AT, "Code"),
    "card": Place(AT, "Code: the card of a code", ("d",)),
    "palette": Place(f"#/d/{OPEN}/O04-1?at=900", "Code: choose a code", ("ArrowDown", "Enter", "r", "e", "f"), LOOKS),
    "walk": Place(AT, "Code: all that a search finds", ("/", *"people")),
    "skip": Place(f"#/d/{OPEN}/O04-1?at=3460", "Code: a skipped sentence"),
    "memo": Place(AT, "Code: a memo", ("m",)),
    "sound": Place(AT, "Code: with the recording"),
    "correct": Place(AT, "Code: a corrected text", ("Control+k", *"correct", "Enter")),
    "finish": Place(AT, "Code: finish", ("Control+Enter",)),
    "compare": Place("#/d/r1/O04-1/compare", "Compare", ("d", "d")),
    "compare-pass": Place("#/d/pass2/O04-1/compare", "Compare: what a second pass made"),
    "adjudicate": Place("#/adjudicate/training", "Adjudicate"),
    "became": Place("#/became/r1", "Adjudicate: what became of my codings"),
    "memos": Place("#/memos", "Memos"),
    "history": Place("#/history", "History"),
    "agreement": Place("#/agreement/r1", "Agreement"),
    "excerpts": Place("#/excerpts?codebook=cbo-relationships&code=GOAL.REF", "Excerpts"),
    "matrix": Place("#/matrix/cbo-relationships?case=O03&code=GOAL.REF", "Matrix"),
    "matrix-grid": Place("#/matrix/cbo-relationships", "Matrix: the grid alone"),
    "charts": Place("#/charts/cbo-relationships?across=region&count=cases", "Charts"),
    "charts-time": Place("#/charts/cbo-relationships?across=month", "Charts: over time"),
    "charts-map": Place("#/charts/cbo-relationships?across=together", "Charts: codes together"),
    "words": Place("#/words?across=region&words=church", "Words"),
    "review": Place("#/review?round=sub&status=queried", "Review"),
    "meetings": Place("#/meetings", "Meetings"),
    "reports": Place("#/reports/saturation", "Reports"),
    "search": Place("#/search?q=church", "Search"),
    "settings": Place("#/settings", "Settings"),
    "print": Place("#/print/r1/O04-1", "Print"),
    "commands": Place(AT, "All commands", ("Control+k", *"re")),
    "keys": Place(AT, "All keys", ("?",)),
}
HOME = {
    "home": "Home page",
    "home-new": "Home page: a new study",
    "home-open": "Home page: open a folder",
}
TOUR = "tour"
EVERY = (*HOME, *PLACES, TOUR)
TALL = {"settings": 1900, "charts-map": 1150, "codebook-import": 830}  # pixels, of what is worth seeing whole
IN_FIREFOX = ("skip", "compare", "adjudicate")  # in light


def looks(name: str) -> tuple[Look, ...]:
    """The looks in which a picture is taken."""
    if name == TOUR:
        return ONCE
    return PLACES[name].looks if name in PLACES else LOOKS


def file_of(name: str, look: Look) -> str:
    """The name of a picture's file in docs/images/workbench."""
    return f"{name}.png" if look == "light" else f"{name}-{look}.png"
