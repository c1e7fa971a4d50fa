"""One system call of a command fails: by strace, which lets the kernel answer with an error instead of doing it."""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import pkgutil
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import codekit
from codekit.cli.app import entry
from codekit.workflow.study.study import open_study
from studies import BOTH, agree, build, code, start, write

CODEKIT = (sys.executable, "-c", "from codekit.cli.app import entry; entry()")
FAILURES = {
    "write": ("ENOSPC", "EIO"),
    "fsync": ("EIO", "ENOSPC"),
    "openat": ("EACCES", "EIO"),
    "rename": ("EACCES", "EIO"),
    "mkdir": ("ENOSPC", "EACCES"),
    "unlink": ("EACCES",),
    "chmod": ("EPERM",),
}
WITHOUT_STUDY = ("init", "open")
OURS = ("runtime", "trace")  # what the trial itself puts into the folder
_CALL = re.compile(r"^(\d+) +(\w+)\((.*)$")


ONE = "transcript,segment,code,coder\nT01,3,REL,lee\nT02,1,BOX.OWN,lee\n"


class Failure(NamedTuple):
    """The Nth call of this kind answers with this error; at which file that is."""

    call: str
    number: int
    error: str
    file: str

    @property
    def option(self) -> str:
        """As strace takes it."""
        return f"inject={self.call}:error={self.error}:when={self.number}"


class Ran(NamedTuple):
    """A command that ended."""

    exit_code: int
    said: str


def runnable() -> bool:
    """True where strace may look at a process of ours that runs already."""
    if not shutil.which("strace"):
        return False
    with subprocess.Popen(["sleep", "30"]) as asleep:
        watching = subprocess.Popen(["strace", "-o", os.devnull, "-p", str(asleep.pid)], stderr=subprocess.PIPE)
        assert watching.stderr
        attached = b"attached" in watching.stderr.readline()
        asleep.kill()
        watching.communicate()
    return attached


def run(words: list[str], folder: Path, *tracing: str, killed: float | None = None) -> Ran:
    """One command in a process of its own, in this folder, perhaps under strace, or killed after so many seconds.

    It is a fork of this one, which need not import codekit again; all else is its own. So what strace counts begins
    with the command, and not with the interpreter.
    """
    private = folder / "runtime"
    private.mkdir(exist_ok=True, mode=0o700)
    places = dict.fromkeys(("TMPDIR", "CODEKIT_RUNTIME_DIR", "CODEKIT_CONFIG_DIR"), str(private))
    own = {**places, "CODEKIT_USER": "ana"}
    where = [] if "--study" in words or words[0] in WITHOUT_STUDY else ["--study", "study"]
    with tempfile.TemporaryFile() as said:
        ready, go = os.pipe()
        process = os.fork()
        if process == 0:
            _typed([*words, *where], folder, own, said.fileno(), ready)
        watching = _watching(process, tracing) if tracing else None
        os.write(go, b"g")
        if killed is not None:
            time.sleep(killed)
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        elif words[0] == "open":
            stop_when_open(process, Path(f"/proc/self/fd/{said.fileno()}"))
        code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        os.close(ready)
        os.close(go)
        if watching:
            watching.communicate()
        said.seek(0)
        return Ran(code, said.read().decode("utf-8", "replace"))


def _typed(words: list[str], folder: Path, own: dict[str, str], said: int, ready: int) -> None:
    """What the command line does, in the child, as soon as it is told to; it never returns."""
    try:
        os.read(ready, 1)
        os.chdir(folder)
        os.environ.update(own)
        tempfile.tempdir = None
        sys.dont_write_bytecode = True
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(said, 1)
        os.dup2(said, 2)
        sys.stdout, sys.stderr = open(1, "w", closefd=False), open(2, "w", closefd=False)  # noqa: SIM115
        sys.argv = ["codekit", *words]
        entry()
    finally:
        os._exit(99)


