"""The codings of a round in one Excel sheet for a second reader, and the reader's words back.

In: rows to look at. Out: the workbook (`write`), and what was said in it (`read`).
"""
