"""What is carried out of a study has names replaced, by a key that lies outside of it.

The key is a table of two columns, a name and what stands in its place. Where it lies is this person's affair, on this
computer; that the study's exports need one stands in study.yaml, so that nobody on the team forgets it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import msgspec

from codekit.errors import CodekitError
from codekit.formats.filled_in import refuse_as_table
from codekit.segmenting.named import MOST, Names
from codekit.store import personal, settings, temporary
from codekit.store.files import write_bytes
from codekit.tables.read import read_sheets
from codekit.tables.whole import replacing
from codekit.workflow.exports.logged import Request, note
from codekit.workflow.exports.renaming import PICTURES, rename
from codekit.workflow.study.study import Study, alone

_KEPT = "pseudonyms.json"  # by study: where its key lies
_HEADS = ("name", "pseudonym", "instead")
_ANYWAY = "--as-said writes names"
_DECIDE = (
    "codekit pseudonyms KEY.csv replaces them from now on (--draft KEY.csv begins one), codekit pseudonyms --forget "
    "says that they may stand"
)


@alone
def use(study: Study, key: Path) -> int:
    """Replace the names of a key in whatever is carried out from now on; how many names it has.

    Raises CodekitError for a key that lies in the study, holds no name, or puts a name in the place of another.
    """
    pairs = read_key(key)
    refuse_inside(study, key)
    _keep(study, str(key.resolve()))
    if not study.settings.pseudonyms:
        settings.take_pseudonyms(study.store.document(settings.FILE), taken=True)
        study.refresh()
    return len(pairs)


def refuse_inside(study: Study, key: Path) -> None:
    """Raise CodekitError for a key that lies in the study."""
    if Path(study.store.identity).resolve() in key.resolve().parents:
        raise CodekitError(f"{key.name} lies in the study: whoever gets the study gets the names", hint="move it")


@alone
def forget(study: Study) -> None:
    """Carry names out as they were said, on every computer, until a key is used again; nothing is asked any more."""
    _keep(study, "")
    if study.settings.pseudonyms is not False:
        settings.take_pseudonyms(study.store.document(settings.FILE), taken=False)
        study.refresh()


def read_key(path: Path) -> Mapping[str, str]:
    """Pseudonyms by name. Raises CodekitError for what is no such table; names are told by their row, never spelt."""
    if not path.is_file():
        raise CodekitError(f"{path}: no such file", hint="a table of two columns: name, pseudonym")
    pairs: dict[str, str] = {}
    sheets = read_sheets(path)
    refuse_as_table(sheets, path.name)
    for number, cells in sheets[0].rows:
        if any(cell.strip() for cell in cells[2:]):
            raise CodekitError(f"{path.name}:{number}: more than two cells", hint="a row of a key: name, pseudonym")
        name, instead = (" ".join(cell.split()) for cell in (*cells, "", "")[:2])
        if not name or name.casefold() in _HEADS or name.startswith("#"):
            continue
        if not instead:
            raise CodekitError(f"{path.name}:{number}: nothing stands in the place of the name", hint="name, pseudonym")
        if pairs.setdefault(name, instead) != instead:
            raise CodekitError(f"{path.name}:{number}: this name stands twice, with two pseudonyms")
    if not pairs or len(pairs) > MOST:
        raise CodekitError(f"{path.name}: holds {len(pairs):,} names; 1 to {MOST:,} can be replaced")
    _refuse_names(path, pairs)
    return pairs


def _refuse_names(path: Path, pairs: Mapping[str, str]) -> None:
    """A pseudonym that is or holds a name would be a name."""
    names = Names(list(pairs))
    for number, instead in enumerate(pairs.values(), 1):
        if any(True for _ in names.find(instead)):
            raise CodekitError(f"{path.name}: pseudonym {number} holds a name of the key", hint="choose another")


def undecided(study: Study, path: Path) -> str:
    """What is told of a file that left a study in which nobody decided about names; "" for a figure."""
    if study.settings.pseudonyms is not None or path.suffix.lower() in PICTURES:
        return ""
    return f"{path.name} has names as they were said, if there are any: {_DECIDE}"


def key_of(study: Study) -> Mapping[str, str]:
    """Pseudonyms by name for what this person carries out; {} where the study needs none.

    Raises CodekitError where the study needs a key, and none is known here, or it is not where it was.
    """
    if not study.settings.pseudonyms:
        return {}
    where = _known().get(_name(study), "")
    if not where or not Path(where).is_file():
        what = "its key is not where it was" if where else "no key is known on this computer"
        raise CodekitError(
            f"names are replaced in what leaves this study, and {what}; nothing was written",
            hint=f"codekit pseudonyms KEY.csv, or {_ANYWAY}",
        )
    return read_key(Path(where))


@contextmanager
def giving(study: Study, path: Path, *, as_said: bool = False, asked: Request | None = None) -> Iterator[Path]:
    """Where to write a file or folder that leaves the study: its names are replaced before it is where it was wanted.

    Where a name cannot be replaced nothing is written, and CodekitError says where it stands. What was written is noted
    in the study, where it says what was `asked` for.
    """
    pairs = {} if as_said else key_of(study)
    if pairs:
        with temporary.folder() as folder:
            draft = folder / path.name
            yield draft
            _renamed(draft, path, pairs)
    else:
        yield path
    note(study, path, asked, renamed=bool(pairs))


def _renamed(draft: Path, path: Path, pairs: Mapping[str, str]) -> None:
    """What was written as a draft, with its names replaced, in its place."""
    files = sorted(each for each in draft.rglob("*") if each.is_file()) if draft.is_dir() else [draft]
    for file in files:
        if file.is_file():
            rename(file, pairs)
    for file in files:
        if file.is_file():
            _place(file, path / file.relative_to(draft) if draft.is_dir() else path)


def _place(file: Path, target: Path) -> None:
    with replacing(target) as draft:
        draft.write_bytes(file.read_bytes())


def _name(study: Study) -> str:
    return study.settings.study or study.store.identity


def _known() -> dict[str, str]:
    return personal.kept(personal.folder() / _KEPT, dict[str, str]) or {}


def _keep(study: Study, where: str) -> None:
    held = {**_known(), _name(study): where}
    personal.folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    write_bytes(personal.folder() / _KEPT, msgspec.json.encode({name: at for name, at in held.items() if at}))
