"""How much of something there is: how evenly it is spread, and what a rule's count comes to with its errors.

In: counts of a corpus, and of a sample that a team coded. Out: figures with intervals and reasons.
"""
