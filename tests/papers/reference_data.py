"""The data formats of reference cases, laid out as what `codekit.agreement` takes."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from codekit.agreement import (
    CodedSpan,
    Ratings,
    UnitizedText,
    from_counts,
    from_table,
    on_characters,
    on_segments,
    ratings_of_code,
    read,
    trim,
)

Case = dict[str, Any]
Rows = list[list[Any]]


class NotOfferedError(Exception):
    """A coefficient, or a coefficient on data of a kind, that codekit does not offer."""


@dataclass(frozen=True)
class Laid:
    """Ratings of named coders, the transcript of each unit, and the categories that are declared, if any."""

    ratings: Ratings
    coders: list[str]
    clusters: list[Hashable] | None
    declared: Sequence[Hashable] | int | None
    positive: Hashable


def layout(case: Case) -> str:
    """The format of a case's data: its kind, or what its keys say."""
    data = case["data"]
    if "transcripts" in data:
        return "multi_spans" if any("coders" in text for text in data["transcripts"]) else "clustered_ratings"
    keys = {"table": "table", "tables": "tables", "ratings": "ratings", "counts": "counts", "sets": "sets"}
    keys |= {"frequencies": "frequencies", "masses_a": "segmentation", "coders": "spans", "a": "set_pair"}
    for key, name in keys.items():
        if key in data:
            return name
    raise NotOfferedError(f"unknown data: {sorted(data)}")


def lay(case: Case, *, characters: bool = False) -> Laid:
    """The ratings of a case, whatever its format."""
    data, given = case["data"], case["parameters"]
    kind = layout(case)
    if kind == "table":
        return _finish(case, from_table(data["table"], data.get("categories")), ["A", "B"], None)
    if kind == "counts":
        return _finish(case, from_counts(data["counts"], data.get("categories")), [], None)
    if kind in {"ratings", "clustered_ratings", "sets"}:
        coders, rows, clusters = _rated({"ratings": data["sets"]} if kind == "sets" else data)
        if kind == "sets" or any("sets" in text for text in data.get("transcripts", ())):
            rows = _decided(rows, given, tree(case))
    elif kind in {"spans", "multi_spans"}:
        coders, rows, clusters = _of_spans(case, characters=characters)
    else:
        raise NotOfferedError(f"no ratings in data of kind {kind}")
    return _finish(case, read(_hashable(rows)), coders, clusters)


def _finish(case: Case, ratings: Ratings, coders: list[str], clusters: list[Hashable] | None) -> Laid:
    given = case["parameters"]
    declared = given.get("categories", case["data"].get("categories"))
    if declared is None and "code" in given:
        declared = [0, 1]
    if given.get("pair") is not None:
        pair = [place(coder, coders) for coder in given["pair"]]
        rows = np.vstack((ratings.by_coder, np.full((1, ratings.by_coder.shape[1]), -1)))  # the last did nothing
        ratings = Ratings(ratings.categories, rows[pair])
        coders = [str(coder) for coder in given["pair"]]
    return Laid(ratings, coders, clusters, declared, _positive(case, ratings))


def place(coder: Hashable, coders: Sequence[str]) -> int:
    """The place of a coder who is given by name or by number; -1 for one who did nothing."""
    if str(coder) in coders:
        return list(coders).index(str(coder))
    return coder if isinstance(coder, int) and coder < len(coders) else -1


def tree(case: Case, text: dict[str, Any] | None = None) -> dict[str, str]:
    """The parent of each code."""
    for source in (text or {}, case["data"], case["parameters"]):
        if source.get("code_tree"):
            return source["code_tree"]  # type: ignore[no-any-return]
    return {}


def _positive(case: Case, ratings: Ratings) -> Any:
    """The value that means yes: as named, else 1, yes, y, true or present, else the first category of a table."""
    for named in (case["parameters"].get("positive"), case["data"].get("positive")):
        if named is not None:
            return named
    yes = {"1", "yes", "y", "true", "present"}
    listed = case["parameters"].get("categories", case["data"].get("categories"))
    if "table" in case["data"] and not isinstance(listed, list):
        return ratings.categories[0] if ratings.categories else 1
    known = [*(listed if isinstance(listed, list) else ()), *ratings.categories]
    for category in known:
        if str(category).lower() in yes:
            return category
    return known[0] if "table" in case["data"] and known else 1


def _rated(data: dict[str, Any]) -> tuple[list[str], Rows, list[Hashable] | None]:
    """Coders, rows and clusters; a coder who is absent from a transcript has None there."""
    if "ratings" in data:
        coders, found = _named(data["ratings"])
        units = max((len(row) for row in found if row is not None), default=0)
        return coders, [[None] * units if row is None else row for row in found], data.get("clusters")
    each = [_assigned(text) for text in data["transcripts"]]
    coders = list(dict.fromkeys(coder for names, _ in each for coder in names))
    together: Rows = [[] for _ in coders]
    clusters: list[Hashable] = []
    for t, (names, rows) in enumerate(each):
        units = max((len(row) for row in rows if row is not None), default=0)
        own = dict(zip(names, rows, strict=True))
        for coder, row in zip(coders, together, strict=True):
            mine = own.get(coder)
            row.extend([None] * units if mine is None else mine)
        clusters += [t] * units
    return coders, together, clusters


def _named(ratings: Any) -> tuple[list[str], list[Any]]:
    if isinstance(ratings, dict):
        return list(ratings), list(ratings.values())
    rows = list(ratings or [])
    return [chr(ord("A") + i) for i in range(len(rows))], rows


