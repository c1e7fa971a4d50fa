"""Sentences about the coding: codebook, rounds, agreement, second pass, review, meetings, notes."""

from __future__ import annotations

from collections import Counter

from codekit.model.layer import FINISHED
from codekit.model.names import RULES
from codekit.model.rounds import DOUBLE, INITIAL, SECOND_PASS, SUBCODE, TRAINING, Round
from codekit.model.subjects import MEETINGS, REVIEWS
from codekit.reporting.accounts.values import Sentence
from codekit.reporting.agreement import methods as agreement
from codekit.workflow.accounts.grounds import SETTINGS, Grounds, joined, n_of, recorded, started, were
from codekit.workflow.accounts.material import slot
from codekit.workflow.deciding.meetings import held
from codekit.workflow.reports.findings import for_methods
from codekit.workflow.rounds.lower import revisions


def codebook(g: Grounds) -> list[Sentence]:
    """The codebooks that were coded with: size, depth, versions."""
    found = []
    for book in g.books:
        depth = max((depth for _, depth in book.walk()), default=0) + 1
        used = dict.fromkeys(r.codebook.partition("@")[2] for r in g.rounds if r.codebook_id == book.id)
        versions = f"; versions used: {', '.join(used)}" if len(used) > 1 else ""
        words = (
            f"Codebook {book.id}, version {book.version}, has {n_of(len(book.codes), 'code')} on {n_of(depth, 'level')}"
        )
        found.append(Sentence(f"{words}{versions}.", (f"codebooks/{book.id}/{book.version}.yaml",)))
    return found or [slot("THE CODES AND HOW THEY WERE DEFINED")]


def derivation(g: Grounds) -> list[Sentence]:
    """Where codes come from, by `origin`."""
    found = []
    for book in g.books:
        origins = Counter(code.origin or "not recorded" for code in book.codes)
        if set(origins) == {"not recorded"}:
            continue
        parts = ", ".join(f"{name} ({n})" for name, n in origins.most_common())
        found.append(
            Sentence(f"Origin of the codes of {book.id}: {parts}.", (f"codebooks/{book.id}/{book.version}.yaml",))
        )
    return [*found, slot("HOW THE CODEBOOK CAME ABOUT: FROM THE GUIDE, THE LITERATURE, THE DATA")]


def coders(g: Grounds) -> list[Sentence]:
    """Who coded; whoever is only named for a round is not said to have."""
    ids = tuple(dict.fromkeys(coder for round_ in g.rounds for coder in round_.coders))
    if not ids:
        return [slot("WHO CODED")]
    layers = [pair for round_ in g.told for pair in g.layers(round_).by_key.items()]
    worked = {coder for (coder, _), layer in layers if layer.codings or layer.finishes}
    took, named = tuple(id_ for id_ in ids if id_ in worked), tuple(id_ for id_ in ids if id_ not in worked)
    found = (
        [Sentence(f"{n_of(len(took), 'coder')} took part: {g.people(took)}.", (SETTINGS, "rounds/"))] if took else []
    )
    if named:
        words = f"{n_of(len(named), 'further coder' if took else 'coder')} {were(len(named))} named for rounds, "
        found.append(Sentence(f"{words}without work that can be told of: {g.people(named)}.", ("rounds/",)))
    return found


def training(g: Grounds) -> list[Sentence]:
    """Training rounds, whose figures are never told."""
    rounds = [r for r in g.of_kind(TRAINING) if _done(g, r)]
    if not rounds:
        return [slot("HOW THE CODERS WERE TRAINED")]
    return [
        Sentence(
            f"{g.people(r.coders)} practised on {_of(_done(g, r), len(r.transcripts))} in training round {r.id}, "
            "which enters no figure.",
            (started(g.study, r),),
        )
        for r in rounds
    ]


def _of(done: int, whole: int) -> str:
    return n_of(done, "transcript") if done == whole else f"{done} of {n_of(whole, 'transcript')}"


def double(g: Grounds) -> list[Sentence]:
    """How much was coded twice, then every compared round as its report states it, then those that are not compared."""
    rounds = [g.study.round(id_) for id_ in g.comparisons]
    if not rounds:
        return [*_uncompared(g), slot("WHETHER INTERVIEWS WERE CODED TWICE, AND HOW FAR CODERS AGREED")]
    ids = dict.fromkeys(id_ for r in rounds for id_ in r.transcripts if len(r.coders_of(id_)) > 1)
    share = f"{len(ids) / max(1, len(g.transcripts)):.1%}".replace("%", " %")
    words = f"{len(ids)} of {n_of(len(g.transcripts), 'transcript')} ({share}) were coded by several coders, in "
    words += f"{n_of(len(rounds), 'round')} ({', '.join(r.id for r in rounds)})."
    whole = Sentence(words, tuple(started(g.study, r) for r in rounds))
    return [whole, *(_compared(g, r) for r in rounds), *_uncompared(g)]


def _uncompared(g: Grounds) -> list[Sentence]:
    """The double rounds of which no agreement is told, and why."""
    others = [r for r in g.rounds if r.kind == DOUBLE and r.id not in g.comparisons]
    seeing = [r.id for r in others if not r.independent]
    waiting = [r.id for r in others if r.independent]
    found = [f"No double coding has been compared in {joined(waiting)}."] if waiting else []
    found += [f"In {joined(seeing)}, coders could see each other's work, so no agreement is told."] if seeing else []
    return [Sentence(words, ("rounds/",)) for words in found]


