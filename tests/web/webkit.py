"""WebKitGTK as a test drives it: the system's own MiniBrowser, over W3C WebDriver, on a screen of its own."""

from __future__ import annotations

import base64
import http.client
import io
import json
import os
import shutil
import signal
import socket
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from web.served import until

SECONDS = 120.0
KEYS = {
    "Enter": "\ue007",
    "Shift": "\ue008",
    "Control": "\ue009",
    "Escape": "\ue00c",
    "End": "\ue010",
    "Home": "\ue011",
    "ArrowLeft": "\ue012",
    "ArrowUp": "\ue013",
    "ArrowRight": "\ue014",
    "ArrowDown": "\ue015",
    "F3": "\ue033",
}
FRAMES = "const [done] = arguments; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100)));"
PLACES = ("/usr/lib", "/usr/libexec", "/usr/lib64")


def found() -> list[str]:
    """The driver, the browser and what makes a screen; [] where one of them is missing."""
    browsers = [p for place in PLACES for p in Path(place).glob("**/webkit2gtk-4.*/MiniBrowser")]
    programs = [shutil.which("WebKitWebDriver"), str(browsers[-1]) if browsers else None, shutil.which("xvfb-run")]
    return [program for program in programs if program] if all(programs) else []


class WebKit:
    """One window of a browser without a past."""

    def __init__(self, programs: Sequence[str], home: Path | None = None) -> None:
        """Start the driver on a free port and open a window; what is saved goes into `home`."""
        driver, browser, screen = programs
        self.faults: list[str] = []  # of its pages, as `webkit_page` finds them
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        command = [screen, "-a", "-s", "-screen 0 1440x900x24", driver, f"--port={self.port}"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        env = {**os.environ, **({"HOME": str(home), "XDG_DOWNLOAD_DIR": str(home)} if home else {})}
        self.session = ""
        self.process = subprocess.Popen(command, start_new_session=True, env=env, **quiet)  # type: ignore[call-overload]
        try:
            self._begin(browser)
        except BaseException:
            self._end()
            raise

    def _begin(self, browser: str) -> None:
        until(self._ready, SECONDS)
        options = {"webkitgtk:browserOptions": {"binary": browser, "args": ["--automation"]}}
        made = self.ask("POST", "/session", {"capabilities": {"alwaysMatch": options}})
        self.session = f"/session/{made['sessionId']}"
        self.ask("POST", "/window/rect", {"width": 1440, "height": 900})

    def __enter__(self) -> Self:
        """The browser itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End it, its driver and its screen."""
        try:
            self.ask("DELETE", "")
        finally:
            self._end()

    def _end(self) -> None:
        os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait()

    def _ready(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1):
                return True
        except OSError:
            return False

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        """Send a command; the value of its answer. Raises AssertionError where the browser refuses it."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        try:
            sent = None if body is None else json.dumps(body)
            connection.request(method, f"{self.session}{path}", sent, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            value = json.loads(answer.read())["value"]
        finally:
            connection.close()
        assert answer.status == 200, value
        return value

    def goto(self, url: str) -> None:
        """Open an address."""
        self.ask("POST", "/url", {"url": url})

    def evaluate(self, expression: str, *args: Any) -> Any:
        """The value of an expression; `arguments` are what is given."""
        return self.ask("POST", "/execute/sync", {"script": f"return ({expression})", "args": list(args)})

    def until(self, expression: str, *args: Any) -> Any:
        """Wait for an expression to become true; its value."""
        return until(lambda: self.evaluate(expression, *args), SECONDS)

    def press(self, *keys: str) -> None:
        """Press keys one after the other; `Control+z` holds the first down."""
        actions = []
        for key in keys:
            parts = [KEYS.get(part, part) for part in (key.split("+") if len(key) > 1 else [key])]
            actions += [{"type": "keyDown", "value": part} for part in parts]
            actions += [{"type": "keyUp", "value": part} for part in reversed(parts)]
        self.ask("POST", "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def drag(self, *places: tuple[float, float]) -> None:
        """Hold the mouse's button at the first place, move over the others, and let it go at the last."""
        moves = [{"type": "pointerMove", "duration": 20, "x": round(x), "y": round(y)} for x, y in places]
        acts = [moves[0], {"type": "pointerDown", "button": 0}, *moves[1:], {"type": "pointerUp", "button": 0}]
        self.ask("POST", "/actions", {"actions": [{"type": "pointer", "id": "mouse", "actions": acts}]})

    def pixels(self) -> NDArray[np.uint8]:
        """What is seen [height, width, 3]."""
        from PIL import Image

        self.ask("POST", "/execute/async", {"script": FRAMES, "args": []})  # what is painted follows by a frame
        data = base64.b64decode(self.ask("GET", "/screenshot"))
        return np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))
