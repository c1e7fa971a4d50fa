"""Reading interviews: words per second of every format, and PDF against pypdfium2 alone on the same bytes.

The interview is made up, saved as Word, and by LibreOffice as everything that it writes; the rest is written here. CPU
seconds in this process, the best of several runs in turn. Reading is what the format's reader does; with dividing it is
all that `codekit import` does before it stores the text: speakers, turns, paragraphs, sentences.
"""

from __future__ import annotations

import csv
import io
import json
import random
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import made
import pypdfium2
from docx import Document
from tools import table

from codekit.formats.transcripts import pdf, registry
from codekit.model.transcript import SCHEMES
from codekit.segmenting.labels import read_source
from codekit.segmenting.segments import segment

WORDS, SIZES, TIMES = 9000, (3000, 9000, 27000), 5
BY_OFFICE = ("odt", "fodt", "rtf", "doc", "html", "pdf")


def best(*asked: Callable[[], object], times: int = TIMES) -> list[float]:
    """CPU seconds of each, the best of some runs in turn."""
    took = [[_cpu(ask) for ask in asked] for _ in range(times)]
    return [min(column) for column in zip(*took, strict=True)]


def _cpu(ask: Callable[[], object]) -> float:
    start = time.process_time()
    ask()
    return time.process_time() - start


def bare(data: bytes) -> int:
    """The text of every page as pypdfium2 gives it, and nothing else."""
    document = pypdfium2.PdfDocument(data)
    letters = sum(len(page.get_textpage().get_text_range()) for page in document)
    document.close()
    return letters


def paragraphs(n_words: int) -> list[str]:
    """Questions and answers with labels."""
    return made.interview(random.Random(5), n_words)[0].split("\n\n")[:-1]


def as_word(said: Sequence[str], path: Path) -> Path:
    document = Document()
    for line in said:
        document.add_paragraph(line)
    document.save(str(path))
    return path


def saved(path: Path, kind: str) -> Path:
    """A Word file as LibreOffice saves it in another format."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [str(office), profile, "--headless", "--convert-to", kind, "--outdir", str(path.parent), str(path)]
    subprocess.run(command, check=True, capture_output=True)
    return path.with_suffix(f".{kind}")


def captions(said: Sequence[str], comma: str) -> Iterator[str]:
    for number, line in enumerate(said):
        times = " --> ".join(
            f"{at // 3600:02}:{at // 60 % 60:02}:{at % 60:02}{comma}000" for at in (number, number + 1)
        )
        yield f"{number + 1}\n{times}\n{line}\n"


def texts(said: Sequence[str]) -> dict[str, str]:
    """The formats that are texts, by ending."""
    turns = [(line[0], line[3:], float(number)) for number, line in enumerate(said)]
    rows = io.StringIO()
    csv.writer(rows).writerows([("transcript", "speaker", "text"), *(("T", who, what) for who, what, _ in turns)])
    segments = [{"speaker": who, "start": at, "end": at + 1, "text": what} for who, what, at in turns]
    return {
        "txt": "\n\n".join(said),
        "md": "\n\n".join(f"**{line[:2]}**{line[2:]}" for line in said),
        "vtt": "WEBVTT\n\n" + "\n".join(captions(said, ".")),
        "srt": "\n".join(captions(said, ",")),
        "sbv": "\n".join(
            f"0:{n // 60:02}:{n % 60:02}.000,0:{n // 60:02}:{n % 60:02}.900\n{s}\n" for n, s in enumerate(said)
        ),
        "csv": rows.getvalue(),
        "tsv": "start\tend\ttext\n" + "".join(f"{n}000\t{n}900\t{line}\n" for n, line in enumerate(said)),
        "json": json.dumps({"segments": segments}),
    }


def files(folder: Path) -> Iterator[Path]:
    said = paragraphs(WORDS)
    for kind, text in texts(said).items():
        path = folder / f"T.{kind}"
        path.write_text(text, "utf-8")
        yield path
    yield as_word(said, folder / "T.docx")
    if shutil.which("soffice") or shutil.which("libreoffice"):
        yield from (saved(folder / "T.docx", kind) for kind in BY_OFFICE)


def divided(path: Path) -> None:
    for source in registry.read_file(path):
        reading = read_source(source)
        for scheme in SCHEMES:
            segment(reading.text, reading.turns, scheme, cue_times=reading.cue_times)


def words_of(path: Path) -> int:
    return sum(len(read_source(source).text.split()) for source in registry.read_file(path))


def formats(folder: Path) -> None:
    rows = []
    for path in files(folder):
        # LibreOffice reads a .doc in a process of its own: the clock counts, and once is enough.
        if path.suffix == ".doc":
            start = time.perf_counter()
            divided(path)
            took = time.perf_counter() - start
            rows.append((".doc", f"{words_of(path) / took:>12,.0f}  by LibreOffice, on the clock"))
            continue
        divided(path)
        read, whole = best(lambda path=path: registry.read_file(path), lambda path=path: divided(path))
        words = words_of(path)
        rows.append((path.suffix, f"{words / read:>12,.0f}  {words / whole:>12,.0f}"))
    table(f"words per CPU second, {WORDS:,} words: reading, and with dividing", rows)


def pdfs(folder: Path) -> None:
    rows = []
    for size in SIZES:
        path = saved(as_word(paragraphs(size), folder / f"P{size}.docx"), "pdf")
        data = path.read_bytes()
        ours, alone = best(lambda data=data: pdf.read(data, "P.pdf"), lambda data=data: bare(data))
        rows.append((f"{size:,} words", f"{ours:.3f} s  {alone:.3f} s  ratio {ours / alone:.2f}"))
    table("PDF: codekit's reader, pypdfium2 alone on the same bytes", rows)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        formats(Path(name))
        if shutil.which("soffice") or shutil.which("libreoffice"):
            pdfs(Path(name))


if __name__ == "__main__":
    main()
