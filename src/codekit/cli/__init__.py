"""The command line: signatures, one line for each result; the only place that prints.

In: what was typed. Out: results on stdout, notices on stderr, an exit code. Begin with `app`.
"""
