"""Old Word files (.doc), by LibreOffice where it is installed.

Many files that are named so are something else inside: those are read as what they are.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from codekit import owners
from codekit.errors import ImportRefusedError
from codekit.formats.transcripts import docx, rtf, web_page
from codekit.model.source import Source

_OLD = b"\xd0\xcf\x11\xe0"
_SECONDS = 120
_HINT = "open it in Word or LibreOffice and save it as .docx"


def read(data: bytes, name: str) -> list[Source]:
    """Read a .doc file. Raises ImportRefusedError where it is none, or LibreOffice is missing or cannot read it."""
    start = data.lstrip()[:64]
    if start.startswith(b"{\\rtf"):
        return rtf.read(data, name)
    if start.startswith(b"PK"):
        return docx.read(data, name)
    if start[:1] == b"<":
        return web_page.read(data, name)
    if not start.startswith(_OLD):
        raise ImportRefusedError("this is no Word file", where=name, hint=_HINT)
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        message = "old Word files (.doc) are read with LibreOffice, which is not installed here"
        raise ImportRefusedError(message, where=name, hint=_HINT)
    return [replace(source, format="doc") for source in docx.read(_converted(office, data, name), name)]


def _converted(office: str, data: bytes, name: str) -> bytes:
    """The same as .docx. A profile of its own keeps out of the way of a LibreOffice that is open."""
    # Named like every folder of ours, so that what a killed command leaves is swept.
    with tempfile.TemporaryDirectory(prefix=f"codekit-{owners.mark()}-") as folder:
        source = Path(folder, "interview.doc")
        source.write_bytes(data)
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command: list[str | Path] = [
            office,
            profile,
            "--headless",
            "--norestore",
            "--convert-to",
            "docx",
            "--outdir",
            folder,
            source,
        ]
        try:
            subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False, stdin=subprocess.DEVNULL)  # noqa: S603
        except (OSError, subprocess.TimeoutExpired):
            raise ImportRefusedError("LibreOffice did not read the file", where=name, hint=_HINT) from None
        made = source.with_suffix(".docx")
        if not made.exists():
            raise ImportRefusedError("LibreOffice could not read the file", where=name, hint=_HINT)
        return made.read_bytes()
