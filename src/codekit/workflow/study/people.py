"""People by the names that they go by: study.yaml has them, a login name is not one."""

from __future__ import annotations

from codekit.errors import UnknownNameError
from codekit.workflow.study.study import Study


def name_of(study: Study, id_: str) -> str:
    """The name of a coder in study.yaml; an id that has none is its own name."""
    about = study.settings.coders.get(id_, {})
    return str(about.get("name") or id_)


def is_named(study: Study, id_: str) -> bool:
    """Whether study.yaml has a name for an id."""
    return bool(study.settings.coders.get(id_, {}).get("name"))


def named(study: Study, typed: str) -> str:
    """The name of who is typed: a coder's id or name, or a guest in first and last name.

    Raises UnknownNameError for a single word that is neither.
    """
    names = {name_of(study, id_).casefold(): name_of(study, id_) for id_ in study.settings.coders}
    if typed in study.settings.coders:
        return name_of(study, typed)
    if typed.casefold() in names:
        return names[typed.casefold()]
    if len(typed.split()) > 1:
        return " ".join(typed.split())
    raise UnknownNameError("coder", typed, study.settings.coders)
