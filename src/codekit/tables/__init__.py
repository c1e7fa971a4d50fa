"""CSV, Excel and text files read and written once, for everybody.

In: bytes of a file, or cells. Out: rows with the numbers that a person sees; workbooks that stay what they were.
Begin with `read` and `write`.
"""
