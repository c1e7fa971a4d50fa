"""A random study as plain values: what a team would have in its files and tables, and nothing that codekit computed."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

WORDS = ("we", "send", "them", "food", "a", "grant", "nobody", "since", "June", "病院", "ride", "café", "😀", "don't")
POLARITIES = ("supporting", "contrary", "hypothetical")
CODERS = ("ana", "ben", "cem", "dua")
ASKED = ("yes", "no", "spontaneous", "unknown")


@dataclass(frozen=True)
class Code:
    """One code; `since` is the first version of the codebook that holds it, 0 or 1."""

    id: str
    parent: str
    contrary: bool
    assignable: bool
    since: int


@dataclass(frozen=True)
class Turn:
    """What somebody says; `role` is interviewer or respondent, `start` and `end` are where it stands in the text."""

    speaker: str
    role: str
    words: str
    start: int
    end: int


@dataclass(frozen=True)
class Transcript:
    """An interview; `case` is "" where interviews.csv does not list it, `table` says how it is imported."""

    id: str
    case: str
    turns: tuple[Turn, ...]
    table: bool

    @property
    def text(self) -> str:
        """The text as codekit keeps it."""
        lines = "\n\n".join(f"{turn.speaker}: {turn.words}" for turn in self.turns)
        return lines if self.table else lines + "\n"


@dataclass(frozen=True)
class Coding:
    """A coding as a table has it: by segment (a turn's number) or by span."""

    transcript: str
    coder: str
    code: str
    start: int
    end: int
    polarity: str = "supporting"
    segment: int | None = None


@dataclass(frozen=True)
class Revision:
    """What a second pass does with a coding below: confirm, remove, or put another in its place; or it adds one."""

    action: str  # confirm, remove, replace, add
    below: Coding | None
    after: Coding | None
    coder: str


@dataclass
class Round:
    """A round as it was started, what its coders have in their tables, and what they finished."""

    id: str
    kind: str
    coders: tuple[str, ...]
    transcripts: tuple[str, ...]
    version: int
    codes: tuple[str, ...] = ()
    unit: str = "turn"
    over: str = ""
    parent: str = ""
    assigned: dict[str, tuple[str, ...]] = field(default_factory=dict)
    codings: list[Coding] = field(default_factory=list)
    finished: set[tuple[str, str]] = field(default_factory=set)
    started: set[tuple[str, str]] = field(default_factory=set)
    consensus: dict[str, list[Coding]] = field(default_factory=dict)  # by transcript, the finished ones
    revisions: dict[str, list[Revision]] = field(default_factory=dict)

    def coders_of(self, transcript: str) -> tuple[str, ...]:
        """Who codes a transcript."""
        return self.assigned.get(transcript, self.coders)


@dataclass
class World:
    """A study; `coverage` is None where nobody recorded what was asked."""

    seed: int
    codes: tuple[Code, ...]
    version: int  # of the working copy
    cases: tuple[str, ...]
    transcripts: tuple[Transcript, ...]
    coverage: list[tuple[str, str, str]] | None
    not_applicable: list[tuple[str, str]]
    rounds: list[Round]

    def book(self, version: int) -> dict[str, Code]:
        """The codes of a version, in the order of the file."""
        return {code.id: code for code in self.codes if code.since <= version}

    def transcript(self, id_: str) -> Transcript:
        """An interview by its id."""
        return next(t for t in self.transcripts if t.id == id_)


def draw(seed: int) -> World:
    """The study of this seed, the same each time."""
    return _Draw(seed).world()


class _Draw:
    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.seed = seed

    def world(self) -> World:
        rng = self.rng
        codes = tuple(self.codes())
        cases = tuple(f"O{i}" for i in range(1, rng.choice((2, 3, 4, 5, 9))))
        transcripts = tuple(self.transcripts(cases))
        known = [code.id for code in codes]
        coverage = None if rng.random() < 0.3 else list(self.coverage(transcripts, known))
        hand = {(rng.choice(cases), rng.choice(known)) for _ in range(rng.choice((0, 0, 1, 2)))}
        world = World(self.seed, codes, 1, cases, transcripts, coverage, sorted(hand), [])
        if all(code.since == 0 for code in codes):
            world.version = 0
        world.rounds = list(self.rounds(world))
        return world

    def codes(self) -> Iterator[Code]:
        rng, made = self.rng, [Code("A", "", contrary=False, assignable=True, since=0)]
        for name in "BCDEFGH"[: rng.randint(2, 7)]:
            parent = rng.choice([c.id for c in made if c.id.count(".") < 2] + ["", ""])
            since = max(int(rng.random() < 0.2), next((c.since for c in made if c.id == parent), 0))
            made.append(
                Code(
                    f"{parent}.{name}" if parent else name,
                    parent,
                    contrary=bool(parent) and rng.random() < 0.2,
                    assignable=rng.random() < 0.85,
                    since=since,
                )
            )
        parents = {code.parent for code in made}
        for code in made:  # a container without codes below it could not be coded at all
            yield code if code.assignable or code.id in parents else replace(code, assignable=True)

    def transcripts(self, cases: Sequence[str]) -> Iterator[Transcript]:
        rng = self.rng
        for number in range(1, rng.choice((3, 4, 5, 6, 7, 9, 11))):
            turns, at = [], 0
            for i in range(rng.randint(2, 9)):
                speaker = "Interviewer" if i % 2 == 0 and rng.random() < 0.8 else rng.choice(("Mel", "Respondent"))
                role = "interviewer" if speaker == "Interviewer" else "respondent"
                words = self.words()
                start = at + len(speaker) + 2
                turns.append(Turn(speaker, role, words, start, start + len(words)))
                at = start + len(words) + 2
            yield Transcript(f"T{number:02}", rng.choice((*cases, *cases, "")), tuple(turns), rng.random() < 0.4)

    def words(self) -> str:
        rng, sentences = self.rng, []
        for _ in range(rng.randint(1, 3)):
            said = rng.choices(WORDS, k=rng.randint(1, 5))
            if rng.random() < 0.1:
                said.insert(0, "[laughs]")
            sentences.append(" ".join(said).capitalize() + ".")
        return " ".join(sentences)

    def coverage(self, transcripts: Sequence[Transcript], known: Sequence[str]) -> Iterator[tuple[str, str, str]]:
        rng = self.rng
        whole = rng.random() < 0.5
        for transcript in transcripts:
            for code in known:
                if rng.random() < (0.8 if whole and "." not in code else 0.15):
                    yield transcript.id, code, rng.choice(ASKED if rng.random() < 0.5 else ("yes", "no", "no"))

    def rounds(self, world: World) -> Iterator[Round]:
        rng = self.rng
        done: list[Round] = []
        for number in range(1, rng.randint(2, 6)):
            version = 0 if number <= 2 and rng.random() < 0.7 and not any(r.version for r in done) else world.version
            kinds = ["double", "double", "initial", "initial"]
            if done:
                kinds += ["second-pass", "second-pass", "second-pass", *["subcode"] * 4]
            made = getattr(self, f"_{rng.choice(kinds).replace('-', '_')}")(world, f"r{number}", version, done)
            if made is not None:
                done.append(made)
                yield made

    def some(self, world: World) -> tuple[str, ...]:
        ids = [t.id for t in world.transcripts]
        if self.rng.random() < 0.6:
            return tuple(ids)
        return tuple(sorted(self.rng.sample(ids, self.rng.randint(1, len(ids)))))

    def scope(self, world: World, version: int) -> tuple[str, ...]:
        """The codes that a round is started with; mostly none, which is the whole codebook."""
        book = list(world.book(version))
        return () if self.rng.random() < 0.65 else tuple(self.rng.sample(book, self.rng.randint(1, min(3, len(book)))))

    def _double(self, world: World, id_: str, version: int, _done: list[Round]) -> Round:
        rng = self.rng
        coders = CODERS[: rng.choice((2, 2, 3, 4))]
        unit = rng.choice(("turn", "turn", "sentence"))
        made = Round(id_, "double", coders, self.some(world), version, self.scope(world, version), unit)
        if len(coders) > 2 and rng.random() < 0.5:
            made.assigned = {t: tuple(sorted(rng.sample(coders, 2))) for t in made.transcripts}
            made.coders = tuple(c for c in coders if any(c in pair for pair in made.assigned.values()))
        self._code(world, made, whole=0.8)
        if made.finished >= {(c, t) for t in made.transcripts for c in made.coders_of(t)} and rng.random() < 0.6:
            for transcript in made.transcripts:
                mine = [c for c in made.codings if c.transcript == transcript and rng.random() < 0.6]
                made.consensus[transcript] = _once([replace(c, coder="consensus") for c in mine])
        return made

    def _initial(self, world: World, id_: str, version: int, _done: list[Round]) -> Round:
        rng = self.rng
        coders = CODERS[: rng.choice((1, 1, 2))]
        made = Round(id_, "initial", coders, self.some(world), version, self.scope(world, version))
        if len(coders) > 1:
            made.assigned = {t: (rng.choice(coders),) for t in made.transcripts}
            made.coders = tuple(c for c in coders if any(c in own for own in made.assigned.values()))
        self._code(world, made, whole=0.8)
        return made

    def _second_pass(self, world: World, id_: str, version: int, done: list[Round]) -> Round | None:
        rng = self.rng
        below = [r for r in done if r.kind in {"initial", "double"}]
        if not below:
            return None
        over = rng.choice(below)
        transcripts = tuple(t for t in over.transcripts if rng.random() < 0.8)
        if not transcripts:
            return None
        made = Round(id_, "second-pass", ("dua",), transcripts, max(version, over.version), over=over.id)
        if rng.random() < 0.2:
            made.codes = self.scope(world, made.version)
        for transcript in transcripts:
            revised = self._revise(world, made, over, transcript)
            made.revisions[transcript] = list(dict.fromkeys(revised))  # a row that is there twice says it once
            if made.revisions[transcript] and rng.random() < 0.15:
                made.started.add(("dua", transcript))
            else:
                made.finished.add(("dua", transcript))
        return made

    def _revise(self, world: World, made: Round, over: Round, transcript: str) -> Iterator[Revision]:
        rng = self.rng
        if over.kind == "double":
            base = over.consensus.get(transcript, [])
        else:
            base = [c for c in over.codings if c.transcript == transcript]
        scope = Round(made.id, made.kind, made.coders, made.transcripts, made.version, made.codes or over.codes)
        usable = usable_codes(world, scope)
        if not usable:
            return
        for coding in _once([c for c in base if c.code in usable]):
            what = rng.choice(("", "", "confirm", "remove", "replace"))
            after = None
            if what == "replace":
                code = rng.choice(usable) if rng.random() < 0.5 or coding.code not in usable else coding.code
                fresh = self._coding(world, transcript, "dua", [code])
                keep = rng.random() < 0.5
                span = (coding.start, coding.end) if keep else (fresh.start, fresh.end)
                after = Coding(transcript, "dua", code, *span, rng.choice(POLARITIES))
            if what:
                yield Revision(what, coding, after, "dua")
        for _ in range(rng.choice((0, 0, 1, 2))):
            yield Revision("add", None, self._coding(world, transcript, "dua", usable), "dua")

    def _subcode(self, world: World, id_: str, version: int, done: list[Round]) -> Round | None:
        book = world.book(version)
        parents = [code for code in book if any(other.parent == code for other in book.values())]
        # What is below the parent's excerpts is coded: here, of an initial round over all its transcripts.
        below = [r for r in done if r.kind == "initial" and r.version <= version]
        if not parents or not below:
            return None
        parent, over = self.rng.choice(parents), self.rng.choice(below)
        made = Round(id_, "subcode", ("cem",), over.transcripts, version, over=over.id, parent=parent)
        inside = descendants(book, parent)
        usable = [code for code in inside if book[code].assignable]
        for transcript in made.transcripts:
            for coding in over.codings:
                excerpt = coding.transcript == transcript and coding.code in {parent, *inside}
                if excerpt and usable and self.rng.random() < 0.6:
                    polarity = self.rng.choice(POLARITIES)
                    code = self.rng.choice(usable)
                    made.codings.append(Coding(transcript, "cem", code, coding.start, coding.end, polarity))
            self._end(made, "cem", transcript, 0.85)
        return made

    def _code(self, world: World, made: Round, *, whole: float) -> None:
        """Every coder's table; coders of one transcript often agree, since they read the same."""
        rng, usable = self.rng, usable_codes(world, made)
        for transcript in made.transcripts:
            shared = [self._coding(world, transcript, "", usable) for _ in range(rng.randint(0, 4))] if usable else []
            for coder in made.coders_of(transcript):
                mine = [c for c in shared if rng.random() < 0.7]
                own = rng.choice((0, 0, 1, 2)) if usable else 0
                mine += [self._coding(world, transcript, coder, usable) for _ in range(own)]
                for c in mine:
                    code = rng.choice(usable) if rng.random() < 0.15 else c.code
                    polarity = rng.choice(POLARITIES) if rng.random() < 0.15 else c.polarity
                    made.codings.append(Coding(transcript, coder, code, c.start, c.end, polarity, c.segment))
                self._end(made, coder, transcript, whole)
        made.codings = _once(made.codings)

    def _end(self, made: Round, coder: str, transcript: str, whole: float) -> None:
        """Finished, under way (if anything is coded), or not begun."""
        if self.rng.random() < (1 if self.seed % 2 else whole):
            made.finished.add((coder, transcript))
        elif any((c.coder, c.transcript) == (coder, transcript) for c in made.codings) and self.rng.random() < 0.5:
            made.started.add((coder, transcript))
        else:
            made.codings = [c for c in made.codings if (c.coder, c.transcript) != (coder, transcript)]

    def _coding(self, world: World, transcript: str, coder: str, usable: Sequence[str]) -> Coding:
        rng, turns = self.rng, world.transcript(transcript).turns
        code = rng.choice(usable)
        polarity = rng.choice(("supporting",) * 5 + ("contrary",) * 3 + ("hypothetical",))
        spoken = [i for i, turn in enumerate(turns) if turn.role == "respondent"]
        if not spoken:
            return Coding(transcript, coder, code, turns[0].start, turns[0].end, polarity, None)
        number = rng.choice(spoken)
        turn = turns[number]
        if rng.random() < 0.5:
            return Coding(transcript, coder, code, turn.start, turn.end, polarity, number)
        start = rng.randint(turn.start, turn.end - 1)
        end = rng.randint(start + 1, turn.end)
        if rng.random() < 0.15 and number + 1 < len(turns):
            end = rng.randint(turns[number + 1].start + 1, turns[number + 1].end)
        return Coding(transcript, coder, code, start, end, polarity)


def usable_codes(world: World, made: Round) -> list[str]:
    """The codes that coders of a round may use: in its scope, and no containers."""
    book = world.book(made.version)
    inside = {below for code in made.codes if code in book for below in (code, *descendants(book, code))} or set(book)
    return [code for code in book if book[code].assignable and code in inside]


def descendants(book: dict[str, Code], code: str) -> list[str]:
    """The codes below one, at any depth."""
    below = [other.id for other in book.values() if other.parent == code]
    return [*below, *(deeper for child in below for deeper in descendants(book, child))]


def _once(codings: Sequence[Coding]) -> list[Coding]:
    """Of codings that say the same, by one coder, one."""
    return list({(c.transcript, c.coder, c.code, c.start, c.end, c.polarity): c for c in codings}.values())
