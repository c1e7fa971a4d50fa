"""What the agreement of a public bundle is clustered by: which transcripts belong together, and not by what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from codekit.workflow.comparing.grouping import CASE, TRANSCRIPT, grouping
from codekit.workflow.results.bundle.figures import AGREEMENT, Result
from codekit.workflow.study.study import Study

Clusters = Mapping[str, Mapping[str, str]]  # by what is clustered, of each transcript: a name that says nothing


def clusters(study: Study, results: Iterable[Result]) -> Clusters:
    """The clusters that some results were computed by, but for those that every masked study has.

    Raises what `grouping` raises.
    """
    found: dict[str, dict[str, str]] = {}
    for result in results:
        by = str(result.options.get("cluster", "")) if result.kind == AGREEMENT else ""
        if by not in ("", TRANSCRIPT, CASE):
            found.setdefault(by, {}).update(grouping(study, study.round(result.of), by).of)
    return {by: _unnamed(of) for by, of in found.items()}


def _unnamed(of: Mapping[str, str]) -> dict[str, str]:
    """Numbers in place of values, in their order."""
    values = sorted(set(of.values()))
    width = len(str(len(values)))
    names = {value: f"G{number:0{width}}" for number, value in enumerate(values, 1)}
    return {transcript: names[value] for transcript, value in of.items()}
