"""The coders of a round laid side by side.

In: a round's layers. Out: `Ground` (who coded which units, `axes`), a `Comparison` (`compare`), the trend over rounds.
"""
