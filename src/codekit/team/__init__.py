"""Who may do what on a server for several people: accounts, roles in studies, invitations, sessions, a log.

Begin with `register.Register`, which holds the tables, and `roles`, which says what a role may.
"""
