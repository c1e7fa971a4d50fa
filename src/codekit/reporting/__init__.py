"""Reports as people read them: one content, written as Excel, a page or Markdown; figures for print.

In: what `agreement` and `matrix` found. Out: tables and paragraphs (`content`), then the bytes of a file.
Begin with `content`; `agreement.build` and `matrix.book` put the two reports together.
"""
