import assert from "node:assert/strict";
import { test } from "node:test";
import type { Round, RoundLine, StartForm } from "../src/api/wire.ts";
import { stepsOf } from "../src/screens/rounds/steps.ts";
import { chosen, draftOf, request, toggled } from "../src/screens/rounds/wish.ts";

const round = (id: string, more: Partial<Round>): Round =>
  ({
    id,
    kind: "initial",
    codebook: "food@1.0",
    codes: [],
    transcripts: ["T02", "T01"],
    coders: ["ana", "ben"],
    unit: "sentence",
    over: "",
    parent: "",
    state: "closed",
    ...more,
  }) as Round;
const form = {
  id: "r2",
  coders: ["ana", "ben", "lee"].map((id) => ({ id, name: id })),
  transcripts: ["T01", "T02", "T03"].map((id) => ({ id, case_name: "", case: "", attributes: {}, rounds: [] })),
  attributes: [],
  codebooks: [{ id: "food", key: "food@1.1", title: "", codes: [], errors: [], warnings: [] }],
} as StartForm;
const asked = (values: Record<string, string>, rounds: Round[]) =>
  draftOf(new URLSearchParams(values), form, rounds, "ana");

test("a second pass is filled in from the round that it goes over", () => {
  const rounds = [round("i1", {})];
  const draft = asked({ kind: "second-pass", over: "i1" }, rounds);
  const sent = request(draft, form, rounds);
  assert.deepEqual(
    [sent.kind, sent.over, sent.codebook, sent.transcripts, sent.coders, sent.unit, sent.blind, sent.seed],
    ["second-pass", "i1", "food", ["T02", "T01"], ["ana"], "sentence", undefined, undefined],
  );
});

test("a kind that nobody knows becomes the most frequent one; a round like another has its coders and codes", () => {
  const rounds = [round("d1", { kind: "double", codes: ["REL"], coders: ["ben", "lee", "gone"] })];
  assert.equal(asked({ kind: "what" }, rounds).kind, "double");
  const like = asked({ kind: "double", like: "d1" }, rounds);
  assert.deepEqual(
    [like.coders, like.codes, chosen(like, form, rounds)],
    [["ben", "lee"], ["REL"], ["T01", "T02", "T03"]],
  );
});

test("only what fits the kind is sent, and the seed only with the sample that it drew", () => {
  const rounds = [round("i1", {})];
  const drawn = { seed: 3, by: "" };
  const draft = { ...asked({ kind: "double" }, rounds), over: "i1", parent: "REL", transcripts: ["T03"], drawn };
  const all = request(draft, form, rounds);
  assert.deepEqual([all.over, all.parent, all.seed, all.transcripts.length], ["", "", undefined, 3]);
  const sample = request({ ...draft, which: "sample", assignments: { T03: ["ana"] }, blind: false }, form, rounds);
  assert.deepEqual([sample.seed, sample.assignments, sample.blind], [3, { T03: ["ana"] }, false]);
  assert.deepEqual(toggled(["ben"], "ana", ["ana", "ben"]), ["ana", "ben"]);
});

test("the steps of a round say where it is", () => {
  const line = (state: string, act: string, undecided: number | null, measures = true) =>
    ({ round: { state }, next: { act }, undecided, measures }) as unknown as RoundLine;
  const now = (one: RoundLine) => stepsOf(one).find((step) => step.is === "now")?.name;
  assert.deepEqual(
    [
      line("open", "wait", null),
      line("complete", "wait", null),
      line("compared", "decide", 2),
      line("compared", "sign", 0),
      line("compared", "close", 0),
      line("closed", "pass", null),
      line("complete", "sign", null, false),
    ].map(now),
    ["Code", "Compare", "Decide", "Sign", "Close", undefined, "Sign"],
  );
});
