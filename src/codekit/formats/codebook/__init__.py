"""Codebooks in YAML, Excel and CSV.

In: a file. Out: a `Codebook` and notes, or every problem with its line. Begin with `yaml_file` and `tables`.
"""
