"""Firefox as a test drives it: the system's own, over WebDriver BiDi (https://w3c.github.io/webdriver-bidi/).

Playwright drives Firefox only in a build of its own, which would have to be downloaded.
"""

from __future__ import annotations

import base64
import io
import json
import os
import queue
import re
import socket
import struct
import subprocess
import threading
import time
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

SECONDS = 30.0
# The browser's own business with the network, which no test is about.
QUIET = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "datareporting.policy.dataSubmissionEnabled": False,
    "nimbus.rollouts.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "toolkit.telemetry.server": "data:,",
}
KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "ArrowDown": "\ue015", "ArrowUp": "\ue013", "Tab": "\ue004"}
HELD = {"Control": "\ue009", "Shift": "\ue008", "Alt": "\ue00a"}
_LISTENING = re.compile(r"WebDriver BiDi listening on ws://([\d.]+):(\d+)")


class Firefox:
    """One window of a browser without a past; `errors` is what the page threw or wrote to the console as an error."""

    def __init__(self, program: str, profile: Path, *, size: tuple[int, int] = (1440, 900)) -> None:
        """Start it with a fresh profile and open a window of this size in pixels."""
        self.errors: list[str] = []
        prefs = "".join(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in QUIET.items())
        (profile / "user.js").write_text(prefs, "utf-8")
        command = [program, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
        env = {**os.environ, "MOZ_DISABLE_AUTO_SAFE_MODE": "1"}
        self.process = subprocess.Popen(
            [*command, "about:blank"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=env, text=True
        )
        assert self.process.stderr is not None
        found = next(filter(None, (_LISTENING.search(line) for line in self.process.stderr)))
        threading.Thread(target=self.process.stderr.read, daemon=True).start()  # a full pipe would stop the browser
        self._socket = _Socket(found[1], int(found[2]), "/session")
        self._answers: queue.Queue[dict[str, Any]] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()
        self._count = 0
        self.ask("session.new", capabilities={})
        self.ask("session.subscribe", events=["log.entryAdded"])
        self.tab = self.ask("browsingContext.getTree")["contexts"][0]["context"]
        self.ask("browsingContext.setViewport", context=self.tab, viewport={"width": size[0], "height": size[1]})

    def __enter__(self) -> Self:
        """The browser itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End it."""
        self._socket.close()
        self.process.kill()
        self.process.wait()

    def ask(self, method: str, **params: Any) -> Any:
        """Send a command and wait for its answer. Raises AssertionError where the browser refuses it."""
        self._count += 1
        self._socket.send(json.dumps({"id": self._count, "method": method, "params": params}))
        answer = self._answers.get(timeout=SECONDS)
        assert answer["id"] == self._count
        assert answer["type"] == "success", answer
        return answer["result"]

    def _listen(self) -> None:
        while (text := self._socket.receive()) is not None:
            message = json.loads(text)
            if message["type"] != "event":
                self._answers.put(message)
            elif message["params"].get("level") == "error":
                self.errors.append(str(message["params"].get("text")))

    def goto(self, url: str) -> None:
        """Open an address and wait until it is loaded."""
        self.ask("browsingContext.navigate", context=self.tab, url=url, wait="complete")

    def evaluate(self, expression: str) -> Any:
        """The value of an expression; anything that JSON can hold."""
        target = {"context": self.tab}
        source = f"JSON.stringify({expression})"
        found = self.ask("script.evaluate", expression=source, target=target, awaitPromise=False)
        assert found["type"] == "success", found
        return json.loads(found["result"].get("value", "null"))

    def until(self, expression: str) -> Any:
        """Wait for an expression to become true; its value. Raises AssertionError where it does not."""
        last = time.monotonic() + SECONDS
        while not (value := self.evaluate(expression)):
            assert time.monotonic() < last, f"never true: {expression}; errors: {self.errors}"
            time.sleep(0.05)
        return value

    def press(self, *keys: str) -> None:
        """Press keys one after the other; `Control+z` holds the first down."""
        actions = []
        for key in keys:
            *held, last = key.split("+") if len(key) > 1 else [key]
            down = [HELD[name] for name in held]
            pressed = [*down, KEYS.get(last, last)]
            actions += [{"type": "keyDown", "value": value} for value in pressed]
            actions += [{"type": "keyUp", "value": value} for value in reversed(pressed)]
        sources = [{"type": "key", "id": "keyboard", "actions": actions}]
        self.ask("input.performActions", context=self.tab, actions=sources)

    def pixels(self, keep: Path | None = None) -> NDArray[np.uint8]:
        """What is seen [height, width, 3]; `keep` saves it as PNG."""
        from PIL import Image

        data = base64.b64decode(self.ask("browsingContext.captureScreenshot", context=self.tab)["data"])
        if keep is not None:
            keep.write_bytes(data)
        return np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))


class _Socket:
    """As much of RFC 6455 as one client on this machine needs: whole text messages, unmasked ones in."""

    def __init__(self, host: str, port: int, path: str) -> None:
        self.socket = socket.create_connection((host, port), timeout=SECONDS)
        key = base64.b64encode(os.urandom(16)).decode()
        head = (
            f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n"
        )
        self.socket.sendall(head.encode())
        self.file = self.socket.makefile("rb")
        assert b" 101 " in self.file.readline()
        while self.file.readline().strip():
            pass
        self.socket.settimeout(None)

    def send(self, text: str) -> None:
        data, mask = text.encode(), os.urandom(4)
        masked = bytes(byte ^ mask[i % 4] for i, byte in enumerate(data))
        self.socket.sendall(b"\x81" + _length(len(data)) + mask + masked)

    def receive(self) -> str | None:
        """The next message; None when the browser is gone."""
        whole = b""
        while True:
            try:
                head = self.file.read(2)
                if len(head) < 2:
                    return None
                size = head[1] & 127
                if size >= 126:
                    form = ">H" if size == 126 else ">Q"
                    size = struct.unpack(form, self.file.read(struct.calcsize(form)))[0]
                whole += self.file.read(size)
            except (OSError, ValueError):
                return None
            if head[0] & 15 == 8:
                return None
            if head[0] & 128:
                return whole.decode()

    def close(self) -> None:
        self.socket.close()


def _length(size: int) -> bytes:
    if size < 126:
        return bytes([size | 128])
    return bytes([254]) + struct.pack(">H", size) if size < 1 << 16 else bytes([255]) + struct.pack(">Q", size)
