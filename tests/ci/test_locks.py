"""What is installed is pinned with hashes, and pip refuses anything else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = sorted(ROOT.glob("requirements*.lock"))
PINNED = re.compile(r"[A-Za-z0-9_.\[\], -]+==[^ ;]+( ;.*)?")


def test_there_are_locks_for_users_servers_builders_tests_and_other_ground() -> None:
    """One each."""
    kinds = {"build", "dev", "newest", "oldest", "server"}
    assert {"requirements", *(f"requirements-{kind}" for kind in kinds)} == {path.stem for path in LOCKS}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_every_package_is_pinned_with_the_hashes_of_its_files(lock: Path) -> None:
    """In each lock; no package comes from anywhere else."""
    entries = [entry for entry in re.split(r"\n(?=\S)", lock.read_text("utf-8").strip()) if entry[0] != "#"]
    assert len(entries) > 2
    for entry in entries:
        head, *rest = (line.strip().removesuffix("\\").strip() for line in entry.splitlines())
        hashes = [line for line in rest if re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", line)]
        assert PINNED.fullmatch(head), head
        assert hashes, head


def test_whatever_a_target_installs_from_a_lock_needs_its_hashes() -> None:
    """The one line without is codekit itself, which fetches nothing."""
    installs = [line for line in (ROOT / "Makefile").read_text("utf-8").splitlines() if "$(PIP)" in line]
    assert len(installs) > 2
    assert all("--require-hashes" in line or "--no-deps --no-build-isolation -e ." in line for line in installs)
