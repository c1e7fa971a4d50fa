"""What all figures on agreement share: size, fonts, inks that survive a grey print, and the same bytes each time."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from codekit.tables.whole import replace_file

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from codekit.reporting.content import Images

COLUMN_MM, FULL_MM = 90.0, 180.0
MM = 1 / 25.4
INK, GREY, PALE = "#1a1a1a", "#767676", "#e0e0e0"
FONT = "DejaVu Sans"  # comes with matplotlib, so figures are the same everywhere
STYLE: dict[Any, Any] = {
    "font.size": 7,
    "axes.linewidth": 0.6,
    "svg.hashsalt": "codekit",
    "svg.fonttype": "path",
}
_LEVEL = 3  # of deflate: PNG files grow by a sixth, and take two thirds of the time of the usual 6
NO_STYLE: Mapping[Any, Any] = MappingProxyType({})
_OTHER_SCRIPTS = (
    "Noto Sans CJK JP",
    "Noto Sans CJK SC",
    "Hiragino Sans",
    "Microsoft YaHei",
    "Yu Gothic",
    "Malgun Gothic",
    "Noto Sans Devanagari",
    "Nirmala UI",
    "Noto Sans Thai",
    "Leelawadee UI",
)


class Drawing:
    """A figure, drawn and saved as PNG or as SVG when that is first asked for: a workbook takes one, a page the other.

    The same figure gives the same bytes, whichever is asked for first.
    """

    def __init__(
        self,
        make: Callable[[], Figure],
        *,
        dpi: int = 300,
        style: Mapping[Any, Any] = NO_STYLE,
        creator: str | None = None,
    ) -> None:
        """`style` goes before what all figures share."""
        self._make, self._dpi, self._style, self._creator = make, dpi, style, creator

    @cached_property
    def _figure(self) -> Figure:
        return self._make()

    @cached_property
    def png(self) -> bytes:
        """For workbooks and Word."""
        packed = {"compress_level": _LEVEL}
        return self._saved("png", dpi=self._dpi, metadata={"Software": self._creator}, pil_kwargs=packed)

    @cached_property
    def svg(self) -> bytes:
        """For pages."""
        return self._saved("svg", metadata={"Date": None, "Creator": self._creator})

    def _saved(self, form: str, **options: Any) -> bytes:
        out = io.BytesIO()
        with styled(self._style):
            self._figure.savefig(out, format=form, **options)
        return out.getvalue()


def write(images: Images, folder: Path, *, name: str) -> list[Path]:
    """Write a figure that is drawn as NAME.png and NAME.svg into a folder, each whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{name}.png", folder / f"{name}.svg"]
    for path, data in zip(paths, (images.png, images.svg), strict=True):
        replace_file(path, data)
    return paths


@contextmanager
def styled(style: Mapping[Any, Any] = NO_STYLE) -> Iterator[None]:
    """The style of the figures, for as long as one is drawn and saved."""
    import matplotlib as mpl

    with mpl.rc_context({**STYLE, "font.family": _fonts(), **style}), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing")  # a box shows it; the library is silent
        yield


def _fonts() -> list[str]:
    """The font that comes with matplotlib, then whatever this machine has for other scripts."""
    from matplotlib.font_manager import get_font_names

    here = set(get_font_names())
    return [FONT, *(name for name in _OTHER_SCRIPTS if name in here)]


@lru_cache(512)
def text_mm(text: str) -> float:
    """The width of a text in mm as the figures print it."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextPath

    path = TextPath((0, 0), plain(text), prop=FontProperties(family=FONT, size=7))
    return float(path.get_extents().width) * 0.3528


def plain(text: str) -> str:
    """A text in which no sign is taken for mathematics."""
    return text.replace("$", r"\$")
