"""YAML as nodes that know their line, and every syntax error as one line that says what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from codekit.errors import Problem, ProblemsError

if TYPE_CHECKING:
    from yaml import MarkedYAMLError, Node, YAMLError

BOOL, NULL, STR, MERGE, VALUE = (f"tag:yaml.org,2002:{name}" for name in ("bool", "null", "str", "merge", "value"))
_NUMBER = re.compile(r"tag:yaml\.org,2002:(int|float)")
_ALIASES_MAY_ADD = 20_000  # nodes beyond those written: more than people need, and unfolded at once
_AND_LETTERS = 1_000_000  # beyond those written
_DIGITS = 40
_DEPTH = 200  # levels: Python allows 1,000 calls, and composing takes several for each
_TAB_INDENT = re.compile(r"[ ]*\t\s*\S")
_REMEDIES = (
    ("sequence entries are not allowed", 'for "none" leave the field out or write "-" in quotes'),
    (
        "mapping values are not allowed",
        "put a text that holds a colon in quotes; indent lines that belong together alike",
    ),
    ("could not find expected ':'", "each line is `name: text`; indent the lines that go on"),
    ("cannot start any token", "put a text that begins with this sign in quotes"),
    ("quoted scalar", 'close the quotes; inside "..." write \\" for a quote'),
    ("expected <block end>", "check the indentation, and that quotes are around the whole text"),
    ("expected ',' or", "close the bracket, and put texts with commas, colons or brackets in quotes"),
    ("undefined alias", "put a text that begins with * in quotes; an alias needs its &anchor before it"),
    ("while scanning an alias", "put a text that begins with * in quotes"),
    ("while scanning an anchor", "put a text that begins with & in quotes"),
    ("single document", "keep one a file; a line `---` begins another"),
)


def compose(text: str, path: str) -> Node | None:
    """The root node of a YAML text, None where it holds nothing.

    Raises ProblemsError where it is no YAML, nests too deeply or has runaway aliases.
    """
    import yaml

    try:
        root = _compose(text)
    except yaml.YAMLError as error:
        problem = _syntax_problem(error, text, path)
    except RecursionError:
        problem = Problem(path, None, "nested too deeply", "a few levels are enough")
    else:
        if root is not None:
            refuse_runaway_aliases(root, path)
            _refuse_long_numbers(root, path)
        return root
    raise ProblemsError(f"{path} cannot be read", [problem])


def plain(root: Node, path: str) -> Any:
    """What YAML reads a node as: texts, numbers, dates, lists, dicts. Raises ProblemsError where it cannot."""
    import yaml

    try:
        return yaml.constructor.SafeConstructor().construct_document(root)
    except yaml.YAMLError as error:
        problem = _syntax_problem(error, "", path)
    except ValueError as error:  # a date such as 2026-02-30
        problem = Problem(path, line_of(root), f"not YAML: {error}", "put it in quotes")
    raise ProblemsError(f"{path} cannot be read", [problem])


def entries(node: Node, path: str) -> Iterator[tuple[str, int, Node]]:
    """The pairs written in a mapping: name, line, the value's node; of a list its items, each under its own name.

    Raises ProblemsError where YAML cannot read a name.
    """
    pairs = node.value if shape(node) == "mapping" else [(item, item) for item in _inside(node)]
    for key, value in pairs:
        if shape(key) == "scalar" and key.tag not in {MERGE, VALUE}:
            yield str(plain(key, path)), line_of(key), value


def _compose(text: str) -> Node | None:
    import yaml

    # libyaml is ten times faster; the pure parser gives the same nodes, and its errors are worded alike everywhere.
    fast = getattr(yaml, "CSafeLoader", None)
    if fast is not None:
        try:
            refuse_depth(text, fast)
            return yaml.compose(text, Loader=fast)
        except (yaml.YAMLError, UnicodeEncodeError):
            pass
    refuse_depth(text, yaml.SafeLoader)
    return yaml.compose(text, Loader=yaml.SafeLoader)


def refuse_depth(text: str | bytes, loader: Any) -> None:
    """Raise RecursionError for too many levels: composing recurses, and libyaml has no limit; events come flat."""
    import yaml

    depth = 0
    for event in yaml.parse(text, Loader=loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEPTH:
            raise RecursionError


def line_of(node: Node) -> int:
    """The 1-based line on which a node begins."""
    return int(node.start_mark.line) + 1


def shape(node: Node) -> str:
    """`scalar`, `sequence` or `mapping`."""
    return str(node.id)  # type: ignore[attr-defined]  # the stubs know it of the three kinds only


def kind_of(node: Node) -> str:
    """What YAML takes a node for, in a reader's words."""
    if shape(node) == "mapping":
        return "a mapping"
    if shape(node) == "sequence":
        return "a list"
    if node.tag == BOOL:
        return "true/false"
    if _NUMBER.fullmatch(node.tag):
        return "a number"
    if node.tag == NULL:
        return "nothing"
    return "a date" if node.tag.endswith(":timestamp") else "a text"


