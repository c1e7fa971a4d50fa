"""A team server, killed (SIGKILL) at random moments while several people code: on folders, then on PostgreSQL.

The pages keep what was not acknowledged and send it again to the next server, as real ones do. After each kill every
operation that was acknowledged is in its ledger, once; in the end `check` finds no error that was not there before.
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import shutil
import sys
import tempfile
import threading
import time
import uuid
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from server_load import STUDY, enrolled, made, place, postgresql, serving
from tools import CODEKIT, table

from codekit.store.opening import empty_store
from codekit.team.register import Register, embedded
from codekit.workflow.results import study_check
from codekit.workflow.study import copying
from codekit.workflow.study.study import open_study

CODERS = tuple(f"c{number:02}" for number in range(6))


class Coder:
    """A page that codes: what was acknowledged is noted the moment that it is said."""

    def __init__(self, name: str, cookie: str, texts: Sequence[Any], rng: random.Random) -> None:
        """Code in the round r1."""
        self.name, self.cookie, self.texts, self.rng = name, cookie, texts, rng
        self.acknowledged: list[str] = []
        self.waiting: list[dict[str, Any]] = []

    def work(self, port: int) -> None:
        """Code until the server is gone."""
        headers = {"Origin": f"http://127.0.0.1:{port}", "Content-Type": "application/json", "X-Codekit": "page"}
        headers["Cookie"] = f"codekit={self.cookie}"
        try:
            page = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
            while True:
                self.waiting = self.waiting or [self._op() for _ in range(self.rng.choice((1, 1, 3)))]
                page.request("POST", f"/s/{STUDY}/api/ops", json.dumps({"ops": self.waiting}), headers)
                answer = page.getresponse()
                body = answer.read()
                if answer.status == 200:
                    self.acknowledged += [each["op_id"] for each in json.loads(body)["results"] if each["ok"]]
                    self.waiting = []
        except (OSError, http.client.HTTPException, ValueError, KeyError):
            return

    def _op(self) -> dict[str, Any]:
        op_id = str(uuid.UUID(int=self.rng.getrandbits(128), version=4))
        if self.rng.random() < 0.2 and self.acknowledged:
            return {"op_id": op_id, "kind": "undo"}
        text = self.rng.choice(self.texts)
        start, end, code = place(self.rng)
        start = min(start, len(text.text) - 300)
        end = start + end % 180 + 20
        about = {"round": "r1", "transcript": text.id, "code": code, "start": start, "end": end, "force": True}
        return {"op_id": op_id, "kind": "coding.add", "quote": text.text[start:end], "text_sha": text.text_id, **about}


class Trial:
    """One server after the other on the same studies."""

    def __init__(self, data: Path, url: str, rng: random.Random) -> None:
        """Six people with a session each."""
        self.data, self.url, self.rng = data, url, rng
        self.at = f"{url}#{STUDY}" if url else data / STUDY
        study = open_study(self.at)
        texts = [study.transcript(id_) for id_ in study.transcript_ids()]
        cookies = enrolled(Register(url or embedded(data)), list(CODERS))
        self.coders = [
            Coder(name, cookie, texts, random.Random(rng.random()))
            for name, cookie in zip(CODERS, cookies, strict=True)
        ]
        self.known = self._errors()
        self.kills = self.lost = self.doubled = 0

    def kill(self) -> None:
        """Start a server, code, kill it, and see what is in the ledgers."""
        options = ["--database", self.url] if self.url else []
        with serving(CODEKIT, "serve", self.data, "--port", "0", *options) as process:
            assert process.stdout
            port = int(process.stdout.readline().strip().rpartition(":")[2])
            working = [threading.Thread(target=coder.work, args=(port,)) for coder in self.coders]
            before = self.acknowledged
            for thread in working:
                thread.start()
            until = time.monotonic() + 30 * (self.rng.random() < 0.85)
            while self.acknowledged == before and time.monotonic() < until:
                time.sleep(0.005)  # most kills fall into the work, some into the beginning
            time.sleep(self.rng.uniform(0, 0.8))
            process.kill()
            for thread in working:
                thread.join()
        self._look()

    def _look(self) -> None:
        written = Counter(json.loads(line)["id"] for _, line in open_study(self.at).store.lines([]))
        acknowledged = [id_ for coder in self.coders for id_ in coder.acknowledged]
        self.kills += 1
        self.lost = sum(not written[id_] for id_ in acknowledged)
        self.doubled = sum(written[id_] > 1 for id_ in acknowledged)

    @property
    def acknowledged(self) -> int:
        """How many operations were, of all people."""
        return sum(len(coder.acknowledged) for coder in self.coders)

    def _errors(self) -> set[str]:
        problems, _ = study_check.check(open_study(self.at))
        return {str(problem) for problem in problems if problem.level == "error"}

    def row(self) -> str:
        """What came of it."""
        errors = len(self._errors() - self.known)
        return (
            f"{self.kills} kills, {self.acknowledged} operations acknowledged to {len(CODERS)} people: "
            f"{self.lost} lost, {self.doubled} there twice; {errors} new errors of check"
        )


def main() -> None:
    """Kill in turn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100, help="of each kind")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        made(folder, list(CODERS))
        shutil.copytree(folder / "data", folder / "beside")
        url = stack.enter_context(postgresql(folder))
        copying.copy(open_study(folder / "data" / STUDY).store, empty_store(f"{url}#{STUDY}"))
        trials = {"folder": Trial(folder / "data", "", rng), "postgresql": Trial(folder / "beside", url, rng)}
        try:
            for number in range(args.kills):
                print(f"\r{2 * number}", end="", file=sys.stderr, flush=True)
                for trial in trials.values():
                    trial.kill()
        except KeyboardInterrupt:
            print("\nstopped", file=sys.stderr)
        table("a team server killed while people code", [(kind, trial.row()) for kind, trial in trials.items()])


if __name__ == "__main__":
    main()
