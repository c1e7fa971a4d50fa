"""A file of every kind of text, where neither the sample nor the shared corpus has one."""

from __future__ import annotations

import io
import json
import zipfile

_SAID = ("I: How is it?", "R: Well, as it was before the flood.", "I: And now?", "R: It is the same, I think.")
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def _flat(root: str) -> bytes:
    body = "".join(f'<text:p text:style-name="B">{line}<text:s text:c="2"/><text:tab/></text:p>' for line in _SAID)
    return (
        f'<office:{root} xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0" xmlns:style="{_ODF}:style:1.0"'
        f' xmlns:fo="{_ODF}:xsl-fo-compatible:1.0"><office:automatic-styles><style:style style:name="B">'
        '<style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles>'
        f"<office:body><office:text>{body}<text:p>x<text:note text:note-class='footnote'><text:note-body><text:p>see"
        f"</text:p></text:note-body></text:note></text:p></office:text></office:body></office:{root}>"
    ).encode()


def _odt() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", _flat("document-content"))
    return held.getvalue()


def _rtf() -> bytes:
    body = r"\par ".join(_SAID) + r"{\footnote see \'e9} \trowd a\cell b\cell\row {\deleted gone} \u-10179?\u-8704?"
    return (r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset204 A;}}{\f0 \'e8} " + body + "}").encode()


def _html() -> bytes:
    rows = "".join(f"<tr><td><b>{line[:2]}</b></td><td>{line[3:]}</td></tr>" for line in _SAID)
    said = "\n".join(_SAID)
    return f"<html><body><table>{rows}</table><pre>{said}</pre><p>caf&eacute;<br>so</p></body></html>".encode()


def _json() -> bytes:
    return json.dumps(
        {"segments": [{"speaker": s[0], "start": n, "text": s[3:]} for n, s in enumerate(_SAID)]}
    ).encode()


def _pdf() -> bytes:
    from matplotlib.figure import Figure

    held, figure = io.BytesIO(), Figure()
    for at, line in enumerate(_SAID):
        figure.text(0.1, 0.9 - at * 0.1, line)
    figure.savefig(held, format="pdf")
    return held.getvalue()


def made(kind: str) -> list[bytes]:
    """Seeds of a kind."""
    captions = "".join(f"0:00:0{n}.000,0:00:0{n}.900\n{line}\n\n" for n, line in enumerate(_SAID))
    table = "start\tend\ttext\n" + "".join(f"{n}000\t{n}900\t{line}\n" for n, line in enumerate(_SAID))
    times = [f"00:00:0{n}.000 --> 00:00:0{n}.900\n{line}\n\n" for n, line in enumerate(_SAID)]
    return {
        "txt": lambda: ["\n\n".join(_SAID).encode()],
        "md": lambda: ["\n\n".join(f"**{line[:2]}**{line[2:]}" for line in _SAID).encode()],
        "vtt": lambda: [("WEBVTT\n\n" + "".join(times)).encode()],
        "srt": lambda: ["".join(f"{n}\n{cue}" for n, cue in enumerate(times, 1)).replace(".", ",").encode()],
        "odt": lambda: [_odt()],
        "fodt": lambda: [_flat("document")],
        "rtf": lambda: [_rtf()],
        "html": lambda: [_html()],
        "json": lambda: [_json()],
        "pdf": lambda: [_pdf()],
        "sbv": lambda: [captions.encode()],
        "tsv": lambda: [table.encode()],
    }[kind]()
