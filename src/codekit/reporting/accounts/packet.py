"""A packet for one case: its own words by theme, and room for its comment; no name, no other case."""

from __future__ import annotations

from codekit.reporting.accounts.values import Packet, Topic
from codekit.reporting.content import LONG, Column, Content, Part, Table

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
    return Content(f"Your words: {packet.case}", packet.study, (opening, *parts, whole))


def _topic(number: int, topic: Topic) -> Part:
    passages = tuple(f"“{words}” ({'; '.join(filter(None, (id_, read)))})" for id_, words, read in topic.passages)
    return Part(f"theme-{number}", topic.name, (topic.definition,), passages, (_comment(f"On {topic.name}"),))


def _comment(title: str) -> Table:
    columns = (Column("our summary", LONG, 45), Column("your comment", LONG, 55))
    return Table(title, columns, ((_SUMMARY, _ROOM),), heads=0)
