// The page's sources as syntax trees, and which of their literals people see: shared by the check and what is written of it.

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "@babel/parser";

export const FRONTEND = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
export const SOURCES = path.join(FRONTEND, "src");

/** Attributes whose words are always for people, and those whose words never are. */
const SPOKEN =
  /^(aria-(label|description|roledescription|valuetext)|label|title|placeholder|alt|hint|help|what|empty|sub)$/;
const SILENT =
  /^(data-.*|aria-(controls|labelledby|describedby|live|current|haspopup|hidden|orientation|autocomplete|expanded|sort|keyshortcuts)|class|id|href|type|key|role|style|htmlFor|for|dir|lang|scope|accept|viewBox|d|src|rel|target|ref|list|inputMode|pattern|xmlns|points|transform|fill|stroke|side|extent|step)$/;
/** What is typed or pressed is the same in every language. */
const TYPED = /^(code|kbd|samp)$/;
/** Functions whose texts are for programs. */
const INNER =
  /^(querySelector|querySelectorAll|closest|matches|addEventListener|removeEventListener|createElement|createElementNS|setAttribute|getAttribute|hasAttribute|removeAttribute|setProperty|removeProperty|startsWith|endsWith|includes|split|replace|replaceAll|post|put|delete|matchMedia|localeCompare|getItem|setItem|removeItem|mark|measure|padStart|getElementById|test|exec|NumberFormat|DateTimeFormat|PluralRules|Segmenter|Collator|Token|RegExp|fetch|useLoad|dispatchEvent|Event|KeyboardEvent|CustomEvent|escape|has|edgeRect|anchorBelow)$/;
const COMPARES = new Set(["===", "!==", "==", "!=", "<", ">", "in"]);
/** Names of keys: words only where a person is sure to read them. */
const KEY =
  /^(Enter|Escape|Tab|Backspace|Delete|Home|End|Page(Up|Down)|Arrow(Up|Down|Left|Right)|ContextMenu|Shift|Control|Alt|Meta|Ctrl\+?|Space|F\d+|((Ctrl|Shift|Alt)\+)+\w+|Digit|Key[A-Z]|Numpad|AltGraph|CapsLock|Dead|Process|Unidentified|Media\w+)$/;
/** What looks like a word and is none. */
const NO_WORD =
  /^(Content-(Type|Disposition)|ApiError|tag (good|warn|info)|Authorization|Bearer \0|Firefox|Chrom\w*|Safari|UTF-8|LF|Highlight|codekit|codekit code|grip grip-\0)$/;
