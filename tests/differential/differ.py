"""Lay what codekit says of a drawn study beside the recount, figure by figure."""

from __future__ import annotations

from codekit.errors import BlindRoundError
from codekit.workflow.results.tabulate import matrix as tabulated
from codekit.workflow.rounds.lower import revisions as revised
from codekit.workflow.study.study import Study
from differential import comparing
from differential.checked import Checked
from differential.recount import matrix, revisions
from differential.world import World


def check(world: World, study: Study, checked: Checked) -> None:
    """Compare every figure of a study."""
    for round_ in world.rounds:
        checked.seen[round_.kind] += 1
        checked.seen.update(c.polarity for c in round_.codings)
    _matrix(world, study, checked)
    for coder in ("ana", "ben"):
        _matrix(world, study, checked, coder)
    for round_ in world.rounds:
        if round_.kind == "second-pass":
            found = revised(study, study.round(round_.id)).as_dict()
            for kind, n in revisions.revisions(world, round_).items():
                checked.same(world, f"{round_.id} {kind}", found[kind], n)
        if round_.kind == "double":
            for unit in dict.fromkeys((round_.unit, "turn", "sentence", "character")):
                comparing.check(world, study, round_, unit, checked)
            comparing.check_claims(world, study, round_, checked)


def _matrix(world: World, study: Study, checked: Checked, coder: str = "") -> None:
    try:
        document = tabulated(study, "b", coder=coder).to_json()
    except BlindRoundError:
        checked.seen["blind, refused"] += 1
        return
    cells = matrix.matrix(world, coder)
    name = f"matrix{f' of {coder}' if coder else ''}"
    checked.same(world, f"{name} cells", len(document["cells"]), len(cells))
    for cell in document["cells"]:
        expected, where = cells[cell["case"], cell["code"]], f"{name} {cell['case']} {cell['code']}"
        checked.seen[cell["state"]] += 1
        checked.same(world, f"{where} layer", _names(cell["layer"]), expected.layers)
        for figure in ("state", "excerpts", "interviews", "words"):
            checked.same(world, f"{where} {figure}", cell[figure], getattr(expected, figure))
    for theme in document["themes"]:
        k, n, states = matrix.totals(cells, theme["code"])
        checked.same(world, f"{name} {theme['code']} k, n", (theme["k"], theme["n"]), (k, n))
        checked.same(world, f"{name} {theme['code']} states", theme["states"], states)


def _names(layer: str) -> frozenset[str]:
    return frozenset(part for line in layer.split("; ") for part in line.split(" + ") if part)
