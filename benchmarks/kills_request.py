"""One request to the window's server or to that of the home page, which is killed at random moments meanwhile."""

from __future__ import annotations

import http.client
import random
import threading
import time
from pathlib import Path
from typing import Any

from kills_trial import Trial

from standing import state
from web.served import Answer, Home, Workbench
from writing import Source
from writing_requests import HOME, Page, RefusedError, Request


class Asker(Trial):
    """Sends one request again and again, and kills the server that gets it."""

    def __init__(self, asked: Request, source: Source, place: Path, rng: random.Random) -> None:
        """Send it undisturbed."""
        super().__init__(f"{asked.method} {asked.path}", source, [], place, rng)
        self.asked = asked
        answer, seconds = self._sent(self.fresh())
        if answer.status != 200:
            raise SystemExit(f"{self.name}: {answer.status} {answer.body!r}")
        self.done(seconds)
        if not asked.again:
            self._sent(self.work)
            self.after.append(state(self.work))

    def _server(self, folder: Path) -> Workbench:
        if self.asked in HOME:
            return Home(folder, private=folder / "runtime")
        return Workbench(folder / "study", coder=self.asked.coder, private=folder / "runtime")

    def _body(self, one: Workbench) -> dict[str, Any]:
        return self.asked.body(Page(one, self.work / "in", self.source.ids))

    def _sent(self, folder: Path) -> tuple[Answer, float]:
        """What the server answers, and after how many seconds."""
        one = self._server(folder)
        try:
            body = self._body(one)
            begun = time.perf_counter()
            return one.call(self.asked.method, self.asked.path, body), time.perf_counter() - begun
        finally:
            one.stop()

    def killed(self, folder: Path, after: float) -> bool:
        """Send it, and kill the server meanwhile; True where it had answered. What it said is done is done."""
        one, heard = self._server(folder), list[Answer]()
        body = self._body(one)

        def ask() -> None:
            try:
                heard.append(one.call(self.asked.method, self.asked.path, body))
            except (OSError, http.client.HTTPException):
                return

        asking = threading.Thread(target=ask)
        asking.start()
        time.sleep(after)
        one.kill()
        asking.join()
        if isinstance(one, Home):
            _ended(folder)
        self.tally.bugs += any(answer.status >= 500 for answer in heard)
        if heard and state(folder) != self.after[0]:
            self._note("lost", ["it was acknowledged and is not there"])
        return bool(heard)

    def again(self, folder: Path) -> list[str]:
        """Send it to the next server: it is done, or refused as done already."""
        try:
            answer, _ = self._sent(folder)
        except (RefusedError, LookupError):
            return []  # there is nothing left to be done: what it comes to is looked at
        self.tally.bugs += answer.status >= 500
        return [str(answer.body)] if answer.status >= 500 else []


def _ended(folder: Path) -> None:
    """Workbenches that a home page had started go with it."""
    import json
    import os
    import signal
    from contextlib import suppress

    for path in (folder / "runtime").glob("*.server"):
        with suppress(OSError, ValueError, KeyError):
            os.kill(json.loads(path.read_bytes())["pid"], signal.SIGKILL)
