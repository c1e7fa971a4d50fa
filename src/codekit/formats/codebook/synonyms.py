"""What teams and other tools call the columns of a codebook, in English, German, French and Spanish."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

# In the order in which they are looked for: of two that fit, the first is the more telling.
SYNONYMS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "id": (
        "code id", "code_id", "code no", "code number", "short name", "abbreviation", "kürzel", "kurzname", "code-nr",
        "code-nr.", "abkürzung", "sigle", "identifiant", "identificador", "abreviatura",
    ),
    "name": (
        "name", "label", "code name", "code label", "code", "tag", "theme", "node", "node name", "title of code",
        "codename", "kodename", "kode", "bezeichnung", "kategorienname", "kategorienbezeichnung", "knoten",
        "nom du code", "étiquette", "intitulé", "nom", "nombre del código", "nombre del codigo", "código", "codigo",
        "etiqueta", "nombre", "title", "titel",
    ),
    "definition": (
        "description", "meaning", "explanation", "desc", "brief definition", "full definition", "code definition",
        "what it means", "beschreibung", "kategoriendefinition", "erläuterung", "erklärung", "bedeutung",
        "définition", "signification", "descripción", "descripcion", "definición", "definicion", "significado",
        "memo", "code memo", "code-memo", "codememo", "comment", "kommentar", "commentaire", "comentario",
    ),
    "parent": (
        "parent code", "parent id", "belongs to", "parent node", "belongs under", "part of", "parent name",
        "gehört zu", "übergeordneter code", "übergeordnete kategorie", "code parent", "catégorie parente",
        "appartient à", "código padre", "categoría padre", "pertenece a",
    ),
    "category": (
        "category", "group", "type", "main category", "domain", "parent theme", "kategorie", "hauptkategorie",
        "oberkategorie", "obercode", "gruppe", "catégorie", "groupe", "thème", "categoría", "categoria", "grupo",
        "tema", "thema",
    ),
    "level": ("level", "depth", "hierarchy level", "ebene", "tiefe", "stufe", "niveau", "profondeur", "nivel"),
    "include": (
        "inclusion", "inclusion criteria", "inclusion criterion", "when to use", "includes", "use when", "use for",
        "apply when",
        "coding rule", "coding rules", "rule", "rules", "kodierregel", "kodierregeln", "codierregel", "codierregeln",
        "regel", "regeln", "einschlusskriterien", "einschlusskriterium", "einschluss", "verwenden wenn",
        "verwenden, wenn",
        "règle de codage", "règles de codage", "critères d'inclusion", "critère d'inclusion", "utiliser quand",
        "quand l'utiliser",
        "regla de codificación", "reglas de codificación", "criterios de inclusión", "criterio de inclusión",
        "inclusión", "cuándo usar", "usar cuando",
    ),
    "exclude": (
        "exclusion", "exclusion criteria", "exclusion criterion", "when not to use", "excludes", "do not use",
        "do not use when",
        "don't use when", "not to be used", "abgrenzung", "ausschlusskriterien", "ausschlusskriterium", "ausschluss",
        "nicht verwenden wenn",
        "nicht verwenden, wenn", "critères d'exclusion", "critère d'exclusion", "ne pas utiliser",
        "ne pas utiliser quand",
        "criterios de exclusión", "criterio de exclusión", "exclusión", "no usar", "no usar cuando", "cuándo no usar",
    ),
    "examples": (
        "example", "example(s)", "example quote", "example quotes", "typical example", "example quotation",
        "anchor example", "anchor examples", "quote", "quotes", "sample quote", "ankerbeispiel", "ankerbeispiele",
        "beispiel", "beispiele", "zitat", "zitate", "exemple", "exemples", "exemple type", "exemple de verbatim",
        "verbatim",
        "citation", "ejemplo", "ejemplos", "ejemplo ancla", "cita", "citas", "cita textual", "ejemplo de cita",
    ),
    "colour": ("color", "farbe", "couleur"),
    "aliases": ("alias", "synonyms", "synonyme", "synonymes", "sinónimos"),
})  # fmt: skip

# Columns that are one level of the tree each, from the top: `Theme, Sub-theme`, `Ebene 1, Ebene 2`.
CODE = ("code", "kode", "código", "codigo")
LEVELS = (*SYNONYMS["category"], "theme", "parent code", *CODE)
SUB = re.compile(
    r"(?:sub|unter|sous|sub[ -])[ -]*(?:sub)?[ -]*"
    r"(?:category|code|theme|kategorie|kode|thema|catégorie|thème|categoría|categoria|código|codigo|tema)"
)
NUMBERED = re.compile(r"(?:code )?(?:level|ebene|stufe|niveau|nivel) ?([1-9])")
