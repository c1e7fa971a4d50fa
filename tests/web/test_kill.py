"""Nothing is lost: kill -9 the server at random moments while somebody codes."""

from __future__ import annotations

import http.client
import json
import random
import sys
import threading
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from codekit.workflow.study.study import open_study
from studies import INTERVIEWS
from web.conftest import Serve
from web.served import Workbench, op, redo, undo

KILLS = 12
CODES = ("REL", "REL.SEND", "REL.DEAL", "MONEY", "BOX.OWN")


class Coder:
    """A page that codes: it sends what it did, keeps what was not acknowledged, and sends that again."""

    def __init__(self, one: Workbench, rng: random.Random) -> None:
        """Nothing done yet."""
        self.one, self.rng = one, rng
        self.acknowledged: list[str] = []
        self.waiting: list[dict[str, Any]] = []
        self.sha = {id_: one.call("GET", f"/api/transcripts/{id_}").json for id_ in INTERVIEWS}

    def next_op(self) -> dict[str, Any]:
        """Something that a coder may do next."""
        chance = self.rng.random()
        if chance < 0.2 and self.acknowledged:
            return undo() if chance < 0.13 else redo()
        id_ = self.rng.choice(list(self.sha))
        text = self.sha[id_]["text"]
        start = self.rng.randrange(0, len(text) - 12)
        end = start + self.rng.randrange(3, 12)
        span = {"start": start, "end": end, "quote": text[start:end], "text_sha": self.sha[id_]["text_sha"]}
        return op("coding.add", id_, code=self.rng.choice(CODES), force=True, **span)

    def work(self) -> None:
        """Code until the server is gone; what it acknowledged is noted the moment that it says so."""
        connection = http.client.HTTPConnection("127.0.0.1", self.one.port, timeout=10)
        headers = {
            "Authorization": f"Bearer {self.one.token}",
            "Origin": self.one.origin,
            "Content-Type": "application/json",
        }
        try:
            while True:
                if not self.waiting:
                    self.waiting = [self.next_op() for _ in range(self.rng.choice((1, 1, 3)))]
                connection.request("POST", "/api/ops", json.dumps({"ops": self.waiting}).encode(), headers)
                results = json.loads(connection.getresponse().read())["results"]
                self.acknowledged += [result["op_id"] for result in results if result["ok"]]
                self.waiting = []
        except (OSError, http.client.HTTPException):
            return


def written(study: Path) -> Counter[str]:
    """How often each operation wrote its first event, from the files."""
    paths = sorted((study / "codings" / "r1" / "ana").glob("*.jsonl"))
    lines = [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines() if line]
    return Counter(line["id"] for line in lines)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_kills_lose_no_acknowledged_operation(food: Path, serve: Serve) -> None:
    """Everything acknowledged is there after each restart; what was not is sent again and counts once."""
    rng = random.Random(20241124)
    one = serve(food)
    coder = Coder(one, rng)
    caught = 0
    for _ in range(KILLS):
        before = len(coder.acknowledged)
        working = threading.Thread(target=coder.work)
        working.start()
        working.join(rng.uniform(0.02, 0.25))
        one.kill()
        working.join(20)
        caught += bool(coder.waiting)
        assert set(coder.acknowledged) <= set(written(food))
        assert len(coder.acknowledged) >= before
        one.start()
    done = one.call("POST", "/api/ops", {"ops": coder.waiting}).json["results"] if coder.waiting else []

    assert caught > KILLS / 2
    assert len(coder.acknowledged) == len(set(coder.acknowledged)) > KILLS
    assert {1} == set(written(food).values())
    assert {result["op_id"] for result in done if result["ok"]} <= set(written(food))
    for id_ in INTERVIEWS:
        shown = [c["id"] for c in one.call("GET", f"/api/work/r1/{id_}").json["codings"]]
        study = open_study(food)
        layers = study.layers(study.round("r1"))
        assert sorted(shown) == sorted(c.id for c in layers.get("ana", id_).codings)
        assert () == layers.problems
