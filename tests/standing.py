"""What stands in a folder with studies, but for ids and times; what `check` finds in it, what is there for a moment."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from pathlib import Path
from typing import Any

import failing
from codekit.model.subjects import SUBJECTS
from codekit.workflow.results import study_check
from codekit.workflow.study.study import Study, open_study

_TIME = re.compile(rb"(?m)^at:.*\n")
_IDENTITY = re.compile(rb"(?m)^study:.*\n")


def state(folder: Path) -> dict[str, Any]:
    """What all studies of a folder say, but for ids and times, and which other files are there."""
    said: dict[str, Any] = {}
    for root in studies_in(folder):
        said |= {f"{root.name}: {key}": value for key, value in _of_study(open_study(root)).items()}
    others = (name for name in failing.state(folder) if not (folder / name.split("/")[0] / "study.yaml").exists())
    return said | dict.fromkeys(others, True)


def studies_in(folder: Path) -> list[Path]:
    """The studies that are worked in."""
    return [path.parent for path in sorted(folder.glob("*/study.yaml"))]


def _of_study(study: Study) -> dict[str, Any]:
    """Documents, rounds, and everything that stands, as often as it does."""
    said: dict[str, Any] = {key: _digest(study.store.document(key).read_bytes()) for key in study.store.documents()}
    for key in said:
        if key.startswith("corrections/"):  # a version says when it was made
            said[key] = _digest(_TIME.sub(b"", study.store.document(key).read_bytes()))
    # Each `init` gives an identity of its own; that no other command changes it is asked by `kept`.
    said["study.yaml"] = _digest(_IDENTITY.sub(b"", study.store.document("study.yaml").read_bytes()))
    for subject in SUBJECTS:
        said[subject] = Counter(type(event).__name__ for event in study.store.study_events(subject).events)
    for round_ in study.rounds():
        facts = (round_.kind, round_.coders, round_.transcripts, round_.codebook, bool(round_.compared), round_.closed)
        said[f"round {round_.id}"] = (*facts, round_.signed, round_.conflicts)
        events = study.store.round_events(round_.id).events
        said[f"round {round_.id} events"] = Counter(type(event).__name__ for event in events)
        for (coder, id_), layer in study.layers(round_).by_key.items():
            codings = Counter((c.code, c.start, c.end, c.polarity, c.value) for c in layer.codings)
            said[f"{round_.id} {coder} {id_}"] = (codings, layer.state)
    return said


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]


def errors(folder: Path) -> set[str]:
    """What `check` calls an error, in all studies of a folder."""
    found = (study_check.check(open_study(root))[0] for root in studies_in(folder))
    return {str(problem) for problems in found for problem in problems if problem.level == "error"}


def temporary(folder: Path) -> list[Path]:
    """Drafts, locks and unpacked copies."""
    return [path for like in (".*.tmp", ".codekit-lock*", "codekit-*-*") for path in folder.rglob(like)]
