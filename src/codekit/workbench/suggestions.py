"""What rules proposed for a transcript: stored apart, and nobody's codings until a person accepts each."""

from __future__ import annotations

from codekit.model.events import Coding
from codekit.model.layer import replay
from codekit.model.names import RULES
from codekit.model.rounds import Round
from codekit.store.folder import places
from codekit.workflow.study.study import Study


def found(study: Study, round_: Round, transcript: str) -> list[Coding]:
    """The proposals that stand for one transcript of a round, in text order."""
    codings: list[Coding] = []
    for rules in _rules(study, round_.id):
        paths = study.store.own_paths(round_.id, rules, transcript)
        codings += replay(study.store.own_events(paths, round_.id, (rules, transcript)).events).codings
    return sorted(codings, key=lambda c: (c.start, c.end, c.code, c.id))


def _rules(study: Study, round_id: str) -> list[str]:
    """The rule layers of a round."""
    folders = places.named(study.root / places.CODINGS, round_id)
    owners = [places.owner(folder.name)[0] for above in folders for folder in places.folders(above)]
    return sorted(owner for owner in owners if owner.startswith(RULES))
