"""Where marks lie on the screen, and what can be said of their pixels."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Colour = tuple[int, ...]
STRONG = 90  # of 255, between the strongest and the weakest of red, green and blue
FAR = 22  # of 255: two colours that differ by less in every part are one to most eyes
# Where a highlight lies on the screen: its first piece as [x, y, width, height].
PLACE = """(name) => {
  const [range] = CSS.highlights.get(name) ?? [];
  if (!range) return null;
  const live = document.createRange();
  live.setStart(range.startContainer, range.startOffset);
  live.setEnd(range.endContainer, range.endOffset);
  const box = [...live.getClientRects()].find((one) => one.width > 20);
  return box ? [box.x, box.y, box.width, box.height].map(Math.round) : null;
}"""
# Right of the first words of the last turn, where nothing is marked.
PAPER = """() => {
  const box = [...document.querySelectorAll(".words")].at(-1).getBoundingClientRect();
  return [box.right - 4, box.top + 4].map(Math.round);
}"""


def bright(part: NDArray[np.uint8]) -> int:
    """How many pixels [pixels, 3] have a strong colour, which neither ink, paper nor a wash have."""
    return int((part.max(axis=1).astype(int) - part.min(axis=1) > STRONG).sum())
