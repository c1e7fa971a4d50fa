"""What a second pass changed, and what a sub-code round made of its parent's excerpts: the record, and its report.

In: the changes of a round, coding by coding (`record`). Out: their counts, and content for every form (`build`).
"""
