"""Random small studies against a recount in plain Python that shares nothing with the package but its names."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from codekit.model.events import AssignmentFinish, Coding, CodingReject, stamp
from codekit.workflow.results import tabulate
from studies import CODEBOOK, build, start

if TYPE_CHECKING:
    from pathlib import Path

    from codekit.model.events import Event
    from codekit.workflow.study.study import Study

YOUNGER = """\
- {id: MOOD, name: Mood, definition: How it feels., include: Fear., exclude: Facts., example: I worry.}
- {id: REL.NEW, parent: REL, name: New, definition: Met this year., include: Firsts., exclude: Old ones., example: New.}
"""
OLD = {"REL": "", "REL.SEND": "REL", "REL.DEAL": "REL", "MONEY": "", "BOX": "", "BOX.OWN": "BOX"}
PARENTS = {"1.0": OLD, "1.1": {**OLD, "MOOD": "", "REL.NEW": "REL"}}
TURNS = {"T01": (1, 3, 4), "T02": (1, 3), "T03": (1, 3)}
CASES = {"O1": ("T01", "T03"), "O2": ("T02",), "O3": ()}
TODO, STARTED, FINISHED = "todo", "started", "finished"


@dataclass(frozen=True)
class Said:
    """One coding as a plain fact."""

    id: str
    coder: str
    transcript: str
    turn: int
    code: str
    polarity: str


@dataclass
class Facts:
    """One round as plain facts."""

    id: str
    kind: str
    version: str
    coders: tuple[str, ...]
    transcripts: tuple[str, ...]
    codes: tuple[str, ...] = ()
    over: Facts | None = None
    said: list[Said] = field(default_factory=list)
    rejected: set[str] = field(default_factory=set)
    states: dict[tuple[str, str], str] = field(default_factory=dict)

    def about(self) -> set[str]:
        """The codes that the round is about."""
        parents = PARENTS[self.version]
        if self.kind == "subcode":
            return {code for code, parent in parents.items() if parent == "REL"}
        chosen = set(self.codes or (self.over.codes if self.over else ()))
        return {code for code, parent in parents.items() if not chosen or {code, parent} & chosen}

    def done(self, transcript: str, coders: tuple[str, ...] = ()) -> bool:
        """Somebody finished and nobody is still at it."""
        states = {self.states[coder, transcript] for coder in coders or self.coders}
        return FINISHED in states and STARTED not in states

    def of(self, transcript: str, coders: tuple[str, ...] = ()) -> list[Said]:
        """What these coders (by default all of the round) said about a transcript."""
        return [one for one in self.said if one.transcript == transcript and one.coder in (coders or self.coders)]


def base(rounds: list[Facts], transcript: str, code: str, coder: str) -> tuple[str, list[Said]] | None:
    """The layer that counts for a transcript and code, without sub-code rounds."""
    fit = [r for r in reversed(rounds) if transcript in r.transcripts and code in r.about()]
    for r in (r for r in fit if r.kind == "second-pass" and r.done(transcript)):
        assert r.over
        under = r.over.of(transcript, ("consensus",) if r.over.kind == "double" else ())
        return f"{r.id} (second-pass)", [one for one in under if one.id not in r.rejected] + r.of(transcript)
    for r in (r for r in fit if r.kind == "initial" and r.done(transcript)):
        return f"{r.id} (initial)", r.of(transcript)
    doubles = [r for r in fit if r.kind == "double"]
    for r in (r for r in doubles if r.done(transcript, ("consensus",))):
        return f"{r.id} (consensus)", r.of(transcript, ("consensus",))
    for r in (r for r in doubles if coder in r.coders and r.done(transcript, (coder,))):
        return f"{r.id} ({coder} alone)", r.of(transcript, (coder,))
    return None


def recount(
    rounds: list[Facts], book: dict[str, str], transcript: str, coder: str = ""
) -> tuple[set[str], dict[str, set[str]], dict[str, set[Said]]]:
    """The codes that a transcript is coded for, and by code the layers and the codings that count."""
    layers: dict[str, set[str]] = {code: set() for code in book}
    said: dict[str, set[Said]] = {code: set() for code in book}
    for code in book:
        if found := base(rounds, transcript, code, coder):
            layers[code], said[code] = {found[0]}, {one for one in found[1] if one.code == code}
    coded = {code for code in book if layers[code]}
    inside = any(said[code] for code, parent in book.items() if "REL" in (code, parent))
    waiting, done = set(), set()
    for r in (r for r in rounds if r.kind == "subcode"):
        below = r.about() & set(book)
        if transcript in r.transcripts and r.done(transcript):
            done |= below
            for code in below:
                layers[code].add(f"{r.id} (subcode)")
                said[code] |= {one for one in r.of(transcript) if one.code == code}
        elif transcript in r.transcripts or inside:
            waiting |= below
    coded |= done if "REL" in coded else set()
    return coded - (waiting - done), layers, said


def expected_cells(
    rounds: list[Facts], book: dict[str, str], coder: str
) -> dict[tuple[str, str], tuple[str, set[str]]]:
    """State and layers of every cell."""
    found = {transcript: recount(rounds, book, transcript, coder) for transcript in TURNS}
    cells = {}
    for case, transcripts in CASES.items():
        for code in book:
            kinds, names, coded = set(), set(), bool(transcripts)
            for searched, layers, said in (found[transcript] for transcript in transcripts):
                coded = coded and code in searched
                names |= layers[code]
                kinds |= {one.polarity for one in said[code]}
                for child in (child for child, parent in book.items() if parent == code):
                    if any(one.polarity == "supporting" for one in said[child]):
                        kinds.add("supporting")
                        names |= layers[child]
            cells[case, code] = (state_of(kinds, coded=coded), names)
    return cells


def state_of(kinds: set[str], *, coded: bool) -> str:
    """The state of a cell, without coverage.csv."""
    if "supporting" in kinds:
        return "mixed" if "contrary" in kinds else "present"
    if not coded:
        return "not_yet_coded"
    return "contrary" if "contrary" in kinds else "not_found"


class Studies:
    """Makes one random study, as a study and as facts."""

    def __init__(self, study: Study, seed: int) -> None:
        """Nothing is coded yet."""
        self.study, self.dice, self.rounds, self.version = study, random.Random(seed), list[Facts](), "1.0"

    def make(self) -> None:
        """Three to six rounds; somewhere among them the codebook gets its second version."""
        total = self.dice.randint(3, 6)
        newer = self.dice.randint(1, total)
        for number in range(total):
            if number == newer:
                self.version = "1.1"
                text = CODEBOOK.replace('version: "1.0"', 'version: "1.1"') + YOUNGER
                self.study.store.write_all({"codebooks/food.yaml": text})
                self.study.refresh()
            self._round(f"r{number}")

    def _round(self, id_: str) -> None:
        dice, first = self.dice, [r for r in self.rounds if r.kind in {"initial", "double"}]
        kind = dice.choice(
            ["initial", "initial", "double", "second-pass", "subcode"] if first else ["initial", "double"]
        )
        over = dice.choice(first) if kind == "second-pass" else None
        coders = {"double": ("ana", "ben"), "initial": ("lee",)}.get(kind, ("ben",))
        among = over.transcripts if over else tuple(TURNS)
        transcripts = tuple(dice.sample(among, dice.randint(1, len(among))))
        codes = tuple(code for code in PARENTS[self.version] if dice.random() < 0.3) if dice.random() < 0.5 else ()
        facts = Facts(id_, kind, self.version, coders, transcripts, () if kind == "subcode" else codes, over)
        start(
            self.study, id_, kind=kind, coders=list(coders), transcripts=list(transcripts), codes=facts.codes,
            over=over.id if over else "", parent="REL" if kind == "subcode" else "", blind=False,
        )  # fmt: skip
        for coder in (*coders, *(["consensus"] if kind == "double" else [])):
            for transcript in transcripts:
                self._work(facts, coder, transcript)
        self.rounds.append(facts)

    def _work(self, facts: Facts, coder: str, transcript: str) -> None:
        state = self.dice.choices([FINISHED, STARTED, TODO], [7, 1, 2 if coder != "consensus" else 6])[0]
        facts.states[coder, transcript] = state
        if state == TODO:
            return
        where = {"by": "lee" if coder == "consensus" else coder}
        about: dict[str, Any] = {"round": facts.id, "coder": coder, "transcript": transcript}
        text = self.study.transcript(transcript)
        usable = [code for code in facts.about() if code != "BOX"]
        events: list[Event] = []
        for code in sorted(usable):
            if self.dice.random() < 0.25:
                turn = text.turns[self.dice.choice(TURNS[transcript])]
                polarity = self.dice.choice(["supporting", "supporting", "contrary"])
                events.append(
                    Coding(
                        **stamp(**where), **about, code=code, start=turn.start, end=turn.end, polarity=polarity,
                        text_sha=text.sha256[:16], quote=text.text[turn.start : turn.end],
                        codebook=f"food@{self.version}",
                    )
                )  # fmt: skip
                facts.said.append(Said(events[-1].id, coder, transcript, turn.index, code, polarity))
        if facts.over:
            for one in facts.over.said:
                if one.transcript == transcript and self.dice.random() < 0.3:
                    events.append(CodingReject(**stamp(**where), **about, rejects=one.id))
                    facts.rejected.add(one.id)
        if state == FINISHED:
            events.append(AssignmentFinish(**stamp(**where), **about))
        elif not events:
            facts.states[coder, transcript] = TODO
        self.study.store.append(events)


@pytest.mark.parametrize("seed", range(16))
def test_every_cell_is_what_a_recount_by_hand_gives(tmp_path: Path, seed: int) -> None:
    """State and layers of each case and code, over rounds with and without codes and two codebook versions."""
    made = Studies(build(tmp_path, memory=True), seed)
    made.make()
    for coder in ("", "ana"):
        expected = expected_cells(made.rounds, PARENTS[made.version], coder)

        matrix = tabulate.matrix(made.study, "food", coder=coder)

        found = {
            key: (cell.state, {name for names in cell.layer.split("; ") for name in names.split(" + ")} - {""})
            for key, cell in matrix.cells.items()
        }
        assert expected == found
