"""Fixtures that every test may use."""

from __future__ import annotations

import compileall
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A property holds or does not; how long an example takes depends on what else the machine does.
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("brief", settings.get_profile("steady"), max_examples=10)  # on other ground: Makefile
settings.load_profile("steady")

ROOT = Path(__file__).resolve().parents[1]
_MEMORY, _ROOM = Path("/dev/shm"), 4 << 30


def pytest_configure(config: pytest.Config) -> None:
    """Once a run, before its workers start: what each of its thousands of processes and files would pay for anew.

    Modules are compiled, which a process that may not write them down does each time it starts. Studies lie in memory
    where there is room: a disk takes milliseconds for each of some hundred flushes of a study, and that it takes them
    is seen by no test (`tests/store/test_kill.py` kills processes, not the machine).
    """
    if hasattr(config, "workerinput"):
        return
    compileall.compile_dir(ROOT / "src", quiet=2)
    if "TMPDIR" not in os.environ and _has_room(_MEMORY):
        os.environ["TMPDIR"] = tempfile.tempdir = str(_MEMORY)
    # Nothing of the person who runs the tests is read or written.
    os.environ["CODEKIT_CONFIG_DIR"] = own = tempfile.mkdtemp(prefix="codekit-own-")
    config.add_cleanup(lambda: shutil.rmtree(own, ignore_errors=True))


def _has_room(place: Path) -> bool:
    """Whether a folder may be written, holds programs that can be run, and has room."""
    if not hasattr(os, "statvfs") or not os.access(place, os.W_OK):
        return False
    return not os.statvfs(place).f_flag & os.ST_NOEXEC and shutil.disk_usage(place).free > _ROOM


@pytest.hookimpl(trylast=True)  # hypothesis marks its own
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Measure no coverage while random examples run.

    They go over the same lines hundreds of times, each of which takes nearly twice as long when it is measured.
    """
    for item in items:
        if item.get_closest_marker("hypothesis"):
            item.add_marker("no_cover")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The corpus of real interviews and reference values beside the project; skips where it is absent."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs the shared corpus beside the project")
    return folder
