"""The selections of a text as they are written: codings, comments on passages, and notes about them."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from codekit.formats.projects.refi.elements import moment
from codekit.formats.projects.refi.marks import marked
from codekit.model.project import CODING, SPAN, Applied, ProjectMemo, Text
from codekit.model.span import Span

if TYPE_CHECKING:
    from codekit.formats.projects.refi.body import Body, Counted

_QUOTED = 80  # characters of a passage in its selection's name


def selections(body: Body, source: Any, text: Text, counted: Counted) -> None:
    """Add the selections of a text: one for each passage, and one for each coding with a comment of its own."""
    for group in _together(body.of_text(text.id)):
        _coded(body, source, group, counted)
    for memo in body.project.memos:
        if memo.kind == SPAN and memo.about == text.id and memo.span is not None:
            _memo(body, source, memo, memo.span, counted)


def _together(codings: Sequence[Applied]) -> list[list[Applied]]:
    """Codings of one passage share a selection, where none has a comment and all say who and when.

    What a coding does not say of itself, a reader takes from the selection around it.
    """
    groups: dict[Hashable, list[Applied]] = {}
    for coding in (replace(coding, memo=marked(coding)) for coding in codings):
        shared = coding.by and coding.at and not coding.memo.strip()
        groups.setdefault(coding.span if shared else coding.id, []).append(coding)
    return list(groups.values())


def _coded(body: Body, source: Any, codings: list[Applied], counted: Counted) -> None:
    first = codings[0]
    guid = body.make.guids.of("selection", f"of {body.make.guids.of('coding', first.id)}")
    element = _selection(body, source, first.span, counted, (guid, first.by, first.at))
    if first.memo.strip():
        body.make.describe(element, first.memo)
    for coding in codings:
        made = body.make.add(
            element,
            "Coding",
            guid=body.make.guids.of("coding", coding.id),
            creatingUser=body.user(coding.by),
            creationDateTime=moment(coding.at),
        )
        body.make.refer(made, "CodeRef", "code", [coding.code])
        body.make.refer(made, "NoteRef", "memo", body.notes_on(CODING).get(coding.id, ()))


def _memo(body: Body, source: Any, memo: ProjectMemo, span: Span, counted: Counted) -> None:
    """A comment on a passage, or a passage that a note is about."""
    if not memo.words.strip():
        return
    if body.is_comment(memo):
        guid = body.make.guids.of("comment", memo.id)
        body.make.describe(_selection(body, source, span, counted, (guid, memo.by, memo.at)), memo.words)
        return
    guid = body.make.guids.of("selection", f"of {body.make.guids.of('memo', memo.id)}")
    element = _selection(body, source, span, counted, (guid, memo.by, memo.at))
    body.make.refer(element, "NoteRef", "memo", [memo.id])


def _selection(body: Body, source: Any, span: Span, counted: Counted, who: tuple[str, str, str]) -> Any:
    guid, by, at = who
    quote = " ".join(counted.words[span.start : min(span.end, span.start + 2 * _QUOTED)].split())[:_QUOTED].strip()
    return body.make.add(
        source,
        "PlainTextSelection",
        guid=guid,
        name=quote,
        startPosition=counted.at(span.start),
        endPosition=counted.at(span.end),
        creatingUser=body.user(by),
        creationDateTime=moment(at),
    )
