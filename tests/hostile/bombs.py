"""Files that are made to do harm: each with its name, and how it is written."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

from hostile.limited import sparse

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = "<row r='1'><c r='A1' t='inlineStr'><is><t>transcript</t></is></c></row>"
MILLION = 1_000_000
Write = Callable[[Path], object]


def zipped(parts: dict[str, bytes | Iterable[bytes]]) -> bytes:
    """A zip file of these parts."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in parts.items():
            with archive.open(name, "w", force_zip64=True) as part:
                for piece in [data] if isinstance(data, bytes) else data:
                    part.write(piece)
    return held.getvalue()


def docx(body: bytes | Iterable[bytes], head: bytes = b"", media: Iterable[bytes] = ()) -> bytes:
    """A Word file with this body, and perhaps a picture."""
    pieces = [body] if isinstance(body, bytes) else body

    def document() -> Iterable[bytes]:
        yield head + f"<w:document {W}><w:body>".encode()
        yield from pieces
        yield b"</w:body></w:document>"

    return zipped({"word/document.xml": document(), "word/media/image1.bmp": media})


def xlsx(rows: Iterable[bytes], *, strings: Iterable[bytes] = (), head: bytes = b"") -> bytes:
    """A workbook with one sheet of these rows."""

    def sheet() -> Iterable[bytes]:
        yield head + f"<worksheet {S}><sheetData>".encode()
        yield from rows
        yield b"</sheetData></worksheet>"

    def shared() -> Iterable[bytes]:
        yield f"<sst {S}>".encode()
        yield from strings
        yield b"</sst>"

    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kinds}.sharedStrings+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kinds}.worksheet+xml"/></Types>'
    )
    book = f'<workbook {S} xmlns:r="{R}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>'
    related = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{R}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    )
    return zipped(
        {
            "[Content_Types].xml": types.encode(),
            "xl/workbook.xml": book.encode(),
            "xl/_rels/workbook.xml.rels": related.encode(),
            "xl/sharedStrings.xml": shared(),
            "xl/worksheets/sheet1.xml": sheet(),
        }
    )


def _put(data: Callable[[], bytes]) -> Write:
    return lambda path: path.write_bytes(data())


def _encrypted(data: bytes) -> bytes:
    """The same zip file, each part said to be encrypted: a bit in both of its headers."""
    changed = bytearray(data)
    for head, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(head)
        while at >= 0:
            changed[at + flags] |= 1
            at = data.find(head, at + 4)
    return bytes(changed)


def _damaged(data: bytes) -> bytes:
    """The packed bytes of every part are others."""
    changed = bytearray(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            at = info.header_offset + 30 + len(info.filename) + 25
            changed[at : at + 8] = b"\xff" * 8
    return bytes(changed)


def _laughs(open_: str) -> bytes:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "ha">{entities}]>{open_}'.encode()


def _paragraph(text: str) -> bytes:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>".encode()


def _bold(number: int) -> bytes:
    """A paragraph, every other one bold."""
    look = "" if number % 2 else "<w:rPr><w:b/></w:rPr>"
    return f"<w:p><w:r>{look}<w:t>And so it is.</w:t></w:r></w:p>".encode()


def _cell(row: int, column: str, text: str = "x") -> bytes:
    return f'<row r="{row}"><c r="{column}{row}" t="inlineStr"><is><t>{text}</t></is></c></row>'.encode()


def _cues(count: int, text: str) -> bytes:
    return (
        b"WEBVTT\n\n"
        + "".join(
            f"{n // 3600:02}:{n // 60 % 60:02}:{n % 60:02}.000 --> 99:00:00.000\n<v Ann>{text}\n\n"
            for n in range(count)
        ).encode()
    )


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # begins what Office writes for a file with a password
TURNS = b"transcript,speaker,text,time\n"
SPOKEN = "I went there and it was fine. "

