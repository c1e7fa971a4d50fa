"""People by the names that they go by: study.yaml has them, a login name is not one."""

from __future__ import annotations

from collections.abc import Iterable

from codekit.errors import CodekitError, UnknownNameError
from codekit.model.names import CONSENSUS, RULES, coder_id, new_id
from codekit.workflow.study.study import Study


def name_of(study: Study, id_: str) -> str:
    """The name of a coder in study.yaml; an id that has none is its own name."""
    return names_of(study, [id_])[0]


def names_of(study: Study, ids: Iterable[str]) -> list[str]:
    """The names of coders, each as `name_of` has it; study.yaml is looked at once."""
    coders = study.settings.coders
    return [str(coders.get(id_, {}).get("name") or id_) for id_ in ids]


def told_apart(study: Study, id_: str) -> str:
    """The name of a coder where nobody else has it; else, and where there is none, the id."""
    name = name_of(study, id_)
    others = [other for other in study.settings.coders if other != id_]
    taken = any(name.casefold() in {other.casefold(), name_of(study, other).casefold()} for other in others)
    return id_ if taken else name


def signer(study: Study, id_: str) -> str:
    """The name of a coder who did something; "" for whoever is none, of whom only a login is known."""
    return name_of(study, id_) if id_ in study.settings.coders else ""


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


def new_coder(typed: str, known: Iterable[str]) -> str:
    """The id of a new coder, made from what was typed.

    Raises CodekitError where no id can be made of it, for what is no person, for one that is known but for capitals.
    """
    try:
        cleaned = coder_id(typed)
        if cleaned == CONSENSUS or cleaned.startswith(RULES):
            raise CodekitError(f"'{typed}' is not a person", hint="choose another id for the coder")
        id_ = new_id(cleaned)
    except ValueError as error:
        raise CodekitError(str(error)) from None
    if id_.casefold() in {other.casefold() for other in known}:
        raise CodekitError(f"coder '{id_}' differs from a known one only by capitals")
    return id_
