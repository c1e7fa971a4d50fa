"""How long it takes until what one person does is told in another's window: python benchmarks/live.py [--times N].

One server on a folder, and two servers on one PostgreSQL (started in a private folder), each in a process of its own;
seconds from the sending of the request that writes to the message in the other window's stream.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import postgresql
from codekit.store.opening import empty_store
from codekit.workflow.study import copying
from codekit.workflow.study.study import open_study
from web.browser.screens import settled
from web.team.serving import Listening, Person, Team


def acts(one: Person) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """What is done, again and again: what it is called, the route, the body."""
    rows = one.call("GET", "/api/clusters?round=r1").json["rows"]
    cluster = next(row["id"] for row in rows if not row["agreed"])
    number = 0
    while True:
        number += 1
        yield "memo", "/api/memos", {"text": f"note {number}", "case": "O1"}
        choice = {"choice": "neither", "reason": f"reason {number}"}
        yield "decision", "/api/decisions", {"round": "r1", "cluster": cluster, **choice}
        book = one.call("GET", "/api/codebook?codebook=food").json
        about = {"codebook": "food", "sha256": book["sha256"], "title": f"Food {number}", "purpose": book["purpose"]}
        yield "codebook", "/api/codebook/describe", about
        yield "title of the study", "/api/study", {"title": f"Food, {number}"}


def consensus(one: Person) -> None:
    """Decide all that is left, so that the consensus can be written."""
    for row in one.call("GET", "/api/clusters?round=r1").json["rows"]:
        if not row["agreed"]:
            body = {"round": "r1", "cluster": row["id"], "choice": "neither", "reason": "done"}
            assert one.call("POST", "/api/decisions", body).status == 200


def measured(here: Team, there: Team, times: int) -> dict[str, list[float]]:
    """The seconds by what was done."""
    ana, ben = here.person("ana", "care", "owner"), there.person("ben", "care", "lead")
    assert ben.call("GET", "/api/session").status == 200
    window = Listening(ben, 2.0)
    found: dict[str, list[float]] = {}

    def told(name: str, act: Callable[[], Any]) -> None:
        window.heard(0.3)  # what came before
        began = time.monotonic()
        answer = act()
        assert answer.status == 200, answer.body
        window.waits_for(b"event: rounds")
        found.setdefault(name, []).append(time.monotonic() - began)

    doing = acts(ana)
    for _ in range(times * 4):
        name, path, body = next(doing)
        told(name, lambda path=path, body=body: ana.call("POST", path, body))
    consensus(ana)
    window.heard(2.0)
    told("codings of the consensus", lambda: ana.call("POST", "/api/rounds/r1/finalise", {}))
    return found


def main() -> None:
    """Measure both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=5)
    times = parser.parse_args().times
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        data.mkdir()
        settled(Path(folder)).rename(data / "care")
        url = postgresql.empty_database()
        copying.copy(open_study(data / "care").store, empty_store(f"{url}#care"))
        for name, args in {"one server, a folder": (), "two servers, PostgreSQL": ("--database", url)}.items():
            first = Team(data, *args)
            second = Team(data, *args) if args else first
            try:
                for what, seconds in measured(first, second, times).items():
                    middle, most = statistics.median(seconds), max(seconds)
                    print(f"{name:24} {what:26} median {middle:5.2f} s   longest {most:5.2f} s   of {len(seconds)}")
            finally:
                for one in {first, second}:
                    one.stop()


if __name__ == "__main__":
    main()
