"""A project of another tool becomes a study, and a study becomes a project.

In: a `Project` as a reader made it, or a `Study`. Out: a study's folder, or a `Project` for a writer.
"""
