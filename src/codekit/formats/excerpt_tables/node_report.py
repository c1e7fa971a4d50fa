r"""NVivo's report of a node, saved as Word or text: each file, its references and their words.

<Files\\Interview 1> - § 2 references coded [1.02% Coverage]
Reference 1 - 0.50% Coverage
what was said
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from codekit.errors import Problem
from codekit.formats.excerpt_tables.excerpt import Excerpt, ExcerptTable

_FILE = re.compile(r"<?(?P<path>[^<>]*\\[^<>]*?)>?\s*[-–]\s*§?\s*\d+ +\S+(?: +\S+)? *\[ *[\d.,]+ ?% +\S+ *\]")
_LONGEST = 1_000  # characters of a heading
_REFERENCE = re.compile(r"(?:Reference|Referenz|Verweis|Référence|Referencia) +\d+ *[-–] *[\d.,]+ ?% +\S+")
_NODE = re.compile(r"(?:(?:Name|Node|Code|Knoten)\s*:\s*)?(?:Nodes|Codes|Knoten|Nodos|Nœuds)\\+(?P<path>.+)")


def is_one(lines: Sequence[str]) -> bool:
    """True where a line names a file with its references, as NVivo does."""
    return any(_file(line.strip()) for line in lines)


def _file(line: str) -> re.Match[str] | None:
    return _FILE.fullmatch(line) if line.endswith("]") and len(line) <= _LONGEST else None


def read(lines: Sequence[str], name: str, stem: str) -> ExcerptTable:
    """The references of a report; its node is named in it, else by the file's name."""
    excerpts = list(_references(lines, stem))
    problems = [Problem(name, each.row, "a reference without words", "was a picture coded?", "warning")
                for each in excerpts if not each.quote]  # fmt: skip
    codes = dict.fromkeys(code for each in excerpts for code in each.codes)
    said = (f"a report of NVivo: {len(excerpts)} references, code = {', '.join(codes)}",)
    used = tuple(each for each in excerpts if each.quote)
    return ExcerptTable(used, understood=said, problems=tuple(problems), of_one_code=True)


def _references(lines: Sequence[str], stem: str) -> Iterator[Excerpt]:
    node, document, row = stem, "", 0
    words: list[str] = []
    for number, line in enumerate([*lines, ""], 1):
        said = line.strip()
        file, begins, named = _file(said), _REFERENCE.fullmatch(said[:_LONGEST]), _NODE.fullmatch(said[:_LONGEST])
        names_node = named and not (row and words)  # words of an interview may look so; a heading follows no words
        if (file or begins or names_node or number > len(lines)) and row:
            yield Excerpt(row, document, "\n".join(words).strip(), (node,))
            row, words = 0, []
        if file:
            document = file["path"]
        elif begins:
            row = number
        elif names_node and named:
            node = named["path"].strip("<> ")
        elif row:
            words.append(line)
