"""What a check of the error catalogue says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

PASS, WARN, FAIL = "pass", "warn", "fail"


class Check(NamedTuple):
    """One check: its number in the catalogue, what is looked at, the result, what was found, how to mend it."""

    id: str
    what: str
    result: str
    detail: str
    remedy: str = ""


def check(id_: str, what: str, trouble: Sequence[str], remedy: str, *, level: str = WARN, fine: str = "") -> Check:
    """A check with the trouble that it found: PASS, with what is fine, where there is none."""
    if not trouble:
        return Check(id_, what, PASS, fine)
    return Check(id_, what, level, "; ".join(trouble), remedy)
