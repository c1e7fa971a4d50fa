"""Every disagreement of a round in one Excel sheet, and the team's decisions back.

In: rows to decide about. Out: the workbook (`write`), and what was decided in it (`read`).
"""
