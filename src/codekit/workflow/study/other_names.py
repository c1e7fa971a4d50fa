"""What documents, codes and coders of another tool's table are called in a study; nothing is guessed."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import PureWindowsPath

from codekit.errors import nearest
from codekit.model.codebook import Codebook
from codekit.model.names import clean_id
from codekit.workflow.study.study import Study

_PATH = re.compile(r"\s*(?:>|\\+|::)\s*")
_TOPS = frozenset({"nodes", "codes", "knoten", "nodos", "nœuds"})  # what NVivo puts above every code
_COUNTS = re.compile(r"\s*[{(]\d+(?:-\d+)?[})]$")  # what ATLAS.ti puts behind a code
_BETWEEN = ("\n", ";", "|", ",")  # codes in one cell, what is surest first


class OtherNames:
    """Find what a table's names stand for; `mapped` says it of some (`--map`), and `used` which of those did."""

    def __init__(self, study: Study, mapped: Mapping[str, str]) -> None:
        """The names of the study are read once."""
        self.mapped = {_plain(name): meant for name, meant in mapped.items()}
        self.used: set[str] = set()
        self.seen: set[str] = set()
        self._transcripts = _by_name((id_, (id_,)) for id_ in study.transcript_ids())
        coders = study.settings.coders
        self._coders = _by_name((id_, (id_, *_said(about))) for id_, about in coders.items())
        self._books: dict[str, _Codes] = {}

    def transcript(self, name: str) -> str | None:
        """The transcript of a document: by its name, without its folder, without its ending."""
        leaf = PureWindowsPath(name.replace("/", "\\").rstrip("\\")).name
        stem = PureWindowsPath(leaf).stem
        return self._found(name, self._transcripts, (name, leaf, _id(leaf), stem, _id(stem)))

    def coder(self, name: str) -> str | None:
        """The coder of a user: by id, name or initials."""
        return self._found(name, self._coders, (name, _id(name)))

    def codes(self, cell: str, book: Codebook) -> tuple[list[str], list[str]]:
        """The codes that a cell names, and what it names that the codebook does not have.

        A cell is one code where there is one of that name; else it is parted at line ends, then at `;`, `|` and `,`
        where every part is a code.
        """
        known = self._books.setdefault(book.key, _Codes(book))
        return self._parted(cell.strip(), known, 0)

    def _parted(self, cell: str, known: _Codes, level: int) -> tuple[list[str], list[str]]:
        if code := self._found(cell, {}, (), known.find):
            return [code], []
        for at, sign in enumerate(_BETWEEN[level:], level):
            parts = [part.strip() for part in cell.split(sign) if part.strip()]
            if len(parts) > 1:
                found = [self._parted(part, known, at + 1) for part in parts]
                missing = [name for _, names in found for name in names]
                if not missing or sign == "\n" or (sign == ";" and any(codes for codes, _ in found)):
                    return list(dict.fromkeys(code for codes, _ in found for code in codes)), missing
        return [], [cell]

    def _found(
        self,
        name: str,
        known: Mapping[str, str],
        spellings: Sequence[str],
        otherwise: Callable[[str], str | None] = lambda _: None,
    ) -> str | None:
        plain = _plain(name)
        self.seen.add(name)
        if plain in self.mapped:
            self.used.add(plain)
            name = self.mapped[plain]
            spellings = (name,)
        return next((known[at] for at in map(_plain, spellings) if at in known), None) or otherwise(name)

    def unused(self) -> list[tuple[str, str]]:
        """Names given by `--map` that the table does not have, each with a near one that it has, or ""."""
        return [(name, nearest(name, self.seen) or "") for name in self.mapped if name not in self.used]


class _Codes:
    """The codes of one codebook by id, name and path."""

    def __init__(self, book: Codebook) -> None:
        self.ids = {_plain(id_): id_ for id_ in book.by_id}
        self.paths: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for id_, code in book.by_id.items():
            path = tuple(_plain(book[each].name) for each in (*reversed(book.ancestors(id_)), id_))
            for name in {path[-1], *map(_plain, code.aliases)}:
                self.paths[name].append(((*path[:-1], name), id_))

    def find(self, name: str) -> str | None:
        """The one code of this id, name or path; None where there is none, or several."""
        bare = _COUNTS.sub("", name)
        if found := self.ids.get(_plain(bare)):
            return found
        whole = {id_ for _, id_ in self.paths.get(_plain(bare), ())}
        parts = tuple(map(_plain, filter(None, _PATH.split(bare))))
        parts = parts[1:] if len(parts) > 1 and parts[0] in _TOPS else parts
        ways = self.paths.get(parts[-1], ()) if parts else ()
        fitting = whole or {id_ for path, id_ in ways if _ends(path, parts)}
        exactly = {id_ for path, id_ in ways if path == parts}
        return next(iter(exactly or fitting), None) if len(exactly or fitting) == 1 else None


def _ends(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """True where the shorter path is the end of the longer."""
    length = min(len(one), len(other))
    return one[-length:] == other[-length:]


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _id(name: str) -> str:
    try:
        return clean_id(name)
    except ValueError:
        return ""


def _said(about: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(str(about[key]) for key in ("name", "initials") if about.get(key))


def _by_name(named: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """Ids by every name that only one has; an id is its own."""
    meant: dict[str, set[str]] = defaultdict(set)
    ids = {}
    for id_, names in named:
        ids[_plain(id_)] = id_
        for name in names:
            meant[_plain(name)].add(id_)
    return {name: next(iter(those)) for name, those in meant.items() if len(those) == 1} | ids