# What cannot be used: one clear line.
REFUSED: dict[str, Write] = {
    "zeros.txt": lambda path: sparse(path, 3 * 1024**3),
    "zeros.docx": lambda path: sparse(path, 3 * 1024**3),
    "zeros.csv": lambda path: sparse(path, 3 * 1024**3),
    "few-zeros.txt": lambda path: sparse(path, 10 * 1024**2),
    "device.txt": lambda path: path.symlink_to("/dev/zero"),
    "noise.docx": lambda path: path.symlink_to("/dev/urandom"),
    "pipe.vtt": os.mkfifo,
    "folder.md": lambda path: path.mkdir(),
    "circle.txt": lambda path: path.symlink_to(path),
    "encrypted.docx": _put(lambda: _encrypted(docx(_paragraph("x")))),
    "encrypted.xlsx": _put(lambda: _encrypted(xlsx([_cell(1, "A")]))),
    "damaged.docx": _put(lambda: _damaged(docx(_paragraph("x" * 999)))),
    "damaged.xlsx": _put(lambda: _damaged(xlsx([_cell(1, "A", "x" * 999)]))),
    "short.docx": _put(lambda: docx(_paragraph("x"))[:-30]),
    "short.xlsx": _put(lambda: xlsx([_cell(1, "A")])[:-30]),
    "no-strings.xlsx": _put(lambda: xlsx([b'<row r="1"><c r="A1" t="s"><v>7</v></c></row>'])),
    "protected.docx": _put(
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(999) + "EncryptedPackage".encode("utf-16-le")
    ),
    "laughs.docx": _put(lambda: docx(_paragraph("&e9;"), _laughs(""))),
    "laughs.xlsx": _put(lambda: xlsx([_cell(1, "A", "&e9;")], head=_laughs(""))),
    "bomb.docx": _put(lambda: docx(_paragraph("x" * MILLION) for _ in range(200))),
    "bomb.xlsx": _put(lambda: xlsx(_cell(n, "A", "x" * MILLION) for n in range(1, 400))),
    "marks.docx": _put(lambda: docx(b"<w:p/>" * MILLION for _ in range(9))),
    "strings.xlsx": _put(lambda: xlsx([_cell(1, "A")], strings=(b"<si><t>abc</t></si>" * 100_000 for _ in range(60)))),
    "far-right.xlsx": _put(lambda: xlsx([_cell(n, "XFD") for n in range(1, 20_001)])),
    "far-down.xlsx": _put(lambda: xlsx([_cell(1, "A"), _cell(1_048_576, "XFD")])),
    "million-rows.xlsx": _put(lambda: xlsx(_cell(n, "A") for n in range(1, MILLION))),
    "wide.xlsx": _put(lambda: xlsx(_cell(n, "ALL") for n in range(1, 100_000))),
    "digits.csv": _put(lambda: TURNS + b"T1,Ann,Yes.," + b"9" * 5000 + b"\n"),
    "clock.csv": _put(lambda: TURNS + b"T1,Ann,Yes.," + b"9" * 5000 + b":00:00\n"),
    "digits.xlsx": _put(lambda: xlsx([f'<row r="1"><c r="A1"><v>{"9" * 5000}</v></c></row>'.encode()])),
    "lines.txt": _put(lambda: b"x\n" * 2 * MILLION),
    "blank-lines.txt": _put(lambda: b"Ann: Yes.\n" + b"\n" * 19 * MILLION),
    "many-turns.csv": _put(lambda: TURNS + b"T1,Ann,Yes.,\n" * 300_000),
    "quote.csv": _put(lambda: TURNS + b'T1,Ann,"' + b"x\n" * 5 * MILLION),
    "long-id.csv": _put(lambda: TURNS + b"T" * 300 + b",Ann,Yes.,\n"),
}
# What is only unusual: it is imported.
TAKEN: dict[str, Write] = {
    "paragraph.txt": _put(f"Ann: {SPOKEN * 40_000}\n\nBob: No.\n".encode),
    "one-word.txt": _put(f"Ann: {'x' * 1_200_000}\n".encode),
    "initials.txt": _put(f"Ann: {'A. ' * 100_000}\n".encode),
    "quotes.txt": _put(f"Ann: {'(“' * 300_000}\n".encode),
    "stops.txt": _put(f"Ann: {'.' * 300_000}\n".encode),
    "times.txt": _put(lambda: b"[00:00:01] " * 60_000),
    "labels.txt": _put(lambda: b"A: " * 300_000),
    "lines.txt": _put(lambda: b"Yes, I think so.\n\n" * 100_000),
    "bold.docx": _put(lambda: docx(_bold(n) for n in range(40_000))),
    "blank.txt": _put(lambda: b"Ann: Yes.\n" + b" \n" * 500_000 + b"Bob: No.\n"),
    "cues.vtt": _put(lambda: _cues(200_000, "Yes.")),
    "digits.vtt": _put(lambda: b"WEBVTT\n\n" + b"9" * 5000 + b":00:00.000 --> 99:00:00.000\nYes.\n"),
    "cells.csv": _put(lambda: TURNS + b"T1,Ann,Yes.,\n" * 100_000),
    "images.docx": _put(lambda: docx(_paragraph("Ann: Yes."), media=(bytes(MILLION) for _ in range(900)))),
}
