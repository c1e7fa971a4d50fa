"""What became of a project, for people: everything that was kept, changed and left out, with numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from codekit.model.project import CHANGED, KEPT, LEFT_OUT, Told
from codekit.reporting.content import Content, Part
from codekit.reporting.markdown import render
from codekit.store.protocols import DocumentStore

FILE = "import-report.md"
_TITLES = {KEPT: "Kept", CHANGED: "Changed", LEFT_OUT: "Left out"}


def lines(told: Iterable[Told]) -> Iterator[str]:
    """The report on the screen."""
    yield from (
        f"{each.outcome}: {each.line}" for each in sorted(told, key=lambda each: list(_TITLES).index(each.outcome))
    )


def markdown(title: str, facts: Sequence[str], told: Sequence[Told], transcripts: Sequence[str]) -> str:
    """The report as a file; `facts` say what came from where, `transcripts` how each text was read."""
    parts = [Part("from", "Where it came from", items=tuple(facts))]
    for outcome, heading in _TITLES.items():
        items = tuple(each.line for each in told if each.outcome == outcome)
        parts.append(Part(outcome, heading, paragraphs=() if items else ("Nothing.",), items=items))
    if transcripts:
        parts.append(Part("transcripts", "How the texts were read", items=tuple(transcripts)))
    return render(Content(f"Import of {title}", "What codekit made of a project of another tool.", tuple(parts)))


def is_of(store: DocumentStore, sha: str) -> bool:
    """True where the study was made from the project file with this SHA-256."""
    document = store.document(FILE)
    return document.exists() and sha.encode() in document.read_bytes()
