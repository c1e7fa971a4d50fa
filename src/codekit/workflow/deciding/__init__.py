"""From disagreements to a consensus, and from decisions to the next version of the codebook.

In: a compared round. Out: clusters with decisions (`adjudication`), the consensus layer, codings to look at again.
"""
