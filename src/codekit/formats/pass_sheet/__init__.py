"""One Excel workbook a transcript for coding what is coded already: a second pass, or sub-codes inside a code.

In: rows of text and of the codings that stand in it (`rows.Row`). Out: the workbook (`write`), and the rows that
somebody changed (`read`).
"""
