"""Before a study is open: which studies there are, folders to look in, a new study, who one is in it.

Begin with `doors`.
"""