def _compared(g: Grounds, round_: Round) -> Sentence:
    """A compared round in the words of its report."""
    records = [started(g.study, round_), *([recorded(round_.compared)] if round_.compared else [])]
    if round_.signed:
        records.append(f"rounds/{round_.id}: round.sign of {', '.join(round_.signed)}")
    return Sentence(agreement.paragraph(for_methods(g.study, g.comparisons[round_.id])), tuple(records))


def decisions(g: Grounds) -> list[Sentence]:
    """How disagreements were settled, where a double round was compared: the report's paragraph says it."""
    rounds = [r for r in g.of_kind(DOUBLE) if r.closed]
    if not rounds:
        return []
    words = (
        f"{n_of(len(rounds), 'round')} {were(len(rounds))} closed with a consensus ({joined([r.id for r in rounds])})."
    )
    return [Sentence(words, tuple(f"rounds/{r.id}: round.close" for r in rounds))]


def single(g: Grounds) -> list[Sentence]:
    """Initial rounds: how many transcripts, and whether one coder coded each."""
    found = []
    for r in g.of_kind(INITIAL):
        done, most = _done(g, r), max((len(r.coders_of(id_)) for id_ in r.transcripts), default=0)
        each = "by one coder each" if most == 1 else f"by up to {most} coders each"
        words = f"In round {r.id}, {done} of {n_of(len(r.transcripts), 'transcript')} {were(done)} coded {each} "
        found.append(Sentence(f"{words}({g.people(r.coders)}; codebook {r.codebook}).", (started(g.study, r),)))
    return found


def second_pass(g: Grounds) -> list[Sentence]:
    """Second passes with what they changed; never agreement."""
    found = []
    for r in g.of_kind(SECOND_PASS):
        changed = revisions(g.study, r)
        words = f"In round {r.id}, {g.people(r.coders)} went over the codings of round {r.over}, seeing them, in "
        words += (
            f"{_done(g, r)} of {n_of(len(r.transcripts), 'transcript')}: {changed}. This is no measure of agreement."
        )
        found.append(Sentence(words, (started(g.study, r), f"codings/{r.id}/")))
    return found


def subcoding(g: Grounds) -> list[Sentence]:
    """Sub-coding rounds."""
    return [
        Sentence(
            f"In round {r.id}, {g.people(r.coders)} divided the passages of {r.parent} into its sub-codes, in "
            f"{_done(g, r)} of {n_of(len(r.transcripts), 'transcript')}.",
            (started(g.study, r),),
        )
        for r in g.of_kind(SUBCODE)
    ]


def reviewed(g: Grounds) -> list[Sentence]:
    """Which share of the codings that count was reviewed, with what outcome; without a review nothing is claimed."""
    codings = [coding for listed in g.matrix.evidence.codings for coding in listed] if g.matrix else [*g.codings]
    if not codings:
        return []
    share = g.reviews.share(codings)
    if not share.reviewed:
        return [slot("WHETHER AND BY WHOM CODINGS WERE REVIEWED; NO REVIEW IS RECORDED")]
    of = "what counts" if g.matrix else "all codings that can be told of"
    return [Sentence(f"Of {of}, {share}, by {g.people(share.by)}.", (f"study/{REVIEWS}/",))]


def met(g: Grounds) -> list[Sentence]:
    """Meetings, and how many decisions they took."""
    meetings = held(g.study)
    if not meetings:
        return [slot("HOW THE TEAM WORKED TOGETHER, E.G. MEETINGS")]
    people = tuple(dict.fromkeys(name for meeting in meetings for name in meeting.event.present))
    decided = sum(len(meeting.decisions) for meeting in meetings)
    words = f"{n_of(len(meetings), 'meeting')} ({meetings[0].event.date} to {meetings[-1].event.date}; "
    words += f"{', '.join(people)}) took {n_of(decided, 'decision')}."
    return [Sentence(words, (f"study/{MEETINGS}/",))]


def suggestions(g: Grounds) -> list[Sentence]:
    """How much rules proposed, and how much of it people took."""
    offered, taken, rounds = set[str](), set[str](), []
    for round_ in g.told:
        if not (names := g.study.store.rules(round_.id)):
            continue
        by_key = g.layers(round_).by_key
        rounds.append(round_.id)
        offered |= {c.id for (coder, _), layer in by_key.items() if coder in names for c in layer.codings}
        taken |= {c.derived_from for (coder, _), layer in by_key.items() if coder not in names for c in layer.codings}
    if not rounds:
        return []
    words = f"Rules of the codebook proposed {n_of(len(offered), 'coding')} by its cues, of which people accepted "
    return [
        Sentence(
            f"{words}{len(offered & taken)}; none counts unaccepted.", tuple(f"codings/{r}/{RULES}" for r in rounds)
        )
    ]


def memos(g: Grounds) -> list[Sentence]:
    """Notes that were written."""
    n, whole = len(g.codings.memos), len(g.codings.notes) + len(g.codings.of_study)
    if not n + whole:
        return [slot("WHETHER FIELD NOTES AND MEMOS WERE WRITTEN")]
    words = f"{n_of(n + whole, 'memo')} {were(n + whole)} written, {n} of them on passages and transcripts."
    return [Sentence(words, ("codings/", "rounds/"))]


def _done(g: Grounds, round_: Round) -> int:
    """How many transcripts of a round somebody has finished."""
    states = g.layers(round_).states
    return len({id_ for (_, id_), state in states.items() if state == FINISHED and id_ in round_.transcripts})
