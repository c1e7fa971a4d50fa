"""Member-check packets: for each case its own passages by theme, under the case's id."""

from __future__ import annotations

from pathlib import Path

from codekit.model.names import file_name
from codekit.reporting.accounts.values import Packet, Topic
from codekit.workflow.accounts.grounds import Grounds
from codekit.workflow.reports.forms import form_of

FORM = ".docx"


def packets(g: Grounds) -> list[Packet]:
    """One packet for each case that has passages. Raises CodekitError where nothing counts yet."""
    matrix = g.needed_matrix()
    found = []
    for case in matrix.cases:
        topics = []
        for code in matrix.themes:
            passages = tuple((e.transcript, " ".join(e.text.split())) for e in matrix.excerpts(case, code))
            own = matrix.codebook[code]
            # A theme that holds others would show their passages a second time.
            if passages and not set(matrix.codebook.children[code]) & set(matrix.themes):
                topics.append(Topic(code, own.name, own.definition, passages))
        ids = tuple(interview.transcript for interview in matrix.interviews[case])
        if topics:
            found.append(Packet(g.study.title, case, ids, tuple(topics)))
    return found


def shared(found: list[Packet]) -> list[str]:
    """Warnings for cases whose packet holds the words of several interviews."""
    return [
        f"{packet.case}: the packet holds words of {', '.join(packet.transcripts)}; where these are different people, "
        "one reads what the other said"
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
