"""Run the cells of docs/notebook.ipynb and write what they show below them; `--check` only compares.

Each run is a process of its own, in an empty folder. The small runner stands for Jupyter: it runs cells in order and
keeps what they print and the value of their last line, as text and, where the value has one, as HTML.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

NOTEBOOK = Path(__file__).with_name("notebook.ipynb")


def outputs_of(source: str, names: dict[str, Any]) -> list[dict[str, Any]]:
    """What a cell prints and shows."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, "cell", "exec"), names)  # noqa: S102  (the notebook's own code)
        value = eval(compile(ast.Expression(last.value), "cell", "eval"), names) if last else None  # noqa: S307
    stream = {"output_type": "stream", "name": "stdout", "text": printed.getvalue().splitlines(keepends=True)}
    return ([stream] if printed.getvalue() else []) + ([_shown(value)] if value is not None else [])


def _shown(value: Any) -> dict[str, Any]:
    page = value._repr_html_() if hasattr(value, "_repr_html_") else None
    table = type(value).__module__.startswith("pandas") or page is None
    data = {"text/plain": (repr(value) if table else f"<{type(value).__name__}>").splitlines(keepends=True)}
    data |= {"text/html": page.splitlines(keepends=True)} if page else {}
    return {"output_type": "execute_result", "execution_count": None, "metadata": {}, "data": data}


def run(notebook: dict[str, Any]) -> dict[str, Any]:
    """The notebook with new outputs; an error of a cell is raised."""
    names: dict[str, Any] = {}
    cells = []
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cells.append({**cell, "execution_count": None, "outputs": outputs_of("".join(cell["source"]), names)})
        else:
            cells.append(cell)
    return {**notebook, "cells": cells}


def plain(notebook: dict[str, Any]) -> list[list[str]]:
    """What each cell shows, without HTML: that differs between versions of pandas."""
    shown = [cell.get("outputs", []) for cell in notebook["cells"]]
    return [[line for out in outs for line in out.get("text", out.get("data", {}).get("text/plain"))] for outs in shown]


def main() -> int:
    """Write the notebook, or with --check compare it."""
    stored = json.loads(NOTEBOOK.read_text("utf-8"))
    os.environ["COLUMNS"] = "80"  # pandas breaks its lines by the width of whatever window this runs in
    with tempfile.TemporaryDirectory() as folder:
        before = Path.cwd()
        os.chdir(folder)
        try:
            made = run(stored)
        finally:
            os.chdir(before)
    if "--check" in sys.argv:
        same = plain(stored) == plain(made)
        sys.stderr.write("" if same else "docs/notebook.ipynb is not current: python docs/run_notebook.py\n")
        return 0 if same else 1
    NOTEBOOK.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
