"""The facts at the head of a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codekit.agreement.formulas.errors import FISHER
from codekit.agreement.rounds.report import ALL
from codekit.model.origins import Origins
from codekit.model.rounds import TRAINING, Round
from codekit.model.transcript import ALL as EVERYBODY
from codekit.workflow.comparing import axes
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.agreement import AgreementReport
    from codekit.workflow.comparing.compare import Options


def _blindness(round_: Round, ways: Origins) -> str:
    """Whether coders were blind, as far as codekit can answer for it."""
    if round_.made_in and ways.table == ways.total:
        return f"not known: coded in {round_.made_in}"
    return str(ways) if round_.independent else "no"


def facts(study: Study, round_: Round, report: AgreementReport, wanted: Options, ways: Origins) -> dict[str, str]:
    """What the head of a report states, so that no figure stands without its unit and rule."""
    whole = len(study.transcript_ids())
    share = f"{report.n_transcripts} of {whole} transcripts ({report.n_transcripts / whole:.1%})" if whole else ""
    whose = "the whole text" if wanted.roles == EVERYBODY else f"{wanted.roles}s' turns"
    rule = f"characters of {whose}" if report.unit == axes.CHARACTER else "coded when any coded character lies in it"
    speech = "everybody's" if wanted.roles == EVERYBODY else f"{wanted.roles}s' speech only"
    skipped = ", ".join(f"{n} by {coder}" for coder, n in report.skipped.items() if n)
    return {
        "study": study.title,
        "round": f"{round_.id} ({round_.kind}{', not for report' if round_.kind == TRAINING else ''})",
        "blind": _blindness(round_, ways),
        "coders": ", ".join(report.coders) + (", in turns: not all code every transcript" * bool(round_.assignments)),
        "transcripts": share,
        "unit": report.unit,
        "rule": f"{rule}; {speech}" + ("; white space at edges trimmed" if wanted.trim else ""),
        "codebook": round_.codebook,
        "roll-up": "each code counts what is coded below it",
        **({"codes": ", ".join(wanted.codes)} if wanted.codes else {}),
        **({"level": wanted.level} if wanted.level != ALL else {}),
        **({"skipped units": f"missing: {skipped}"} if skipped else {}),
        "clusters": report.grouping.counted(report.n_clusters),
        **({"interval": wanted.interval} if wanted.interval != FISHER else {}),
    }
