"""Who changed a codebook, when, and why: what the codebook's file cannot say of itself."""

from __future__ import annotations

from codekit.model.study_events import InStudy


class CodebookChange(InStudy, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="codebooks.change"):
    """One change of a codebook: from version `before` to `after`, the entry of its `changes:` in words, and why.

    `code` is the code that it is about, `kind` as in `changes:`, `origin` the codes that it was split off from or that
    were merged into it.
    """

    codebook: str
    before: str
    after: str
    code: str
    kind: str
    origin: tuple[str, ...] = ()
    reason: str = ""
