"""The window's server: one coder, on this computer only. It asks `workbench` and computes nothing itself.

In: HTTP requests from the page that this server launched. Out: JSON, and a stream of changes.
Begin with `server` and `routes`.
"""
