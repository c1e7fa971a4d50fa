"""The server, killed at random moments while somebody codes."""

from __future__ import annotations

import http.client
import json
import random
import shutil
import subprocess
import sys
import threading
import time
import uuid
from collections import Counter
from pathlib import Path
from typing import Any

from codekit.workflow.results import study_check
from codekit.workflow.study.study import open_study


class Coder:
    """A page that codes: it keeps what was not acknowledged, and sends that again to the next server."""

    def __init__(self, root: Path, rng: random.Random) -> None:
        """Code in the round p2."""
        self.root, self.rng = root, rng
        self.text = open_study(root).transcript("T01")
        self.acknowledged: list[str] = []
        self.waiting: list[dict[str, Any]] = []

    def work(self, port: int, code: str) -> None:
        """Code until the server is gone; what it acknowledges is noted the moment that it says so."""
        headers = {"Origin": f"http://127.0.0.1:{port}", "Content-Type": "application/json"}
        try:
            http_ = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
            http_.request("POST", "/api/session", json.dumps({"code": code}), headers)
            headers["Authorization"] = f"Bearer {json.loads(http_.getresponse().read())['token']}"
            while True:
                self.waiting = self.waiting or [self._op() for _ in range(self.rng.choice((1, 1, 3)))]
                http_.request("POST", "/api/ops", json.dumps({"ops": self.waiting}), headers)
                results = json.loads(http_.getresponse().read())["results"]
                self.acknowledged += [result["op_id"] for result in results if result["ok"]]
                self.waiting = []
        except (OSError, http.client.HTTPException, ValueError, KeyError):
            return

    def _op(self) -> dict[str, Any]:
        if self.rng.random() < 0.2 and self.acknowledged:
            return {"op_id": str(uuid.UUID(int=self.rng.getrandbits(128), version=4)), "kind": "undo"}
        start = self.rng.randrange(len(self.text.text) - 12)
        return {
            "op_id": str(uuid.UUID(int=self.rng.getrandbits(128), version=4)),
            "kind": "coding.add",
            "round": "p2",
            "transcript": "T01",
            "code": self.rng.choice(("REL", "REL.SEND", "MONEY", "BOX.OWN")),
            "start": start,
            "end": start + 8,
            "quote": self.text.text[start : start + 8],
            "text_sha": self.text.sha256[:16],
            "force": True,
        }


class Server:
    """Kills the server again and again, on one study."""

    def __init__(self, before: Path, root: Path, rng: random.Random) -> None:
        """Begin with a copy of the study."""
        shutil.copytree(before, root)
        self.root, self.rng, self.coder = root, rng, Coder(root, rng)
        self.kills = self.lost = self.errors = 0
        self.known = _errors(root)

    def kill(self) -> None:
        """Start it, code, kill it, and see what is in the ledger."""
        _one(self.coder, self.rng)
        written = _written(self.root)
        self.kills += 1
        self.lost += bool(set(self.coder.acknowledged) - set(written)) or any(n > 1 for n in written.values())
        self.errors += bool(_errors(self.root) - self.known)

    def row(self) -> str:
        """What came of it, as a line of the table."""
        return (
            f"{self.kills:5} kills, {len(self.coder.acknowledged)} operations acknowledged; "
            f"lost or doubled after {self.lost} kills, check errors {self.errors}"
        )


def _one(coder: Coder, rng: random.Random) -> None:
    arguments = ("code", "--coder", "lee", "--round", "p2", "--no-browser", "--study", str(coder.root))
    command = [sys.executable, "-c", "from codekit.cli.app import entry; entry()", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout
        first = server.stdout.readline().strip()
        if not first.startswith("http://"):
            raise SystemExit(f"the server did not start: {first}")
        url, _, code = first.partition("#launch=")
        working = threading.Thread(target=coder.work, args=(int(url.rstrip("/").rpartition(":")[2]), code))
        working.start()
        before, until = len(coder.acknowledged), time.monotonic() + 20 * (rng.random() < 0.8)
        while len(coder.acknowledged) == before and time.monotonic() < until:
            time.sleep(0.005)  # most kills fall into the work, some into the beginning
        working.join(rng.uniform(0, 0.3))
        server.kill()
        working.join()


def _written(root: Path) -> Counter[str]:
    """How often the first event of each operation was written."""
    paths = sorted((root / "codings" / "p2" / "lee").glob("*.jsonl"))
    lines = [line for path in paths for line in path.read_bytes().splitlines()]
    found: Counter[str] = Counter()
    for line in lines:
        try:
            found[json.loads(line)["id"]] += 1
        except (ValueError, KeyError):
            continue  # the torn end of a killed write, which was not acknowledged
    return found


def _errors(root: Path) -> set[str]:
    problems, _ = study_check.check(open_study(root))
    return {str(problem) for problem in problems if problem.level == "error"}
