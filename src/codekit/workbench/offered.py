"""What can be saved from the window: every report and export that a command writes, what it is for, in which forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from codekit.errors import RefusedError

STUDY, CODEBOOK, ROUND, PASS = "study", "codebook", "round", "pass"  # what a report is about
REPORT, EXPORT = "report", "export"
_FORMS = ("docx", "xlsx", "html", "md")
_CHARTS = ("xlsx", "docx", "csv", "html", "md", "png", "svg")
_LISTS = ("docx", "xlsx", "csv", "html", "md")


@dataclass(frozen=True, slots=True)
class Offer:
    """One report or export."""

    kind: str
    title: str
    purpose: str
    command: str
    about: str = STUDY
    forms: tuple[str, ...] = _FORMS
    options: tuple[str, ...] = ()
    preview: bool = True
    group: str = REPORT


OFFERS = (
    Offer("methods", "Methods section", "What the study recorded, as sentences with their records; the rest are slots.",
          "codekit report methods", CODEBOOK),
    Offer("themes", "Theme table", "k of n cases, evidence against, and checked quotations from different cases.",
          "codekit report themes", CODEBOOK, options=("no_words", "words", "attribution")),
    Offer("codebook", "Codebook as an appendix", "Codes, their uses by case and transcript, what versions changed.",
          "codekit report codebook", CODEBOOK),
    Offer("saturation", "Saturation", "How many new codes each further interview brings, with its curve.",
          "codekit saturation", CODEBOOK, ("xlsx", "png", "svg"), ("base", "run", "new", "level", "order")),
    Offer("matrix", "Matrix workbook", "Cases by themes with every passage, and sheets to write fit and summaries in.",
          "codekit matrix", CODEBOOK, ("xlsx",), ("own",), preview=False),
    Offer("cooccur", "Codes together", "How often two codes stand together, and how often they would by chance.",
          "codekit cooccur", CODEBOOK, _CHARTS, ("by", "polarity")),
    Offer("crosstab", "Chart and crosstab", "Codes across cases, time or attributes, with shares and their bases.",
          "codekit crosstab", CODEBOOK, _CHARTS, ("across", "count", "polarity")),
    Offer("member-check", "Packets for participants", "For each case its own passages, and room for its comment.",
          "codekit report member-check", CODEBOOK, ("zip",)),
    Offer("agreement", "Agreement report", "Inter-coder agreement with intervals, and its methods paragraph.",
          "codekit agree --report", ROUND, options=("benchmarks",)),
    Offer("diagnose", "Why coders disagree", "Per code: with what it is confused, borders or misses, the words.",
          "codekit diagnose", ROUND),
    Offer("disagreements", "Disagreements", "Unit by unit where coders differ, with the words.",
          "codekit disagreements", ROUND, ("xlsx",), preview=False),
    Offer("revisions", "Revisions", "What a second pass changed, with both versions and reasons; never agreement.",
          "codekit revisions", PASS),
    Offer("coreq", "COREQ checklist", "32 items for interviews and focus groups; nothing manual is ever filled.",
          "codekit report coreq", CODEBOOK, _LISTS),
    Offer("srqr", "SRQR checklist", "21 items for qualitative research in general.", "codekit report srqr",
          CODEBOOK, _LISTS),
    Offer("jars", "JARS-Qual checklist", "What the APA asks of qualitative papers.", "codekit report jars",
          CODEBOOK, _LISTS),
    Offer("audit", "Audit trail",
          "Imports, versions, rounds, comparisons, decisions and corrections, in order of time.",
          "codekit report audit", CODEBOOK),
    Offer("bundle", "Bundle to check",
          "The study and all its figures in one file, from which another computer recomputes them.",
          "codekit bundle", forms=("zip",), options=("public",), preview=False),
    Offer("codings", "Codings", "Every coding that you may see, a row each, for other programs.", "codekit export",
          forms=("csv", "xlsx", "jsonl"), preview=False, group=EXPORT),
    Offer("excerpts", "Codings with words and cases", "The same with context, case and attributes, as they were coded.",
          "codekit export --what excerpts", forms=("xlsx", "csv", "jsonl"), preview=False, group=EXPORT),
    Offer("transcript", "Coded transcripts",
          "The texts with the codes beside them: a Word file each (ZIP), or one page.",
          "codekit export --what transcript",
          forms=("zip", "html"), preview=False, group=EXPORT),
    Offer("memos", "Memos", "Every memo that you may see.", "codekit export --what memos",
          forms=("docx", "md", "csv", "xlsx", "jsonl"), preview=False, group=EXPORT),
    Offer("codebook-page", "Codebook page", "The codebook on one page to print.", "codekit export --what codebook",
          CODEBOOK,
          ("html",), preview=False, group=EXPORT),
    Offer("obsidian", "Linked notes", "A folder of notes that link to each other, for Obsidian.",
          "codekit export --what obsidian", forms=("zip",), preview=False, group=EXPORT),
    Offer("project", "Project for another tool",
          "The whole study as REFI-QDA: NVivo, ATLAS.ti, MAXQDA, QualCoder read it.",
          "codekit export OUT.qdpx", forms=("qdpx",), options=("nvivo",), preview=False, group=EXPORT),
)  # fmt: skip
BY_KIND: Mapping[str, Offer] = {offer.kind: offer for offer in OFFERS}
_UNLISTED = ("level", "order", "codes")  # of charts: the screen of that name has them
OPTIONS = tuple(dict.fromkeys((*(name for offer in OFFERS for name in offer.options), *_UNLISTED)))


@dataclass(frozen=True, slots=True)
class Wish:
    """One report or export, what it is about, and how it is wanted; an option that is "" is left as it is."""

    kind: str
    codebook: str = ""
    round: str = ""
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def offer(self) -> Offer:
        """What is offered under this name. Raises RefusedError where nothing is."""
        if self.kind not in BY_KIND:
            raise RefusedError("unknown", "there is no such report")
        return BY_KIND[self.kind]

    def number(self, name: str, default: int) -> int:
        """An option that is a number. Raises RefusedError for another word, or one that no study can mean."""
        text = self.options.get(name, "") or str(default)
        if not (text.isascii() and text.isdecimal()) or not 0 <= int(text[:6]) <= 1000 or len(text) > 4:
            raise RefusedError("invalid", f"{name} is a number from 0 to 1000")
        return int(text)

    def flag(self, name: str) -> bool:
        """An option that is on or off."""
        return self.options.get(name, "") in {"1", "true"}

    def text(self, name: str, default: str = "") -> str:
        """An option in words."""
        return self.options.get(name, "") or default
