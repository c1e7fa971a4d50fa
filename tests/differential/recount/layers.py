"""What counts per transcript and code: docs/statistics.md, "What counts"."""

from __future__ import annotations

from dataclasses import dataclass, field

from differential.world import Coding, Round, World, descendants


@dataclass
class Counted:
    """The codings that count in one transcript with the layer of each, each code's own layers, and what is coded."""

    codings: list[tuple[Coding, str]] = field(default_factory=list)
    layers: dict[str, set[str]] = field(default_factory=dict)
    coded: set[str] = field(default_factory=set)


def counted(world: World, transcript: str, coder: str = "") -> Counted:
    """What counts in a transcript; `coder` is taken alone where a double round has no consensus."""
    found, left = Counted(), set(world.book(world.version))
    newest = [r for r in reversed(world.rounds) if transcript in r.transcripts]
    for kind, finished in (
        ("second-pass", _second_pass),
        ("initial", _initial),
        ("double", _consensus),
        ("double", lambda _world, round_, id_: _alone(round_, id_, coder)),
    ):
        for round_ in (r for r in newest if r.kind == kind):
            layer = finished(world, round_, transcript)
            codes = holds(world, round_) & left
            if layer is None or not codes:
                continue
            name, codings = layer
            found.codings += [(c, name) for c in codings if c.code in codes]
            for code in codes:
                found.layers.setdefault(code, set()).add(name)
            left -= codes
    found.coded = set(found.layers)
    _sub_coding(world, transcript, found)
    return found


def holds(world: World, round_: Round) -> set[str]:
    """The codes of the working copy that a round is about, in the version that it uses."""
    book = world.book(round_.version)
    if round_.kind == "subcode":
        about = set(descendants(book, round_.parent))
    else:
        codes = round_.codes
        if round_.kind == "second-pass" and not codes:
            codes = round_named(world, round_.over).codes
        chosen = [code for code in codes if code in book]
        about = {below for code in chosen for below in (code, *descendants(book, code))} if codes else set(book)
    return about & set(world.book(world.version))


def round_named(world: World, id_: str) -> Round:
    """A round by its id."""
    return next(r for r in world.rounds if r.id == id_)


def _initial(_world: World, round_: Round, transcript: str) -> tuple[str, list[Coding]] | None:
    if not _done(round_, transcript):
        return None
    return f"{round_.id} (initial)", own(round_, transcript)


def _consensus(_world: World, round_: Round, transcript: str) -> tuple[str, list[Coding]] | None:
    if transcript not in round_.consensus:
        return None
    return f"{round_.id} (consensus)", round_.consensus[transcript]


def _alone(round_: Round, transcript: str, coder: str) -> tuple[str, list[Coding]] | None:
    if coder not in round_.coders_of(transcript) or (coder, transcript) not in round_.finished:
        return None
    if not compared(round_):
        return None
    return f"{round_.id} ({coder} alone)", [c for c in own(round_, transcript) if c.coder == coder]


def compared(round_: Round) -> bool:
    """True for a double round whose blindness has ended: everybody finished."""
    return all((c, t) in round_.finished for t in round_.transcripts for c in round_.coders_of(t))


def _done(round_: Round, transcript: str) -> bool:
    return all((coder, transcript) in round_.finished for coder in round_.coders_of(transcript))


def own(round_: Round, transcript: str) -> list[Coding]:
    """All coders' codings of a transcript."""
    return [c for c in round_.codings if c.transcript == transcript]


def below(world: World, round_: Round, transcript: str) -> list[Coding]:
    """What a second pass goes over."""
    over = round_named(world, round_.over)
    return over.consensus.get(transcript, []) if over.kind == "double" else own(over, transcript)


def _second_pass(world: World, round_: Round, transcript: str) -> tuple[str, list[Coding]] | None:
    if not _done(round_, transcript):
        return None
    stands = list(below(world, round_, transcript))
    for revision in round_.revisions.get(transcript, []):
        if revision.below is not None and revision.action != "confirm":
            stands.remove(revision.below)
        if revision.after is not None:
            stands.append(revision.after)
    return f"{round_.id} (second-pass)", stands


def _sub_coding(world: World, transcript: str, found: Counted) -> None:
    """Finished rounds of sub-coding add to what counts; what is below their parent waits for them."""
    waiting: set[str] = set()
    done: set[str] = set()
    used = {coding.code for coding, _ in found.codings}
    for round_ in (r for r in world.rounds if r.kind == "subcode"):
        codes = holds(world, round_)
        if transcript not in round_.transcripts:
            waiting |= codes if used & {round_.parent, *codes} else set()
        elif not _done(round_, transcript):
            waiting |= codes
        else:
            name = f"{round_.id} (subcode)"
            found.codings += [(c, name) for c in own(round_, transcript) if c.code in codes]
            for code in codes:
                found.layers.setdefault(code, set()).add(name)
            done |= codes
            if round_.parent in found.coded:
                found.coded |= codes
    found.coded -= waiting - done
