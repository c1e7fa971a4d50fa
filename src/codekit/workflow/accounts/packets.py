"""Member-check packets: for each case its own passages by theme, under the case's id."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from codekit.model.names import file_name
from codekit.model.polarities import CONTRARY, HYPOTHETICAL, SUPPORTING
from codekit.reporting.accounts.results import Packet, Topic
from codekit.workflow.accounts.grounds import Grounds
from codekit.workflow.reports.forms import form_of

if TYPE_CHECKING:
    from codekit.matrix import Matrix

FORM = ".docx"
_READ = {SUPPORTING: "", CONTRARY: "we read it as speaking against this", HYPOTHETICAL: "we read it as a hope or plan"}


def packets(g: Grounds) -> list[Packet]:
    """One packet for each case that has passages. Raises CodekitError where nothing counts yet."""
    matrix = g.needed_matrix()
    found = [
        Packet(
            g.study.title,
            case,
            tuple(i.transcript for i in matrix.interviews[case]),
            _topics(matrix, case),
            matrix.called(case),
        )
        for case in matrix.cases
    ]
    return [packet for packet in found if packet.topics]


def _topics(matrix: Matrix, case: str) -> tuple[Topic, ...]:
    """The case's passages by theme; one that a theme below has is not shown a second time above it."""
    topics: dict[str, Topic] = {}
    for code in matrix.themes:
        below = set(matrix.codebook.descendants(code)) & set(matrix.themes)
        shown = {(e.transcript, e.start, e.end) for id_ in below for e in matrix.excerpts(case, id_)}
        own = [e for e in matrix.excerpts(case, code) if (e.transcript, e.start, e.end) not in shown]
        if own:
            passages = tuple((e.transcript, " ".join(e.text.split()), _READ[e.evidence]) for e in own)
            topics[code] = Topic(code, matrix.codebook[code].name, matrix.codebook[code].definition, passages)
    return tuple(topics.values())


def shared(found: list[Packet]) -> list[str]:
    """Warnings for cases whose packet holds the words of several interviews."""
    return [
        f"{packet.called}: the packet holds words of {', '.join(packet.transcripts)}; where these are different "
        "people, one reads what the other said"
        for packet in found
        if len(packet.transcripts) > 1
    ]


def write(found: list[Packet], folder: Path, form: str = FORM) -> list[Path]:
    """Write a file for each case into a folder, named by the case's id. Raises CodekitError for an unknown form."""
    from codekit.reporting.accounts.packet import build

    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for packet in found:
        path = folder / file_name(f"{packet.case}{form}")
        form_of(path).call(path, build(packet))
        written.append(path)
    return written
