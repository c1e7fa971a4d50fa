"""Find the store that a person means, and lay out a new study."""

from __future__ import annotations

import json
import shutil
import threading
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from codekit.errors import CodekitError, StudyNotFoundError
from codekit.store import copied, database, registers, settings
from codekit.store.coder_list import quoted
from codekit.store.folder import disk
from codekit.store.folder.copy import CopyStore
from codekit.store.folder.store import FolderStore
from codekit.store.protocols import DocumentStore, Store
from codekit.tables.whole import placing

Coders = Iterable[str] | Mapping[str, str]  # ids; or the name of each, "" where there is none


def open_store(start: Path | str) -> Store:
    """The store of the study in this folder or above it, or at this address of a database.

    Raises StudyNotFoundError where there is none.
    """
    if database.is_address(start):
        from codekit.store.postgresql.opening import opened

        return _with_study(opened(str(start)))
    here = Path(start).resolve()
    for folder in (here, *here.parents):
        if holds_study(folder):
            return CopyStore(folder) if (folder / copied.FILE).is_file() else FolderStore(folder)
    raise StudyNotFoundError(
        f"no {settings.FILE} in {start} or above it",
        hint="start a study with: codekit init DIR, or name one: --study DIR",
    )


def empty_store(place: Path | str) -> Store:
    """The store in this very folder or at this address of a database, made where there is none; a study or not."""
    if not database.is_address(place):
        disk.make_folder(Path(place))
        return FolderStore(Path(place))
    from codekit.store.postgresql.opening import made

    return made(str(place))


def _with_study(store: Store) -> Store:
    if not store.document(settings.FILE).exists():
        hint = "copy a study to it: codekit store copy FROM TO; one that was interrupted goes on"
        raise StudyNotFoundError(f"no {settings.FILE} in {store.label}", where=store.identity, hint=hint)
    return store


def holds_study(folder: Path) -> bool:
    """Whether this very folder is a study's; nothing of it is read."""
    return (folder / settings.FILE).is_file()


def studies_in(url: str) -> list[str]:
    """The names of the studies in a database, sorted; those that are whole and those that are not."""
    from codekit.store.postgresql.opening import named

    return list(named(url))


def heard(url: str, ended: threading.Event) -> Iterator[str]:
    """The names of the studies of a database that were written to, each when it was, until `ended`; "" for all of them.

    Raises FileRefusedError where the database does not answer any more: what was missed is not told.
    """
    from codekit.store.postgresql.hearing import heard

    return heard(url, ended)


def create_store(root: Path | str, *, title: str = "", coders: Coders = ()) -> Store:
    """Lay out an empty study in a folder, leaving other files alone, or at an address of a database.

    Raises CodekitError where there is a study.
    """
    store: Store = empty_store(root) if database.is_address(root) else FolderStore(Path(root))
    _refuse_study(store)  # before a folder is made in one
    for folder in () if database.is_address(root) else ("codebooks", "transcripts"):
        disk.make_folder(Path(root) / folder)
    with store.alone():
        _refuse_study(store)
        lay_out(store, title=title or store.label, coders=coders)
    return store


@contextmanager
def placing_study(folder: Path) -> Iterator[Path]:
    """A draft of a whole study, which takes its folder's place in one step and survives a power cut then.

    Where filling it fails, or the disk does not take its name, nothing of it stays, so that doing it again does all of
    it. Raises what `tables.whole.placing` raises.
    """
    target = folder.resolve()
    with disk.refusals(folder):
        disk.make_folder(target.parent)
        with placing(folder) as draft:
            yield draft
        try:
            disk.flush_folder(target.parent)
        except OSError:
            shutil.rmtree(target, ignore_errors=True)
            raise


def _refuse_study(store: Store) -> None:
    if store.document(settings.FILE).exists():
        raise CodekitError(f"{store.identity}: is a study already", hint="open it, or choose another folder")


def lay_out(store: DocumentStore, *, title: str, coders: Coders = ()) -> None:
    """Write the documents that every study has, where they are not there yet; the one that makes it a study last."""
    for key, text in reversed(_new_documents(title, coders).items()):
        if not (document := store.document(key)).exists():
            document.write(text.encode("utf-8"))


def _named(name: str) -> str:
    return f"name: {_in_quotes(name)}" if name else ""


def _in_quotes(words: str) -> str:
    """Words as YAML must spell them on one line, whatever signs they hold."""
    plain = " ".join(words.split())
    return "'" + plain.replace("'", "''") + "'" if plain.isprintable() else json.dumps(plain)


def _new_documents(title: str, coders: Coders) -> dict[str, str]:
    names = coders if isinstance(coders, Mapping) else dict.fromkeys(coders, "")
    listed = "".join(f"  {quoted(coder)}: {{{_named(name)}}}\n" for coder, name in names.items())
    study = (
        f"title: {_in_quotes(title)}\n"
        "# what tells this study from others when copies are merged; leave it as it is:\n"
        f"study: '{uuid.uuid4().hex}'\n"
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
