"""Rounds: start, assign, finish, sign, settle; which layer counts; who may see what.

In: a study and names. Out: round events, `Progress`, `Counts`. Begin with `rounds`; `visibility` is the rule of sight.
"""
