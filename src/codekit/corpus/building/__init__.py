"""From files of transcripts to the tables of a corpus.

In: paths. Out: Parquet, and one line on each file. Begin with `build`.
"""
