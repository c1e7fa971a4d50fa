"""docs/screens.md: a table of all pictures that are taken in every look."""

from __future__ import annotations

from places import HOME, LOOKS, PLACES, file_of, looks

HEAD = """\
# Every screen, in light, dark and narrow

The synthetic sample study in the window, 1366 pixels wide in light and in dark colours, and 380 wide. What is done on
these screens is told in the [workbench](workbench.md). `python docs/workbench_shots` takes the pictures and writes this
page.

| screen | light | dark | narrow |
|---|---|---|---|
"""


def row(name: str, title: str) -> str:
    """One screen in its three looks."""
    cells = [f"![{title}, {look}](images/workbench/{file_of(name, look)})" for look in LOOKS]
    return f"| {' | '.join((title, *cells))} |\n"


def screens() -> str:
    """The page."""
    titles = HOME | {name: place.title for name, place in PLACES.items() if looks(name) == LOOKS}
    return HEAD + "".join(row(*one) for one in titles.items())
