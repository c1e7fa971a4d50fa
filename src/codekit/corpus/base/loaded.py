"""What every process needs, loaded once before processes are made of it."""

from __future__ import annotations

import spacy

from codekit.corpus.base import tables
from codekit.formats.transcripts import registry
from codekit.segmenting import labels, segments

__all__ = ["labels", "registry", "segments", "spacy", "tables"]
