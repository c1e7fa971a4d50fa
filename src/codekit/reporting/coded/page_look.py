"""How a page with coded transcripts looks, on a screen, on a phone and on paper, and the script that filters it."""

from __future__ import annotations

STYLE = """
:root { color-scheme: light; --ink: #16191d; --soft: #4a535d; --line: #b9c0c8; --pale: #e3e7eb; --wash: #f1f3f5 }
* { box-sizing: border-box }
html { -webkit-text-size-adjust: 100% }
body { font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; color: var(--ink);
  background: #fff; margin: 0; display: grid; grid-template-columns: minmax(0, 1fr) 19rem; gap: 0 2rem;
  max-width: 92rem; padding: 2rem 1.5rem 4rem }
header { grid-column: 1 / -1 }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 }
h2 { font-size: 1.3rem; margin: 2rem 0 .2rem; padding-top: .6rem; border-top: 2px solid var(--ink) }
.sub { color: var(--soft); margin: .15rem 0 .8rem }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; padding: 0; margin: .5rem 0 0 }
a { color: #0b4f8a }
main { min-width: 0 }
.line { display: grid; grid-template-columns: minmax(0, 40rem) minmax(10rem, 1fr); gap: 0 1.25rem;
  align-items: start; margin: .35rem 0 }
.line > p { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap }
.line.quiet > p { color: var(--soft) } .line.none > p { color: var(--soft); font-style: italic }
mark { color: inherit; background-color: transparent; -webkit-box-decoration-break: clone;
  box-decoration-break: clone; padding: .1em 0 }
.line i { font-style: normal }
.line i::after, .notes li::before { content: attr(data-n); font-size: .68em; font-weight: 600; color: var(--soft) }
.line i::after { vertical-align: super; padding: 0 .1em; line-height: 0 }
.notes { list-style: none; margin: 0; padding: 0; font-size: .82rem; line-height: 1.35 }
.notes li { border-left: 4px solid rgb(var(--c)); padding: .05rem 0 .05rem .5rem; margin: 0 0 .3rem;
  overflow-wrap: anywhere }
.notes li::before { padding-right: .35em; font-size: .9em }
.notes small { color: var(--soft); font-size: inherit } .notes q, .notes .d { display: block; white-space: pre-line }
aside { font-size: .86rem; line-height: 1.35; position: sticky; top: 0; align-self: start; max-height: 100vh;
  overflow-y: auto; padding: 1rem .25rem 2rem }
aside h2 { font-size: 1rem; border: 0; margin: .8rem 0 .3rem; padding: 0 }
aside ul { list-style: none; margin: 0; padding: 0 } aside li { display: flex; gap: .4rem; align-items: baseline;
  margin: .1rem 0; padding-left: calc(var(--d, 0) * .9rem) }
aside li label { display: contents } aside li .n { margin-left: auto; color: var(--soft);
  font-variant-numeric: tabular-nums }
aside .above { color: var(--soft) }
aside .s { flex: none; width: .7rem; height: .7rem; background: rgb(var(--c)); border-radius: .15rem }
aside button { font: inherit; margin: 0 .4rem .3rem 0; padding: .15rem .5rem }
aside summary { font-weight: 600; cursor: pointer }
:focus-visible { outline: 3px solid #0b4f8a; outline-offset: 2px }
.off { display: none }
:target { outline: 3px solid #0b4f8a }
@media (max-width: 60rem) {
  body { display: block; padding: 1.2rem .9rem 3rem }
  .line { display: block } .notes { margin: .25rem 0 .6rem .5rem }
  aside { position: static; max-height: none; border: 1px solid var(--pale); padding: .5rem .75rem; margin: 1rem 0 }
}
@page { size: A4; margin: 14mm 12mm }
@media print {
  body { display: block; max-width: none; padding: 0; font-size: 10pt }
  nav, .tools { display: none }
  .line { display: grid; grid-template-columns: minmax(0, 1fr) 5.5cm; gap: 0 .5cm }
  .line > p, .notes li { break-inside: avoid } h2 { break-after: avoid }
  article + article { break-before: page }
  aside { position: static; max-height: none; overflow: visible; padding: 0; columns: 2; break-inside: avoid }
  details::details-content { content-visibility: visible; block-size: auto }
  mark, .notes li, aside .s { print-color-adjust: exact; -webkit-print-color-adjust: exact }
  a { color: inherit; text-decoration: none }
}
"""

SCRIPT = """
"use strict";
const all = (q, at = document) => [...at.querySelectorAll(q)];
const notes = new Map(all(".notes li").map(li => [li.dataset.n, li]));
const tools = document.querySelector(".tools");
const boxes = [];
function box(li) {
  const input = document.createElement("input"), label = document.createElement("label");
  input.type = "checkbox"; input.checked = true;
  label.append(input, ...li.childNodes); li.append(label);
  input.addEventListener("change", show);
  boxes.push([li.dataset, input]);
}
function button(words, checked) {
  const made = document.createElement("button");
  made.type = "button"; made.textContent = words;
  made.addEventListener("click", () => {
    for (const [what, input] of boxes) if (what.code !== undefined) input.checked = checked;
    show();
  });
  return made;
}
function show() {
  const codes = new Set(), coders = new Set();
  for (const [what, input] of boxes) {
    if (input.checked) (what.code === undefined ? coders : codes).add(what.code ?? what.coder);
  }
  const on = li => (li.dataset.code === "" || codes.has(li.dataset.code)) && coders.has(li.dataset.coder);
  for (const li of notes.values()) li.classList.toggle("off", !on(li));
  for (const mark of all("mark")) {
    const here = mark.dataset.r.split(" ").map(n => notes.get(n)).filter(on);
    const tint = li => `linear-gradient(rgb(${li.dataset.rgb} / .2) 0 0)`;
    mark.style.backgroundImage = here.map(tint).join(", ");
    const top = here.at(-1);
    mark.style.boxShadow = top ? `inset 0 -2px rgb(${top.dataset.rgb})` : "none";
  }
  for (const i of all(".line i")) i.classList.toggle("off", !on(notes.get(i.dataset.n)));
  for (const line of all(".line")) {
    line.classList.toggle("off", only.checked && !all(".notes li", line).some(on));
  }
}
const only = document.createElement("input"), words = document.createElement("label");
only.type = "checkbox"; only.addEventListener("change", show);
words.append(only, " only lines in which a coding begins");
tools.append(button("All codes", true), button("No code", false), words);
all("aside li[data-code], aside li[data-coder]").forEach(box);
"""
