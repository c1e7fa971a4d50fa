"""The codebook as one page, with how often each code was used by whom, as far as that may be seen."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from codekit.errors import CodekitError
from codekit.model.codebook import Codebook
from codekit.model.events import Coding
from codekit.reporting.codebook_page import CodebookPage, Use, render
from codekit.tables.whole import replace_file
from codekit.workflow.coding.export import Exported
from codekit.workflow.exports.ground import Ground, book_of
from codekit.workflow.study.study import Study


def write_page(path: Path, codings: Sequence[Coding], study: Study) -> str:
    """Write a codebook as one page.

    Raises CodekitError where none is named and the study has not just one, UnknownNameError for an unknown one.
    """
    book = chosen(study, codings)
    uses, strangers = used(Ground(study), book, codings)
    page = render(CodebookPage(study.title, book, uses, strangers))
    replace_file(path, page.encode("utf-8", "replace"))
    return f"{len(book.codes)} codes"


def chosen(study: Study, codings: Sequence[Coding]) -> Codebook:
    """The codebook that was asked for, or the only one."""
    named = codings.wanted.codebook if isinstance(codings, Exported) else ""
    ids = study.codebook_ids()
    if not named and len(ids) != 1:
        hint = f"--codebook {' or '.join(ids)}" if ids else "put one into codebooks/, or: codekit codebook import FILE"
        raise CodekitError("which codebook?" if ids else "there is no codebook yet", hint=hint)
    return study.codebook(named or ids[0])


def used(ground: Ground, book: Codebook, codings: Sequence[Coding]) -> tuple[Mapping[str, Use], Mapping[str, int]]:
    """The use of every code, in any version of the codebook; and of codes that this version does not have."""
    by_code: defaultdict[str, list[Coding]] = defaultdict(list)
    for coding in codings:
        if book_of(coding.codebook) == book.id:
            by_code[coding.code].append(coding)
    uses = {id_: _use(ground, book, id_, by_code) for id_ in book.by_id}
    return uses, Counter({code: len(listed) for code, listed in by_code.items() if code not in book})


def _use(ground: Ground, book: Codebook, code: str, by_code: Mapping[str, Sequence[Coding]]) -> Use:
    own = by_code.get(code, ())
    transcripts = {coding.transcript for coding in own}
    return Use(
        codings=len(own),
        below=sum(len(by_code.get(each, ())) for each in book.descendants(code)),
        coders=tuple(sorted({coding.coder for coding in own})),
        transcripts=len(transcripts),
        cases=len({case.id for each in transcripts if (case := ground.case(each)).id}),
    )
