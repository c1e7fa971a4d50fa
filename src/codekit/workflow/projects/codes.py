"""The codes of a project as a codebook of the house, and codes as other tools have them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from codekit.formats.codebook import yaml_file
from codekit.formats.codebook.dump import dump
from codekit.formats.codebook.rules import MAX_DEPTH, check_codes
from codekit.model.codebook import Code, Codebook, is_colour
from codekit.model.names import code_id, is_code_id
from codekit.model.project import CHANGED, KEPT, Node, Told
from codekit.workflow.projects import naming
from codekit.workflow.projects.described import NO_DEFINITION, described, description

_DEFINE = "say in codebooks/ what each of them means: coders decide alike when they know"


@dataclass(frozen=True)
class Made:
    """A codebook with the id of each code by the other tool's, its text, and what is to be told of it."""

    book: Codebook
    ids: Mapping[str, str]
    text: str
    told: tuple[Told, ...]


def made(nodes: Sequence[Node], *, id_: str, title: str, used: Collection[str], own: bool) -> Made:
    """A codebook of these codes; `used` are those that somebody gave to a text, `own` says that codekit wrote them.

    Raises CodebookError where they make none.
    """
    told: list[Told] = []
    ordered = list(_in_order(nodes))
    drafts = {node.id: described(_code(node), node.description) for node in ordered}
    ids = _ids(ordered, {key: given for key, (_, given, _) in drafts.items()} if own else {})
    parents = {node.id: node.parent for node in ordered}
    flat = _flattened(parents)
    codes = []
    for node in ordered:
        code, _, instead = drafts[node.id]
        parent = ids.get(flat.get(node.id, node.parent), "")
        code = replace(code, id=ids[node.id], parent=parent, replaced_by=instead if own else "")
        codes.append(_usable(code, is_used=node.id in used))
    codes = _in_the_book(codes)
    told += _changes(ordered, codes, used, flat)
    book = Codebook(id=id_, version="1.0", codes=tuple(codes), title=title)
    text = dump(book)
    loaded, _ = yaml_file.load(text, f"codebooks/{id_}.yaml")
    return Made(loaded, ids, text, (Told(KEPT, "codes", len(codes)), *told))


def _in_order(nodes: Sequence[Node]) -> Iterator[Node]:
    """Parents before children; a parent that is not there, and a circle, are none."""
    known = {node.id: node for node in nodes}
    done: set[str] = set()
    for node in known.values():
        chain: list[Node] = []
        at: Node | None = node
        while at is not None and at.id not in done and at not in chain:
            chain.append(at)
            at = known.get(at.parent)
        for each in reversed(chain):
            yield each if each.parent in done else replace(each, parent="")
            done.add(each.id)


def _code(node: Node) -> Code:
    name = naming.one_line(node.name)
    colour = node.colour if is_colour(node.colour) else ""
    return Code(
        id="", name=name if name.strip("-") else "(no name)", definition="", colour=colour, assignable=node.codable
    )


def _ids(nodes: Iterable[Node], given: Mapping[str, str]) -> dict[str, str]:
    """The id that codekit gave, else one of the name; of a name that stands twice one with the parent's before it."""
    used: set[str] = set()
    ids: dict[str, str] = {}
    for node in nodes:
        known = given.get(node.id, "")
        if is_code_id(known) and known.casefold() not in used:
            used.add(known.casefold())
            ids[node.id] = known
            continue
        name = node.name
        if naming.ids([("", name)], "code", make=code_id)[""].casefold() in used and node.parent in ids:
            name = f"{ids[node.parent]}.{name}"
        ids[node.id] = naming.unused(name, "code", used, code_id)
    return ids


def _flattened(parents: Mapping[str, str]) -> dict[str, str]:
    """Another parent for what lies deeper than a codebook goes: the deepest one above it that may have children."""
    depth: dict[str, int] = {}
    flat: dict[str, str] = {}
    for id_, parent in parents.items():
        if depth.get(parent, 0) >= MAX_DEPTH:
            flat[id_] = flat.get(parent, parents[parent])
        depth[id_] = depth.get(flat.get(id_, parent), 0) + 1
    return flat


def _usable(code: Code, *, is_used: bool) -> Code:
    """A code that was given to a text may be given; one that says it is a container says so to coders too."""
    code = replace(code, assignable=code.assignable or is_used)
    if not check_codes([replace(code, parent="", replaced_by="")], ""):
        return code
    if not is_used and not check_codes([bare := replace(code, parent="", replaced_by="", assignable=False)], ""):
        return replace(bare, parent=code.parent, replaced_by=code.replaced_by)
    return replace(code, definition=f"As the project says: {code.definition}", values=(), scale="ordinal")


def _in_the_book(codes: Sequence[Code]) -> list[Code]:
    known = {code.id for code in codes}
    return [code if code.replaced_by in known else replace(code, replaced_by="") for code in codes]


def _changes(
    nodes: Sequence[Node], codes: Sequence[Code], used: Collection[str], flat: Mapping[str, str]
) -> Iterator[Told]:
    if bare := sum(code.definition == NO_DEFINITION for code in codes):
        yield Told(CHANGED, "codes without a description have a sentence that asks for a definition", bare, _DEFINE)
    names = Counter(naming.one_line(node.name).casefold() for node in nodes)
    if twice := sum(number for number in names.values() if number > 1):
        yield Told(CHANGED, "codes share their name with another one: their ids tell them apart", twice)
    if opened := sum(not node.codable and node.id in used for node in nodes):
        yield Told(CHANGED, "folders that were coded themselves may be assigned", opened)
    if flat:
        yield Told(CHANGED, f"codes lay deeper than {MAX_DEPTH} levels and were moved up", len(flat))
    if coloured := sum(bool(node.colour) and not is_colour(node.colour) for node in nodes):
        yield Told(CHANGED, "colours are none as #RRGGBB and were left out", coloured)


def nodes(book: Codebook, *, prefix: str = "", parent: str = "") -> list[Node]:
    """The codes of a codebook as another tool has them, in the order of the tree; ids begin with `prefix`."""
    listed = []
    for id_, _ in book.walk():
        code = book[id_]
        above = prefix + code.parent if code.parent else parent
        colour = code.colour if is_colour(code.colour) else ""
        listed.append(Node(prefix + id_, code.name, above, description(code), colour, code.assignable))
    return listed