def refuse_runaway_aliases(root: Node, path: str) -> None:
    """Raises ProblemsError for aliases that contain themselves or would unfold to far more than was written."""
    sizes: dict[int, tuple[int, int]] = {}
    letters: dict[int, int] = {}
    unfolded = _unfolded(root, sizes, letters, set())
    if unfolded is None:
        message, remedy = "an alias (*) contains itself", "write the text out"
    elif unfolded[0] > len(sizes) + _ALIASES_MAY_ADD or unfolded[1] > sum(letters.values()) + _AND_LETTERS:
        message, remedy = "the aliases (*) unfold to far more than the file holds", "write the texts out"
    else:
        return
    raise ProblemsError(f"{path} cannot be read", [Problem(path, None, message, remedy)])


def _unfolded(
    node: Node, sizes: dict[int, tuple[int, int]], letters: dict[int, int], open_: set[int]
) -> tuple[int, int] | None:
    """How many nodes and letters there are once every alias is followed; None when that never ends."""
    if id(node) in sizes:
        return sizes[id(node)]
    if id(node) in open_:
        return None
    open_.add(id(node))
    nodes, total = 1, len(node.value) if shape(node) == "scalar" else 0
    letters[id(node)] = total
    for child in _inside(node):
        size = _unfolded(child, sizes, letters, open_)
        if size is None:
            return None
        nodes, total = nodes + size[0], total + size[1]
    open_.discard(id(node))
    sizes[id(node)] = nodes, total
    return nodes, total


def _refuse_long_numbers(root: Node, path: str) -> None:
    """Raises ProblemsError for a number that nobody writes: Python takes minutes for it, or refuses."""
    seen: set[int] = set()
    rest = [root]
    while rest:
        node = rest.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        rest += _inside(node)
        if _NUMBER.fullmatch(node.tag) and len(node.value) > _DIGITS:
            problem = Problem(path, line_of(node), f"a number of {len(node.value):,} signs", "put a text in quotes")
            raise ProblemsError(f"{path} cannot be read", [problem])


def _inside(node: Node) -> list[Node]:
    if shape(node) == "mapping":
        return [part for pair in node.value for part in pair]
    return list(node.value) if shape(node) == "sequence" else []


def _syntax_problem(error: YAMLError, text: str, path: str) -> Problem:
    import yaml

    if isinstance(error, yaml.reader.ReaderError):
        line = text.count("\n", 0, error.position) + 1
        character = f"U+{int(error.character):04X}" if not isinstance(error.character, bytes) else "a broken byte"
        return Problem(path, line, f"not YAML: a control character ({character})", "delete it; it cannot be seen")
    if not isinstance(error, yaml.MarkedYAMLError):  # pragma: no cover
        return Problem(path, None, "not YAML", "check quotes and indentation")
    line = _line_to_look_at(error)
    if tab := _first_tab_indent(text, line + 1):
        return Problem(path, tab, "not YAML: a tab indents this line", "YAML wants spaces: two for each tab")
    trouble = (error.problem or error.context or "cannot be read").replace("\n", " ").removeprefix("but ")
    whole = f"{error.context or ''} {trouble}"
    remedy = next((remedy for sign, remedy in _REMEDIES if sign in whole), "check quotes and indentation")
    return Problem(path, line, f"not YAML: {trouble}", remedy)


def _line_to_look_at(error: MarkedYAMLError) -> int:
    # An open quote is found at the end of the file; where it began is what helps.
    begins = error.context_mark if "quoted scalar" in (error.context or "") else None
    mark = begins or error.problem_mark or error.context_mark
    return mark.line + 1 if mark else 1


def _first_tab_indent(text: str, up_to: int) -> int:
    for number, line in enumerate(text.splitlines()[:up_to], start=1):
        if _TAB_INDENT.match(line):
            return number
    return 0
