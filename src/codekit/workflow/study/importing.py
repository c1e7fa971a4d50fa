"""Import interviews: read, find out who speaks, store text and segments; one line of diagnosis per file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from codekit.errors import CodekitError, UnknownNameError
from codekit.executor import Executor, default
from codekit.model.names import clean_id
from codekit.model.transcript import Transcript, text_sha
from codekit.store import registers, transcripts
from codekit.store.files import digest
from codekit.store.transcripts import Origin
from codekit.workflow.study.reading import Divided, Read, Refused, read_interviews
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.model.source import Reading, Source

IMPORTED, UNCHANGED, DUPLICATE, REFUSED = "imported", "unchanged", "duplicate", "refused"
SKIPPED = "skipped"  # a table among interviews that is no turn table


@dataclass(frozen=True)
class Diagnosis:
    """What became of one file, or of one transcript of a turn table."""

    file: str
    outcome: str
    transcript: str = ""
    format: str = ""
    encoding: str = ""
    words: int = 0
    turns: int = 0
    speakers: Mapping[str, tuple[str, int]] = field(default_factory=dict)  # label -> (role, turns)
    given: frozenset[str] = frozenset()  # the labels whose role was not guessed
    unread_lines: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    hint: str = ""

    @property
    def roles_confirmed(self) -> bool:
        """True where nobody's role was guessed."""
        return bool(self.speakers) and self.given >= self.speakers.keys()

    @property
    def line(self) -> str:
        """The diagnosis as one line; no word of the interview in it."""
        if self.outcome in {REFUSED, SKIPPED}:
            return f"{self.file}: {'; '.join(self.notes)}"
        sure = "confirmed" if self.roles_confirmed else "guessed"
        if self.given and not self.roles_confirmed:
            sure += f" but for {', '.join(sorted(self.given))}"
        who = ", ".join(f"{label or '(no label)'} {role} {n}" for label, (role, n) in self.speakers.items())
        parts = [
            f"{self.transcript}: {self.outcome}",
            " ".join(filter(None, (self.format, self.encoding))),
            f"{self.words:,} words",
            f"{self.turns} turns",
            f"speakers ({sure}): {who}",
            f"{len(self.unread_lines)} line{'' if len(self.unread_lines) == 1 else 's'} in no turn"
            + _line_list(self.unread_lines),
            *self.notes,
        ]
        return "; ".join(part for part in parts if part)


def _line_list(lines: Sequence[int]) -> str:
    first = ", ".join(map(str, lines[:6])) + (", ..." if len(lines) > 6 else "")
    return f" ({first})" if lines else ""


