"""Threads of a server that need modules for the first time do not get in each other's way."""

from __future__ import annotations

import subprocess
import sys
import threading

from codekit.web.loading import Loading

ALL_AT_ONCE = """
import importlib, sys, threading
from codekit.web.loading import LOADING
sys.setswitchinterval(1e-6)
doors = ("reporting.agreement.claims", "workflow.reports.agreement_report", "reporting.agreement")
names = [f"codekit.{name}" for name in doors]
together = threading.Barrier(len(names))
def come(name):
    together.wait()
    with LOADING.turn():
        importlib.import_module(name)
LOADING.begin(after=0.05)
threads = [threading.Thread(target=come, args=(name,)) for name in names]
for each in threads:
    each.start()
for each in threads:
    each.join()
"""


def test_modules_are_loaded_by_one_thread_at_a_time() -> None:
    """Three threads come into one package by three doors; if they came at once, Python would tell of a deadlock."""
    ran = subprocess.run([sys.executable, "-c", ALL_AT_ONCE], capture_output=True, text=True, check=True)

    assert ran.stderr == ""


def test_nobody_waits_when_all_is_loaded_or_nothing_began() -> None:
    """Two may have their turn at the same time then, and only then."""
    loading = Loading(("json",))
    assert _overlap(loading)
    loading.begin(after=0.4)
    assert not _overlap(loading)
    loading.begin(after=60)
    assert loading._thread is not None
    loading._thread.join(20)
    assert _overlap(loading)


def _overlap(loading: Loading) -> bool:
    inside = threading.Event()

    def come() -> None:
        with loading.turn():
            inside.set()

    other = threading.Thread(target=come)
    with loading.turn():
        other.start()
        found = inside.wait(0.1)
    other.join(20)
    return found
