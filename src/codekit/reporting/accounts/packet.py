"""A packet for one case: its own words by theme, and room for its comment; no name, no other case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from codekit.reporting.accounts.results import Packet, Topic
from codekit.reporting.content import COUNT, LONG, Column, Content, Part, Table

_SUMMARY, _ROOM = "[OUR SUMMARY, TO BE WRITTEN]", "\n\n\n\n"
_ASK = (
    "Below are passages of your interview, ordered by what we take them to be about. Please tell us where we "
    "understood you wrongly, what is missing, and what you would rather not see quoted."
)


def build(packet: Packet) -> Content:
    """The packet as a document with a part for each theme."""
    opening = Part("about", "What this is", (_ASK, f"Interview: {', '.join(packet.transcripts)}."))
    parts = [_topic(number, topic) for number, topic in enumerate(packet.topics, 1)]
    whole = Part("whole", "Anything else", tables=(_comment("Your comment on the whole"),))
    return Content(f"Your words: {packet.called or packet.case}", packet.study, (opening, *parts, whole))


def listed(packets: Sequence[Packet], warnings: Sequence[str], *, study: str) -> Content:
    """Which packets there are: for each case its interviews, and how many themes and passages it has."""
    columns = (Column("case"), Column("transcripts", width=30), Column("themes", COUNT), Column("passages", COUNT))
    rows = [
        (p.called or p.case, ", ".join(p.transcripts), len(p.topics), sum(len(topic.passages) for topic in p.topics))
        for p in packets
    ]
    part = Part("packets", "Packets", ("A Word file for each case, with its own words alone.",), tuple(warnings))
    return Content("Packets for participants", study, (replace(part, tables=(Table("Packets", columns, rows),)),))


def _topic(number: int, topic: Topic) -> Part:
    passages = tuple(f"“{words}” ({'; '.join(filter(None, (id_, read)))})" for id_, words, read in topic.passages)
    return Part(f"theme-{number}", topic.name, (topic.definition,), passages, (_comment(f"On {topic.name}"),))


def _comment(title: str) -> Table:
    columns = (Column("our summary", LONG, 45), Column("your comment", LONG, 55))
    return Table(title, columns, ((_SUMMARY, _ROOM),), heads=0)
