"""The study itself: open it, import interviews, codebooks, cases, roles of speakers, another copy merged in.

In: a folder and files. Out: a `Study`, through which everything else reads. Begin with `study`.
"""
