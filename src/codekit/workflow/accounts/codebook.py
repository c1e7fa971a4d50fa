"""The codebook as an appendix: uses as the codebook page counts them, and the differences between its versions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from codekit.errors import CodekitError
from codekit.model.codebook import Codebook
from codekit.model.codebook_diff import diff
from codekit.model.events import Coding
from codekit.model.migrations import in_order
from codekit.reporting.accounts.results import Appendix, Edition
from codekit.workflow.accounts.grounds import Grounds
from codekit.workflow.exports.codebook import chosen, used
from codekit.workflow.exports.ground import Ground, book_of
from codekit.workflow.study import codebooks
from codekit.workflow.study.cases import called
from codekit.workflow.study.study import Study


def appendix(g: Grounds, codebook: str = "") -> Appendix:
    """The appendix of a codebook, by default the study's only one. Raises CodekitError where it must be named."""
    book = g.study.codebook(codebook) if codebook else chosen(g.study, ())
    return appendix_of(g.study, book, g.codings, tuple(editions(g, book)))


def appendix_of(
    study: Study, book: Codebook, codings: Sequence[Coding], editions: tuple[Edition, ...] = ()
) -> Appendix:
    """The appendix of a codebook with these codings alone."""
    uses, _ = used(Ground(study), book, codings)
    return Appendix(study.title, book, uses, editions, _where(study, book, codings), called(study))


def _where(
    study: Study, book: Codebook, codings: Sequence[Coding]
) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    ground, found = Ground(study), defaultdict[str, set[str]](set)
    for coding in codings:
        if book_of(coding.codebook) == book.id:
            found[coding.code].add(coding.transcript)
    return {
        code: (tuple(sorted({ground.case(id_).id for id_ in found[code]} - {""})), tuple(sorted(found[code])))
        for code in book.by_id
    }


def editions(g: Grounds, book: Codebook) -> Iterator[Edition]:
    """Every kept version in order, and the working copy where it is a later one."""
    before: Codebook | None = None
    kept = sorted(codebooks.versions(g.study.store, book.id), key=in_order)
    for key in [*(f"{book.id}@{version}" for version in kept), *([book.id] if book.version not in kept else [])]:
        try:
            now = g.study.codebook(key)
        except CodekitError as error:
            yield Edition(key.partition("@")[2], (), (f"cannot be read: {error.message}",))
            continue
        yield _edition(g, before, now)
        before = now


def _edition(g: Grounds, before: Codebook | None, now: Codebook) -> Edition:
    rounds = [round_ for round_ in g.rounds if round_.codebook == now.key]
    changes = tuple(map(str, diff(before, now))) if before else (f"{len(now.codes)} codes",)
    new = [change for change in now.changes if before is None or change not in before.changes]
    return Edition(
        now.version,
        tuple(round_.id for round_ in rounds),
        changes or ("nothing",),
        tuple(dict.fromkeys(f"{change.code}: {change.reason}" for change in new if change.reason)),
        min((round_.started[:10] for round_ in rounds), default=""),
    )