def files_of(paths: Iterable[Path]) -> list[tuple[Path, bool]]:
    """The files meant, and whether each was named; folders are searched for known formats, sorted by name."""
    from codekit.formats.transcripts import registry

    known = {f".{ending}" for ending in registry.endings()}
    files: list[tuple[Path, bool]] = []
    for path in paths:
        if path.is_dir():
            inside = (p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in known)
            # Of the path only the last two parts: a study may well lie below a hidden folder.
            kept = sorted(p for p in inside if not any(part.startswith((".", "~$")) for part in p.parts[-2:]))
            files += [(p, False) for p in kept]
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
        executor: Executor | None = None,
    ) -> None:
        """`interviewers` are labels; `case` is the case of every file, `link` the case by transcript id.

        Raises UnknownNameError for a `case` that cases.csv does not have.
        """
        self.study, self.interviewers, self.case, self.link = study, tuple(interviewers), case, dict(link or {})
        self.executor = executor
        self.cases = [c.id for c in study.registers.cases]
        if case and case not in self.cases:
            error = UnknownNameError("case", case, self.cases)
            error.hint += "; cases stand in cases.csv, or give --cases FILE"
            raise error
        self.shas = {id_: transcripts.read_origin(study.store, id_).sha256 for id_ in study.transcript_ids()}
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
        read_one = partial(read_interviews, interviewers=self.interviewers, roles=dict(self.study.settings.speakers))
        mapped = (self.executor or default(len(listed))).map(read_one, [path for path, _ in listed])
        try:
            with closing(mapped):
                for (path, named), read in zip(listed, mapped, strict=True):
                    if progress:
                        progress(path)
                    yield from self._file(path, read, named=named)
        finally:  # whoever stops half-way keeps the links of what was imported
            self._link_cases()

    def _file(self, path: Path, read: Read, *, named: bool) -> Iterator[Diagnosis]:
        if isinstance(read, Refused):
            outcome = SKIPPED if read.stray and not named else REFUSED
            yield Diagnosis(path.name, outcome, notes=(read.what,), hint=read.hint)
            return
        for divided in read:
            try:
                with self.study.store.alone(self.study.writer, told=self.study.told):
                    taken = self._take(path, divided)
                yield taken
            except (CodekitError, ValueError) as error:
                hint = getattr(error, "hint", "")
                yield Diagnosis(path.name, REFUSED, notes=(str(error),), hint=hint)

    def _take(self, path: Path, divided: Divided) -> Diagnosis:
        source, reading = divided.source, divided.reading
        id_ = clean_id(source.name or path.stem)
        case = self.link.get(id_) or source.case or self.case
        if case and case not in self.cases:
            raise UnknownNameError("case", case, self.cases, where=id_)
        sha = text_sha(reading.text)
        self._look_again(id_)
        outcome, note = self._outcome(id_, sha, source)
        diagnosis = _diagnose(path, id_, source, reading, outcome)
        if outcome != IMPORTED:
            there = id_ if outcome == UNCHANGED else self.by_sha[sha]
            diagnosis = _as_stored(diagnosis, transcripts.read_origin(self.study.store, there))
        diagnosis = replace(diagnosis, notes=(*filter(None, [note]), *diagnosis.notes))
        if outcome == DUPLICATE:
            return diagnosis
        if outcome == IMPORTED:
            self._store(path, id_, divided, sha)
        if case:
            self.rows.append({"transcript": id_, "case": case})
        return diagnosis

    def _look_again(self, id_: str) -> None:
        """Another import may have stored this id since this one began; other ids are not looked for each time."""
        if id_ not in self.shas and transcripts.text_of(self.study.store, id_).exists():
            self._note(id_, transcripts.read_origin(self.study.store, id_).sha256)

    def _note(self, id_: str, sha: str) -> None:
        self.shas[id_] = sha
        self.by_sha.setdefault(sha, id_)
        self.ids[id_.casefold()] = id_

    def _store(self, path: Path, id_: str, divided: Divided, sha: str) -> None:
        source, reading = divided.source, divided.reading
        transcript = Transcript(id_, reading.text, reading.turns, reading.roles, reading.roles_given, sha)
        data = path.read_bytes()
        self._keep_original(path, id_, source, data)
        origin = _origin(path, data, source, reading, sha)
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
        if self.shas[id_] == sha:
            return UNCHANGED, ""
        if self.shas[id_] == _trimmed_sha(source):
            return UNCHANGED, "the text stays as it was imported, without white space at the edges of cells"
        raise CodekitError(
            f"{id_}: another text is stored under this id; nothing was changed",
            hint="rename the file if it is another interview",
        )

    def _keep_original(self, path: Path, id_: str, source: Source, data: bytes) -> None:
        if not self.study.settings.originals:
            return
        name = path.name if source.name else f"{id_}{path.suffix}"
        target = self.study.store.document(f"originals/{name}")
        if not target.exists() or digest(target.read_bytes()) != digest(data):
            target.write(data, durable=False)  # a second copy of what the person has: not worth waiting for the disk

    def _link_cases(self) -> None:
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


def _diagnose(path: Path, id_: str, source: Source, reading: Reading, outcome: str) -> Diagnosis:
    from codekit.words import Words

    turns = Counter(turn.speaker for turn in reading.turns)
    return Diagnosis(
        file=path.name,
        outcome=outcome,
        transcript=id_,
        format=source.format,
        encoding=source.encoding,
        words=Words(reading.text).in_span(0, len(reading.text)),
        turns=len(reading.turns),
        speakers={label: (reading.roles.get(label, "respondent"), n) for label, n in sorted(turns.items())},
        given=reading.given,
        unread_lines=reading.unread_lines,
        notes=_notes(source, reading),
    )


def _as_stored(diagnosis: Diagnosis, origin: Origin) -> Diagnosis:
    """The diagnosis of a text that is there already, with the roles that count for it."""
    speakers = {label: (origin.speakers.get(label, role), n) for label, (role, n) in diagnosis.speakers.items()}
    return replace(diagnosis, speakers=speakers, given=frozenset(filter(origin.is_confirmed, speakers)))


def _notes(source: Source, reading: Reading) -> tuple[str, ...]:
    """What the reader and the segmenter noted, each once."""
    return tuple(dict.fromkeys((*source.notes, *reading.notes)))


def _origin(path: Path, data: bytes, source: Source, reading: Reading, sha: str) -> Origin:
    return Origin(
        file=path.name,
        file_sha256=digest(data),
        format=source.format,
        encoding=source.encoding,
        sha256=sha,
        speakers=dict(sorted(reading.roles.items())),
        unread_lines=reading.unread_lines,
        notes=_notes(source, reading),
    ).with_confirmed(reading.given)
