"""A reporting checklist, filled as far as the study's data say."""

from __future__ import annotations

from codekit.reporting.accounts.values import MANUAL, Checklist, Item
from codekit.workflow.accounts.grounds import Grounds
from codekit.workflow.accounts.standards import STANDARDS


def checklist(g: Grounds, name: str) -> Checklist:
    """The checklist of a standard, by its name among `STANDARDS`; an item of the class M is never filled."""
    standard = STANDARDS[name]
    items = [
        Item(
            wanted.number,
            topic,
            wanted.title,
            wanted.kind,
            () if wanted.kind == MANUAL else tuple(one for fact in wanted.facts for one in fact(g)),
        )
        for topic, listed in standard.topics.items()
        for wanted in listed
    ]
    return Checklist(g.study.title, standard.name, standard.title, standard.source, tuple(items), standard.note)
