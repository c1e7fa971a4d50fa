"""A server's side of copies without a network: each answer is made, and read, as it would go over one."""

from __future__ import annotations

import io
from collections.abc import Iterator

import msgspec

from codekit.away import clone, serving, sync, wire
from codekit.away.accepting import May
from codekit.errors import CodekitError, Problem
from codekit.store import copied
from codekit.store.copied import Origin
from codekit.store.memory import MemoryStore
from codekit.store.protocols import Store
from codekit.workflow.study.study import Study

SERVER = "https://codekit.example.org"
CODER = May(code=True, write=True, lead=False)
LEAD = May(code=True, write=True, lead=True)
READER = May(code=False, write=False, lead=False)
CUT = CodekitError("the connection ended too soon")


class Near:
    """A link to a study beside this one; `cut` is after how many frames it ends, and `lost` whether answers are."""

    server = SERVER

    def __init__(self, study: Study, coder: str, may: May = CODER) -> None:
        """Nothing is asked yet."""
        self.study, self.coder, self.may = study, coder, may
        self.cut: int | None = None
        self.lost = False
        self.asked: list[str] = []

    def look(self, *, first: bool = False) -> wire.Look:  # noqa: ARG002
        """As it went over the network."""
        self.asked.append("look")
        found = serving.look(Study(self.study.store, writer=self.coder), self.coder, "coder")
        return msgspec.json.decode(msgspec.json.encode(found), type=wire.Look)

    def send(self, study: str, ledgers: dict[str, list[bytes]]) -> wire.Taken:
        """What is taken; with `lost`, the answer does not arrive."""
        self.asked.append("send")
        sent = wire.Sent(
            study=study, ledgers={name: [line.decode() for line in each] for name, each in ledgers.items()}
        )
        sent = msgspec.json.decode(msgspec.json.encode(sent), type=wire.Sent)
        done = serving.take(Study(self.study.store, writer=self.coder), self.coder, self.may, sent)
        if self.lost:
            raise CUT
        return done

    def fetch(self, documents: list[str], ledgers: list[str]) -> Iterator[wire.Frame]:
        """Frames, as many as come."""
        self.asked.append("fetch")
        wanted = wire.Wanted(documents=documents, ledgers=ledgers)
        parts = list(serving.parts(Study(self.study.store, writer=self.coder), self.coder, wanted))
        return wire.frames(io.BytesIO(b"".join(parts[: self.cut])))


def copy_of(link: Near, store: Store | None = None) -> Study:
    """A copy of the study for the link's coder, in memory where no store is named."""
    store = store or MemoryStore()
    of = copied.origin(store) or Origin(server=SERVER, study="care", coder=link.coder)
    copied.note(store, of)
    study = Study(store, writer=link.coder)
    sync.begin(study, link, of)
    return study


def lines(store: Store) -> dict[str, set[bytes]]:
    """Every line by its ledger."""
    found: dict[str, set[bytes]] = {}
    problems: list[Problem] = []
    for name, line in store.lines(problems):
        found.setdefault(name, set()).add(line)
    return found


__all__ = ["CODER", "CUT", "LEAD", "READER", "SERVER", "Near", "clone", "copy_of", "lines"]
