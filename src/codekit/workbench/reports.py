"""Reports and exports from the window: what each says, and the file that the command of the same name writes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from codekit.errors import RefusedError
from codekit.model.names import file_name
from codekit.model.rounds import TRAINING
from codekit.store import temporary
from codekit.workbench import bundled
from codekit.workbench.desk import Desk
from codekit.workbench.offered import EXPORT, PASS, ROUND, Wish

if TYPE_CHECKING:
    from codekit.matrix.saturation import Asked, Saturation
    from codekit.matrix.tally import Crosstab
    from codekit.matrix.together import Cooccurrence
    from codekit.reporting.content import Content
    from codekit.workflow.accounts import kinds
    from codekit.workflow.accounts.grounds import Grounds
    from codekit.workflow.exports.logged import Request

EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first day that a zip file can name


def content(desk: Desk, wish: Wish) -> Content:
    """What a report says, before it has a form.

    Raises RefusedError for a report without a preview, BlindRoundError while the coder is blind in some round, and what
    the report's maker raises.
    """
    if not wish.offer.preview:
        raise RefusedError("invalid", f"{wish.offer.title} is saved, not shown here")
    _refuse_hidden(desk, wish)
    if wish.kind in _CONTENTS:
        return _CONTENTS[wish.kind](desk, wish)
    from codekit.workflow.accounts import kinds

    grounds, asked = _grounds(desk, wish), _asked(wish)
    return kinds.content(wish.kind, kinds.make(wish.kind, grounds, asked), asked)


def file(desk: Desk, wish: Wish, form: str) -> tuple[str, bytes]:
    """A report or export as the command writes it: the name of the file, and what is in it.

    Several files are a zip file. Raises as `content`, and RefusedError for a form that is not offered.
    """
    if form not in wish.offer.forms:
        raise RefusedError("invalid", f"{wish.offer.title} is not saved so", hint=", ".join(wish.offer.forms))
    _refuse_hidden(desk, wish)
    if wish.kind == "bundle":  # whole as it is: a name that were replaced in it would spoil its sums
        return bundled.file(desk, public=wish.flag("public"))
    about = wish.round if wish.offer.about in {ROUND, PASS} else wish.codebook
    name = file_name("-".join(filter(None, (wish.kind, about))))
    from codekit.workflow.exports.logged import Request
    from codekit.workflow.exports.pseudonyms import giving

    named = _named(wish)
    options = {"codebook": wish.codebook, "round": wish.round, **wish.options, **named.options}
    request = Request(named.what, {name: value for name, value in options.items() if value})
    with temporary.folder() as folder:
        path = folder / "out" / (name if form == "zip" else f"{name}.{form}")
        path.parent.mkdir()
        with giving(desk.study, path, asked=request) as place:
            _write(desk, wish, place)
        return _taken(path, folder / "out", name)


def _named(wish: Wish) -> Request:
    """What it is called where exports are noted: as the command that writes the same."""
    from codekit.workflow.accounts import kinds
    from codekit.workflow.exports.logged import Request

    if wish.kind in kinds.KINDS:
        return Request("report", {"kind": wish.kind})
    return Request("export", {"what": wish.kind}) if wish.offer.group == EXPORT else Request(wish.kind)


def _refuse_hidden(desk: Desk, wish: Wish) -> None:
    """What is computed over all coders is closed to whoever is blind; an export holds what may be seen."""
    if wish.offer.group == EXPORT:
        return
    desk.sight.refuse_totals()
    if wish.offer.about in {ROUND, PASS}:
        round_, sight = desk.round(wish.round), desk.sight
        sight.refuse_others(round_, desk.round_state(round_, sight))


def _taken(path: Path, folder: Path, name: str) -> tuple[str, bytes]:
    """The one file, or all of them as a zip file; the same files give the same bytes."""
    files = sorted(each for each in folder.rglob("*") if each.is_file())
    if files == [path]:
        return path.name, path.read_bytes()
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for each in files:
            info = zipfile.ZipInfo(each.relative_to(folder).as_posix(), EARLIEST)
            archive.writestr(info, each.read_bytes(), zipfile.ZIP_DEFLATED)
    return f"{name}.zip", held.getvalue()


def _grounds(desk: Desk, wish: Wish) -> Grounds:
    from codekit.workflow.accounts.grounds import Grounds

    return Grounds(desk.study, wish.codebook)


def _asked(wish: Wish) -> kinds.Asked:
    from codekit.reporting.amounts import CUTS, cuts_of
    from codekit.workflow.accounts import kinds

    if wish.kind != kinds.THEMES:
        return kinds.Asked(wish.codebook)
    words, named = wish.text("words"), wish.text("attribution", "case,role")
    cuts = None if wish.flag("no_words") else cuts_of(words) if words else CUTS
    return kinds.Asked(wish.codebook, None, tuple(part.strip() for part in named.split(",") if part.strip()), cuts)


def _write(desk: Desk, wish: Wish, path: Path) -> None:
    if wish.offer.group == EXPORT:
        _export(desk, wish, path)
    elif wish.kind in _FILES:
        _FILES[wish.kind](desk, wish, path)
    elif wish.kind in _CONTENTS:
        from codekit.workflow.reports.forms import form_of

        form_of(path).call(path, _CONTENTS[wish.kind](desk, wish))
    else:
        from codekit.workflow.accounts import kinds

        asked = _asked(wish)
        kinds.write(wish.kind, kinds.make(wish.kind, _grounds(desk, wish), asked), path, asked)


# what has a content of its own


def _agreement(desk: Desk, wish: Wish) -> Content:
    from codekit.reporting.agreement import build
    from codekit.workflow.comparing import compare
    from codekit.workflow.reports import agreement_report

    scale = agreement_report.checked(Path("report.html"), None, wish.text("benchmarks"))
    options = compare.Options(training=desk.round(wish.round).kind == TRAINING)  # which its report says
    comparison = compare.agree(desk.study, wish.round, options)
    collected = agreement_report.findings(desk.study, comparison, options, scale=scale)
    return build(collected, agreement_report.draw(collected))


def _diagnose(desk: Desk, wish: Wish) -> Content:
    from codekit.reporting.agreement.confused import build
    from codekit.workflow.reports.confusions import confusions

    return build(confusions(desk.study, wish.round))


def _revisions(desk: Desk, wish: Wish) -> Content:
    from codekit.reporting.revisions.build import build
    from codekit.workflow.results import revisions

    return build(revisions.record(desk.study, wish.round))


def _saturation(desk: Desk, wish: Wish) -> Content:
    from codekit.reporting.matrix.saturation_content import build

    return build(*_saturated(desk, wish), study=desk.study.title)


def _together(desk: Desk, wish: Wish) -> Content:
    from codekit.reporting.crosstab.together import build

    return build(_together_found(desk, wish), study=desk.study.title)


def _crosstab(desk: Desk, wish: Wish) -> Content:
    from codekit.reporting.crosstab.content import build

    return build(_crosstab_found(desk, wish), study=desk.study.title)


def _packets(desk: Desk, wish: Wish) -> Content:
    from codekit.reporting.accounts.packet import listed
    from codekit.workflow.accounts import packets

    found = packets.packets(_grounds(desk, wish))
    return listed(found, packets.shared(found), study=desk.study.title)


# what has a file of its own


def _saturated(desk: Desk, wish: Wish) -> tuple[Saturation, Asked]:
    from codekit.matrix.saturation import Asked
    from codekit.workflow.results.saturation import saturation

    asked = Asked(max(1, wish.number("base", 4)), max(1, wish.number("run", 2)), wish.number("new", 5) / 100)
    level, order = wish.text("level", "leaf"), wish.text("order", "interview")
    return saturation(desk.study, wish.codebook, level=level, order=order), asked


def _saturation_file(desk: Desk, wish: Wish, path: Path) -> None:
    from codekit.workflow.results import saturation

    found, asked = _saturated(desk, wish)
    if path.suffix == ".xlsx":
        saturation.write_workbook(desk.study, found, asked, path)
        return
    from codekit.reporting.matrix import saturation_plot

    for written in saturation_plot.write(found, asked, path.parent, name=path.stem):
        if written != path:
            written.unlink()


def _matrix_file(desk: Desk, wish: Wish, path: Path) -> None:
    from codekit.workflow.results import tabulate

    only = desk.coder if wish.flag("own") else ""
    tabulate.write_workbook(desk.study, tabulate.matrix(desk.study, wish.codebook), path, only=only)


def _together_found(desk: Desk, wish: Wish) -> Cooccurrence:
    from codekit.model.polarities import SUPPORTING
    from codekit.workflow.results import cooccurrence as results

    by, polarity = wish.text("by", results.TURN), wish.text("polarity", SUPPORTING)
    return results.cooccur(desk.study, wish.codebook, by=by, polarity=polarity)


def _together_file(desk: Desk, wish: Wish, path: Path) -> None:
    from codekit.workflow.results import cooccurrence

    cooccurrence.write(desk.study, _together_found(desk, wish), path)


def _crosstab_found(desk: Desk, wish: Wish) -> Crosstab:
    from codekit.workbench.views.crossed import wish_of
    from codekit.workflow.results.crosstab import crosstab

    return crosstab(desk.study, wish.codebook, wish_of(wish.text), viewer=desk.coder)


def _crosstab_file(desk: Desk, wish: Wish, path: Path) -> None:
    from codekit.workflow.results import crosstab_files

    crosstab_files.write(desk.study, _crosstab_found(desk, wish), path)


def _packet_files(desk: Desk, wish: Wish, path: Path) -> None:
    from codekit.workflow.accounts import packets

    packets.write(packets.packets(_grounds(desk, wish)), path)


def _disagreement_file(desk: Desk, wish: Wish, path: Path) -> None:
    from codekit.workflow.reports import agreement_report

    rows = agreement_report.disagreement_rows(desk.study, wish.round)
    agreement_report.write_disagreements(desk.study, wish.round, rows, path)


def _export(desk: Desk, wish: Wish, path: Path) -> None:
    from codekit.workflow.coding.export import Wanted, export

    what = {"project": "", "codebook-page": "codebook"}.get(wish.kind, wish.kind)
    codebook = wish.codebook if what == "codebook" else ""
    wanted = Wanted(what, codebook=codebook, profile="nvivo" if wish.flag("nvivo") else "")
    export(desk.study, path, coder=desk.coder, wanted=wanted)


_CONTENTS: Mapping[str, Callable[[Desk, Wish], Content]] = {
    "agreement": _agreement,
    "diagnose": _diagnose,
    "revisions": _revisions,
    "saturation": _saturation,
    "member-check": _packets,
    "cooccur": _together,
    "crosstab": _crosstab,
}
_FILES: Mapping[str, Callable[[Desk, Wish, Path], None]] = {
    "saturation": _saturation_file,
    "matrix": _matrix_file,
    "cooccur": _together_file,
    "crosstab": _crosstab_file,
    "member-check": _packet_files,
    "disagreements": _disagreement_file,
}
