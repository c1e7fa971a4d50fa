"""What the window takes in the study of `grown.py`: CPU seconds and megabytes of one part, as `scaling.py` asks."""

from __future__ import annotations

import http.client
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import grown
from tools import CODEKIT

from codekit.web.room import Room
from codekit.workbench.desk import Desk
from codekit.workbench.views import search
from codekit.workflow.study.study import open_study

AGAIN, IDLE_SECONDS = 5, 10
CODER = "dee"


def room_of(root: Path) -> Room:
    """The room of a coder who has opened the window."""
    room = Room(Desk(open_study(root), CODER), round_id=grown.WINDOW, transcript=None)
    room.session()
    return room


def took(what: Callable[[], object], times: int = 1) -> float:
    """CPU seconds of one time."""
    start = time.process_time()
    for _ in range(times):
        what()
    return (time.process_time() - start) / times


def look(root: Path, *, first: bool) -> float:
    """The look that the server takes each second."""
    room = room_of(root)
    if not first:
        room.look_again()
    return took(room.look_again, 1 if first else AGAIN)


def show_library(root: Path, *, first: bool) -> float:
    """The rows of the library."""
    room = room_of(root)

    def ask() -> None:
        assert room.library().rows

    if not first:
        ask()
    return took(ask, 1 if first else AGAIN)


def find(root: Path, *, first: bool) -> float:
    """A word that is in every interview, another one each time."""
    room = room_of(root)
    words = iter(("referrals", "winter", "volunteers", "clinic", "families", "transport", "advice"))

    def ask() -> None:
        answer = room.ask_apart(search.run, search.SearchRequest(q=next(words), limit=200))
        assert answer.hits

    if not first:
        ask()
    return took(ask, 1 if first else AGAIN)


@contextmanager
def served(root: Path) -> Iterator[tuple[int, http.client.HTTPConnection, dict[str, str]]]:
    """A server of its own: process, connection and what each request bears."""
    with tempfile.TemporaryDirectory() as private:
        command = [CODEKIT, "code", "--coder", CODER, "--round", grown.WINDOW, "--no-browser", "--study", str(root)]
        env = {**os.environ, "CODEKIT_RUNTIME_DIR": private, "CODEKIT_CONFIG_DIR": private}
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=env) as server:
            assert server.stdout
            url, _, code = server.stdout.readline().strip().partition("#launch=")
            try:
                host = http.client.HTTPConnection(url.rstrip("/").rpartition("/")[2], timeout=600)
                headers = {"Origin": url.rstrip("/"), "Content-Type": "application/json"}
                host.request("POST", "/api/session", json.dumps({"code": code}), headers)
                headers["Authorization"] = f"Bearer {json.loads(host.getresponse().read())['token']}"
                yield server.pid, host, headers
            finally:
                server.terminate()


def session(root: Path) -> float:
    """The first session that a page asks a new server for."""
    with served(root) as (pid, host, headers):
        before = used(pid)
        host.request("GET", "/api/session", headers=headers)
        answer = host.getresponse()
        assert answer.status == 200
        assert answer.read()
        return used(pid) - before


def idle(root: Path) -> float:
    """The share of a core that a server takes with one tab open in which nobody does anything."""
    with served(root) as (pid, host, headers):
        host.request("GET", "/api/session", headers=headers)
        host.getresponse().read()
        host.request("GET", "/api/events", headers=headers)
        stream = host.getresponse()
        assert stream.status == 200
        time.sleep(3)  # the first look reads what nobody has read yet
        before = used(pid)
        time.sleep(IDLE_SECONDS)
        return (used(pid) - before) / IDLE_SECONDS


def used(pid: int) -> float:
    """CPU seconds of another process so far, as `ps` tells in hundredths where there is /proc, else in seconds."""
    stat = Path(f"/proc/{pid}/stat")
    if stat.exists():
        fields = stat.read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    shown = subprocess.run(["ps", "-o", "time=", "-p", str(pid)], capture_output=True, text=True, check=True).stdout
    parts = [float(part) for part in shown.strip().replace("-", ":").split(":")]
    return sum(part * 60**i for i, part in enumerate(reversed(parts)))


PARTS: dict[str, Callable[[Path], float]] = {
    "look": lambda root: look(root, first=False),
    "first-look": lambda root: look(root, first=True),
    "library": lambda root: show_library(root, first=False),
    "first-library": lambda root: show_library(root, first=True),
    "search": lambda root: find(root, first=False),
    "first-search": lambda root: find(root, first=True),
    "session": session,
    "idle": idle,
}

if __name__ == "__main__":
    seconds = PARTS[sys.argv[1]](Path(sys.argv[2]))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN if sys.argv[1] in {"session", "idle"} else resource.RUSAGE_SELF)
    print(seconds, peak.ru_maxrss / (1 << (20 if sys.platform == "darwin" else 10)))
