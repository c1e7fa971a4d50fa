"""A copy of a server in one file, taken while it runs, and back again.

`writing` takes it, `archive` reads it and finds every byte that is another one, `checking` opens all that is in it,
`restoring` brings it back; `people` is what of the accounts goes along.
"""
