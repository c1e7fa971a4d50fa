"""The revision report: counts by code and kind, the list with both versions, and why."""

from __future__ import annotations

from collections.abc import Iterator

from codekit.model.events import Coding
from codekit.model.polarities import SUPPORTING
from codekit.model.rounds import SECOND_PASS
from codekit.reporting.content import COUNT, LONG, Column, Content, Part, Table, Value
from codekit.reporting.revisions.record import KINDS, NOTE, Excerpt, Record, Revised

SHOWN = {
    "added": "added",
    "removed": "removed",
    "respanned": "other borders",
    "recoded": "other code",
    "repolarised": "other polarity",
    "revalued": "other value",
    "confirmed": "confirmed",
    "untouched": "no decision",
}
_RARE = ("repolarised", "revalued")  # left out where there is none
_UNTOUCHED = (
    "No decision: neither confirmed nor changed. It stands, and nothing says whether it was looked at on its own."
)
_HEAD = "Revision report"
_PLACE = (Column("transcript", width=13), Column("case", width=12), Column("turn", COUNT, 7))


def build(found: Record) -> Content:
    """The report as content for every form."""
    parts = _second_pass(found) if found.round.kind == SECOND_PASS else _subcodes(found)
    return Content(_HEAD, f"{found.study}, round {found.round.id}", (_about(found), *parts))


def sentence(found: Record) -> str:
    """What went over what, and how far it is."""
    round_, coders = found.round, ", ".join(found.round.coders)
    what = f"Second pass {round_.id}" if round_.kind == SECOND_PASS else f"Sub-codes of {round_.parent} ({round_.id})"
    far = f"{len(found.finished)} of {len(round_.transcripts)} transcripts are finished"
    return f"{what} by {coders} over {found.over}, {round_.codebook}: {far}."


def _about(found: Record) -> Part:
    waiting = [f"Not finished, and not counted: {', '.join(found.waiting)}."] if found.waiting else []
    return Part("about", "What this is", (sentence(found), *waiting, NOTE))


def kinds(found: Record) -> list[tuple[str, int]]:
    """Each kind of change in words, with its number."""
    counts = found.counts.as_dict()
    return [(SHOWN[kind], counts[kind]) for kind in KINDS if counts[kind] or kind not in _RARE]


def _second_pass(found: Record) -> Iterator[Part]:
    rows = tuple((name, n) for name, n in kinds(found))
    yield Part("counts", "What was changed", (_UNTOUCHED,), tables=(_table("", ("change", 18), ("codings", 0), rows),))
    yield Part("codes", "By code", tables=(_by_code(found),))
    listed = [one for one in found.revised if one.change.kind != "untouched"]
    valued = any(coding and coding.value for one in listed for coding in (one.change.before, one.change.after))
    yield Part("changes", "Every change", tables=(_changes(found, listed, valued=valued),))


def _table(
    title: str, head: tuple[str, float], number: tuple[str, float], rows: tuple[tuple[Value, ...], ...]
) -> Table:
    return Table(title, (Column(head[0], width=head[1]), Column(number[0], COUNT)), rows)


def code_columns(found: Record) -> list[str]:
    """The kinds that the table by code has a column for, in their order."""
    used = {name for row in found.by_code().values() for name, n in row.items() if n}
    wanted = ("below", "confirmed", "untouched", "removed", "respanned", "recoded", "repolarised", "revalued")
    return [n for n in (*wanted, "recoded_to", "added", "after") if n in used or n not in _RARE]


def heading(kind: str) -> str:
    """A kind as the head of a column."""
    named = {"below": "before", "recoded": "to another code", "recoded_to": "from another code", "after": "after"}
    return named.get(kind) or SHOWN[kind]


def _by_code(found: Record) -> Table:
    names = code_columns(found)
    rows: list[tuple[Value, ...]] = [(code, *(row[name] for name in names)) for code, row in found.by_code().items()]
    total: tuple[Value, ...] = ("all codes", *(sum(row[name] for row in found.by_code().values()) for name in names))
    columns = (Column("code", width=22), *(Column(heading(name), COUNT, 12) for name in names))
    note = "After: before, less what was removed or went to another code, with what came from one and what was added."
    return Table("Codings by code", columns, (*rows, total), note=f"{note} {NOTE}", sheet="By code")


