"""The report on agreement, its parts and its figures.

In: `Findings`. Out: one `Content`, which `reporting` writes as Excel, as a page or as Markdown. Begin with `build`.
"""

from codekit.reporting.agreement.build import build
from codekit.reporting.agreement.findings import Findings, Setting
from codekit.reporting.content import Column, Content, Figure, Part, Table

__all__ = ["Column", "Content", "Figure", "Findings", "Part", "Setting", "Table", "build"]
