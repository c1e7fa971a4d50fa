import assert from "node:assert/strict";
import { test } from "node:test";
import { proposals } from "../src/code/walk_places.ts";
import { TextDocument } from "../src/text/document.ts";

const SAID: [string, string][] = [
  ["interviewer", "Who pays for food?"],
  ["respondent", "Food is paid by us. We buy food, much food. Nothing else."],
  ["respondent", "No food here."],
];

function sample(): TextDocument {
  let text = "";
  const sentences: { start: number; end: number }[] = [];
  const turns = SAID.map(([role, said], number) => {
    const start = text.length;
    for (const found of said.matchAll(/[^.?]+[.?]/g)) {
      const from = start + found.index + (found[0].length - found[0].trimStart().length);
      sentences.push({ start: from, end: start + found.index + found[0].length });
    }
    text += said;
    const turn = { number, start, end: text.length, speaker: role, role };
    text += "\n\n";
    return turn;
  });
  return new TextDocument(text, turns, sentences);
}

test("a search proposes what respondents say, each sentence once, or the words themselves", () => {
  const doc = sample();
  const hits = [...doc.text.matchAll(/food/gi)].map((one) => ({ start: one.index, end: one.index + 4 }));
  assert.equal(hits.length, 5);
  const quotes = (extent: "sentence" | "words") => proposals(doc, hits, extent).map((span) => doc.quote(span));
  assert.deepEqual(quotes("sentence"), ["Food is paid by us.", "We buy food, much food.", "No food here."]);
  assert.deepEqual(quotes("words"), ["Food", "food", "food", "food"]);
});

test("what is found over two turns ends with its own, and what is not shown is not proposed", () => {
  const doc = sample();
  const start = doc.text.indexOf("Nothing");
  const across = [{ start, end: doc.text.indexOf("food here") + 4 }];
  assert.deepEqual(
    proposals(doc, across, "words").map((span) => doc.quote(span)),
    ["Nothing else."],
  );
  assert.deepEqual(proposals(new TextDocument(doc.text, [], []), across, "words"), []);
});
