"""A codebook is changed in the study: its file edited as it was written, its version raised, the change recorded."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from codekit.errors import CodekitError
from codekit.model.codebook import Codebook
from codekit.model.codebook_changes import Change, changed, next_version
from codekit.model.codebook_diff import Change as Difference
from codekit.model.codebook_diff import diff
from codekit.model.codebook_log import CodebookChange
from codekit.model.events import stamp
from codekit.model.migrations import Migration
from codekit.model.subjects import CODEBOOKS
from codekit.store.files import read_text
from codekit.store.protocols import Document
from codekit.workflow.study import codebooks
from codekit.workflow.study.study import Study, alone

Make = Callable[[Codebook], Change]


@dataclass(frozen=True)
class Changed:
    """The codebook before and after, the entry that says what was done, and every difference."""

    before: Codebook
    after: Codebook
    change: Change
    differences: tuple[Difference, ...]

    @property
    def noted(self) -> bool:
        """Whether it stands in `changes:`; not in a draft, which nobody has coded with."""
        return self.change.entry in self.after.changes


def preview(
    study: Study, codebook: str, make: Make, *, version: str = "", versions: Collection[str] | None = None
) -> Changed:
    """What a change would make of the working copy. Raises what `make` raises, and CodekitError for a taken version.

    `versions` are those in use that may be told of; by default all that are kept. Where none is, nothing was ever coded
    with the codebook: it is a draft, in which no change is noted.
    """
    kept = codebooks.versions(study.store, codebook) if versions is None else versions
    before = codebooks.load(study.store, codebook)
    change = make(before)
    after = changed(before, change, version or _version(before, kept), noted=bool(kept))
    if after.version != before.version and after.version in kept:
        raise CodekitError(f"version {after.version} of {before.id} is in use", hint="give another version, or none")
    return Changed(before, after, change, diff(before, after))


@alone
def apply(study: Study, codebook: str, make: Make, *, version: str = "", by: str = "") -> Changed:
    """Make a change in the file of the codebook, and record who made it. Raises as `preview`.

    A version that a round uses stays as it was kept; the file gets the next one. Nothing is written where the file
    would not say what the change is. The event comes first: where the work is interrupted, doing it again goes on.
    """
    from codekit.formats.codebook import edits

    document = codebooks.working(study.store, codebook)
    seen = document.read_bytes()
    done = preview(study, codebook, make, version=version)
    if done.change.entry in done.before.changes:
        hint = "say in the reason what is different this time"
        raise CodekitError(f"changes: {done.change.entry} stands in version {done.before.version} already", hint=hint)
    text, book = _written_anew(document, lambda text: edits.edited(text, done.after, done.change))
    if not _same(book, done.after):
        raise CodekitError(f"{document.key}: could not be edited as it is written", hint="make the change by hand")
    event = _event(done, by or study.writer)
    if done.noted and not _on_record(study, event, done.before):
        study.store.append([event])
    document.replace(text, seen=seen)
    study.refresh()
    return done


@alone
def describe(study: Study, codebook: str, *, title: str | None = None, purpose: str | None = None) -> Codebook:
    """Give the working copy another title or purpose; what codes say is not touched, so that its version stays.

    Raises CodekitError for a title of several lines, for nothing to say, or where the file cannot be edited as it is
    written; nothing is written then.
    """
    from codekit.formats.codebook import edits

    said = {"title": title, "purpose": purpose}
    wanted = {name: words.strip() for name, words in said.items() if words is not None}
    if not wanted:
        raise CodekitError("nothing is to be said otherwise", hint="give a title, or a purpose")
    if "\n" in wanted.get("title", ""):
        raise CodekitError("a title stands on one line")
    document, before = codebooks.working(study.store, codebook), codebooks.load(study.store, codebook)
    seen = document.read_bytes()
    text, book = _written_anew(document, lambda text: edits.headed(text, wanted))
    meant = {name: " ".join(words.split()) for name, words in wanted.items()}
    if not _same(book, before) or any(" ".join(getattr(book, name).split()) != words for name, words in meant.items()):
        raise CodekitError(f"{document.key}: could not be edited as it is written", hint="change it by hand")
    document.replace(text, seen=seen)
    study.refresh()
    return book


@alone
def order(study: Study, codebook: str, code: str, *, before: str = "") -> Codebook:
    """Put a code of the working copy before another one that stands beside it, or last ("").

    What codes say and where they stand in the tree is not touched, so that the version stays. Raises UnknownNameError
    for an unknown code, CodekitError for one that stands elsewhere or where the file cannot be edited as it is written.
    """
    from codekit.formats.codebook import ordering

    document, was = codebooks.working(study.store, codebook), codebooks.load(study.store, codebook)
    seen = document.read_bytes()
    wanted = {**was.children, was[code].parent: ordering.beside(was, code, before)}
    text, book = _written_anew(document, lambda text: ordering.ordered(text, was, code, before))
    if not _same(book, was) or book.children != wanted:
        raise CodekitError(f"{document.key}: could not be edited as it is written", hint="change it by hand")
    document.replace(text, seen=seen)
    study.refresh()
    return book


def _written_anew(document: Document, how: Callable[[str], str]) -> tuple[str, Codebook]:
    """The text that a file is to have, and what it says then; a refusal names the file."""
    from codekit.formats.codebook import yaml_file as codebook_yaml

    try:
        text = how(read_text(document))
    except CodekitError as error:
        if error.where:
            raise
        raise CodekitError(error.what, where=document.key, hint=error.hint) from error
    book, _ = codebook_yaml.load(text, document.key)
    return text, book


def _event(done: Changed, by: str) -> CodebookChange:
    entry = done.change.entry
    return CodebookChange(
        **stamp(by),
        codebook=done.before.id,
        before=done.before.version,
        after=done.after.version,
        code=entry.code,
        kind=entry.kind,
        origin=entry.origin,
        reason=entry.reason,
    )


def _on_record(study: Study, event: CodebookChange, before: Codebook) -> bool:
    """Whether the event is there from an earlier try that ended before the file was written."""
    record = study.store.study_events(CODEBOOKS).events
    mine = (e for e in record if isinstance(e, CodebookChange) and (e.by, e.codebook) == (event.by, event.codebook))
    return sum(_says(e) == _says(event) for e in mine) > sum(_says(entry) == _says(event) for entry in before.changes)


def _says(change: CodebookChange | Migration) -> tuple[str, str, tuple[str, ...], str]:
    return change.code, change.kind, tuple(change.origin), change.reason


def _version(book: Codebook, kept: Collection[str]) -> str:
    """The version that a change is written into: the one that is not in use yet, else the next."""
    if book.version not in kept:
        return book.version
    return next_version(book.version, kept.__contains__)


def _same(one: Codebook, other: Codebook) -> bool:
    """Whether two codebooks hold the same codes, in whatever order, and say the same of them."""
    codes = [{code.id: replace(code, line=0) for code in book.codes} for book in (one, other)]
    return codes[0] == codes[1] and (one.version, set(one.changes)) == (other.version, set(other.changes))
