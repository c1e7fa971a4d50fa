"""Find the store that a person means, and lay out a new study."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from codekit.errors import CodekitError, StudyNotFoundError
from codekit.store import registers, settings
from codekit.store.folder.store import FolderStore
from codekit.store.protocols import DocumentStore, Store


def open_store(start: Path) -> Store:
    """The store of the study in this folder or above it. Raises StudyNotFoundError where there is none."""
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / settings.FILE).is_file():
            return FolderStore(folder)
    raise StudyNotFoundError(
        f"no {settings.FILE} in {start} or above it",
        hint="start a study with: codekit init DIR, or name one: --study DIR",
    )


def create_store(root: Path, *, title: str = "", coders: Iterable[str] = ()) -> Store:
    """Lay out an empty study in a folder, leaving other files alone. Raises CodekitError where there is a study."""
    store = FolderStore(root)
    _refuse_study(store)  # before a folder is made in one
    for folder in ("codebooks", "transcripts"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    with store.alone():
        _refuse_study(store)
        lay_out(store, title=title or store.label, coders=coders)
    return store


def _refuse_study(store: FolderStore) -> None:
    if store.document(settings.FILE).exists():
        raise CodekitError(f"{store.root}: is a study already", hint="open it, or choose another folder")


def lay_out(store: DocumentStore, *, title: str, coders: Iterable[str] = ()) -> None:
    """Write the documents that every study has, where they are not there yet; the one that makes it a study last."""
    for key, text in reversed(_new_documents(title, coders).items()):
        if not (document := store.document(key)).exists():
            document.write(text.encode("utf-8"))


def _new_documents(title: str, coders: Iterable[str]) -> dict[str, str]:
    listed = "".join(f"  {coder}: {{}}\n" for coder in coders)
    quoted = title.replace("'", "''")
    study = (
        f"title: '{quoted}'\n"
        "# by which rules the figures are; codekit check says what another number changes:\n"
        f"rules: {settings.RULES}\n"
        f"coders:{'' if listed else ' {}'}\n{listed}"
        "# who speaks in the transcripts, if the labels are the same everywhere:\n"
        "# speakers: {interviewer: [I, INT], respondent: [R]}\n"
        "speakers: {}\n"
        "# keep the files as they came in originals/:\n"
        "originals: true\n"
    )
    return {
        settings.FILE: study,
        "cases.csv": "case\n",
        "interviews.csv": ",".join(registers.INTERVIEW_COLUMNS) + "\n",
        ".gitattributes": "* -text\n",  # git must not change line ends: seals and texts go by their bytes
    }
