"""The system's Firefox for Playwright: starts it and stands between the two, for the words that one of them lacks.

Playwright drives a stock Firefox over WebDriver BiDi. It asks for overrides of media features, which older versions of
Firefox do not know yet; they are answered here, and everything else goes through untouched. Run as a program with the
arguments of Firefox; CODEKIT_TEST_FIREFOX names the browser.
"""

from __future__ import annotations

import json
import os
import re
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import BinaryIO

UNKNOWN = "emulation.setMediaFeaturesOverride"
LISTENING = re.compile(r"WebDriver BiDi listening on ws://([\d.]+):(\d+)")
TEXT, END = 1, 8


def read_frame(stream: BinaryIO) -> tuple[bytes, int, bytes] | None:
    """One WebSocket frame as it came in, its kind, and what it says; None at the end."""
    head = stream.read(2)
    if len(head) < 2:
        return None
    size, raw = head[1] & 127, head
    if size >= 126:
        more = stream.read(2 if size == 126 else 8)
        size, raw = struct.unpack(">H" if size == 126 else ">Q", more)[0], raw + more
    mask = stream.read(4) if head[1] & 128 else b""
    body = stream.read(size)
    said = bytes(byte ^ mask[i % 4] for i, byte in enumerate(body)) if mask and size < 4096 else body
    return raw + mask + body, head[0] & 15, said


def answer_to(said: bytes) -> bytes | None:
    """The frame that answers a command which this Firefox does not know; None for any other."""
    if UNKNOWN.encode() not in said:
        return None
    asked = json.loads(said)
    if asked.get("method") != UNKNOWN:
        return None
    text = json.dumps({"type": "success", "id": asked["id"], "result": {}}).encode()
    return bytes([0x80 | TEXT, len(text)]) + text


def pump(source: BinaryIO, take: Callable[[bytes, bytes], None]) -> None:
    """Hand on frame by frame until one end is gone."""
    try:
        while (frame := read_frame(source)) is not None:
            take(frame[0], frame[2])
    except OSError:
        pass


def serve(listener: socket.socket, host: str, port: int) -> None:
    """Join the one client to the browser."""
    client, _ = listener.accept()
    server = socket.create_connection((host, port))
    for one in (client, server):
        one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    from_client, from_server = client.makefile("rb"), server.makefile("rb")
    for source, target in ((from_client, server), (from_server, client)):  # the handshake
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            head += source.readline()
        target.sendall(re.sub(rb"(?im)^(host: ).*$", rb"\g<1>%s:%d\r" % (host.encode(), port), head))
    lock = threading.Lock()

    def to_client(raw: bytes) -> None:
        with lock:
            client.sendall(raw)

    def to_server(raw: bytes, said: bytes) -> None:
        answer = answer_to(said)
        to_client(answer) if answer else server.sendall(raw)

    threading.Thread(target=pump, args=(from_server, lambda raw, _: to_client(raw)), daemon=True).start()
    pump(from_client, to_server)


def joined(found: re.Match[str]) -> str:
    """Listen for the one client of a browser that listens there; the line that says where."""
    listener = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=serve, args=(listener, found[1], int(found[2])), daemon=True).start()
    return f"WebDriver BiDi listening on ws://127.0.0.1:{listener.getsockname()[1]}\n"


def main() -> int:
    """Start Firefox with our own arguments, and tell whoever started us where to speak to it."""
    program = os.environ["CODEKIT_TEST_FIREFOX"]
    with subprocess.Popen([program, *sys.argv[1:]], stderr=subprocess.PIPE, text=True) as browser:
        assert browser.stderr is not None
        for line in browser.stderr:
            sys.stderr.write(joined(found) if (found := LISTENING.search(line)) else line)
            sys.stderr.flush()
        return browser.wait()


if __name__ == "__main__":
    sys.exit(main())
