"""Which column of another tool's table of coded passages holds what, by its header in English, German and others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from codekit.tables.read import column_name

DOCUMENT, QUOTE, CODE, CODER, MEMO, BEGIN = "document", "quote", "code", "coder", "memo", "begin"
FIELDS = (DOCUMENT, QUOTE, CODE, CODER, MEMO, BEGIN)
# In the order in which they are looked for: of two that fit, the first is the more telling.
NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType({
    DOCUMENT: (
        "document name", "dokumentname", "dokumentenname", "media title", "resource title", "document", "dokument",
        "transcript", "transcript id", "transkript", "source name", "source", "quelle", "file name", "filename", "file",
        "dateiname", "datei", "media name", "interview", "title", "documento", "nombre del documento", "fuente",
        "nom du document", "fichier", "documents", "dokumente",
    ),
    QUOTE: (
        "quotation content", "zitatinhalt", "quotation text", "segment", "coded segment", "codiertes segment",
        "excerpt copy", "excerpt text", "excerpt", "quote", "quotation", "zitat", "coded text", "codierter text",
        "highlight", "textstelle", "fundstelle", "reference text", "text content", "content", "inhalt", "text", "cita",
        "contenido", "citation", "extrait", "passage",
    ),
    CODE: (
        "code", "codes", "code name", "codename", "codes applied combined", "codes applied", "code path", "kode",
        "kodes", "code system", "tag", "tags", "node", "nodes", "node name", "knoten", "kategorie", "kategorien",
        "category", "theme", "thema", "código", "códigos", "codigo", "codigos", "nodo", "nœud", "catégorie",
        "categoría",
    ),
    CODER: (
        "coder", "coder name", "coded by", "excerpt creator", "created by", "erstellt von", "author", "autor",
        "autor/in", "codierer", "codierer/in", "codierer:in", "kodierer", "kodierer/in", "user", "user name",
        "username", "nutzer", "benutzer", "creator", "ersteller", "codificador", "creado por", "auteur",
        "codeur", "créé par",
    ),
    MEMO: (
        "comment", "comments", "kommentar", "memo", "anmerkung", "coding comment", "comentario", "commentaire",
    ),
    BEGIN: (
        "begin", "beginning", "anfang", "beginn", "start", "start position", "position", "excerpt range", "paragraph",
        "paragraph number", "absatz", "absatznummer", "reference", "referenz", "inicio", "début",
    ),
})  # fmt: skip
APPLIED = re.compile(r"code: ?(.+) applied", re.IGNORECASE | re.DOTALL)  # Dedoose: a column for each code
_OF_APPLIED = re.compile(r"code: ?.+ (?:weight|range)", re.IGNORECASE | re.DOTALL)
NOT_NEEDED = frozenset({
    *("id", "end", "ende", "fin", "color", "colour", "farbe", "weight score", "weight", "gewicht", "date", "datum"),
    *("quotation name", "zitatname", "modified by", "bearbeitet von", "created", "erstellt", "modified", "bearbeitet"),
    *("document group", "dokumentgruppe", "area", "fläche", "coverage %", "abdeckungsgrad %", "excerpt date"),
    *("resource creator", "resource date", "coverage", "abdeckung", "density", "dichte", "reference number"),
    *("creation date", "modification date", "erstelldatum", "änderungsdatum", "codegroups", "code groups"),
    *("erstellungsdatum", "bearbeitungsdatum", "number of references", "created on", "modified on"),
    *("erstellt am", "bearbeitet am", "code alias", "other codes assigned to segment"),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each field stands, the codes that have a column of their own, and the headers that mean nothing here."""

    places: Mapping[str, int]
    applied: Mapping[int, str]
    left: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """True where documents, words and codes are there."""
        return {DOCUMENT, QUOTE} <= set(self.places) and (CODE in self.places or bool(self.applied))

    def said(self, head: Sequence[str]) -> tuple[str, ...]:
        """How each column was understood, as `Zitatinhalt = quote`."""
        known = [f"{head[at].strip()} = {field}" for field, at in self.places.items()]
        return (*known, *([f"{len(self.applied)} columns = codes"] if self.applied else []))


def find(head: Sequence[str], mapped: Mapping[str, str] = MappingProxyType({})) -> Columns:
    """The columns of a header; `mapped` says of some, by their names, what they hold."""
    names = [column_name(cell) for cell in head]
    applied = {at: found[1].strip() for at, cell in enumerate(head) if (found := APPLIED.fullmatch(cell.strip()))}
    wanted = {column_name(name): field for name, field in mapped.items() if field in FIELDS}
    places = {wanted[name]: at for at, name in enumerate(names) if name in wanted}
    for field in FIELDS:
        free = [names.index(name) for name in NAMES[field] if name in names]
        at = next((at for at in free if at not in places.values()), None)
        if field not in places and at is not None and not (field == CODE and applied):
            places[field] = at
    known = {*places.values(), *applied}
    passed = NOT_NEEDED | (set(NAMES[CODE]) if applied else set())
    left = tuple(
        cell.strip()
        for at, (cell, name) in enumerate(zip(head, names, strict=True))
        if name and at not in known and name not in passed and not _OF_APPLIED.fullmatch(name)
    )
    return Columns({field: places[field] for field in FIELDS if field in places}, applied, left)
