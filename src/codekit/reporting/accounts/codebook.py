"""The codebook as an appendix: every code, how it was used, and what became of the book from version to version."""

from __future__ import annotations

from codekit.model.codebook import Code
from codekit.reporting.accounts.results import Appendix, Edition
from codekit.reporting.content import COUNT, LONG, Column, Content, Inner, Part, Table, Value


def build(appendix: Appendix) -> Content:
    """The appendix."""
    book = appendix.book
    words = [f"Codebook {book.id}, version {book.version}, {len(book.codes)} codes."]
    words += [words_ for words_ in (book.purpose, book.unit and f"Unit of coding: {book.unit}.") if words_]
    return Content(
        book.title or book.id,
        appendix.study,
        (
            Part("about", "About", tuple(words)),
            Part("codes", "Codes", tables=(_codes(appendix),)),
            Part("uses", "Uses", tables=(_uses(appendix), _where(appendix))),
            Part("versions", "Versions", tables=(_versions(appendix.editions),)),
        ),
    )


def _head(appendix: Appendix, code: Code) -> Value:
    depth = len(appendix.book.ancestors(code.id))
    return Inner(code.id, depth) if depth else code.id


def _ordered(appendix: Appendix) -> list[Code]:
    return [appendix.book[id_] for id_, _ in appendix.book.walk()]


def _codes(appendix: Appendix) -> Table:
    columns = (
        Column("code", width=18),
        Column("name", LONG, 20),
        Column("definition", LONG, 36),
        Column("include", LONG, 26),
        Column("do not include", LONG, 26),
        Column("examples", LONG, 30),
        Column("origin", LONG, 16),
    )
    rows = tuple(
        (
            _head(appendix, code),
            code.name,
            code.definition,
            code.include,
            code.exclude,
            "\n".join(code.examples),
            "; ".join(filter(None, (code.origin, code.source))),
        )
        for code in _ordered(appendix)
    )
    return Table("Codes and how to apply them", columns, rows, sheet="Codes")


def _uses(appendix: Appendix) -> Table:
    columns = (
        Column("code", width=18),
        Column("codings", COUNT, 10),
        Column("of codes below", COUNT, 10),
        Column("transcripts", COUNT, 10),
        Column("cases", COUNT, 10),
        Column("coders", LONG, 24),
    )
    rows = tuple(
        (_head(appendix, code), use.codings, use.below, use.transcripts, use.cases, ", ".join(use.coders))
        for code in _ordered(appendix)
        for use in (appendix.uses[code.id],)
    )
    note = "Every coding that may be seen: of each coder, round and version, and of the consensus."
    return Table("How often each code was used", columns, rows, note=note, sheet="Uses")


def _where(appendix: Appendix) -> Table:
    columns = (Column("code", width=18), Column("cases", LONG, 50), Column("transcripts", LONG, 50))
    rows = tuple(
        (
            _head(appendix, code),
            ", ".join(appendix.called.get(case, case) for case in appendix.where[code.id][0]),
            ", ".join(appendix.where[code.id][1]),
        )
        for code in _ordered(appendix)
        if appendix.where[code.id][1]
    )
    return Table("Where each code was used", columns, rows, sheet="Where")


def _versions(editions: tuple[Edition, ...]) -> Table:
    columns = (
        Column("version", width=9),
        Column("first used", width=11),
        Column("rounds", LONG, 14),
        Column("what it changed", LONG, 52),
        Column("why", LONG, 30),
    )
    rows = tuple(
        (one.version, one.first, ", ".join(one.rounds), "\n".join(one.changes), "\n".join(one.reasons))
        for one in editions
    )
    return Table("Versions and what each changed", columns, rows, sheet="Versions")
