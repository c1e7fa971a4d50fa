"""In which encoding a text is that is no UTF-8: told by charset-normalizer and by its language, or left open.

Letters of two encodings may both look like a text (Hungarian read as Western European): then nothing is chosen, since
a transcript is frozen as it was read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

# What people's programs write; each is tried as a whole.
_OTHER_SCRIPTS = (
    *("gb18030", "big5", "big5hkscs", "cp932", "euc_jp", "cp949", "cp1251", "koi8_r", "koi8_u", "cp866"),
    *("mac_cyrillic", "cp1253", "cp1255", "cp1256", "cp874"),
)
_WEST, _CENTRAL, _TURKISH, _BALTIC = ("cp1252", "mac_roman"), ("cp1250", "iso8859_2"), ("cp1254",), ("cp1257",)
_WINDOWS, _RARE = ("cp1252", "cp1250", "cp1254", "cp1257"), ("iso8859_2", "mac_roman")
# Languages in Latin letters: encodings, the letters beyond a to z, and words that hardly any page is without.
_LATIN = {
    "English": (_WEST, "éèêëïöüñçàâôäáó", "the and to of that it in is was you we for have"),
    "French": (_WEST, "àâæçéèêëîïôœùûüÿ", "le la les et de des un une est que qui pas je vous dans"),
    "German": (_WEST, "äöüßéèàê", "der die das und ich ist nicht es wir ein zu in mit sie auch"),
    "Spanish": (_WEST, "áéíóúüñªº¡¿", "de la que el en y los no un una por con lo es pero"),
    "Portuguese": (_WEST, "áâãàçéêíóôõúüªº", "de que e o a não um uma para com os é eu em mas"),
    "Italian": (_WEST, "àèéìíîòóùú", "di che e la il un è non per una in sono ma con mi"),
    "Dutch": (_WEST, "éëïöüèáóíê", "de het een en van ik is dat in niet je we op zijn dan"),
    "Swedish": (_WEST, "åäöéüà", "och det att jag är som på en inte vi för med så har var"),
    "Danish": (_WEST, "æøåéöäüàóòôêè", "og det er jeg at på en ikke vi der som for med så de har var"),
    "Finnish": (_WEST, "äöåšž", "ja on se ei että niin mutta kun oli olen mitä me sitten"),
    "Icelandic": (_WEST, "áéíóúýðþæö", "og að það ég er í ekki sem við var þá hann um en"),
    "Catalan": (_WEST, "àçéèíïóòúü", "de la que el i els en no un una per amb és però"),
    "Polish": (_CENTRAL, "ąćęłńóśźż", "i w nie na się to z że do jest jak ale tak co"),
    "Czech": (_CENTRAL, "áčďéěíňóřšťúůýž", "a to se je v na že jsem ale tak i si jsme do"),
    "Slovak": (_CENTRAL, "áäčďéíĺľňóôŕšťúýž", "a to sa je v na že som ale tak aj si sme do"),
    "Hungarian": (_CENTRAL, "áéíóöőúüű", "a az és hogy nem is van volt egy de én mi ez meg"),
    "Croatian": (_CENTRAL, "čćđšž", "i je se da u na to sam ne su a ali za smo"),
    "Romanian": (_CENTRAL, "ăâîşţșț", "de şi în a la nu că cu o am este un pe dar și"),
    "Turkish": (_TURKISH, "çğıöşüâîû", "ve bir bu da de ne için çok ben o ama var gibi mi"),
    "Lithuanian": (_BALTIC, "ąčęėįšųūž", "ir kad tai yra į ne aš bet su mes buvo iš o"),
    "Latvian": (_BALTIC, "āčēģīķļņšūž", "un ir es ka tas bija no mēs bet ar kā nav par"),
    "Estonian": (_BALTIC, "äõöüšž", "ja on ei see et ma oli ka siis aga kui me mis"),
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_HIGH = re.compile(rb"[\x80-\xff]")
_UTF_8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_SIGN_IN_WORD = re.compile(r"[^\W\d_][^\w\s.,:;/'’`´·\-–—‐‑\u00ad@&+*()\[\]<>\"“”«»!?=|#~\\{}$%…^][^\W\d_]")
_MIXED = re.compile(r"[A-Za-z][\u0370-\uffff]|[\u0370-\u1fff][A-Za-z]")
_QUOTES = "“”‘’„‚«»‹›–—…•¿¡\u00a0"
_SIGN, _QUOTE, _LETTER = rf"[^\w\s\x00-\x7f{_QUOTES}]", rf"[{_QUOTES}]", r"[^\W\d_a-zA-Z]"
_ODD_SIGNS = re.compile(
    rf"[¨¸¯ˆ˜¬¦¤]|(?<![\d.])[ªº]|\w[¡¿]|{_SIGN}(?:{_SIGN}|{_QUOTE}|{_LETTER})|{_QUOTE}{_SIGN}|{_LETTER}{_SIGN}"
)
_SAMPLE = 60_000  # bytes of the beginning, and of the lines that are not ASCII
_MOST, _SOME = 0.5, 0.1  # of the letters' bytes: surely and perhaps a script of its own
_COMMON = 0.04  # of the words: it is that language


class Recognised(NamedTuple):
    """The encoding of a text; or "" with the encodings that it may be in, at least as likely as others."""

    encoding: str
    candidates: tuple[str, ...] = ()
    fits: bool = False  # whether the letters are those of a language at all


def recognised(data: bytes) -> Recognised:
    """The encoding of bytes that are no UTF-8."""
    sample = _sample(data)
    high = len(_HIGH.findall(sample))
    letters = high + len(re.findall(rb"[A-Za-z]", sample))
    found = _by_language(sample) if high < _MOST * letters else Recognised("")
    if not found.encoding and not found.fits and high > _SOME * letters:
        found = _by_script(sample)
    if found.encoding and not _decodes(data, found.encoding):
        return Recognised("", found.candidates)
    return found


def is_broken_utf8(data: bytes) -> bool:
    """True where most of what is not ASCII is UTF-8, so that the rest is damage."""
    return sum(map(len, _UTF_8.findall(data))) > 0.7 * len(_HIGH.findall(data))


def _sample(data: bytes) -> bytes:
    if len(data) <= 2 * _SAMPLE:
        return data
    begin = data[: data.rfind(b"\n", 0, _SAMPLE) + 1] or data[:_SAMPLE]
    lines, length = [begin], 0
    for line in data[len(begin) :].split(b"\n"):
        if not line.isascii():
            lines.append(line[:_SAMPLE])
            length += len(line)
        if length > _SAMPLE:
            break
    return b"\n".join(lines)


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _by_script(sample: bytes) -> Recognised:
    """By charset-normalizer: how much of a text is in disorder, and how far it is like a language."""
    from charset_normalizer import from_bytes

    matches = [
        match for match in from_bytes(sample, cp_isolation=list(_OTHER_SCRIPTS)) if not _mixes_scripts(str(match))
    ]
    if not matches:
        return Recognised("")
    first, *others = matches
    rivals = [
        match
        for match in others
        if match.chaos <= first.chaos + 0.05 and match.coherence >= first.coherence - 0.1 and str(match) != str(first)
    ]
    names = tuple(dict.fromkeys(match.encoding for match in (first, *rivals)))
    return Recognised("" if rivals or first.chaos > 0.15 else first.encoding, names)


def _by_language(sample: bytes) -> Recognised:
    """By the letters and the most frequent words: all of a language's own letters stand at other places elsewhere."""
    texts = {encoding: text for encoding in (*_WINDOWS, *_RARE) if (text := _text(sample, encoding))}
    fitting = _fitting(texts, _WINDOWS) or [likely for likely in _fitting(texts, _RARE) if likely[0] > 2 * _COMMON]
    if not fitting:
        return Recognised("")
    share, _, best = fitting[0]
    # A language that another one outdoes by far, in its own words, is not meant.
    rivals = [encoding for likely, _, encoding in fitting if 2 * likely >= share and texts[encoding] != texts[best]]
    unsure = bool(rivals) or (share < _COMMON and any(texts[encoding] != texts[best] for _, _, encoding in fitting))
    return Recognised("" if unsure else best, tuple(dict.fromkeys((best, *rivals))), fits=True)


