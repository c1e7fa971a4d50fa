"""The report on agreement: one content, written as Excel, as a self-contained HTML page, or as Markdown."""

from codekit.agreement.reporting.build import build
from codekit.agreement.reporting.content import Column, Content, Figure, Part, Table
from codekit.agreement.reporting.findings import Findings, Setting

__all__ = ["Column", "Content", "Figure", "Findings", "Part", "Setting", "Table", "build"]
