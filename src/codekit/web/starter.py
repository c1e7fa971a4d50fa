"""A starter of codekit among the programs of this person: an entry of the menu, or a small app."""

from __future__ import annotations

import os
import plistlib
import shlex
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from codekit import __version__
from codekit.refusals import writing

NAME, COMMENT = "codekit", "Read interviews, code them together, see what they say"
RUNS = 0o755


def install() -> list[Path]:
    """Write the starter; what was written, the file to start with first. Raises FileRefusedError where it cannot be."""
    files = starters(sys.platform, program(), os.environ)
    for path, data in files.items():
        with writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            if data.startswith(b"#!"):
                path.chmod(RUNS)
    return list(files)


def remove() -> list[Path]:
    """Take it away; what was removed. Raises FileRefusedError where it cannot be."""
    there = [path for path in starters(sys.platform, program(), os.environ) if path.exists()]
    for path in there:
        with writing(path):
            path.unlink()
            for folder in path.parents:
                if ".app" not in str(folder):
                    break
                if not any(folder.iterdir()):
                    folder.rmdir()
    return there


def program() -> list[str]:
    """What starts this codekit: its program beside this Python, else this Python itself."""
    name = "codekit.exe" if sys.platform == "win32" else "codekit"
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if beside.is_file() else shutil.which("codekit")
    return [found] if found else [sys.executable, "-c", "from codekit.cli.app import entry; entry()"]


def starters(system: str, run: list[str], environ: Mapping[str, str]) -> dict[Path, bytes]:
    """The files of the starter on a system, by where they stand for whom this environment is."""
    home = Path(environ.get("USERPROFILE" if system == "win32" else "HOME") or Path.home())
    if system == "win32":
        base = Path(environ.get("APPDATA") or home / "AppData" / "Roaming")
        return {base / "Microsoft" / "Windows" / "Start Menu" / "Programs" / f"{NAME}.cmd": _cmd(run)}
    if system == "darwin":
        inside = home / "Applications" / f"{NAME}.app" / "Contents"
        return {inside / "MacOS" / NAME: _script(run), inside / "Info.plist": _plist()}
    given = environ.get("XDG_DATA_HOME", "")  # one that is not absolute counts for nothing, by its own rules
    base = Path(given) if given.startswith("/") else home / ".local" / "share"
    icon = base / "icons" / "hicolor" / "scalable" / "apps" / f"{NAME}.svg"
    return {base / "applications" / f"{NAME}.desktop": _desktop(run), icon: ICON}


def _desktop(run: list[str]) -> bytes:
    """An entry by the rules of freedesktop.org."""
    words = " ".join(map(_in_entry, [*run, "home"]))
    lines = (
        "[Desktop Entry]",
        "Type=Application",
        "Version=1.0",
        f"Name={NAME}",
        "GenericName=Qualitative coding",
        f"Comment={COMMENT}",
        f"Exec={words}",
        f"Icon={NAME}",
        "Terminal=false",
        "Categories=Office;",
        "Keywords=interviews;coding;qualitative;",
        "StartupNotify=false",
    )
    return ("\n".join(lines) + "\n").encode()


def _in_entry(word: str) -> str:
    """A word of `Exec`: in quotes, its signs escaped once for the quotes and once for the entry."""
    quoted = "".join(f"\\{char}" if char in '"`$\\' else char for char in word)
    return '"' + quoted.replace("\\", "\\\\").replace("%", "%%") + '"'


def _cmd(run: list[str]) -> bytes:
    """A command file that runs in a small window, which closes with it."""
    words = " ".join(f'"{word}"' for word in run).replace("%", "%%")
    return f'@echo off\r\nchcp 65001 >nul\r\nstart "{NAME}" /min {words} home\r\n'.encode()


def _script(run: list[str]) -> bytes:
    return f"#!/bin/sh\nexec {shlex.join([*run, 'home'])}\n".encode()


def _plist() -> bytes:
    return plistlib.dumps(
        {
            "CFBundleExecutable": NAME,
            "CFBundleIdentifier": "codekit.home",
            "CFBundleName": NAME,
            "CFBundlePackageType": "APPL",
            "CFBundleShortVersionString": __version__,
            "LSUIElement": True,
        }
    )


ICON = b"""\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
<rect width="64" height="64" rx="12" fill="#2f4b8f"/>
<path d="M14 18h26M14 28h20M14 38h26M14 48h16" stroke="#fff" stroke-width="4" stroke-linecap="round"/>
<path d="M50 16v14M50 34v14" stroke="#f2b84b" stroke-width="6" stroke-linecap="round"/>
</svg>
"""
