"""A bundle is verified: its files are whole, and every figure comes out of its ledgers again."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from codekit import __version__
from codekit.errors import CodekitError, Problem
from codekit.refusals import reading
from codekit.store import temporary
from codekit.store.files import digest
from codekit.store.settings import FILE, RULES
from codekit.tables import limits
from codekit.workflow.results.bundle import crate, public
from codekit.workflow.results.bundle import printed as workbooks
from codekit.workflow.results.bundle.comparing import NOTHING, Difference, differences, figure_of, figures
from codekit.workflow.results.bundle.figures import RESULTS, Figures, Result
from codekit.workflow.results.bundle.packing import FORM, MANIFEST, STUDY
from codekit.workflow.study.study import Study, open_study
from codekit.workflow.study.unpacking import unpack


@dataclass(frozen=True)
class Verdict:
    """What of a bundle comes out, and what does not."""

    codekit: str
    rules: int
    public: bool
    missing: tuple[str, ...]  # files
    altered: tuple[str, ...]
    added: tuple[str, ...]
    problems: tuple[str, ...]  # what cannot be recomputed at all
    differences: tuple[Difference, ...]
    checked: int  # figures
    unchecked: Mapping[tuple[str, str], int]  # how many figures of a result and name need words that are not there
    results: tuple[Result, ...]

    @property
    def other_rules(self) -> bool:
        """The bundle's figures were computed by other rules than this codekit has."""
        return self.rules != RULES

    @property
    def comes_out(self) -> bool:
        """Every file is as it was, and every figure that can be recomputed came out."""
        return not (self.missing or self.altered or self.added or self.problems or self.differences)

    @property
    def notes(self) -> tuple[str, ...]:
        """What must be told beside it."""
        if self.other_rules:
            by = f"the bundle's figures are by rules {self.rules} (codekit {self.codekit}); "
            here = f"this codekit, {__version__}, computes by rules {RULES}: what differs is not wrong for that; "
            return (f"{by}{here}verify it with codekit {self.codekit}",)
        if self.codekit != __version__:
            return (f"the bundle was written by codekit {self.codekit}, this is codekit {__version__}",)
        return ()

    def to_json(self) -> dict[str, Any]:
        """The document of `codekit verify --json`."""
        return {
            "comes_out": self.comes_out,
            "codekit": self.codekit,
            "rules": self.rules,
            "other_rules": self.other_rules,
            "public": self.public,
            "results": [str(result) for result in self.results],
            "files": {"missing": list(self.missing), "altered": list(self.altered), "added": list(self.added)},
            "problems": list(self.problems),
            "checked": self.checked,
            "differences": [one.to_json() for one in self.differences],
            "unchecked": [{"result": result, "figure": name, "n": n} for (result, name), n in self.unchecked.items()],
            "notes": list(self.notes),
        }


def verify(path: Path, printed: Sequence[Path] = (), pseudonyms: Mapping[str, str] | None = None) -> Verdict:
    """Hold a bundle, a zip file or the folder that it was unpacked into, against what its ledgers give.

    `printed` are workbooks that are said to come from it, written with `pseudonyms` by name.
    Raises CodekitError for what is no bundle, is broken,
    or would unpack without end or outside of its folder, and for a workbook that is none, or of another study.
    """
    with _folder(path) as folder:
        sums = _hashes(path, folder)
        manifest = _manifest(path, folder)
        there = {name: file for name, file in _files(folder) if name != crate.FILE}
        missing = sorted(sums.keys() - there.keys())
        altered = [name for name in sorted(sums.keys() & there.keys()) if _digest(there[name]) != sums[name]]
        added = sorted(there.keys() - sums.keys())
        checked = _Checked(folder, manifest, printed, pseudonyms)
        return Verdict(
            codekit=str(manifest.get("codekit", "")),
            rules=manifest["rules"],
            public=manifest.get("public") is True,
            missing=tuple(missing),
            altered=tuple(altered),
            added=tuple(added),
            problems=tuple(checked.problems),
            differences=tuple(checked.differences),
            checked=checked.number,
            unchecked=checked.unchecked,
            results=checked.results,
        )


