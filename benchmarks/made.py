"""Made-up studies of any size, written the way codekit writes them."""

from __future__ import annotations

import random
import re
import uuid
from pathlib import Path

from codekit.model.events import AssignmentFinish, Coding, Event, RoundStart, to_line
from codekit.model.transcript import Segment, Segmentation, Transcript, Turn
from codekit.store import transcripts
from codekit.store.folder.store import FolderStore
from codekit.store.origin import Origin
from codekit.workflow.study.study import Study, create_study

TALK = """
the council and our families need food housing transport advice because staff told us that funding runs out in winter
we share referrals with the clinic every week but nobody follows up so people come back to the same desk volunteers
drive patients home and phone them later which helps when appointments move
"""
WORDS = tuple(re.findall(r"\w+", TALK))
CODERS = ("ana", "ben", "cai", "dee")
AT = "2024-05-06T07:08:09Z"


def sentence(rng: random.Random, n_words: int) -> str:
    words = rng.choices(WORDS, k=n_words)
    return " ".join(words).capitalize() + "."


def interview(rng: random.Random, n_words: int, per_turn: int = 40) -> tuple[str, list[Turn]]:
    """A text of questions and answers with speaker labels, and its turns."""
    parts: list[str] = []
    turns: list[Turn] = []
    length = words = 0
    while words < n_words:
        asks = len(turns) % 2 == 0
        label = "I: " if asks else "R: "
        n = per_turn // 3 if asks else per_turn
        said = " ".join(sentence(rng, min(14, n - i)) for i in range(0, n, 14))
        turns.append(Turn(len(turns), length + len(label), length + len(label) + len(said), label[0]))
        parts.append(f"{label}{said}\n\n")
        length += len(parts[-1])
        words += n
    return "".join(parts), turns


def codebook(n_codes: int) -> str:
    lines = ["codebook: big", "version: '1'", "codes:"]
    for i in range(n_codes):
        group = i // 6 * 6
        parent = "" if i == group else f"\n  parent: C{group:02}"
        lines.append(f"- id: C{i:02}\n  name: Code {i}\n  definition: What code {i} is about.{parent}")
    return "\n".join(lines) + "\n"


def study(
    root: Path, *, n_transcripts: int, n_codings: int, n_codes: int = 36, n_words: int = 3000, kind: str
) -> Study:
    """A study whose four coders finished every transcript with so many codings each."""
    rng = random.Random(7)
    made = create_study(root, title="made", coders=CODERS)
    (root / "codebooks" / "big.yaml").write_text(codebook(n_codes), "utf-8")
    (root / "codebooks" / "big").mkdir()
    (root / "codebooks" / "big" / "1.yaml").write_text(codebook(n_codes), "utf-8")
    ids = [f"T{i:03}" for i in range(1, n_transcripts + 1)]
    (root / "cases.csv").write_text("case\n" + "".join(f"O{i // 5:03}\n" for i in range(0, n_transcripts, 5)), "utf-8")
    rows = "".join(f"{id_},O{i // 5:03},,,,,\n" for i, id_ in enumerate(ids))
    (root / "interviews.csv").write_text("transcript,case,date,order,mode,minutes,role\n" + rows, "utf-8")
    for id_ in ids:
        _transcript(root, rng, id_, n_words=n_words, n_codings=n_codings, n_codes=n_codes)
    start_round(root, ids, kind)
    return made


def start_round(root: Path, ids: list[str], kind: str) -> None:
    start = RoundStart(
        id=event_id(random.Random(1)),
        at=AT,
        by="ana",
        round="r1",
        kind=kind,
        transcripts=tuple(ids),
        coders=CODERS,
        codebook="big@1",
        blind=kind == "double",
    )
    folder = root / "rounds" / "r1"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.jsonl"):
        old.unlink()
    (folder / "ana.jsonl").write_bytes(to_line(start))


def _transcript(root: Path, rng: random.Random, id_: str, *, n_words: int, n_codings: int, n_codes: int) -> None:
    text, turns = interview(rng, n_words)
    transcript = Transcript(id_, text, tuple(turns), {"I": "interviewer", "R": "respondent"}, roles_confirmed=True)
    segments = tuple(Segment(t.index, t.start, t.end, t.index, t.speaker) for t in turns)
    schemes = [Segmentation(scheme, segments, "made", "1") for scheme in ("turn", "paragraph", "sentence")]
    origin = Origin(sha256=transcript.sha256, speakers=transcript.roles, roles="confirmed")
    transcripts.write(FolderStore(root), transcript, origin, schemes)
    answers = [turn for turn in turns if turn.speaker == "R"]
    for coder in CODERS:
        events: list[Event] = [
            _coding(rng, transcript, rng.choice(answers), coder=coder, code=f"C{rng.randrange(n_codes):02}")
            for _ in range(n_codings)
        ]
        events.append(AssignmentFinish(id=event_id(rng), at=AT, by=coder, round="r1", coder=coder, transcript=id_))
        folder = root / "codings" / "r1" / coder
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{id_}.jsonl").write_bytes(b"".join(map(to_line, events)))


def _coding(rng: random.Random, transcript: Transcript, turn: Turn, *, coder: str, code: str) -> Coding:
    length = min(rng.randrange(20, 100), turn.end - turn.start)
    start = rng.randrange(turn.start, turn.end - length + 1)
    return Coding(
        id=event_id(rng),
        at=AT,
        by=coder,
        round="r1",
        coder=coder,
        transcript=transcript.id,
        code=code,
        start=start,
        end=start + length,
        text_sha=transcript.sha256[:16],
        quote=transcript.text[start : start + length],
        codebook="big@1",
    )


def event_id(rng: random.Random) -> str:
    return str(uuid.UUID(int=rng.getrandbits(128), version=4))