def _assigned(text: dict[str, Any]) -> tuple[list[str], list[list[Any] | None]]:
    """The ratings of one transcript; a coder to whom it was not assigned has none."""
    names, rows = _named(text.get("ratings", text.get("sets")))
    assigned = text.get("assigned", names)
    return names, [row if name in assigned else None for name, row in zip(names, rows, strict=True)]


def _hashable(rows: Rows) -> Rows:
    return [[frozenset(v) if isinstance(v, list) else v for v in row] for row in rows]


def _decided(rows: Rows, given: dict[str, Any], parents: dict[str, str]) -> Rows:
    """Sets as they are, or one code's yes and no; with `roll_up` a code counts as its ancestors too."""
    if given.get("roll_up"):
        rows = [
            [None if held is None else sorted({a for c in held for a in upwards(c, parents)}) for held in row]
            for row in rows
        ]
    return ratings_of_code(rows, given["code"]) if "code" in given else rows


def upwards(code: str, parents: dict[str, str]) -> list[str]:
    """A code and its ancestors."""
    found = [code]
    while (above := parents.get(found[-1])) is not None and above not in found:
        found.append(above)
    return found


def texts(case: Case) -> list[dict[str, Any]]:
    """One text, or several."""
    return case["data"].get("transcripts", [case["data"]])  # type: ignore[no-any-return]


def spans_of(text: dict[str, Any], case: Case) -> dict[str, list[CodedSpan]]:
    """Spans per coder, trimmed and rolled up where the parameters say so; who did not do the text is absent."""
    found, given = {}, case["parameters"]
    assigned = text.get("assigned")
    coders = dict.fromkeys(assigned or (), ()) | text["coders"]
    for coder, rows in coders.items():
        if rows is None or (assigned is not None and coder not in assigned):
            continue
        spans = [_span(row) for row in rows]
        if given.get("trim_edge_whitespace") or given.get("trim"):
            spans = trim(text["text"], spans)
        if given.get("roll_up"):
            parents = tree(case, text)
            spans = [CodedSpan(s.start, s.end, above) for s in spans for above in upwards(str(s.code), parents)]
        found[coder] = spans
    return found


def _span(row: Any) -> CodedSpan:
    if isinstance(row, dict):
        return CodedSpan(row["start"], row["end"], row.get("code"))
    return CodedSpan(*row)


def length_of(text: dict[str, Any]) -> int:
    """The length of a text in characters."""
    return int(text["text_length"]) if text.get("text_length") is not None else len(text["text"])


def joined(case: Case) -> dict[str, list[CodedSpan]]:
    """The spans of each coder over all texts that all coders did, laid end to end."""
    found: dict[str, list[CodedSpan]] = {}
    names = everyone(case)
    before = 0
    for text in texts(case):
        own = spans_of(text, case)
        for coder in names:
            rows = own[coder] if len(own) == len(names) else []
            found.setdefault(coder, []).extend(CodedSpan(s + before, e + before, code) for s, e, code in rows)
        before += length_of(text)
    return found


def everyone(case: Case) -> list[str]:
    """All coders of all texts."""
    return list(
        dict.fromkeys(name for text in texts(case) for name in (*(text.get("assigned") or ()), *text["coders"]))
    )


def unitized(case: Case) -> list[UnitizedText]:
    """Texts for the u-alpha family, of all coders or of the pair named."""
    names = everyone(case)
    if case["parameters"].get("pair") is not None:
        places = [place(coder, names) for coder in case["parameters"]["pair"]]
        names = [names[i] for i in places if i >= 0]
    found = []
    for text in texts(case):
        own = spans_of(text, case)
        found.append(UnitizedText(length_of(text), {name: own[name] for name in names if name in own}))
    return found


def _of_spans(case: Case, *, characters: bool) -> tuple[list[str], Rows, list[Hashable]]:
    """Yes and no per character or segment; without a code the sets of codes of each segment."""
    given = case["parameters"]
    coders = everyone(case)
    rows: Rows = [[] for _ in coders]
    clusters: list[Hashable] = []
    for t, text in enumerate(texts(case)):
        own = spans_of(text, case)
        by_segment = not characters and given.get("unit", "segment" if "segments" in text else "character") == "segment"
        if by_segment and "segments" not in text:
            raise NotOfferedError("no segments are given")
        units = len(text["segments"]) if by_segment else length_of(text)
        for coder, row in zip(coders, rows, strict=True):
            mine = _decisions(own[coder], text, given, by_segment=by_segment) if coder in own else [None] * units
            row.extend(mine)
        clusters += [t] * units
    return coders, rows, clusters


def _decisions(spans: list[CodedSpan], text: dict[str, Any], given: dict[str, Any], *, by_segment: bool) -> Any:
    def laid(codes: list[Hashable] | None) -> Any:
        if not by_segment:
            return on_characters(spans, length_of(text), codes=codes).tolist()
        borders = [[s["start"], s["end"]] if isinstance(s, dict) else s for s in text["segments"]]
        return on_segments(spans, borders, codes=codes, rule=given.get("segment_rule", "any")).tolist()

    if "code" in given:
        return laid([given["code"]])
    if given.get("metric") in {"jaccard", "masi"}:
        codes = list(dict.fromkeys(span.code for span in spans))
        flags = [laid([code]) for code in codes]
        units = len(text["segments"]) if by_segment else length_of(text)
        return [[code for code, held in zip(codes, flags, strict=True) if held[u]] for u in range(units)]
    return laid(None)
