"""Launch codes, session tokens and the control secret: none is stored but as a hash."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections import deque
from collections.abc import Callable, Iterable

CODE_SECONDS = 60
TOKEN_SECONDS = 8 * 3600
FREE = 3  # wrong launch codes in a minute that cost no time: an old tab, a link pasted twice
LONGEST_WAIT = 2.0  # seconds


def digest(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()


class Sessions:
    """Who may come in. A launch code works once and for a minute; a token until it is dropped or eight hours unused."""

    def __init__(self, known: Iterable[tuple[str, float]] = (), *, clock: Callable[[], float] = time.time) -> None:
        """`known` are hashes of tokens from before a restart, with the time until which they are good."""
        self._clock = clock
        self._codes: dict[str, float] = {}
        self._tokens = {name: until for name, until in known if until > clock()}
        self._wrong: deque[float] = deque(maxlen=64)  # when wrong launch codes came
        self.control = secrets.token_urlsafe(32)
        self.changed: Callable[[], object] = lambda: None  # called when a token came or went

    def new_code(self) -> str:
        """A launch code: 32 random bytes, for one use within a minute."""
        code = secrets.token_urlsafe(32)
        self._codes[digest(code)] = self._clock() + CODE_SECONDS
        return code

    def redeem(self, code: str) -> str | None:
        """A session token for a launch code; None for a code that is unknown, used or too old."""
        name = _find(digest(code), self._codes)
        until = self._codes.pop(name) if name else 0.0
        if until <= self._clock():
            return None
        token = secrets.token_urlsafe(32)
        self._tokens[digest(token)] = self._clock() + TOKEN_SECONDS
        self.changed()
        return token

    def patience(self) -> float:
        """How many seconds the answer to one more wrong launch code is to wait: longer with each within a minute."""
        now = self._clock()
        while self._wrong and self._wrong[0] <= now - CODE_SECONDS:
            self._wrong.popleft()
        self._wrong.append(now)
        return min(LONGEST_WAIT, 0.05 * 2 ** (len(self._wrong) - FREE)) if len(self._wrong) > FREE else 0.0

    def is_launching(self) -> bool:
        """True while some launch code waits to be used."""
        return any(until > self._clock() for until in self._codes.values())

    def is_token(self, token: str) -> bool:
        """True for a token that is good; it is good for eight hours more then."""
        name = _find(digest(token), self._tokens)
        if name is None or self._tokens[name] <= self._clock():
            return False
        self._tokens[name] = self._clock() + TOKEN_SECONDS
        return True

    def is_control(self, secret: str) -> bool:
        """True for the secret by which the command line asks a running server for something."""
        return hmac.compare_digest(digest(secret), digest(self.control))

    def lock(self) -> None:
        """End every session, of all tabs; only the command line opens a new one."""
        self._tokens.clear()
        self._codes.clear()
        self.changed()

    @property
    def kept(self) -> dict[str, float]:
        """Hashes of the tokens that are good, and until when: for a restart."""
        return {name: until for name, until in self._tokens.items() if until > self._clock()}


def _find(wanted: str, known: Iterable[str]) -> str | None:
    """The known hash that is the wanted one, compared in constant time."""
    same = None  # no early end of the loop: how long it takes must not tell where the hash stands
    for name in known:
        if hmac.compare_digest(name, wanted):
            same = name
    return same
