"""A bundle is written: the study, its results, a hash of every file, and RO-Crate metadata that say what each is."""

from __future__ import annotations

import contextlib
import json
import zipfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from codekit import __version__
from codekit.errors import CodekitError, Problem
from codekit.model.subjects import EXPORTED
from codekit.store.files import digest
from codekit.store.settings import RULES
from codekit.tables import limits
from codekit.tables.whole import replacing
from codekit.workflow.results.bundle import crate
from codekit.workflow.results.bundle.comparing import differences
from codekit.workflow.results.bundle.figures import Figures, Result
from codekit.workflow.rounds.visibility import blind_in, refuse_blind
from codekit.workflow.study.study import Study

MANIFEST = "codekit-bundle.json"
STUDY = "study/"
FORM = 1  # of the manifest
_EXPORTED = f"study/{EXPORTED}/"  # who was given what is no part of the study that somebody is given
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same study gives the same bytes
Files = dict[str, bytes]


@dataclass(frozen=True)
class Bundled:
    """What went into a bundle, and what could not; `sha256` is of the whole file."""

    results: tuple[Result, ...]
    files: int
    sha256: str
    told: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The document of `codekit bundle --json`."""
        results = [{"kind": one.kind, "of": one.of, "file": one.file} for one in self.results]
        return {"results": results, "files": self.files, "sha256": self.sha256, "told": list(self.told)}


def pack(study: Study, path: Path, *, public: bool = False, agree: Sequence[str] = ()) -> Bundled:
    """Write a bundle of a study; a public one holds no word of any transcript.

    `agree` are lines of options of `codekit agree`: the agreement of every compared round is in it by each, beside the
    usual one. Raises BlindRoundError while a round is blind, CodekitError for a file that is no .zip, for options that
    the command does not take, and what cannot be read.
    """
    if path.suffix.lower() != ".zip":
        raise CodekitError(f"{path.name}: a bundle is a zip file", hint="name it .zip")
    for round_ in study.rounds():
        refuse_blind(round_)
    documents, told = computed(Figures(study, agree))
    told += _outdated(study, documents)
    files, left_out = study_files(study)
    about: dict[str, Any] = {}
    if public:
        from codekit.workflow.results.bundle import public as public_

        masked = public_.masked(study, documents)
        documents, files, about = masked.documents, masked.files, masked.about
        told = [*told, *masked.told]
    else:
        told += left_out
    packed = {STUDY + name: data for name, data in files.items()}
    packed |= {result.file: as_json(document) for result, document in documents.items()}
    packed[MANIFEST] = as_json(_manifest(tuple(documents), about, public=public))
    packed[crate.FILE] = as_json(crate.metadata(packed, title="" if public else study.title, day=_last_day(files)))
    _write(path, packed)
    return Bundled(tuple(documents), len(packed), digest(path.read_bytes()), tuple(told))


def computed(figures: Figures) -> tuple[dict[Result, Any], list[str]]:
    """Every result that can be computed, and why others cannot."""
    documents, told = dict[Result, Any](), list[str]()
    for result in figures.results:
        try:
            documents[result] = figures.document(result)
        except CodekitError as error:
            told.append(f"{result}: left out: {error.message}")
    return documents, told


def _outdated(study: Study, documents: Mapping[Result, Any]) -> list[str]:
    """Results in exports/ that are not what the ledgers give now: they may be printed already."""
    told = []
    for result, document in documents.items():
        path = study.store.exports / Path(result.file).name
        with contextlib.suppress(OSError, ValueError, RecursionError, CodekitError):
            printed = json.loads(limits.contents(path))
            n = len(differences(str(result), printed, {name: document.get(name) for name in printed}))
            told += [f"exports/{path.name}: {n} figures are others now: codekit analyze"] if n else []
    return told


def _manifest(results: tuple[Result, ...], about: Mapping[str, Any], *, public: bool) -> dict[str, Any]:
    return {
        "bundle": FORM,
        "codekit": __version__,
        "rules": RULES,
        "public": public,
        "results": [{"file": one.file, **asdict(one)} for one in results],
        **about,
    }


def study_files(study: Study) -> tuple[Files, list[str]]:
    """The documents and ledgers of a study as they are; the codings of blind rounds that were given up stay out.

    So does the record of what was exported: with it no bundle would be the same twice.
    """
    hidden = {round_.id for round_ in study.all_rounds() if round_.given_up and blind_in(round_)}
    files = {key: study.store.document(key).read_bytes() for key in study.store.documents()}
    problems: list[Problem] = []
    lines: dict[str, dict[bytes, None]] = defaultdict(dict)
    for name, line in study.store.lines(problems):
        if name.startswith(_EXPORTED):
            continue
        if not (name.startswith("codings/") and name.split("/")[1] in hidden):
            lines[name][line.rstrip(b"\n")] = None
    files |= {name: b"".join(line + b"\n" for line in each) for name, each in lines.items()}
    told = [f"round {id_}: was blind when it was given up; its codings stay out" for id_ in sorted(hidden)]
    return files, [*told, *(f"left out: {problem}" for problem in problems)]


def _last_day(files: Files) -> str:
    """The day of the last event: what stands in a bundle depends on the study alone."""
    days = [str(json.loads(line).get("at", ""))[:10] for line in _lines(files)]
    return max(days, default="") or "1980-01-01"


def _lines(files: Files) -> list[bytes]:
    return [line for name, data in files.items() if name.endswith(".jsonl") for line in data.splitlines() if line]


def as_json(value: Any) -> bytes:
    """A document as it lies in a bundle."""
    return (json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode("utf-8")


def _write(path: Path, files: Files) -> None:
    with replacing(path) as draft, zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type, member.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(member, files[name])
