"""A bundle without a word: figures from a study in which every text is masked, and nobody and nothing has its name.

What is masked is a study of its own, with texts of as many characters, turns and sentences at the same places and
every coding where it was. So the commands' own functions compute its figures; only those that count words cannot come
out, and are told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from codekit.errors import CodekitError
from codekit.matrix.states import STATES
from codekit.model.polarities import POLARITIES
from codekit.store import temporary
from codekit.workflow.results.bundle import masking
from codekit.workflow.results.bundle.clusters import clusters
from codekit.workflow.results.bundle.comparing import differences
from codekit.workflow.results.bundle.figures import AGREEMENT, MATRIX, SATURATION, Figures, Result
from codekit.workflow.results.bundle.masking import Names
from codekit.workflow.study.study import Study, open_study

KINDS = (AGREEMENT, MATRIX, SATURATION)  # a quotation is words
WORDS = ("cells.words",)  # figures that count words
_PROSE = {"layer", "note", "method", "sentence", "why"}  # for people, and whoever reads may know whose words they are
_NAMED = {
    **dict.fromkeys(("case", "cases", "repeated"), "cases"),
    **dict.fromkeys(("transcript", "transcripts"), "transcripts"),
    **dict.fromkeys(("coders", "positives", "skipped", "means", "absent", *POLARITIES), "people"),
    **dict.fromkeys(("k", "n", "states", "excerpts"), "people"),  # of claims, by coder
}
_CODES = {"name", "code"}  # "REL, itself" is a name
Files = dict[str, bytes]
Documents = dict[Result, Any]


@dataclass(frozen=True)
class Masked:
    """What a public bundle holds: the masked study's files, the figures, and what the manifest says of them."""

    files: Files
    documents: Documents
    about: dict[str, Any]
    told: tuple[str, ...]


def masked(study: Study, documents: Documents) -> Masked:
    """The masked study of a study, and its figures under other names.

    Raises CodekitError where a figure cannot be told without what only the study may hold.
    """
    from codekit.workflow.results.bundle.packing import study_files

    names = masking.names_of(study)
    figures = {result: _shown(renamed(one, names)) for result, one in documents.items() if result.kind in KINDS}
    with temporary.folder() as place:
        told = masking.write(study, names, place, clusters(study, figures))
        anew = Figures(other := open_study(place))
        unchecked = {result.file: _unchecked(result, figures[result], anew) for result in figures}
        files, _ = study_files(other)
    texts = {
        names.transcripts[id_]: {"sha256": text.sha256, "characters": len(text.text)}
        for id_, text in study.transcripts().items()
    }
    about = {"texts": texts, "unchecked": {name: places for name, places in unchecked.items() if places}}
    left_out = [f"{result}: left out: it is words" for result in documents if result.kind not in KINDS]
    return Masked(files, figures, about, (*left_out, *told))


def _unchecked(result: Result, printed: Any, anew: Figures) -> list[list[str]]:
    """Figures, besides those that count words, that the masked study gives otherwise: of a text corrected since."""
    found = differences(str(result), printed, shown(anew.document(result)))
    places = [one for one in found if one.figure not in WORDS]
    for one in places:
        if isinstance(one.printed, str) and one.printed not in STATES:
            raise CodekitError(
                f"{result}: {one.figure} cannot be told without the words", hint="make a bundle without --public"
            )
    return [[one.of, one.figure] for one in places]


def shown(document: Any) -> Any:
    """A document of figures as a public bundle has it: without sentences for people."""
    return _shown(document)


def _shown(value: Any, key: str = "") -> Any:
    if isinstance(value, Mapping):
        return {name: _shown(one, name) for name, one in value.items() if name not in _PROSE and _plain(one, name)}
    if isinstance(value, list):
        return [_shown(one, key) for one in value if _plain(one, key)]
    return value


def _plain(value: Any, key: str) -> bool:
    return not isinstance(value, str) or key in _CODES or not any(map(str.isspace, value))


def renamed(value: Any, names: Names, key: str = "") -> Any:
    """A document in which cases, transcripts and people have the names of the masked study."""
    table: Mapping[str, str] = getattr(names, _NAMED[key]) if key in _NAMED else {}
    if isinstance(value, Mapping):
        return {table.get(name, name): renamed(one, names, name) for name, one in value.items()}
    if isinstance(value, list):
        return [renamed(one, names, key) for one in value]
    return table.get(value, value) if isinstance(value, str) else value
