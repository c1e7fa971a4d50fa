"""Import interviews: read, find out who speaks, store text and segments; one line of diagnosis per file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from codekit.errors import CodekitError, UnknownNameError
from codekit.executor import Executor, default
from codekit.model.names import clean_id, new_id
from codekit.model.transcript import Transcript, text_sha
from codekit.store import registers, transcripts
from codekit.store.files import digest
from codekit.store.origin import Origin
from codekit.tables import limits
from codekit.workflow.study.diagnosis import (
    DUPLICATE,
    IMPORTED,
    REFUSED,
    SKIPPED,
    UNCHANGED,
    Diagnosis,
    as_stored,
    diagnose,
    notes_of,
)
from codekit.workflow.study.reading import Divided, Read, Refused, read_interviews
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.model.source import Reading, Source

__all__ = ["DUPLICATE", "IMPORTED", "REFUSED", "SKIPPED", "UNCHANGED", "Diagnosis", "Importer", "files_of"]

# What lies beside interviews and says something about them.
_ABOUT = frozenset(
    (
        *("readme", "license", "licence", "licenses", "licences", "copying", "notice", "notices"),
        *("changelog", "contributing", "contributors", "authors", "citation"),
    )
)
_PARTS = re.compile(r"[-_. ]+")


def _is_about(path: Path) -> bool:
    """True for README, LICENSE-MIT, UPSTREAM-README, README_Miller: an interview may well be called changelog_492."""
    parts = [part for part in _PARTS.split(path.stem) if part]
    folded = [part.casefold() for part in parts]
    at_an_edge = any(part.isupper() and part.casefold() in _ABOUT for part in (*parts[:1], *parts[-1:]))
    return at_an_edge or "readme" in folded or (len(folded) == 1 and folded[0] in _ABOUT)


def left_out(path: Path, read: Read, *, named: bool) -> Diagnosis | None:
    """Why a file is left out or refused; None for one that holds interviews."""
    if not named and _is_about(path):
        return Diagnosis(path.name, SKIPPED, notes=("about the files, not an interview; name it to import it",))
    if not isinstance(read, Refused):
        return None
    return Diagnosis(path.name, SKIPPED if read.stray and not named else REFUSED, notes=(read.what,), hint=read.hint)


def refused(path: Path, error: Exception) -> Diagnosis:
    """The diagnosis of an interview that cannot be imported."""
    return Diagnosis(path.name, REFUSED, notes=(str(error),), hint=getattr(error, "hint", ""))


def files_of(paths: Iterable[Path]) -> list[tuple[Path, bool]]:
    """The files meant, and whether each was named; folders are searched, sorted by name, hidden files left out."""
    files: list[tuple[Path, bool]] = []
    for path in paths:
        if path.is_dir():
            inside = (p for p in path.rglob("*") if p.is_file())
            # Of the path only the last two parts: a study may well lie below a hidden folder.
            kept = sorted(p for p in inside if not any(part.startswith((".", "~$")) for part in p.parts[-2:]))
            files += [(p, False) for p in kept] or [(path, True)]  # an empty folder is told
        else:
            files.append((path, True))
    return files


class Importer:
    """Import files into a study one by one; a bad file does not stop the others."""

    def __init__(
        self,
        study: Study,
        *,
        interviewers: Sequence[str] = (),
        case: str = "",
        link: Mapping[str, str] | None = None,
        encoding: str = "",
        executor: Executor | None = None,
        origin: Callable[[str], Origin] | None = None,
    ) -> None:
        """`interviewers` are labels; `case` is the case of every file, `link` the case by transcript id.

        `encoding` is that of the texts that are not UTF-8; `origin` tells where a transcript came from, if somebody
        keeps that. Raises UnknownNameError for a `case` that cases.csv does
        not have.
        """
        self.study, self.interviewers, self.case, self.link = study, tuple(interviewers), case, dict(link or {})
        self.executor, self.encoding = executor, encoding
        self.cases = [c.id for c in study.registers.cases]
        if case and case not in self.cases:
            error = UnknownNameError("case", case, self.cases)
            error.hint += "; cases stand in cases.csv, or give --cases FILE"
            raise error
        known = origin or partial(transcripts.read_origin, study.store)
        self.shas = {id_: known(id_).sha256 for id_ in study.transcript_ids()}
        self.by_sha = {sha: id_ for id_, sha in reversed(self.shas.items())}  # the first of those with one text
        self.ids = {id_.casefold(): id_ for id_ in self.shas}
        self.rows: list[dict[str, str]] = []

    def run(
        self, files: Iterable[tuple[Path, bool]], progress: Callable[[Path], None] | None = None
    ) -> Iterator[Diagnosis]:
        """Import each file and say what became of it; interviews.csv is written at the end.

        A table that was not named but found in a folder, and is no turn table, is skipped. Raises ProblemsError or
        StaleEditError, after the last file, where interviews.csv cannot be written.
        """
        listed = list(files)
        roles = dict(self.study.settings.speakers)
        read_one = partial(read_interviews, interviewers=self.interviewers, roles=roles, encoding=self.encoding)
        mapped = (self.executor or default(len(listed))).map(read_one, [path for path, _ in listed])
        try:
            with closing(mapped):
                for (path, named), read in zip(listed, mapped, strict=True):
                    if progress:
                        progress(path)
                    yield from self._file(path, read, named=named)
        finally:  # whoever stops half-way keeps the links of what was imported
            self.link_cases()

    def _file(self, path: Path, read: Read, *, named: bool) -> Iterator[Diagnosis]:
        if left := left_out(path, read, named=named):
            yield left
        elif not isinstance(read, Refused):
            yield from (self.take(path, divided) for divided in read)

    def take(self, path: Path, divided: Divided, id_: str = "") -> Diagnosis:
        """Import one interview of a file, under an id of its own or by the file's name; what is wrong is an answer."""
        try:
            with self.study.store.alone(self.study.writer, told=self.study.told):
                return self._take(path, divided, id_)
        except (CodekitError, ValueError) as error:
            return refused(path, error)

    def _take(self, path: Path, divided: Divided, id_: str) -> Diagnosis:
        diagnosis = self.judged(path, divided, id_)
        if diagnosis.outcome == DUPLICATE:
            return diagnosis
        if diagnosis.outcome == IMPORTED:
            self._store(path, diagnosis.transcript, divided)
        if case := self._case(diagnosis.transcript, divided.source):
            self.rows.append({"transcript": diagnosis.transcript, "case": case})
        return diagnosis

    def judged(self, path: Path, divided: Divided, id_: str = "") -> Diagnosis:
        """What would become of one interview; nothing is written.

        Raises CodekitError or ValueError for one that would be refused.
        """
        source, reading = divided.source, divided.reading
        id_ = self._id(id_ or source.name or path.stem)
        self._case(id_, source)
        sha = text_sha(reading.text)
        if gone := self.study.withdrawn.get(id_):
            raise CodekitError(f"{id_} was withdrawn on {gone.at[:10]}", hint="another interview takes another id")
        self._look_again(id_)
        outcome, note = self._outcome(id_, sha, source)
        diagnosis = diagnose(path, id_, source, reading, outcome)
        if outcome != IMPORTED:
            there = id_ if outcome == UNCHANGED else self.by_sha[sha]
            known = transcripts.read_origin(self.study.store, there, self.study.version_key(there))
            diagnosis = as_stored(diagnosis, known)
        return replace(diagnosis, notes=(*filter(None, [note]), *diagnosis.notes))

    def _case(self, id_: str, source: Source) -> str:
        """The case of an interview, or "". Raises UnknownNameError where there is no such case."""
        case = self.link.get(id_) or source.case or self.case
        if case and case not in self.cases:
            raise UnknownNameError("case", case, self.cases, where=id_)
        return case

    def _id(self, name: str) -> str:
        """The id of the interview of this name; an older study may have it under one that is not given any more."""
        known = clean_id(name)
        return known if known in self.shas else new_id(name)

    def _look_again(self, id_: str) -> None:
        """Another import may have stored this id since this one began; other ids are not looked for each time."""
        if id_ not in self.shas and transcripts.text_of(self.study.store, id_).exists():
            self._note(id_, transcripts.read_origin(self.study.store, id_).sha256)

    def _note(self, id_: str, sha: str) -> None:
        self.shas[id_] = sha
        self.by_sha.setdefault(sha, id_)
        self.ids[id_.casefold()] = id_

    def _store(self, path: Path, id_: str, divided: Divided) -> None:
        source, reading = divided.source, divided.reading
        sha = text_sha(reading.text)
        transcript = Transcript(id_, reading.text, reading.turns, reading.roles, reading.roles_given, sha)
        data = limits.contents(path)
        self._keep_original(path, id_, source, data)
        origin = origin_of(path, data, source, reading, sha)
        transcripts.write(self.study.store, transcript, origin, list(divided.divisions))
        self._note(id_, sha)

    def _outcome(self, id_: str, sha: str, source: Source) -> tuple[str, str]:
        """What becomes of a text, and what is to be said of it.

        A text that is there already is another copy of an interview, unless a table gives it an id of its own.
        """
        known = self.ids.get(id_.casefold())
        if known is None and sha not in self.by_sha:
            return IMPORTED, ""
        if known is None:
            same = f"same text as {self.by_sha[sha]}"
            return (IMPORTED, same) if source.name else (DUPLICATE, f"{same}, not imported again")
        if known != id_:
            raise CodekitError(
                f"{id_}: differs from transcript {known} only by capitals", hint="rename the file; nothing was changed"
            )
        if (known_as := self._text_of(id_, sha)) is not None:
            return UNCHANGED, known_as
        if self.shas[id_] == _trimmed_sha(source):
            return UNCHANGED, "the text stays as it was imported, without white space at the edges of cells"
        if source.whole and self.shas[id_] == text_sha(source.whole):
            return UNCHANGED, "the text stays as it was imported, with line numbers and running heads"
        raise CodekitError(
            f"{id_}: another text is stored under this id; nothing was changed",
            hint=f"rename the file if it is another interview; codekit import --correct {id_} FILE if it is corrected",
        )

    def _text_of(self, id_: str, sha: str) -> str | None:
        """What is to be said of a text that the interview has or had; None of any other."""
        if not self.study.corrections(id_):
            return "" if self.shas[id_] == sha else None
        history = self.study.history(id_)
        if sha == history.current.sha256:
            return ""
        earlier = sha in {version.sha256 for version in history.versions.values()}
        return "an earlier text of it, which was corrected since" if earlier else None

    def _keep_original(self, path: Path, id_: str, source: Source, data: bytes) -> None:
        if not self.study.settings.originals:
            return
        name = path.name if source.name else f"{id_}{path.suffix}"
        target = self.study.store.document(f"originals/{name}")
        if not target.exists() or digest(target.read_bytes()) != digest(data):
            target.write(data, durable=False)  # a second copy of what the person has: not worth waiting for the disk

    def link_cases(self) -> None:
        """Add the imported interviews to interviews.csv; rows that people wrote stay as they are."""
        if self.rows:
            with self.study.alone():
                self._add_rows()

    def _add_rows(self) -> None:
        known = {interview.transcript for interview in self.study.registers.interviews}
        new = [row for row in self.rows if row["transcript"] not in known]
        if new:
            registers.add_rows(self.study.store.document("interviews.csv"), registers.INTERVIEW_COLUMNS, new)
            self.rows.clear()
            self.study.refresh()


def _trimmed_sha(source: Source) -> str:
    """The text of a table as it was composed when the edges of cells were not kept; "" of other files."""
    from codekit.segmenting.compose import composed

    return text_sha(composed(source.trimmed)) if source.turns is not None else ""


def origin_of(path: Path, data: bytes, source: Source, reading: Reading, sha: str) -> Origin:
    """What is recorded about a text that was read from a file."""
    return Origin(
        file=path.name,
        file_sha256=digest(data),
        format=source.format,
        encoding=source.encoding,
        sha256=sha,
        speakers=dict(sorted(reading.roles.items())),
        unread_lines=reading.unread_lines,
        notes=notes_of(source, reading),
    ).with_confirmed(reading.given)
