"""One Excel workbook a transcript, for coders who install nothing.

In: a transcript's segments and a codebook. Out: the workbook (`write`), and its rows back (`read`).
"""
