"""Corpora: from thirty interviews to millions of turns, in Parquet, on engines that others keep.

In: files of transcripts. Out: a folder of Parquet tables (`building`), what is found in it (`finding`), samples for
close coding (`sampling`), proposals and how far they can be trusted (`applying`), agreement and matrix of codings of
any size (`measuring`). What is mapped over the parts of a corpus are functions of a module on values, so that one
computer and many give the same bytes. Needs the extra `corpora`. Begin with `open`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from codekit.corpus.base.corpus import Corpus

__all__ = ["open"]


def open(path: Path | str) -> Corpus:  # noqa: A001  (read as `corpus.open`)
    """A corpus that `codekit corpus build` made. Raises CodekitError where there is none, or the extra is missing."""
    from codekit.corpus.base.corpus import Corpus

    return Corpus.at(Path(path))
