"""What the window shows, as values: one file a screen.

In: the coder's desk, which knows what that coder may see. Out: structs whose fields the page relies on.
Begin with `values`.
"""
