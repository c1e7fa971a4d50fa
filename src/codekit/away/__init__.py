"""Coding away from the server: a copy of a study that one person takes along, and what goes back.

In: a study on a server, and who asks. Out: what that person may have of it (`portion`), and what of a copy's events the
server takes (`accepting`). On the other side `clone` and `sync` fetch and send over `connection`, the only module of
codekit that ever opens a connection to another computer.
"""
