"""Judgements: what an analyst writes into one cell of the matrix, on what evidence."""

from __future__ import annotations

from codekit.model.span import Span
from codekit.model.study_events import InStudy, Retract

FIT, RATING, SUMMARY, REASON = FIELDS = ("fit", "rating", "summary", "reason")
STRONG, PARTIAL, NONE, NOT_JUDGED = FITS = ("strong", "partial", "none", "not judged")
UNCODED = ""  # the seal where no evidence was there to be looked at: notes written straight into the matrix


class Judgement(InStudy, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="judgements.note"):
    """One field of a cell (`case`, `code`): a fit, a rating, a summary, a reason. An empty `text` empties the field.

    `codebook` is the codebook's id. `evidence` is the seal of the evidence that the cell had when this was written,
    "" where none was looked at. `replaces` names the events on the same field that the writer saw and supersedes:
    where two people wrote without seeing each other, both stand and both are shown.
    """

    codebook: str
    case: str
    code: str
    field: str
    text: str
    evidence: str = UNCODED
    replaces: tuple[str, ...] = ()

    @property
    def place(self) -> tuple[str, ...]:
        """What it is about: events on one place may supersede each other."""
        return (self.codebook, self.case, self.code, self.field)

    @property
    def says(self) -> object:
        """What differs where two people do not agree."""
        return self.text


class ChosenQuote(InStudy, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="judgements.quote"):
    """A passage chosen to stand for a cell, as it will be printed; with `chosen` false, one that no longer does.

    `start`..`end` and `text_sha` as in a coding; `printed` is the words as edited, "" where they stay as
    they are. `replaces` as in a judgement, among the events on the same passage and cell.
    """

    codebook: str
    case: str
    code: str
    transcript: str
    start: int
    end: int
    text_sha: str
    printed: str = ""
    chosen: bool = True
    replaces: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """The characters that are quoted."""
        return Span(self.start, self.end)

    @property
    def place(self) -> tuple[str, ...]:
        """What it is about: events on one place may supersede each other."""
        passage = f"{self.transcript}:{self.start}-{self.end}:{self.text_sha}"
        return (self.codebook, self.case, self.code, passage)

    @property
    def says(self) -> object:
        """What differs where two people do not agree."""
        return (self.chosen, self.printed)


class JudgementRetract(Retract, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="judgements.retract"):
    """Take back a judgement or a chosen quote of one's own."""
