"""Every file of a study damaged in turn, and commands run on it, in a process that permissions bind.

`python -m cli.damaging STUDY KIND` prints one JSON line for each of a few commands on each damaged file; with `all`
after it, for each command.
"""

from __future__ import annotations

import contextlib
import ctypes
import io
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from codekit.cli.app import main

DAC_OVERRIDE, DAC_READ_SEARCH, DROP = 1, 2, 24  # of capabilities(7) and prctl(2)

NESTED = b"[" * 20_000 + b"]" * 20_000 + b"\n"


def _nested(path: Path) -> None:
    """Far too many brackets at the end, by themselves, and in a ledger as an event too."""
    event = b'{"type":"coding.add","id":' + NESTED if path.suffix == ".jsonl" else b""
    path.write_bytes(path.read_bytes() + NESTED + event)


def _dangling(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.with_name("nowhere"))


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def torn(data: bytes) -> bytes:
    """Two thirds of it; a table that ends with a whole row cannot be told from a shorter one."""
    end = len(data) * 2 // 3
    return data[: end + 1] if data[:end].endswith(b"\n") else data[:end]


KINDS: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "torn": lambda path: path.write_bytes(torn(path.read_bytes())),
    "binary": lambda path: path.write_bytes(bytes(range(256)) * 40),
    "latin-1": lambda path: path.write_bytes(path.read_bytes() + b"caf\xe9\n"),
    "nested": _nested,
    "zeros": lambda path: path.write_bytes(path.read_bytes() + b"\0" * 300),
    "holes": lambda path: path.write_bytes(path.read_bytes().replace(b"e", b"\0")),
    "folder": _folder,
    "gone": lambda path: path.unlink(),
    "dangling": _dangling,
    "shut": lambda path: path.chmod(0),
}
FOLDERS = ("codebooks", "transcripts", "segments/turn", "rounds/r1", "codings/r1", "codings/r1/ana", "originals")
COMMANDS = (
    "check",
    "agree r1",
    "disagreements r1",
    "decide r1",
    "matrix food -o {out}/m.xlsx",
    "export {out}/c.csv",
    "round list",
    "round show r1",
    "speakers",
    "codebook check",
    "import {in}/new.txt",
    "round start r7 --kind initial --coders lee --transcripts all --codebook food",
    "code --from {in}/codings.csv --round p2 --coder lee --partial",
    "segment --by turn",
    "merge {healthy}",
    "merge {damaged} --study {healthy}",
    "consensus r1",
    "memos",
    "meeting agenda",
    "judge food --json",
    "review p2 --json",
    "report audit",
    "bundle {out}/b.zip",
    "code --sheets {out}/sheets --coder lee --round p2",
    "check --fix",
)
FEW = ("check", "round show r1", "matrix food --json", "merge {damaged} --study {healthy}", "check --fix")


def files(root: Path) -> Iterator[str]:
    """One file of every kind that a study holds, and the folders that may be kept shut."""
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        others: tuple[str, ...] = (
            "T02",
            "T03",
            "/ben/",
            "/p1/",
            "/p2/",
        )  # one transcript, one coder, one round stand for all
        if name.startswith("corrections/"):
            others = (".paragraph.", ".sentence.")
        if path.is_file() and path.name[0] != "." and not any(other in name for other in others):
            yield name


def bound() -> bool:
    """Let permissions bind this process, root's too; False where the system cannot."""
    if not hasattr(os, "geteuid"):
        return False
    if os.geteuid() != 0:
        return True
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        for capability in (DAC_OVERRIDE, DAC_READ_SEARCH):
            libc.prctl(DROP, capability, 0, 0, 0)
    except (OSError, AttributeError):
        return False
    return True


def run(line: str, **places: Path) -> dict[str, object]:
    """One command in this process: exit code and what it said."""
    words = [word.format(**places) for word in line.split()]
    if "--study" not in words:
        words += ["--study", str(places["damaged"])]
    out, err = io.StringIO(), io.StringIO()
    sys.argv = ["codekit", *words]
    code: object = 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main()
        except SystemExit as stopped:
            code = stopped.code or 0
    return {"command": line, "code": code, "out": out.getvalue(), "err": err.getvalue()}


def walk(source: Path, kind: str, commands: Sequence[str]) -> Iterator[dict[str, object]]:
    """These commands on every file damaged in this way."""
    names = [*files(source), *(FOLDERS if kind == "shut" else ())]
    for name in names:
        yield from one(source, kind, name, commands)


def one(source: Path, kind: str, name: str, commands: Sequence[str]) -> Iterator[dict[str, object]]:
    """These commands on one damaged file, one after the other."""
    work = source.parent / "work"
    places = {"damaged": work / "damaged", "healthy": work / "healthy", "out": work / "out", "in": source.parent / "in"}
    for place in (places["damaged"], places["healthy"]):
        shutil.copytree(source, place)
    places["out"].mkdir()
    path = places["damaged"] / name
    mode = path.stat().st_mode
    try:
        KINDS[kind](path)
        for line in commands:
            yield {"file": name, "kind": kind, **run(line, **places)}
    finally:
        if kind == "shut" and path.exists():
            path.chmod(mode)
        shutil.rmtree(work)


if __name__ == "__main__":
    study, wanted = Path(sys.argv[1]), sys.argv[2]
    if wanted == "shut" and "BOUND" not in os.environ:
        if not bound():
            sys.exit("cannot be bound")
        os.execve(sys.executable, [sys.executable, "-m", "cli.damaging", *sys.argv[1:]], {**os.environ, "BOUND": "1"})
    for result in walk(study, wanted, COMMANDS if sys.argv[3:] == ["all"] else FEW):
        print(json.dumps(result))  # noqa: T201