const WORD = /\p{L}/u;
const LOOKS_SPOKEN = /^[^\p{L}]*\p{Lu}\p{Ll}|\p{L}[\p{L}’'.,:;!?…)]*\s+\S*[\p{L}]|^\s*[(,;:·]\s*\p{L}/u;
const ROUTE = /^(GET|POST) +(\/api\/|x$)/; // a route as the server names it
const LOOKS_INNER =
  /^(input, |\/|#\/|\.\/|https?:|data:|--|\[|\w+=|@)|^[\w-]+\/[\w-]+$|px$|rem$|^(color-mix|var|oklch|calc|translate|rotate|url)\(|^\S+(, \S+)*\{|^\.[a-z]|\[(role|[a-z]+-?[a-z]*)[\]=]|^[a-z]+\.[a-z_.]+$/;
const FONTS = /, (sans-)?serif|monospace|"Verdana"|^(sans-)?serif$|^var\(/;

export function files() {
  return readdirSync(SOURCES, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/^wire\.ts$|\.d\.ts$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

export const read = (file) => readFileSync(file, "utf8");

export const treeOf = (code) => parse(code, { sourceType: "module", plugins: ["typescript", "jsx"] }).program;

/** Calls `see(node, ancestors)` for each node; false keeps it from going into one. */
export function walk(node, see, above = []) {
  if (!node || typeof node.type !== "string") return;
  if (see(node, above) === false) return;
  const inside = [...above, node];
  for (const [name, child] of Object.entries(node)) {
    if (name === "loc" || name === "extra" || name.endsWith("omments")) continue;
    for (const one of Array.isArray(child) ? child : [child]) walk(one, see, inside);
  }
}

export const calleeOf = (node) =>
  node.callee?.name ?? node.callee?.property?.name ?? (node.callee?.type === "Super" ? "super" : "");

/** A call for a message: `t("…")` for text, `rich("…")` with parts. */
export const isMessage = (node) => node.type === "CallExpression" && /^(t|rich)$/.test(node.callee.name ?? "");

const FUNCTION = /Function/;
const nameOf = (attribute) =>
  attribute.name.type === "JSXNamespacedName"
    ? `${attribute.name.namespace.name}:${attribute.name.name.name}`
    : attribute.name.name;

/** The attribute that a literal is the value of, also by a condition; null within a function of its own. */
function attributeOf(above) {
  for (let i = above.length - 1; i >= 0; i -= 1) {
    const one = above[i];
    if (one.type === "JSXAttribute") return one;
    if (FUNCTION.test(one.type) || one.type === "JSXElement" || one.type === "CallExpression") return null;
  }
  return null;
}

/** Whether a literal stands, perhaps by a condition, where the page shows it. */
function isChild(above) {
  for (let i = above.length - 1; i > 0; i -= 1) {
    const { type } = above[i];
    if (type === "JSXExpressionContainer") return /^JSX(Element|Fragment)$/.test(above[i - 1].type);
    if (!/^(ConditionalExpression|LogicalExpression|TSAsExpression)$/.test(type)) return false;
    const test = above[i].test ?? (above[i].operator === "&&" ? above[i].left : null);
    if (test && above[i + 1] === test) return false;
  }
  return false;
}

/** Values of `const X: Record<…, string>` are words for people. */
function isListed(above) {
  const at = above.findLastIndex(({ type }) => type === "VariableDeclarator");
  const type = above[at]?.id.typeAnnotation?.typeAnnotation;
  if (!type || above.length - at !== 3) return false;
  const record = type.typeName?.name === "Partial" ? type.typeParameters?.params[0] : type;
  return record?.typeName?.name === "Record" && record.typeParameters.params[1]?.type === "TSStringKeyword";
}

/** The second of two in a list of lists is the name of a choice. */
function isChoice(node, above) {
  const [list, pair] = [above.at(-2), above.at(-1)];
  return (
    pair?.type === "ArrayExpression" &&
    list?.type === "ArrayExpression" &&
    pair.elements.length === 2 &&
    pair.elements[1] === node &&
    /Literal$/.test(pair.elements[0]?.type ?? "")
  );
}

const wordsOf = (node) =>
  node.type === "TemplateLiteral" ? node.quasis.map(({ value }) => value.cooked).join(" \0 ") : node.value;

/** Whether people see this literal; `above`: its ancestors, the nearest last. */
export function isSpoken(node, above) {
  const parent = above.at(-1);
  if (node.type === "JSXText")
    return WORD.test(node.value) && !NO_WORD.test(node.value.trim()) && !TYPED.test(parent.openingElement?.name.name);
  if (node.type !== "StringLiteral" && node.type !== "TemplateLiteral") return false;
  const words = wordsOf(node);
  if (!WORD.test(words) || NO_WORD.test(words.replaceAll(" \0 ", "\0").trim()) || FONTS.test(words)) return false;
  const attribute = attributeOf(above);
  const name = attribute && nameOf(attribute);
  if (KEY.test(words.trim()) && !(name && SPOKEN.test(name)) && !isChoice(node, above)) return false;
  if (name && SILENT.test(name)) return false;
  if (name === "value" && !/\s/.test(words)) return false;
  if (parent.type === "BinaryExpression" && COMPARES.has(parent.operator)) return false;
  if (parent.type === "SwitchCase" || parent.type === "MemberExpression" || parent.type === "TSLiteralType")
    return false;
  if (/^(ImportDeclaration|Export\w+Declaration|ImportExpression|TaggedTemplateExpression)$/.test(parent.type))
    return false;
  if (parent.type === "ObjectProperty" && parent.key === node) return false;
  if (/^(CallExpression|OptionalCallExpression|NewExpression)$/.test(parent.type)) {
    const callee = calleeOf(parent);
    if (callee === "action") return [0, 2].includes(parent.arguments.indexOf(node));
    if (INNER.test(callee)) return false;
  }
  const bare = words.replaceAll("\0", "x").trim();
  if (LOOKS_INNER.test(bare) || ROUTE.test(bare)) return false;
  if (node.type === "TemplateLiteral") {
    const pieces = node.quasis.map(({ value }) => value.cooked);
    return (
      pieces.some((piece) => /\p{L}{2}/u.test(piece)) &&
      (LOOKS_SPOKEN.test(pieces.join("1")) || pieces.some((p) => /\s\p{L}{2}|\p{L}{2}\s/u.test(p)))
    );
  }
  if (isChoice(node, above) || isListed(above) || isChild(above)) return true;
  if (name && SPOKEN.test(name)) return true;
  return LOOKS_SPOKEN.test(words);
}
