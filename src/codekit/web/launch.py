"""Open the browser without showing the launch code to anybody else on this computer."""

from __future__ import annotations

import contextlib
import html
import secrets
import threading
import time
import webbrowser
from pathlib import Path

from codekit.web import registry
from codekit.web.sessions import CODE_SECONDS

PAGE = """<!doctype html>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url={url}">
<title>codekit</title>
<p><a href="{url}">Open the workbench</a></p>
"""


def open_browser(url: str) -> None:
    """Open a private file that leads to the address: neither the list of processes nor the history shows the code."""
    _tidy(registry.folder())
    path = registry.folder() / f"open-{secrets.token_hex(8)}.html"
    registry.private(path, PAGE.format(url=html.escape(url, quote=True)).encode())
    _later(path)
    threading.Thread(target=webbrowser.open, args=(path.as_uri(),), daemon=True).start()


def _tidy(folder: Path) -> None:
    """Remove what earlier launches left; the codes in it are worth nothing any more."""
    for path in folder.glob("open-*.html"):
        with contextlib.suppress(OSError):
            if time.time() - path.stat().st_mtime > CODE_SECONDS:
                path.unlink()


def _later(path: Path) -> None:
    """Remove the file when the code in it is worth nothing any more."""
    timer = threading.Timer(CODE_SECONDS, _remove, [path])
    timer.daemon = True
    timer.start()


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
