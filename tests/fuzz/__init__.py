"""Every reader of files against damaged and malicious ones, made at random from real files.

In: the name of a reader. Out: what was tried, and each input that ended other than with a value or with an expected
error that names the file. Begin with `running`; `python -m fuzz --reader docx --minutes 10` in the folder tests.
"""
