"""The command diagnose: why the coders of a round disagree, and the sentence that would settle it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codekit.cli import contents, output
from codekit.cli.compare import RoundArgument
from codekit.cli.options import AsSaidOption, JsonOption, StudyOption, giving, the_study
from codekit.errors import CodekitError

if TYPE_CHECKING:
    from codekit.reporting.agreement.confused import Confusions
    from codekit.workflow.study.study import Study


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("diagnose")(diagnose)


def diagnose(
    round_id: RoundArgument,
    code: Annotated[str, typer.Option(metavar="CODE", help="This code alone, with its passages.")] = "",
    out: Annotated[
        Path | None, typer.Option("-o", metavar="FILE", help="Write .docx, .xlsx, .html or .md.", show_default=False)
    ] = None,
    propose: Annotated[
        str, typer.Option(metavar="SENTENCE", help="With --code and --coder: what would settle it.")
    ] = "",
    coder: Annotated[str, typer.Option(metavar="ID", help="Who proposes.")] = "",
    as_said: AsSaidOption = False,
    as_json: JsonOption = False,
    study: StudyOption = None,
) -> None:
    """Why coders disagree: borders, misses or other codes, the words between them, the definition beside passages.

    --propose records a sentence for the next version of the codebook.
    """
    from codekit.workflow.reports.confusions import confusions
    from codekit.workflow.reports.forms import form_of

    if out is not None:
        form_of(out).load()
    opened = the_study(study)
    if propose or coder:
        _propose(opened, round_id, code, propose, coder)
    found = confusions(opened, round_id, code=code)
    if out is not None:
        from codekit.reporting.agreement.confused import build

        with giving(opened, out, as_said=as_said) as place:
            form_of(out).call(place, build(found))
        output.note(f"report: {out}")
    if as_json:
        output.document(found.to_json())
    elif out is None and not propose:
        _show(found, whole=bool(code))


def _propose(study: Study, round_id: str, code: str, sentence: str, coder: str) -> None:
    from codekit.workflow.deciding.proposing import propose

    if not (code and sentence and coder):
        raise CodekitError(
            "a proposal needs a code, a sentence and who proposes it",
            hint="--code CODE --propose 'The sentence.' --coder ID",
        )
    made = propose(study, round_id, code, sentence, coder=coder)
    output.note(f"proposed for {made.codebook}, {made.code}, by {made.by}")


def _show(found: Confusions, *, whole: bool) -> None:
    from codekit.reporting.agreement.confused import build

    content = build(found)
    if whole:
        contents.show(content.parts[1:])
        return
    contents.show([replace(content.parts[0], tables=content.parts[0].tables[:1])])
    if found.codes:
        output.say(f"codekit diagnose {found.round} --code {found.codes[0].code.id} shows passages and words")
