"""Studies in PostgreSQL: the same ledgers line by line and the same documents, in tables that several servers share.

An address `postgresql://USER@HOST/DATABASE#STUDY` names one. Begin with `store.PostgresStore`.
"""
