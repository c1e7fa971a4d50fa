"""A study in a folder of plain files: append-only ledgers, frozen texts, tables that people edit.

In: events and documents. Out: the same from disk, with every unreadable line named. Begin with `store`.
"""
