"""The kinds of accounts by name: how each is made, what it says as content, and the files that it is written into."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codekit.errors import CodekitError, UnknownNameError
from codekit.reporting.amounts import CUTS, Cut
from codekit.workflow.accounts.grounds import Grounds
from codekit.workflow.accounts.standards import STANDARDS
from codekit.workflow.reports.forms import form_of

if TYPE_CHECKING:
    from codekit.reporting.content import Content

METHODS, AUDIT, CODEBOOK, THEMES, MEMBER_CHECK = "methods", "audit", "codebook", "themes", "member-check"
KINDS = (METHODS, *STANDARDS, AUDIT, CODEBOOK, THEMES, MEMBER_CHECK)
CSV = ".csv"


@dataclass(frozen=True)
class Asked:
    """What an account may be asked for; `cuts` are the words for k of n, None where none are wanted."""

    codebook: str = ""
    quotes: Path | None = None
    attribution: tuple[str, ...] = ("case", "role")
    cuts: Sequence[Cut] | None = CUTS


def known(kind: str) -> str:
    """The name of a kind. Raises UnknownNameError for an unknown one."""
    if kind not in KINDS:
        raise UnknownNameError("kind of report", kind, KINDS)
    return kind


def check(kind: str, path: Path | None) -> None:
    """Refuse a file that this kind is not written into, before anything is computed.

    Raises UnknownNameError for an unknown kind, CodekitError for another ending.
    """
    known(kind)
    if path is None or kind == MEMBER_CHECK:
        if path is not None and path.suffix and not path.is_dir():
            raise CodekitError(f"{path.name}: packets go into a folder", hint="-o FOLDER: a Word file for each case")
        return
    if not (path.suffix.lower() == CSV and kind in STANDARDS):
        form_of(path).load()


def make(kind: str, g: Grounds, asked: Asked) -> Any:
    """The account as a value. Raises what its maker raises."""
    return _MAKERS[kind](g, asked)


def content(kind: str, made: Any, asked: Asked) -> Content:
    """What the account says, before it has a form."""
    from codekit.reporting.accounts import checklist, codebook, methods, themes, trail

    if kind == THEMES:
        return themes.build(made, asked.cuts)
    builders: Mapping[str, Callable[[Any], Content]] = {
        METHODS: methods.build,
        AUDIT: trail.build,
        CODEBOOK: codebook.build,
    }
    return builders.get(kind, checklist.build)(made)


def write(kind: str, made: Any, path: Path, asked: Asked) -> None:
    """Write an account in the form that the file's ending names. Raises what `check` raises."""
    if path.suffix.lower() == CSV and kind in STANDARDS:
        from codekit.reporting.accounts.checklist import COLUMNS, row
        from codekit.tables.records import Records
        from codekit.tables.records import write as write_rows

        write_rows(path, Records(kind, COLUMNS, [row(item) for item in made.items], ()))
        return
    form_of(path).call(path, content(kind, made, asked))


def _checklist(name: str) -> Callable[[Grounds, Asked], Any]:
    from codekit.workflow.accounts.checklists import checklist

    return lambda g, _: checklist(g, name)


def _methods(g: Grounds, _: Asked) -> Any:
    from codekit.workflow.accounts.methods import methods

    return methods(g)


def _audit(g: Grounds, _: Asked) -> Any:
    from codekit.workflow.accounts.trail import trail

    return trail(g)


def _codebook(g: Grounds, asked: Asked) -> Any:
    from codekit.workflow.accounts.codebook import appendix

    return appendix(g, asked.codebook)


def _themes(g: Grounds, asked: Asked) -> Any:
    from codekit.workflow.accounts.themes import themes

    return themes(g, attribution=asked.attribution, chosen=asked.quotes)


def _packets(g: Grounds, _: Asked) -> Any:
    from codekit.workflow.accounts.packets import packets

    return packets(g)


_MAKERS: Mapping[str, Callable[[Grounds, Asked], Any]] = {
    METHODS: _methods,
    AUDIT: _audit,
    CODEBOOK: _codebook,
    THEMES: _themes,
    MEMBER_CHECK: _packets,
    **{name: _checklist(name) for name in STANDARDS},
}
