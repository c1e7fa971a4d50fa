"""Settings written into study.yaml as people wrote it: comments, order and layout stay (ruamel.yaml)."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from codekit.errors import CodekitError, Problem, ProblemsError
from codekit.model.transcript import ROLES
from codekit.store import settings
from codekit.store.coder_list import added, below
from codekit.store.files import text_of
from codekit.store.protocols import Document
from codekit.store.settings import Settings

WORDS = ("title", "description", "case")
_WIDE = 1_000_000  # columns: lines stay as long as they are


def write(document: Document, wanted: Settings) -> bool:
    """Write what a study.yaml does not say yet of these settings; False where it says all of it.

    Title, description, what a case is called, originals, speakers' labels, new coders and names of coders can be
    written. Raises ProblemsError where the file has a form that cannot be edited in its place, StaleEditError where it
    changed meanwhile.
    """
    raw = document.read_bytes()
    text, where = text_of(raw, document), str(document)
    before = settings.of_text(text, where)
    if _bare(before) == _bare(wanted):
        return False
    from yaml import YAMLError

    new = [coder for coder in wanted.coders if coder not in before.coders]
    try:
        after = _edited(added(text, new) if new else text, before, wanted)
        is_right = _bare(settings.of_text(after, where)) == _bare(wanted) and _rest(text) == _rest(after)
    except (CodekitError, YAMLError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise _unknown_form(where) from error
    if not is_right:
        raise _unknown_form(where)
    document.replace(after, seen=raw)
    return True


def _unknown_form(where: str) -> ProblemsError:
    problem = Problem(where, None, "the file has a form that cannot be edited in its place", "change it by hand")
    return ProblemsError("the settings could not be written", [problem])


def _bare(given: Settings) -> Settings:
    """Settings without what was doubtful in the file, and without the order of labels."""
    names = {id_: {key: value for key, value in about.items() if value} for id_, about in given.coders.items()}
    return replace(given, problems=(), coders=names, speakers=dict(sorted(given.speakers.items())))


def _rest(text: str) -> Mapping[str, Any]:
    """What a file says that is none of ours to write."""
    import yaml

    data = yaml.safe_load(text) or {}
    return {key: value for key, value in data.items() if key not in {*WORDS, "originals", "speakers", "coders"}}


def _edited(text: str, before: Settings, wanted: Settings) -> str:
    from ruamel.yaml import YAML
    from ruamel.yaml.comments import CommentedMap
    from ruamel.yaml.error import YAMLError

    for key in WORDS[1:]:
        if getattr(wanted, key) and not getattr(before, key):
            text = _with_line(text, key)
    yaml = YAML()
    yaml.preserve_quotes, yaml.width = True, _WIDE
    try:
        root = yaml.load(text)
    except YAMLError as error:
        raise ValueError(str(type(error))) from error
    root = CommentedMap() if root is None else root
    for key in WORDS:
        if getattr(before, key) != getattr(wanted, key):
            _put(root, key, getattr(wanted, key))
    if before.originals != wanted.originals:
        root["originals"] = wanted.originals
    if before.speakers != wanted.speakers:
        root["speakers"] = _by_role(wanted.speakers)
    for id_, about in wanted.coders.items():
        if about.get("name", "") != before.coders.get(id_, {}).get("name", ""):
            _name(root, id_, str(about.get("name") or ""))
    out = io.StringIO()
    yaml.dump(root, out)
    return out.getvalue()


def _with_line(text: str, key: str) -> str:
    """The text with a line for a key that it does not have: below the title, so that comments stay with their keys."""
    import yaml

    pairs = getattr(yaml.compose(text, Loader=yaml.SafeLoader), "value", [])
    known = {name.value: value for name, value in pairs}
    if key in known:
        return text
    title = known.get("title")
    if title is None:
        return f"{text}{'' if not text or text.endswith(chr(10)) else chr(10)}{key}:\n"
    is_block = title.style in {"|", ">"}  # such a text ends where the next line begins
    return below(text, title.end_mark.line - is_block, f"{key}:\n")


def _put(root: Any, key: str, words: str) -> None:
    """Set a text; one that is empty is taken out, but for the title."""
    if words or key == "title":
        root[key] = _quoted(words)
    else:
        root.pop(key, None)


def _quoted(words: str) -> Any:
    """A text as every reader takes it for one, whatever signs it holds."""
    from ruamel.yaml import scalarstring

    if "\n" in words and all(line.isprintable() and line == line.strip() for line in words.split("\n")):
        return scalarstring.LiteralScalarString(words)
    kind = scalarstring.SingleQuotedScalarString if words.isprintable() else scalarstring.DoubleQuotedScalarString
    return kind(words)


def _by_role(speakers: Mapping[str, str]) -> Any:
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    roles = CommentedMap()
    for role in ROLES:
        if labels := [_quoted(label) for label, of in speakers.items() if of == role]:
            roles[role] = CommentedSeq(labels)
            roles[role].fa.set_flow_style()
    if not roles:
        roles.fa.set_flow_style()
    return roles


def _name(root: Any, id_: str, name: str) -> None:
    """Give a coder a name, whichever form `coders:` has; "" takes it away."""
    from ruamel.yaml.comments import CommentedMap

    if isinstance(root["coders"], list):
        listed = CommentedMap()
        for coder in root["coders"]:
            listed[coder] = CommentedMap()
            listed[coder].fa.set_flow_style()
        root["coders"] = listed
    coders = root["coders"]
    key = next(key for key in coders if unicodedata.normalize("NFC", str(key)) == id_)
    if isinstance(coders[key], dict):
        if name:
            coders[key]["name"] = _quoted(name)
        else:
            coders[key].pop("name", None)
        return
    about = CommentedMap({"name": _quoted(name)} if name else {})
    about.fa.set_flow_style()
    coders[key] = about
