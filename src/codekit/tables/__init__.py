"""CSV, Excel, YAML and text files read and written once, for everybody.

In: bytes of a file, or cells. Out: rows and nodes with the numbers that a person sees; workbooks that stay what they
were. `read` and `header` take tables in, `write` and `whole` put files down, `style` and `look` say how sheets look.
"""
