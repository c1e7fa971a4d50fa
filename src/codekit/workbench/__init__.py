"""What one coder does in the window: operations that become events, undo, and views of the study.

In: an operation as the page says it (`operations`), or a question. Out: events in the coder's own ledger, a `Change`,
or a view. Begin with `desk` (one coder's study in memory) and `perform`.
"""
