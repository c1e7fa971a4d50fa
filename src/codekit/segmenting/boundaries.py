"""Where a sentence ends, by rules: spoken language as transcribers punctuate it, in any script.

Character offsets, no tokens: the rules see 'Dr.', '8.5' and '[inaudible 00:10:03]' as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Nothing ends after these: a name, a number or the rest of the sentence follows.
_BEFORE_NAME = _words("""
dr mr mrs ms mx prof st sgt lt col gen capt rev hon sen rep gov pres fr hr sr sra dra srta mme mlle dott ing mag
e.g i.e eg ie cf vs viz approx ca bzw z.b d.h u.a s.o v.a o.ä p.ej ex pp vol fig nr núm dept univ
""")
# These may stand at the end; a likely first word or, for times, any capital decides.
_EITHER_WAY = _words("u.s u.k u.n e.u d.c ph.d b.a m.a m.d b.sc m.sc inc ltd corp co jr sr bros ave rd blvd usw u.s.a")
_AT_THE_END = _words("a.m p.m am pm etc al usf")
_NEEDS_NUMBER = _words("no p art sec abs s ch")
_STARTERS = _words("""
i i'm i've i'd i'll we we're we've he he's she she's it it's they they're you you're the a an this that that's these
those there there's and but so or then now if when while because since although well yes no yeah yep ok okay my our
his her their your what who how why where which in on at for from with after before as oh um uh not nobody everybody
everyone some most all many each every once do did does is are was were let maybe just also still even sometimes
""")
_NAMED_DAYS = _words("""
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december eastern pacific central est et pst cet gmt utc
""")
_MONTHS_AFTER_NUMBER = _words("""
januar februar märz april mai juni juli august september oktober november dezember jahrhundert klasse semester stock
""")

_BRACKETS = re.compile(r"\[[^\[\]\n]{0,400}\]|\([^()\n]{0,400}\)|（[^（）\n]{0,400}）|【[^【】\n]{0,400}】")
_CLOSERS = r"[\"'”’»›)\]」』）】*_]*"
_END = re.compile(
    rf"(?P<wide>[。！？｡](?:[。！？｡]|…)*)[”’」』）】\"']*|"
    rf"(?<![.?!…؟۔।॥])(?P<mark>(?:[.?!…؟۔।॥]|\. (?=\.))+){_CLOSERS}(?=\s)"
)
_MARK = re.compile(r"[。！？｡.?!…؟۔।॥]")  # what `_END` begins with: by itself it is looked for ten times as fast
_WORD_BEFORE = re.compile(r"[^\s\"“”‘(\[{„«—–/]+$")
_NEXT = re.compile(r"\s*(?P<open>[\"'“‘„«‹¿¡*_–—-]*\s?)(?P<word>[^\s\"”.,?!…;:)]*)")


def ends(text: str) -> list[int]:
    """The offsets at which a sentence of this paragraph ends and another begins after white space."""
    covered = [match.span() for match in _BRACKETS.finditer(text)]
    sentence_ends: list[int] = []
    bracket, last = 0, len(text.rstrip())
    for match in _ends(text):
        while bracket < len(covered) and covered[bracket][1] <= match.start():
            bracket += 1
        if bracket < len(covered) and covered[bracket][0] < match.start() < covered[bracket][1] - 1:
            continue
        if match.end() >= last:
            break
        if match["wide"] or _ends_here(text, match, sentence_ends[-1] if sentence_ends else 0):
            sentence_ends.append(match.end())
    return sentence_ends


def _ends(text: str) -> Iterator[re.Match[str]]:
    """The same as `_END.finditer`."""
    after = 0
    for mark in _MARK.finditer(text):
        if mark.start() >= after and (match := _END.match(text, mark.start())):
            after = match.end()
            yield match


def _ends_here(text: str, match: re.Match[str], sentence_start: int) -> bool:
    mark = match["mark"]
    following = _NEXT.match(text, match.end())
    after = following["word"] if following else ""
    first = after[:1]
    if mark.endswith("…") or mark.count(".") > 1:
        return _capital(first) and after.split("'")[0].split("’")[0] != "I"
    if mark != ".":
        # He asked "why?" and left; Yahoo! is a firm. But: Why? because of the money.
        return not first.islower() or (mark.endswith(("?", "؟")) and match.end() == match.end("mark"))
    if first.islower():
        return False
    near = max(sentence_start, match.start() - 40)  # no word that decides is longer
    word = _WORD_BEFORE.search(text, near, match.start())
    return _after_word(
        word.group() if word else "", after, text[max(sentence_start, near - 1000) : match.start()].strip()
    )


def _after_word(word: str, after: str, sentence: str) -> bool:
    """Whether a single full stop after this word ends the sentence; `after` is the next word, not lower-case."""
    bare, next_word = word.casefold(), after.replace("’", "'").casefold()
    if bare in _BEFORE_NAME:
        return False
    if bare in _NEEDS_NUMBER:
        return not after[:1].isdigit()
    if bare in _AT_THE_END:
        return next_word not in _NAMED_DAYS
    # "So did I. Then ..." ends; "I. Newton" and other initials do not, nor "U.S. Senate".
    if bare in _EITHER_WAY or (len(word) == 1 and word.isalpha() and (word != "I" or sentence == "I")):
        return next_word in _STARTERS
    if word.isdigit():
        return sentence != word and not (len(word) < 3 and next_word in _MONTHS_AFTER_NUMBER)
    return True


def _capital(char: str) -> bool:
    """True for a letter that may begin a sentence; scripts without case always may."""
    return bool(char) and not char.islower()
