"""The words of a page of HTML as pieces: what stands in it, and the line ends that only its elements mean."""

from __future__ import annotations

from typing import Any

from codekit.formats.projects.positions import Piece
from codekit.formats.transcripts.web_page import BLOCKS
from codekit.tables import limits


def pieces_of(page: str) -> list[Piece] | None:
    """The pieces of a page; None where it is nested or marked up beyond what people write.

    Every sign between its tags counts. A paragraph or <br> that no line end follows gets one that does not count.
    """
    if page.count("<") > limits.TAGS:
        return None
    root = _parsed(page)
    if root is None:
        return None
    return _Laid().all_of(root)


def _parsed(page: str) -> Any:
    from lxml import etree, html

    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    # What stands before the first element is part of the words: it must lie in the body.
    whole = f"<html><body><div>{page.replace(chr(0), chr(0xFFFD))}</div></body></html>"
    try:
        root = html.document_fromstring(whole, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return None if any("depth" in entry.message for entry in parser.error_log) else root


class _Laid:
    """Pieces one after another, with the line ends that are due before the next one."""

    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        self._due = 0

    def all_of(self, root: Any) -> list[Piece]:
        from lxml import etree

        for event, element in etree.iterwalk(root, events=("start", "end")):
            if element.tag in BLOCKS:
                self._due = max(self._due, 1)
            if event == "start":
                self._due += element.tag == "br"
                self._add(element.text)
            else:
                self._add(element.tail)
        return self._pieces

    def _add(self, words: str | None) -> None:
        if not words:
            return
        if self._pieces:
            before, after = self._pieces[-1].text, words
            there = _ends(before[len(before.rstrip()) :]) + _ends(after[: len(after) - len(after.lstrip())])
            if there < self._due:
                self._pieces.append(Piece("\n" * (self._due - there), counted=False))
        self._due = 0
        self._pieces.append(Piece(words))


def _ends(white: str) -> int:
    return white.count("\n")
