"""What a bug leaves behind: versions and places in the code, and no word of anybody's interview."""

from __future__ import annotations

import datetime as dt
import os
import platform
import sys
import tempfile
import traceback
from pathlib import Path

from codekit import __version__


def write_log(bug: BaseException) -> str:
    """Write the log and say where it is.

    Messages of exceptions and values of variables stay out, since they may hold words of a transcript or
    names of files.
    """
    lines = [
        f"codekit {__version__}, Python {platform.python_version()}, {platform.system()} {platform.machine()}",
        f"command: {' '.join(arg for arg in sys.argv[1:2] if arg.isidentifier())}",
    ]
    cause: BaseException | None = bug
    while cause is not None:
        lines.append(f"{type(cause).__name__}:")
        lines.extend(f"  {_place(frame)}" for frame in traceback.extract_tb(cause.__traceback__))
        cause = cause.__cause__ or cause.__context__
    stamp = dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%S")
    try:
        handle, name = tempfile.mkstemp(prefix=f"codekit-bug-{stamp}-", suffix=".log", text=True)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
    except OSError:
        return "a log of it could not be written"
    return f"a log without any interview text is in {name}"


def _place(frame: traceback.FrameSummary) -> str:
    parts = Path(frame.filename).parts
    return f"{'/'.join(parts[-3:])}:{frame.lineno} in {frame.name}"
