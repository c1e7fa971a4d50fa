"""The methods section of a study: sentences from recorded facts, slots for all else."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from codekit.reporting.accounts.values import Methods, Section, Sentence
from codekit.workflow.accounts import analysis, material, outcomes
from codekit.workflow.accounts.grounds import Grounds
from codekit.workflow.accounts.material import slot

Facts = Callable[[Grounds], Sequence[Sentence]]
SLOTS: Mapping[str, str] = {
    "design": "THE DESIGN OF THE STUDY, AND WHY",
    "ethics": "WHO APPROVED THE STUDY; HOW PARTICIPANTS CONSENTED",
    "chosen": "HOW CASES WERE CHOSEN AND APPROACHED",
}


def _slot(name: str) -> Facts:
    return lambda _: [slot(SLOTS[name])]


SECTIONS: tuple[tuple[str, tuple[Facts, ...]], ...] = (
    (
        "Design and sample",
        (_slot("design"), _slot("chosen"), material.contacts, material.sample, material.withdrawn, material.repeated),
    ),
    (
        "Data collection",
        (
            material.dates,
            material.mode,
            material.duration,
            material.participants,
            material.guide,
            material.transcripts,
            material.corrected,
            _slot("ethics"),
        ),
    ),
    ("Codebook", (analysis.codebook, analysis.derivation)),
    ("Double coding", (analysis.coders, analysis.training, analysis.double, analysis.decisions)),
    (
        "Coding",
        (
            analysis.single,
            analysis.second_pass,
            analysis.subcoding,
            analysis.suggestions,
            analysis.reviewed,
            analysis.met,
            analysis.memos,
        ),
    ),
    ("Analysis", (outcomes.matrix, outcomes.saturation, outcomes.software)),
)


def methods(g: Grounds) -> Methods:
    """The methods section."""
    sections = [Section(title, tuple(sentence for fact in facts for sentence in fact(g))) for title, facts in SECTIONS]
    return Methods(g.study.title, tuple(section for section in sections if section.sentences))
