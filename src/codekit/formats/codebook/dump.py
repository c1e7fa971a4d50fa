"""A codebook as canonical YAML: header first, one block a code, a field a line, nothing that says only the default."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from codekit.formats.codebook import changes
from codekit.model.codebook import Code, Codebook
from codekit.model.polarities import POLARITIES, SUPPORTING
from codekit.model.scales import ORDINAL, Value

if TYPE_CHECKING:
    import yaml

_WIDTH = 100


def dump(codebook: Codebook) -> str:
    """The codebook as YAML that loads back equal."""
    header = _yaml(_header(codebook))
    codes = "\n".join(_yaml([fields_of(code)]) for code in codebook.codes)
    return f"{header}\ncodes:\n{codes}"


def _header(codebook: Codebook) -> dict[str, Any]:
    fields: dict[str, Any] = {"codebook": codebook.id, "version": codebook.version}
    fields |= {name: getattr(codebook, name) for name in ("title", "purpose", "unit") if getattr(codebook, name)}
    if codebook.polarity != POLARITIES:
        fields["polarity"] = list(codebook.polarity)
    if codebook.case_classification:
        fields["case_classification"] = dict(codebook.case_classification)
    if codebook.changes:
        fields["changes"] = changes.plain(codebook.changes)
    return fields


def fields_of(code: Code) -> dict[str, Any]:
    """What a code says by field, without what says only the default."""
    fields: dict[str, Any] = {"id": code.id, "name": code.name}
    for name in ("parent", "definition", "include", "exclude"):
        if value := getattr(code, name):
            fields[name] = value
    if code.examples:
        fields["examples"] = list(code.examples)
    if not code.assignable:
        fields["assignable"] = False
    if code.rolls_up_as != SUPPORTING:
        fields["rolls_up_as"] = code.rolls_up_as
    for name in ("origin", "source", "aliases", "cues", "colour", "replaced_by"):
        if value := getattr(code, name):
            fields[name] = list(value) if isinstance(value, tuple) else value
    if code.values:
        fields["values"] = [_value(value) for value in code.values]
    if code.scale != ORDINAL:
        fields["scale"] = code.scale
    return fields


def _value(value: Value) -> Any:
    number = float(value.value) if "." in value.value else int(value.value)
    return {"value": number, "label": value.label} if value.label else number


def _yaml(value: Any) -> str:
    import yaml

    return yaml.dump(value, Dumper=_dumper(), sort_keys=False, allow_unicode=True, width=_WIDTH)


@cache
def _dumper() -> type[yaml.SafeDumper]:
    """A dumper that writes texts of several lines as blocks and never uses aliases."""
    import yaml

    class Dumper(yaml.SafeDumper):
        def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
            return True

    def text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
        style = "|" if "\n" in value else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)

    Dumper.add_representer(str, text)
    return Dumper
