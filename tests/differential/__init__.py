"""Random studies, made through the tables that a team has, and counted anew in plain Python.

`world` draws a study, `build` makes it with codekit, `recount` counts it from what was drawn, `differ` compares.
Run many, in the folder tests: `python -m differential --studies 2000 --seed 1`.
"""
