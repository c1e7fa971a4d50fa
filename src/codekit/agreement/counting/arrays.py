"""Counting boolean arrays: decisions are packed to bits, so that what two coders share is an AND and a count.

Each transcript begins at a word of 64 bits, so that counts are kept per transcript.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from codekit.agreement.counting.counts import Counts
from codekit.agreement.numeric import Bools, Ints

_WORD, _BYTE = 64, 8
_AT_ONCE = 1 << 17  # words that stay in a processor's cache while they are counted


class Blocks(NamedTuple):
    """Units in stretches that the same coders did: `covered` [C, blocks], `lengths` and `transcript` [blocks].

    `order` [units] is how the units are to be laid so that blocks are whole; None where they are already.
    """

    covered: Bools
    lengths: Ints
    transcript: Ints
    order: Ints | None


def count_arrays(
    decisions: ArrayLike,
    covered: ArrayLike | None = None,
    lengths: Sequence[int] | Ints | None = None,
    *,
    coders: Sequence[str] | None = None,
    codes: Sequence[str] | None = None,
    transcripts: Sequence[str] | None = None,
) -> Counts:
    """Counts of boolean decisions [coders, codes, units].

    `lengths` [transcripts] are the units of each, in order (default: one transcript). `covered` says who did what,
    by transcript [coders, transcripts] or by unit [coders, units] (default: everything); decisions where it is
    False are missing. A transcript that coders did in parts has one column for every set of coders. Raises
    ValueError or TypeError for arrays that do not fit.
    """
    given = _decisions(decisions)
    n_coders, _, units = given.shape
    sizes = _lengths(lengths, units)
    blocks = _blocks(covered, sizes, n_coders, units)
    return _counts(given, blocks, coders, codes, _names("T", transcripts, len(sizes)))


def count_units(
    decisions: ArrayLike,
    covered: Bools,
    lengths: Sequence[int] | Ints,
    *,
    coders: Sequence[str] | None = None,
    codes: Sequence[str] | None = None,
    transcripts: Sequence[str] | None = None,
) -> Counts:
    """As `count_arrays`, where `covered` is by unit [coders, units] even if there are as many transcripts as units."""
    given = _decisions(decisions)
    sizes = _lengths(lengths, given.shape[2])
    return _counts(given, _by_unit(covered, sizes), coders, codes, _names("T", transcripts, len(sizes)))


def _counts(
    given: Bools,
    blocks: Blocks,
    coders: Sequence[str] | None,
    codes: Sequence[str] | None,
    transcripts: tuple[str, ...],
) -> Counts:
    """The counts of decisions [C, K, units] in blocks that the same coders did."""
    n_coders, n_codes, _ = given.shape
    if blocks.order is not None:
        given = given[:, :, blocks.order]
    packed, starts = pack(given, blocks.lengths)
    if not blocks.covered.all():
        words = np.diff(np.append(starts, packed.shape[2]))
        packed *= np.repeat(blocks.covered, words, axis=1)[:, None, :]
    pairs = tuple(combinations(range(n_coders), 2))
    return Counts(
        transcripts=tuple(transcripts[t] for t in blocks.transcript),
        coders=_names("coder ", coders, n_coders),
        codes=_names("code ", codes, n_codes),
        pairs=pairs,
        n_units=blocks.lengths,
        covered=blocks.covered,
        positives=_counted(((packed[c],) for c in range(n_coders)), n_coders, n_codes, starts, packed.shape[2]),
        both=_counted(((packed[x], packed[y]) for x, y in pairs), len(pairs), n_codes, starts, packed.shape[2]),
        anyone=_counted(iter([(np.bitwise_or.reduce(packed, axis=0),)]), 1, n_codes, starts, packed.shape[2])[:, 0],
    )


def pack(decisions: Bools, lengths: Ints) -> tuple[NDArray[np.uint64], Ints]:
    """Bits of [C, K, units], each transcript on words of its own [C, K, words], and the word where each begins [T]."""
    decisions = np.ascontiguousarray(decisions)
    n_words = -(-lengths // _WORD)
    starts = np.cumsum(n_words) - n_words
    shape = decisions.shape[:2]
    # Transcripts of one length are packed in one go, without a loop over them.
    if lengths.size and (lengths == lengths[0]).all() and lengths[0]:
        size, t = int(lengths[0]), len(lengths)
        bits = np.packbits(decisions.reshape(*shape, t, size), axis=-1)
        wide = int(n_words[0]) * _BYTE
        if bits.shape[-1] != wide:
            padded = np.zeros((*shape, t, wide), np.uint8)
            padded[..., : bits.shape[-1]] = bits
            bits = padded
        return bits.reshape(*shape, t * wide).view(np.uint64), starts
    flat = np.zeros((*shape, int(n_words.sum()) * _BYTE), np.uint8)
    ends = np.cumsum(lengths)
    for start, end, word in zip((ends - lengths).tolist(), ends.tolist(), starts.tolist(), strict=True):
        bits = np.packbits(decisions[..., start:end], axis=-1)
        flat[..., word * _BYTE : word * _BYTE + bits.shape[-1]] = bits
    return flat.view(np.uint64), starts


def _counted(masks: Iterator[tuple[Any, ...]], n: int, n_codes: int, starts: Ints, words: int) -> Ints:
    """Ones per code, mask and transcript [K, n, T]; a mask is an array [K, words], or two to be ANDed."""
    counted = np.zeros((n_codes, n, len(starts)), np.int64)
    # Of an empty transcript reduceat would give the word at its place, which is the next one's.
    here = np.flatnonzero(np.diff(np.append(starts, words)))
    rows = max(1, _AT_ONCE // max(words, 1))
    if not here.size:
        return counted
    for i, mask in enumerate(masks):
        for k in range(0, n_codes, rows):
            bits = mask[0][k : k + rows] if len(mask) == 1 else mask[0][k : k + rows] & mask[1][k : k + rows]
            ones = np.add.reduceat(_ones(bits), starts[here], axis=-1, dtype=np.int64)
            counted[k : k + rows, i, here] = ones
    return counted


if hasattr(np, "bitwise_count"):
    _ones = np.bitwise_count
else:  # numpy 1.26
    _TABLE = np.asarray([byte.bit_count() for byte in range(256)], np.uint8)

    def _ones(words: NDArray[np.uint64]) -> NDArray[np.uint8]:  # type: ignore[misc]
        """Ones in each word, by a table of bytes."""
        return np.asarray(_TABLE[words.view(np.uint8)].reshape(*words.shape, _BYTE).sum(axis=-1, dtype=np.uint8))


def _decisions(decisions: ArrayLike) -> Bools:
    """The decisions [C, K, units]. Raises TypeError or ValueError where they are not that."""
    given = np.asarray(decisions)
    if given.dtype != np.bool_:
        raise TypeError(f"decisions must be boolean, not {given.dtype}; what is missing goes into covered")
    if given.ndim != 3:
        raise ValueError(f"decisions are coders x codes x units; this array has {given.ndim} dimensions")
    return given


def _lengths(lengths: Sequence[int] | Ints | None, units: int) -> Ints:
    """The units of each transcript [T]. Raises ValueError where they are not all units."""
    sizes = np.asarray([units] if lengths is None else lengths)
    if sizes.ndim != 1 or not (np.issubdtype(sizes.dtype, np.integer) or not sizes.size):
        raise ValueError("lengths hold one whole number per transcript")
    if (sizes < 0).any() or sizes.sum() != units:
        raise ValueError(f"lengths must sum to the {units} units of decisions; they sum to {sizes.sum()}")
    return sizes.astype(np.int64)


def _blocks(covered: ArrayLike | None, lengths: Ints, coders: int, units: int) -> Blocks:
    """The blocks by who did what [C, T] or [C, units]. Raises TypeError or ValueError for anything else."""
    t = np.arange(len(lengths))
    if covered is None:
        return Blocks(np.ones((coders, len(lengths)), bool), lengths, t, None)
    mask = np.asarray(covered)
    if mask.dtype != np.bool_:
        raise TypeError(f"covered must be boolean, not {mask.dtype}")
    if mask.shape == (coders, len(lengths)):
        return Blocks(mask, lengths, t, None)
    if mask.shape != (coders, units):
        raise ValueError(f"covered is coders x transcripts or coders x units, not {mask.shape}")
    return _by_unit(mask, lengths)


def _by_unit(mask: Bools, lengths: Ints) -> Blocks:
    """Blocks of units that the same coders did, transcript by transcript, from a mask [C, units]."""
    transcript = np.repeat(np.arange(len(lengths)), lengths)
    filled = np.flatnonzero(lengths)
    firsts = (np.cumsum(lengths) - lengths)[filled]
    if filled.size and (mask == np.repeat(mask[:, firsts], lengths[filled], axis=1)).all():
        whole = np.zeros((len(mask), len(lengths)), bool)
        whole[:, filled] = mask[:, firsts]
        return Blocks(whole, lengths, np.arange(len(lengths)), None)
    order = np.lexsort((*mask, transcript))
    keys = np.vstack((transcript[order], mask[:, order]))
    new = np.flatnonzero(np.concatenate(([True], (keys[:, 1:] != keys[:, :-1]).any(axis=0)))) if len(order) else order
    sizes = np.diff(np.append(new, len(order)))
    return Blocks(mask[:, order[new]], sizes, transcript[order[new]], order)


def _names(stem: str, given: Sequence[str] | None, n: int) -> tuple[str, ...]:
    names = tuple(f"{stem}{i + 1}" for i in range(n)) if given is None else tuple(given)
    if len(names) != n or len(set(names)) != n:
        raise ValueError(f"{n} different names are needed, not {len(names)}")
    return names
