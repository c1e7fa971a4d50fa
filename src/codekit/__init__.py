"""codekit: code interviews together, show that the coders agree, carry the result to a table.

`open_study(path)` gives a study, `codekit.frames` its tables for pandas, `codekit.agreement` the coefficients on plain
arrays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codekit.version import __version__

if TYPE_CHECKING:
    from codekit.errors import CodekitError
    from codekit.model.cases import Case, Interview
    from codekit.model.codebook import Code, Codebook
    from codekit.model.events import Coding
    from codekit.model.rounds import Round
    from codekit.model.span import Span
    from codekit.model.transcript import Segment, Segmentation, Transcript, Turn
    from codekit.workflow.study.study import Study, create_study, open_study

_HOMES = {
    "Case": "codekit.model.cases",
    "Code": "codekit.model.codebook",
    "Codebook": "codekit.model.codebook",
    "CodekitError": "codekit.errors",
    "Coding": "codekit.model.events",
    "Interview": "codekit.model.cases",
    "Round": "codekit.model.rounds",
    "Segment": "codekit.model.transcript",
    "Segmentation": "codekit.model.transcript",
    "Span": "codekit.model.span",
    "Study": "codekit.workflow.study.study",
    "Transcript": "codekit.model.transcript",
    "Turn": "codekit.model.transcript",
    "create_study": "codekit.workflow.study.study",
    "open_study": "codekit.workflow.study.study",
}

__all__ = [
    "Case",
    "Code",
    "Codebook",
    "CodekitError",
    "Coding",
    "Interview",
    "Round",
    "Segment",
    "Segmentation",
    "Span",
    "Study",
    "Transcript",
    "Turn",
    "__version__",
    "create_study",
    "frames",
    "open_study",
]


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for, so that `codekit --help` stays quick."""
    import importlib

    if name == "frames":
        return importlib.import_module("codekit.frames")
    if name not in _HOMES:
        raise AttributeError(f"module 'codekit' has no attribute '{name}'")
    return getattr(importlib.import_module(_HOMES[name]), name)