def load() -> None:
    """Load here all that commands load, so that what is counted, or killed, is their work."""
    for module in pkgutil.walk_packages(codekit.__path__, "codekit."):
        importlib.import_module(module.name)
    for name in ("numpy", "openpyxl", "spacy", "matplotlib.figure", "matplotlib.backends.backend_agg", "rich.table"):
        importlib.import_module(name)


def stop_when_open(process: int, said: Path) -> None:
    """Type Ctrl-C into a window's server as soon as it has said where it is."""
    while os.waitid(os.P_PID, process, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        if said.exists() and b"http://" in said.read_bytes():
            os.kill(process, signal.SIGINT)
            return
        time.sleep(0.02)


def _watching(process: int, tracing: Sequence[str]) -> subprocess.Popen[bytes]:
    """Strace, when it has taken hold of the process and all that it will begin."""
    watching = subprocess.Popen(["strace", "-f", "-p", str(process), *tracing], stderr=subprocess.PIPE)
    assert watching.stderr
    told = watching.stderr.readline()
    assert b"attached" in told, told
    return watching


def failures(words: list[str], folder: Path, log: Path, *, most: int) -> list[Failure]:
    """The failures that this command can meet at files below the folder; it is run once to find out.

    Of the files that are only read, at most so many: there are hundreds, and all are read alike.
    """
    _ = run(words, folder, "-y", "-s", "200", "-e", f"trace={','.join(FAILURES)}", "-o", str(log))
    calls = [match.groups() for line in log.read_text("utf-8", "replace").splitlines() if (match := _CALL.match(line))]
    main = calls[0][0]
    counts: Counter[tuple[str, str]] = Counter()
    read: dict[tuple[str, int], str] = {}
    written: dict[tuple[str, int], str] = {}
    for process, call, rest in calls:
        counts[process, call] += 1
        path = re.search(rf"{re.escape(str(folder))}/([^\">]+)", rest)
        if path is None and call not in {"write", "fsync"}:  # of the working folder
            path = re.search(r"\"(?!/)([^\"]+)\"", rest)
        # Another thread's third file opened is the interpreter's third, too, and that one is not ours.
        # What libraries and codekit put into the temporary folder is named by the file that it is for.
        if path and not path[1].startswith("runtime") and (process == main or call != "openat"):
            found = read if call == "openat" and "O_CREAT" not in rest else written
            found.setdefault((call, counts[process, call]), _name(path[1]))
    some = dict(list(read.items())[:: max(1, -(-len(read) // most))])
    return [
        Failure(call, number, error, file)
        for (call, number), file in {**some, **written}.items()
        for error in FAILURES[call]
    ]


def _name(path: str) -> str:
    """The name of a file, or of the file or folder that a draft is of."""
    *above, last = path.split("/")
    draft = next((part for part in (*above, last) if part[0] == "." and part.endswith(".tmp")), "")
    return draft[1:].split(".")[0] if draft else last


def state(root: Path) -> dict[str, object]:
    """What stands in a folder, whatever its ids and times: of a ledger its different events, else that it is there."""
    return {
        name: _events(root / name) if name.endswith(".jsonl") else "is there"
        for name in _contents(root)
        if not any(part[0] == "." for part in name.split("/"))
    }


def _events(path: Path) -> list[str]:
    kept = ("type", "coder", "transcript", "code", "start", "end", "kind")
    events = map(_event, {line for line in path.read_bytes().split(b"\n") if line.strip()})
    return sorted(json.dumps({key: event.get(key) for key in kept}) for event in events if event)


def _event(line: bytes) -> dict[str, object]:
    """The event of a line; {} of one that is torn."""
    try:
        return dict(json.loads(line))
    except ValueError:
        return {}


def intact(before: Path, after: Path, undisturbed: Path) -> list[str]:
    """The files that are neither as they were nor as the command would have left them; ledgers and registers grow."""
    return [
        name
        for name, was in _contents(before).items()
        if (now := _bytes(after / name)) != was
        and now != _bytes(undisturbed / name)
        and not (name.endswith((".jsonl", "cases.csv", "interviews.csv")) and now.startswith(was))
    ]


def _contents(root: Path) -> dict[str, bytes]:
    names = {p.relative_to(root).as_posix(): p for p in sorted(root.rglob("*")) if p.is_file()}
    return {name: path.read_bytes() for name, path in names.items() if name.partition("/")[0] not in OURS}


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def tried(words: list[str], source: Path, folder: Path, failure: Failure, wanted: Path) -> str:
    """What went wrong when the command met this failure and was run again; "" where all was as promised.

    A file that is there for a moment is named by the folder that it lay in.
    """
    _fresh(source, folder)
    first = run(words, folder, "-e", f"trace={failure.call}", "-e", failure.option, "-o", str(folder / "trace"))
    if "a bug" in first.said or "Traceback" in first.said or first.exit_code not in {0, 1}:
        return f"a bug: {first.said.strip()[-300:]}"
    if first.exit_code == 1 and not re.search(rf"error: .*({re.escape(failure.file)}|/runtime: )", first.said):
        return f"not named: {first.said.strip()[-300:]}"
    if lost := intact(source, folder, wanted):
        return f"not intact: {lost}"
    if state(folder) == state(wanted) and first.exit_code == 0:
        return _checked(source, folder)
    return _again(words, folder, first, wanted) or _checked(source, folder)


def _again(words: list[str], folder: Path, first: Ran, wanted: Path) -> str:
    """What is wrong after the command was run again; it does not do what the first one said it had done."""
    if first.exit_code == 0:
        return f"ended with 0 and is not done: {_differing(folder, wanted)}"
    again = run(words, folder)
    done = state(folder) == state(wanted)
    return "" if done else f"run again it is not done (exit {again.exit_code}): {_differing(folder, wanted)}"


def _checked(source: Path, folder: Path) -> str:
    """What `check` finds in the study, and in one that the command made."""
    studies = [path.parent for path in folder.rglob("study.yaml")]
    made = [study for study in studies if not (source / study.relative_to(folder) / "study.yaml").exists()]
    named = [study for study in studies if study.parent == folder and study not in made]
    checked = [run(["check", "--study", str(study)], folder) for study in (*named, *made)]
    return next((f"check: {each.said.strip()[-300:]}" for each in checked if each.exit_code), "")


def _differing(root: Path, wanted: Path) -> list[str]:
    one, two = state(root), state(wanted)
    return [name for name in sorted({*one, *two}) if one.get(name) != two.get(name)]


def _fresh(source: Path, folder: Path) -> None:
    """The folder that commands work in, as it was before any of them."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(source, folder)


def undisturbed(words: list[str], source: Path, folder: Path, keep: Path, *, most: int = 10) -> list[Failure]:
    """Run the command as it should go, keep what it leaves, and tell what can fail on the way."""
    _fresh(source, folder)
    found = failures(words, folder, folder.with_name("log"), most=most)
    shutil.rmtree(keep, ignore_errors=True)
    shutil.copytree(folder, keep)
    return found


def source_of(folder: Path) -> Path:
    """What the commands begin with: a study with a compared round, a complete one and an open one, and a copy of it."""
    study = build(folder)
    start(study)
    code(study, BOTH)
    agree(study, "r1")
    start(study, "r3")
    code(study, BOTH, round_id="r3")
    start(study, "p2", kind="initial", coders=["lee"])
    shutil.copytree(folder / "study", folder / "copy")
    code(open_study(folder / "copy"), ONE, round_id="p2", partial=True)
    write(folder / "in" / "new.txt", "Interviewer: Is it new?\n\nRespondent: Yes, it is new.\n")
    write(folder / "in" / "codings.csv", ONE)
    return folder
