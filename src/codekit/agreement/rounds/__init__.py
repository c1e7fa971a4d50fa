"""A round of double coding compared: every code's figures, the disagreements, the clusters to decide about.

In: `Material`, who coded which units. Out: an `AgreementReport`, disagreements, clusters. Begin with `compare`.
"""