def _text(sample: bytes, encoding: str) -> str:
    """The sample, or "" where it is none in this encoding: signs within words, or two of them that nobody writes."""
    if not _decodes(sample, encoding):
        return ""
    text = sample.decode(encoding)
    return "" if _SIGN_IN_WORD.search(text) or _ODD_SIGNS.search(text) else text


def _fitting(texts: Mapping[str, str], encodings: Sequence[str]) -> list[tuple[float, int, str]]:
    """Per encoding and language with these letters: the share of the language's frequent words; the likeliest first."""
    found = []
    for at, encoding in enumerate(encodings):
        text = texts.get(encoding, "").replace("İ", "i")
        words = Counter(_WORD.findall(text.casefold()))
        letters = {char for char in text.lower() if (char.isalpha() and not char.isascii()) or char in "¡¿"}
        usual = all(char.isascii() or char in _QUOTES or char.isalpha() for char in {*text})
        shares = {
            name: sum(words[word] for word in common.split()) / max(1, words.total())
            for name, (_, _, common) in _LATIN.items()
        }
        found += [
            (shares[name], -at, encoding)
            for name, (known, own, _) in _LATIN.items()
            # Another language's letters in English words are English read wrongly.
            if text
            and encoding in known
            and letters <= {*own}
            and (usual or encoding in _WINDOWS)
            and 2 * shares[name] >= max(shares.values())
        ]
    return sorted(found, reverse=True)


def _mixes_scripts(text: str) -> bool:
    """True where letters of another script stand within Latin words, as in a text of accents read wrongly."""
    return len(_MIXED.findall(text)) > 0.1 * len(_WORD.findall(text))
