"""Sentences of many paragraphs, by a blank spaCy pipeline with our own rule, or by a trained one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from codekit.errors import UnknownNameError
from codekit.segmenting.boundaries import ends
from codekit.tables import limits

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NAME, VERSION = "codekit.sentences", "1"
_COMPONENT, _BEGINS = "codekit_sentence_rule", "codekit_begins"
_AT_ONCE = 500_000  # characters; spaCy takes a megabyte for a thousand or two
_BETWEEN = "\n"  # stands in no word, so that a token never reaches over two paragraphs
_KNOWN = 200_000  # words that a pipeline keeps (some 50 MB), lest memory grow with the texts that a process reads


def sentence_spans(paragraphs: Sequence[str], model: str | None = None) -> Iterator[list[tuple[int, int]]]:
    """For each paragraph the half-open ranges of its sentences, in its code points, edge white space left out.

    Raises UnknownNameError where the trained pipeline `model` is not installed.
    """
    if model:
        for text, doc in zip(paragraphs, _trained(model).pipe(paragraphs), strict=True):
            yield list(_trimmed(text, ((s.start_char, s.end_char) for s in doc.sents)))
        return
    for some in _batches(paragraphs):
        yield from _by_rule(some)


def _batches(paragraphs: Sequence[str]) -> Iterator[Sequence[str]]:
    """The paragraphs in lots of a bounded length, so that memory does not grow with the interview.

    A paragraph stands alone where it is longer; a sentence never reaches over two paragraphs.
    """
    begin = length = 0
    for at, paragraph in enumerate(paragraphs):
        if length and length + len(paragraph) > _AT_ONCE:
            yield paragraphs[begin:at]
            begin, length = at, 0
        length += len(paragraph)
    yield paragraphs[begin:]


def _by_rule(paragraphs: Sequence[str]) -> Iterator[list[tuple[int, int]]]:
    """One document for all paragraphs, since a document costs far more than its tokens.

    The rule is asked paragraph by paragraph, and every paragraph begins a sentence.
    """
    import numpy as np

    pipeline = _blank()
    if len(pipeline.vocab) > _KNOWN:
        _blank.cache_clear()
        pipeline = _blank()
    text = _BETWEEN.join(paragraphs)
    doc: Doc = pipeline.make_doc(text)
    starts: list[int] = []
    begins: list[int] = []
    offset = 0
    for paragraph in paragraphs:
        starts.append(offset)
        begins += [offset, *(offset + end for end in ends(paragraph))]
        offset += len(paragraph) + len(_BETWEEN)
    doc.user_data[_BEGINS] = begins
    # The same as the starts of doc.sents, which makes a Python object of every sentence.
    tokens = np.asarray(pipeline(doc).to_array(["IDX", "SENT_START"]), dtype=np.int64).reshape(-1, 2)
    cuts = tokens[tokens[:, 1] == 1, 0].tolist()
    position = 0
    for paragraph, start in zip(paragraphs, starts, strict=True):
        inside = [0] if paragraph else []
        while position < len(cuts) and cuts[position] < start + len(paragraph):
            if cuts[position] > start:
                inside.append(cuts[position] - start)
            position += 1
        yield list(_trimmed(paragraph, zip(inside, [*inside[1:], len(paragraph)], strict=False)))


def made_by(model: str | None = None) -> tuple[str, str]:
    """Name and version of what finds the sentences, to be stored beside them.

    Raises UnknownNameError where the trained pipeline `model` is not installed.
    """
    spacy_version = version("spacy")
    if model is None:
        return NAME, f"{VERSION} (spaCy {spacy_version} blank xx)"
    meta = _trained(model).meta
    return f"spacy:{meta['lang']}_{meta['name']}", f"{meta['version']} (spaCy {spacy_version})"


@lru_cache(maxsize=1)
def _blank() -> Any:
    """The pipeline for any language: "xx" knows no language's exceptions, the rule has those of several.

    English exceptions would split "can't" into tokens, which costs time and tells nothing about sentences.
    Tokens break after the marks of scripts without spaces, so that a sentence can end there.
    """
    import re

    import spacy
    from spacy.language import Language

    if not Language.has_factory(_COMPONENT):
        Language.component(_COMPONENT, func=_mark)
    pipeline: Any = spacy.blank("xx")
    pipeline.tokenizer.prefix_search = None
    pipeline.tokenizer.suffix_search = None
    pipeline.tokenizer.url_match = None
    pipeline.tokenizer.token_match = None
    # Special cases are emoticons and the like, words anyway; after the first of a text, no word of it is remembered.
    pipeline.tokenizer.rules = {}
    if hasattr(pipeline.tokenizer, "max_cache_size"):  # older versions keep a number of their own
        pipeline.tokenizer.max_cache_size = _KNOWN
    pipeline.vocab.lex_attr_getters = {}  # nobody asks whether a word looks like an address, or for its shape
    pipeline.tokenizer.infix_finditer = re.compile(r"[。！？｡][。！？｡…]*[”’」』）】\"']*").finditer
    pipeline.add_pipe(_COMPONENT)
    pipeline.max_length = limits.TEXT  # spaCy's limit is for parsers; a rule needs little
    return pipeline


def _mark(doc: Doc) -> Doc:
    """The pipeline component: a token begins a sentence when it is the first at or after a place that begins one."""
    import numpy as np

    tokens = np.asarray(doc.to_array(["IDX"]), dtype=np.int64).reshape(-1)
    marks = np.full(len(doc), -1, dtype=np.int64)
    at = np.searchsorted(tokens, np.asarray(doc.user_data[_BEGINS], dtype=np.int64))
    marks[at[at < len(doc)]] = 1
    marks[:1] = 1
    values: Any = marks.astype(np.uint64).reshape(-1, 1)
    doc.from_array(["SENT_START"], values)
    return doc


@lru_cache(maxsize=2)  # loading takes seconds
def _trained(model: str) -> Language:
    import spacy

    try:
        pipeline = spacy.load(model, exclude=["ner", "lemmatizer"])
    except OSError:
        installed = spacy.util.get_installed_models()
        error = UnknownNameError("installed spaCy pipeline", model, installed)
        error.hint = error.hint if installed else f"install it: python -m spacy download {model}"
        raise error from None
    if "parser" not in pipeline.pipe_names and "senter" in pipeline.disabled:
        pipeline.enable_pipe("senter")
    if not {"parser", "senter", "sentencizer"} & set(pipeline.pipe_names):
        pipeline.add_pipe("sentencizer")
    return pipeline


def _trimmed(text: str, ranges: Iterable[tuple[Any, Any]]) -> Iterator[tuple[int, int]]:
    for start, end in ranges:
        held = text[start:end]
        if held.strip():
            yield start + len(held) - len(held.lstrip()), start + len(held.rstrip())
