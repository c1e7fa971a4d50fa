"""A study and its results in one file, from which every figure can be computed again on another machine.

In: a study. Out: a bundle (`packing`); and of a bundle, what in it does not come out (`verifying`). `figures` computes
the results, `comparing` holds two documents against each other, figure by figure; `public` leaves every word out.
"""
