"""Projects of other tools: each read into a `codekit.model.project.Project`, and written from one.

In: the path of a project file. Out: the project as values, with a report of what was kept, changed and left out.
A reader is registered by file ending in the entry points `codekit.projects`.
"""
