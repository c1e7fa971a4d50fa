"""What researchers do, a room for each step; an arrow points only to a lower floor.

projects > results (analyze, matrix, check) > reports > deciding | planning > coding | comparing > rounds > study.
In: a `Study` and what a person asks for. Out: values, events in the study's ledgers, files in exports/.
"""
