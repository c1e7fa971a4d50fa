"""How each operation becomes events: checked against the study, nothing written here.

In: an operation and a `Draft` of it. Out: events added to the draft. Begin with `draft`.
"""
