"""Ids: one spelling for every transcript, case, coder, round and codebook."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache

CONSENSUS = "consensus"
RULES = "rules:"
MAX_ID = 100  # characters of a new id: folders and files are named by ids, and Windows takes 260 for a whole path
_MAX_BYTES = 180  # of a file's name; systems take 255, with the ending and what a sync program appends
_NOT_IN_FILES = re.compile(r"[<>:\"/\\|?*#^\[\]\x00-\x1f\x7f\ud800-\udfff]")
_DEVICES = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\u00b9\u00b2\u00b3])( *\..*)?", re.IGNORECASE)


def clean_id(name: str) -> str:
    """An id made from a name: NFC, every run of anything but letters, digits, `.`, `_`, `-` one hyphen.

    A letter keeps its combining marks. Raises ValueError where no letter or digit is left.
    """
    text = unicodedata.normalize("NFC", name.strip())
    if not any(char.isalnum() for char in text):
        raise ValueError(f"no letter or digit in '{name}' to make an id of")
    kept = "".join(char if _belongs(char) else " " for char in text)
    return re.sub(" +", "-", kept).lstrip(".")


@lru_cache(maxsize=65536)  # asked of every transcript whenever they are listed
def is_id(name: str) -> bool:
    """True for what `clean_id` may have made, whether or not a file system took its letters apart since."""
    text = unicodedata.normalize("NFC", name)
    return any(map(str.isalnum, text)) and clean_id(text) == text


def new_id(name: str) -> str:
    """An id for something new: as `clean_id` makes it, and one that every system can open as a file.

    Dots at the end are left out, which Windows would do. Raises ValueError where no letter or digit is left, where
    Windows keeps the name for a device, and for a name that is too long.
    """
    id_ = clean_id(name).rstrip(".")
    if why := unportable(id_):
        raise ValueError(f"'{name}' cannot be opened on Windows: {why}; choose another id")
    if len(id_) > MAX_ID:
        raise ValueError(
            f"'{id_[:20]}...' has {len(id_)} characters, and an id may have {MAX_ID}; choose a shorter one"
        )
    return id_


def unportable(name: str) -> str:
    """Why Windows cannot open a file or folder of this name; "" where it can."""
    if _DEVICES.fullmatch(name):
        return "the name is kept for a device"
    return "a dot or a space stands at its end" if name.endswith((".", " ")) else ""


def file_name(name: str, taken: Collection[str] = ()) -> str:
    """A name that every system and note program can open as a file, made from any text; of those taken it is none.

    Names that differ in capitals only are one name, as on Windows and macOS.
    """
    text = _NOT_IN_FILES.sub("-", unicodedata.normalize("NFC", name)).strip(" ") or "-"
    text = text.rstrip(". ") + "_" if text[-1] in ". " else text
    text = f"_{text}" if text[0] == "." or _DEVICES.fullmatch(text) else text
    if len(text.encode("utf-8", "replace")) > _MAX_BYTES:
        kept = text.encode("utf-8", "replace")[: _MAX_BYTES - 9].decode("utf-8", "ignore")
        text = f"{kept}~{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:8]}"
    used = {other.casefold() for other in taken}
    candidate, number = text, 2
    while candidate.casefold() in used:
        candidate, number = f"{text}-{number}", number + 1
    return candidate


def is_copy(stem: str, name: str) -> bool:
    """True for a file's own name and for the names that sync folders and file managers give to copies of it.

    Dropbox and Nextcloud append ` (x's conflicted copy ...)` in the user's language, Syncthing `.sync-conflict-...`,
    OneDrive `-COMPUTER`, Google Drive ` (1)`, iCloud ` 2`, Windows ` - Copy`: all begin with the name, so what stands
    in the file decides. `Copy of `, `Kopie von ` and `Copie de ` stand before it.
    """
    stem = unicodedata.normalize("NFC", stem)
    if stem == name:
        return True
    return (stem.startswith(name) and not stem[len(name)].isalnum()) or (bool(name) and stem.endswith(f" {name}"))


def _belongs(char: str) -> bool:
    return char.isalnum() or char in "._-" or unicodedata.category(char).startswith("M")


def is_code_id(id_: str) -> bool:
    """True for what can identify a code: the signs of every id, and first a letter, a digit or `_`."""
    return id_[:1].replace("_", "0").isalnum() and all(map(_belongs, id_))


def code_id(name: str) -> str:
    """A code's id made from a name; it is one by `is_code_id`. Raises ValueError where `clean_id` does."""
    return re.sub(r"^\W+", "", clean_id(name))


def coder_id(name: str) -> str:
    """A coder's id; `consensus` and `rules:<name>` are the two kinds that are not people.

    Raises ValueError where `clean_id` does, and for a person who would be taken for one of the two.
    """
    if name == CONSENSUS:
        return name
    if name.startswith(RULES):
        return RULES + clean_id(name.removeprefix(RULES))
    cleaned = clean_id(name)
    first, dot, _ = cleaned.casefold().partition(".")
    if first == CONSENSUS or (first == "rules" and dot):
        raise ValueError(f"'{name}' is reserved for shared layers; choose another id")
    return cleaned


def layer_folder(coder: str, writer: str) -> str:
    """The folder of one writer's ledgers for one coder or shared layer.

    A person's folder is the person's id; `consensus` written by ana is `consensus.ana`; `rules:food` is
    `rules.food`.
    """
    if coder.startswith(RULES):
        return "rules." + coder.removeprefix(RULES)
    return coder if coder == writer else f"{coder}.{writer}"