def _side(coding: Coding | None, words: str, *, valued: bool) -> tuple[Value, ...]:
    if coding is None:
        return ("", "", *([""] if valued else []), "")
    polarity = coding.polarity if coding.polarity != SUPPORTING else ""
    return (coding.code, polarity, *([coding.value] if valued else []), words)


def _changes(found: Record, listed: list[Revised], *, valued: bool) -> Table:
    def side(name: str) -> tuple[Column, ...]:
        value = (Column(f"value {name}", width=9),) if valued else ()
        words = Column(f"words {name}", LONG, 50)
        return (Column(f"code {name}", width=18), Column(f"polarity {name}", width=12), *value, words)

    columns = (*_PLACE, Column("change", width=14), *side("before"), *side("after"), Column("reason", LONG, 32))
    people = (Column("coded by", width=11), Column("changed by", width=11))
    rows = tuple(_change(found, one, valued=valued) for one in listed)
    title = "Every change, with both versions"
    return Table(title, (*columns, *people), rows, note=NOTE, sheet="Changes", long=True)


def _change(found: Record, one: Revised, *, valued: bool) -> tuple[Value, ...]:
    before, after = one.change.before, one.change.after
    return (
        *(*_place(found, one), SHOWN[one.change.kind]),
        *_side(before, one.words[0], valued=valued),
        *_side(after if after is not before else None, one.words[1], valued=valued),
        *(one.reason, before.coder if before else "", one.by),
    )


def _place(found: Record, one: Revised | Excerpt) -> tuple[Value, ...]:
    return one.transcript, found.called.get(one.case, one.case), one.turn


def _subcodes(found: Record) -> Iterator[Part]:
    n, without, parent = len(found.excerpts), len(found.without), found.round.parent
    words = f"{n} passages are coded {parent} or below it; {n - without} have a sub-code, {without} have none."
    columns = (Column("sub-code", width=22), *(Column(name, COUNT) for name in ("codings", "excerpts", "transcripts")))
    rows: list[tuple[Value, ...]] = [(code, *row.values()) for code, row in found.by_subcode().items()]
    yield Part("counts", "By sub-code", (words,), tables=(Table("", columns, rows),))
    yield Part("excerpts", "What was sub-coded into what", tables=(_excerpts(found),))
    yield Part("without", "Passages without a sub-code", tables=(_without(found),))


def _excerpts(found: Record) -> Table:
    said = (Column("passage", LONG, 60), Column("coded", width=18), Column("coded by", width=11))
    given = (Column("sub-code", width=18), Column("polarity", width=12), Column("words", LONG, 44))
    columns = (*_PLACE, *said, *given, Column("reason", LONG, 30), Column("by", width=11))
    rows = [
        (
            *(*_place(found, one), one.words, *_coded(one.parents)),
            *_side(coding, coding.quote, valued=False),
            *(one.reasons.get(coding.id, ""), coding.coder),
        )
        for one in found.excerpts
        for coding in one.subcodes
    ]
    return Table("Every sub-code, with its passage", columns, tuple(rows), note=NOTE, sheet="Sub-codes", long=True)


def _without(found: Record) -> Table:
    columns = (*_PLACE, Column("passage", LONG, 70), Column("coded", width=18), Column("coded by", width=11))
    rows = tuple((*_place(found, one), one.words, *_coded(one.parents)) for one in found.without)
    return Table("Passages without a sub-code", columns, rows, sheet="Without sub-code")


def _coded(parents: tuple[Coding, ...]) -> tuple[str, str]:
    codes, coders = ([getattr(coding, name) for coding in parents] for name in ("code", "coder"))
    return ", ".join(dict.fromkeys(codes)), ", ".join(dict.fromkeys(coders))
