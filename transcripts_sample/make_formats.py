"""Write three interviews as Word and caption files too, as transcription services deliver them.

usage: python make_formats.py [--check]

The .docx has one paragraph for each paragraph of the text, the speaker's label
in bold. The .vtt has cues of up to twelve words with the speaker in a voice
tag; where a turn lasts for several cues they share its time evenly. Standard
library only, and the same bytes on every run.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from truth_tools.tables import STUDY
from truth_tools.texts import BANNER, LABEL, Turn, text_of, turns

NAMES = ("O02-1", "O13-1", "O27-1")
FOLDER = STUDY / "formats"
PER_CUE = 12
LAST = 20  # seconds that the last turn lasts
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PARTS = {
    "[Content_Types].xml": (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
        '.wordprocessingml.document.main+xml"/></Types>'
    ),
    "_rels/.rels": (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships'
        '/officeDocument" Target="word/document.xml"/></Relationships>'
    ),
}


def run(text: str, *, bold: bool = False) -> str:
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(text: str) -> str:
    label = LABEL.match(text)
    cut = len(label[1]) + 1 if label else 0
    runs = [run(text[:cut], bold=True)] if cut else []
    return f"<w:p>{''.join([*runs, run(text[cut:])])}</w:p>"


def as_docx(transcript: str) -> bytes:
    body = "".join(map(paragraph, text_of(transcript).rstrip("\n").split("\n\n")))
    document = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in {**PARTS, "word/document.xml": document}.items():
            packed.writestr(zipfile.ZipInfo(name), content.encode(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def seconds(time: str) -> float:
    *hours, minutes, rest = map(int, time.split(":"))
    return 3600 * sum(hours) + 60 * minutes + rest


def clock(at: float) -> str:
    whole = int(at)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{round(at % 1 * 1000):03}"


def cues(turn: Turn, end: float) -> Iterator[str]:
    """The turn cut into pieces, each with its share of the time."""
    words = turn.text.split()
    pieces = [" ".join(words[i : i + PER_CUE]) for i in range(0, len(words), PER_CUE)]
    start = seconds(turn.time)
    step = (min(end, start + 0.5 * len(words)) - start) / len(pieces)
    for number, piece in enumerate(pieces):
        a, b = (int(1000 * (start + step * n)) / 1000 for n in (number, number + 1))
        yield f"{clock(a)} --> {clock(b)}\n<v {turn.speaker}>{escape(piece)}</v>\n"


def as_vtt(transcript: str) -> bytes:
    said = turns(transcript)
    ends = [*(seconds(turn.time) for turn in said[1:]), seconds(said[-1].time) + LAST]
    blocks = [cue for turn, end in zip(said, ends, strict=True) for cue in cues(turn, end)]
    return "\n".join([f"WEBVTT\n\nNOTE {BANNER}\n", *blocks]).encode()


def build() -> dict[Path, bytes]:
    files = {FOLDER / f"{name}.docx": as_docx(name) for name in NAMES}
    return files | {FOLDER / f"{name}.vtt": as_vtt(name) for name in NAMES}


def main(arguments: list[str]) -> int:
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    stale = []
    for path, content in build().items():
        if arguments and (not path.exists() or path.read_bytes() != content):
            stale.append(path.name)
        elif not arguments:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    if stale:
        print("not up to date:", ", ".join(stale), file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