@contextmanager
def _folder(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield path
    elif not path.exists():
        raise CodekitError(f"{path}: no such bundle")
    else:
        with temporary.folder() as place:
            unpack(path, place, so="nothing was verified")
            yield place


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for file in sorted(folder.rglob("*")):
        if file.is_symlink() or file.is_file():
            yield file.relative_to(folder).as_posix(), file


def _digest(file: Path) -> str:
    """The hash of a file; of a link none, since it may lead out of the bundle."""
    if file.is_symlink():
        return ""
    with reading(file):
        return digest(limits.contents(file))


def _json(file: Path) -> Any:
    """A JSON document. Raises ValueError for what is none, or is not there."""
    if file.is_symlink() or not file.is_file():
        raise ValueError(NOTHING)
    with reading(file):
        data = limits.contents(file)
    try:
        return json.loads(data)
    except RecursionError:
        raise ValueError("nested without end") from None


def _hashes(path: Path, folder: Path) -> dict[str, str]:
    try:
        return crate.hashes(_json(folder / crate.FILE))
    except ValueError:
        raise _no_bundle(path, crate.FILE) from None


def _manifest(path: Path, folder: Path) -> dict[str, Any]:
    try:
        manifest = _json(folder / MANIFEST)
    except ValueError:
        raise _no_bundle(path, MANIFEST) from None
    if not isinstance(manifest, dict) or type(manifest.get("rules")) is not int:
        raise _no_bundle(path, MANIFEST)
    if manifest.get("bundle") != FORM:
        raise CodekitError(f"{path}: a bundle of another form than this codekit reads", hint="install a newer codekit")
    return manifest


def _no_bundle(path: Path, name: str) -> CodekitError:
    return CodekitError(f"{path}: no bundle: {name} is not there, or cannot be read", hint="codekit bundle writes one")


class _Checked:
    """Every result of a bundle, computed anew and compared."""

    def __init__(
        self,
        folder: Path,
        manifest: Mapping[str, Any],
        printed: Sequence[Path] = (),
        pseudonyms: Mapping[str, str] | None = None,
    ) -> None:
        self.folder, self.manifest, self.printed, self.pseudonyms = folder, manifest, printed, pseudonyms
        self.is_public = manifest.get("public") is True
        self.problems: list[str] = []
        self.differences: list[Difference] = []
        self.unchecked: dict[tuple[str, str], int] = {}
        self.number = 0
        self.results = tuple(self._listed())
        if printed and self.is_public:
            raise CodekitError("a workbook holds words, and a public bundle none: they cannot be held together")
        try:
            study = self._run()
        except CodekitError as error:  # no result can be computed
            self.problems.append(f"the study cannot be read: {self._within(error)}")
        else:
            self._workbooks(study)

    def _listed(self) -> Iterator[Result]:
        listed = self.manifest.get("results")
        for entry in listed if isinstance(listed, list) else ():
            if isinstance(entry, dict) and isinstance(entry.get("options"), dict):
                asked, nth = entry.get("asked", ""), entry.get("nth", 1)
                known = isinstance(asked, str) and type(nth) is int
                more = (asked, nth) if known else ("", 1)
                yield Result(str(entry.get("kind")), str(entry.get("of")), entry["options"], *more)

    def _run(self) -> Study:
        if not (self.folder / STUDY / FILE).is_file():  # or a study in a folder above would be opened
            raise CodekitError("it has no study.yaml")
        study = open_study(self.folder / STUDY)
        self._ledgers(study)
        anew = Figures(study)
        why: dict[str, list[str]] = {}  # one cause is told once, whatever depends on it
        for result in self.results:
            try:
                self._compare(result, anew)
            except CodekitError as error:
                why.setdefault(self._within(error), []).append(str(result))
            except (ValueError, TypeError) as error:
                self.problems.append(f"{result}: {result.file} cannot be read ({error})")
        self.problems += [f"{', '.join(of)}: cannot be recomputed: {told}" for told, of in why.items()]
        self._unlisted()
        listed = {(result.kind, result.of) for result in self.results}
        for result in anew.results:
            if (result.kind, result.of) not in listed and not (self.is_public and result.kind not in public.KINDS):
                self._left_out(result, anew)
        return study

    def _within(self, error: CodekitError) -> str:
        """What went wrong, with the places of files in the bundle, not of where it was unpacked."""
        return error.message.replace(f"{self.folder}{os.sep}", "")

    def _workbooks(self, study: Study) -> None:
        for path in self.printed:
            held = workbooks.hold(study, path, self.pseudonyms)
            self.number += held.cells
            self.differences += held.differences

    def _unlisted(self) -> None:
        """Figures that lie there as if they had been checked."""
        names = {result.file for result in self.results}
        there = [name for name, _ in _files(self.folder) if name.startswith(RESULTS) and name not in names]
        self.problems += [f"{name}: is not in the list of results, so nothing of it was checked" for name in there]

    def _left_out(self, result: Result, anew: Figures) -> None:
        """A result that the ledgers give, and the bundle does not have; unless it could not be computed."""
        try:
            anew.document(result)
        except CodekitError:
            return
        self.problems.append(f"{result}: its figures are not in the bundle")

    def _ledgers(self, study: Study) -> None:
        """What was changed or taken out of a ledger since it was written."""
        problems: list[Problem] = list(study.store.altered())
        for round_ in study.all_rounds():
            problems += study.store.altered(round_.id)
        unread: list[Problem] = []
        for _ in study.store.lines(unread):
            pass
        self.problems += [str(problem) for problem in (*problems, *unread)]

    def _compare(self, result: Result, anew: Figures) -> None:
        if "/" in result.file.removeprefix(RESULTS) or "\\" in result.file:  # it must not lead out of the bundle
            raise ValueError("a name that is no id")
        printed, recomputed = _json(self.folder / result.file), anew.document(result)
        if self.is_public:
            recomputed = public.shown(recomputed)
        found = differences(str(result), printed, recomputed)
        if self.is_public:
            found = self._without_words(result, found, recomputed)
        self.differences += found
        skipped = sum(n for (name, _), n in self.unchecked.items() if name == str(result))
        self.number += len(figures(recomputed)) - skipped

    def _without_words(self, result: Result, found: list[Difference], recomputed: Any) -> list[Difference]:
        """Those that can be checked without words; the others are counted by name."""
        excused = self._excused(result)
        names = [figure_of(place) for place in figures(recomputed)]
        counts = Counter(name for name in names if name in public.WORDS) + Counter(name for _, name in excused)
        self.unchecked |= {(str(result), name): n for name, n in counts.items()}
        return [one for one in found if one.figure not in public.WORDS and (one.of, one.figure) not in excused]

    def _excused(self, result: Result) -> set[tuple[str, str]]:
        """The figures that the bundle itself says cannot be recomputed from it."""
        listed = self.manifest.get("unchecked")
        places = listed.get(result.file) if isinstance(listed, dict) else None
        return {(str(one[0]), str(one[1])) for one in places or () if isinstance(one, list) and len(one) == 2}
