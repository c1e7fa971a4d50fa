"""Build a corpus: every part on the engine, then what only the whole can say: which copies and taken ids stay out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from codekit.corpus.base.alone import alone
from codekit.corpus.base.extra import need
from codekit.corpus.base.layout import FORMAT, TABLES, Layout
from codekit.corpus.building.part import PATH, Held, Manifest, Recipe, Work, make, standing
from codekit.corpus.building.parts import Part
from codekit.errors import CodekitError
from codekit.executor import Executor
from codekit.tables.whole import replace_file, sweep
from codekit.workflow.study.diagnosis import DUPLICATE, IMPORTED, REFUSED, UNCHANGED, Diagnosis

if TYPE_CHECKING:
    from codekit.store.locking import Told

LEFT_OUT_COLUMNS = ("file", "outcome", "transcript", "what", "how to mend it")


@dataclass
class Seen:
    """The interviews so far, by text and by id; the first of two keeps its place."""

    by_sha: dict[str, str] = field(default_factory=dict)
    by_id: dict[str, Held] = field(default_factory=dict)

    def judged(self, held: Held, diagnosis: Diagnosis) -> Diagnosis:
        """What becomes of the next interview."""
        if same := self.by_sha.get(held.sha256):
            return replace(
                diagnosis, outcome=DUPLICATE, notes=(f"same text as {same}, not taken again", *diagnosis.notes)
            )
        if other := self.by_id.get(held.transcript.casefold()):
            words = f"{held.transcript}: {other.file} has this id already"
            return Diagnosis(
                diagnosis.file, REFUSED, held.transcript, notes=(words,), hint=f"--ids {PATH}, or rename it"
            )
        self.by_sha[held.sha256], self.by_id[held.transcript.casefold()] = held.transcript, held
        return diagnosis


@dataclass(frozen=True)
class Building:
    """A corpus as it is to be: its folder, how files are read, and the parts they are in."""

    layout: Layout
    recipe: Recipe
    parts: Sequence[Part]
    drop: bool = False  # what is no longer among the files goes

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(part.size for part in self.parts)

    def run(self, executor: Executor, told: Told | None = None) -> Iterator[Diagnosis]:
        """Make what is not there yet, and say what became of each file; the head is written at the end.

        Nobody else writes into the corpus meanwhile. Raises CodekitError where somebody took in files since this build
        was begun, that it would lose, and StudyBusyError where somebody builds and does not end; `told` is called with
        what is waited for.
        """
        with alone(self.layout, told):
            if not self.drop:
                _refuse_loss(self.layout, {file.name for part in self.parts for file in part.files})
            yield from self._run(executor)

    def _run(self, executor: Executor) -> Iterator[Diagnosis]:
        self.layout.head.unlink(missing_ok=True)  # until all of it is there again
        seen, again, said = Seen(), [], []
        totals: Counter[str] = Counter()
        works = [Work(self.layout.root, self.recipe, part) for part in self.parts]
        mapped = executor.map(make, works)
        with closing(mapped):
            for work, made in zip(works, mapped, strict=True):
                without: list[int] = []
                for number, diagnosis in enumerate(_all(made.manifest, seen, unchanged=made.unchanged)):
                    if number < len(made.manifest.held) and diagnosis.outcome in {DUPLICATE, REFUSED}:
                        without.append(number)
                    if diagnosis.outcome not in {IMPORTED, UNCHANGED}:
                        said.append(diagnosis)
                    yield diagnosis
                if tuple(without) != made.manifest.without:
                    again.append(replace(work, without=tuple(without), again=True))
                else:
                    totals.update(made.manifest.totals)
        with closing(executor.map(make, again)) as remade:
            for made in remade:
                totals.update(made.manifest.totals)
        self._finish(totals, said)

    def _finish(self, totals: Counter[str], said: Sequence[Diagnosis]) -> None:
        from codekit.tables.write import save_csv

        wanted = {part.name for part in self.parts}
        for part in set(self.layout.parts()) - wanted:
            self.layout.manifest(part).unlink(missing_ok=True)
            # What coders or rules said of it goes with it.
            for path in (*(self.layout.table(table, part) for table in TABLES), *self.layout.said_of(part)):
                path.unlink(missing_ok=True)
        for folder in (*TABLES, "parts"):
            sweep(self.layout.root / folder)  # what killed processes left
        rows = [(d.file, d.outcome, d.transcript, "; ".join(d.notes), d.hint) for d in said]
        save_csv([LEFT_OUT_COLUMNS, *rows], self.layout.left_out)
        head = Head(recipe=self.recipe, totals=dict(sorted(totals.items())), parts=sorted(wanted), sentences=_maker())
        replace_file(self.layout.head, msgspec.json.format(msgspec.json.encode(head), indent=1) + b"\n")


class Head(msgspec.Struct, frozen=True):
    """What `corpus.json` says: how files were read, what there is, in which parts, and what found the sentences."""

    recipe: Recipe
    totals: dict[str, int]
    parts: list[str]
    sentences: tuple[str, str]
    format: int = FORMAT


def _maker() -> tuple[str, str]:
    from codekit.segmenting.sentences import made_by

    return made_by()


def _all(manifest: Manifest, seen: Seen, *, unchanged: bool) -> Iterator[Diagnosis]:
    """What became of each interview of a part, in their order, then of the files without one."""
    for held, diagnosis in zip(manifest.held, manifest.said, strict=True):
        judged = seen.judged(held, diagnosis)
        yield replace(judged, outcome=UNCHANGED) if unchanged and judged.outcome == IMPORTED else judged
    yield from manifest.others


def begin(paths: Iterable[Path], out: Path, recipe: Recipe, *, drop: bool = False) -> Building:
    """Look at what there is before anything is written.

    Raises CodekitError where the extra is missing, for two files of one name, for a folder that is no corpus and not
    empty, and where interviews of the corpus are not among the files: unless `drop` says that they go.
    """
    from codekit.corpus.building.parts import named_files, parted

    need()
    layout = Layout(out)
    if out.exists() and (not out.is_dir() or (any(out.iterdir()) and not (out / "parts").is_dir())):
        raise CodekitError("is no corpus, and not empty", where=str(out), hint="-o names a new folder")
    files = named_files(paths)
    if not files:
        raise CodekitError("there is no file to build a corpus of")
    if not drop:
        _refuse_loss(layout, {file.name for file in files})
    return Building(layout, recipe, tuple(parted(files, recipe.megabytes)), drop)


def _refuse_loss(layout: Layout, names: set[str]) -> None:
    """Raise CodekitError where the corpus holds files that are not among these."""
    manifests = (standing(layout, part) for part in layout.parts())
    gone = [name for manifest in manifests if manifest for name, _ in manifest.files if name not in names]
    if gone:
        more = f" and {len(gone) - 1:,} more" if len(gone) > 1 else ""
        raise CodekitError(
            f"the corpus holds {gone[0]}{more}, not among these files",
            where=str(layout.root),
            hint="name all folders of the corpus; --drop takes out what is no longer there",
        )
