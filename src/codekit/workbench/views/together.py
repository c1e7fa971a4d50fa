"""Codes that stand together, and kinds of cases by themes: tables beside the matrix."""

from __future__ import annotations

import msgspec

from codekit.model.polarities import SUPPORTING
from codekit.workbench.desk import Desk
from codekit.workbench.views.matrix import tabulate
from codekit.workbench.views.values import Value


class CodeAlone(Value, frozen=True, kw_only=True):
    """One code: in how many units (or excerpts), transcripts and cases it was found."""

    code: str
    name: str
    n: int
    transcripts: int
    cases: int
    above: bool  # another of these codes stands below it


class PairShown(Value, frozen=True, kw_only=True):
    """Two codes, where both were looked for; undefined is null, with a note."""

    codes: list[str]
    n: list[int]  # of the first, of the second
    both: int
    transcripts: int
    cases: int
    jaccard: float | None
    expected: float | None
    ratio: float | None  # observed by expected
    note: str


class TogetherShown(Value, frozen=True, kw_only=True):
    """GET /api/together?codebook=ID[&by=turn|paragraph|sentence|overlap][&polarity=..]: 403 blind as the matrix."""

    codebook: str
    version: str
    layer: str
    by: str
    polarity: list[str]
    codes: list[CodeAlone]
    pairs: list[PairShown]  # none of a code and one below it
    warnings: list[str]


class KindCell(Value, frozen=True, kw_only=True):
    """A theme in the cases of a kind: k of n."""

    theme: str
    k: int
    n: int
    cases: list[str]  # those in which it was found


class KindRow(Value, frozen=True, kw_only=True):
    """A kind of case."""

    value: str
    name: str
    cases: list[str]
    cells: list[KindCell]


class KindsTable(Value, frozen=True, kw_only=True):
    """A table of kinds of cases by themes."""

    title: str
    attribute: str
    themes: list[str]
    rows: list[KindRow]


class KindsShown(Value, frozen=True, kw_only=True):
    """GET /api/matrix/kinds?codebook=ID&by=ATTRIBUTE: the tables that the codebook asks for, or one of all themes."""

    names: dict[str, str]  # of themes
    tables: list[KindsTable]


def together(desk: Desk, codebook: str, *, by: str = "", polarity: str = "") -> TogetherShown:
    """Every pair of codes as `codekit cooccur --json` has it.

    Raises BlindRoundError while the coder is blind in some round, UnknownNameError for an unknown name.
    """
    from codekit.workflow.results import cooccurrence

    desk.sight.refuse_totals()
    found = cooccurrence.cooccur(desk.study, codebook, by=by or cooccurrence.TURN, polarity=polarity or SUPPORTING)
    document = found.to_json()
    for code in document["codes"]:
        code["name"] = found.matrix.codebook[code["code"]].name
        code["above"] = not set(found.codes).isdisjoint(found.matrix.codebook.descendants(code["code"]))
    warnings = [str(note) for note in (*found.matrix.warnings, *found.warnings)]
    return msgspec.convert(document | {"warnings": warnings}, TogetherShown)


def kinds(desk: Desk, codebook: str, by: str) -> KindsShown:
    """Kinds of cases by themes, as `codekit matrix --by --json` has them. Raises as `together`."""
    from codekit.workflow.results import tabulate as results

    tabulated = tabulate(desk, codebook)
    tables = [profile.to_json() for profile in results.by_kind(tabulated, by)]
    names = {code: tabulated.codebook[code].name for table in tables for code in table["themes"]}
    attribute = [{**table, "attribute": by} for table in tables]
    return msgspec.convert({"names": names, "tables": attribute}, KindsShown)
