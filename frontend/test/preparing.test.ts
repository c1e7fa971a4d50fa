/** Bringing interviews in: what is hidden, who speaks in all files at hand, and what was asked. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { InterviewPreview, Role, Table } from "../src/api/wire.ts";
import type { Item, Row } from "../src/screens/transcripts/batch.ts";
import { asked, nextAsked } from "../src/screens/transcripts/coverage.tsx";
import { isHidden } from "../src/screens/transcripts/files.ts";
import { labelsOf } from "../src/screens/transcripts/speaker_map.tsx";

test("hidden files and those that Word keeps beside its own are left out, as of a folder on the command line", () => {
  const hidden = [".DS_Store", "a/.git/config", "~$T01.docx", "in/~$T01.docx", "T01.docx", ".kept/in/T01.docx"];
  assert.deepEqual(hidden.map(isHidden), [true, true, true, true, false, false]);
});

const row = (label: string, role: Role, roles: Record<string, Role> = {}, more: Partial<Row["wish"]> = {}): Row => ({
  item: { brought: null } as Item,
  interview: { outcome: "imported", speakers: [{ label, role, turns: 2, sure: false }] } as unknown as InterviewPreview,
  wish: { take: true, id: "", case: "", roles, rule: "", ...more },
  clash: "",
});

test("a label is listed once, with every role that it has, and not of interviews that are not wanted", () => {
  const all = [
    row("I", "interviewer"),
    row("I", "interviewer", { I: "other" }),
    row("R", "respondent"),
    row("X", "respondent", {}, { take: false }),
    row("Y", "respondent", {}, { rule: "bold" }),
  ];
  assert.deepEqual(
    labelsOf(all).map((one) => [one.label, one.turns, [...one.roles]]),
    [
      ["I", 4, ["interviewer", "other"]],
      ["R", 2, ["respondent"]],
    ],
  );
});

test("clicks go through every answer and back to none; a row is found by interview and topic", () => {
  const words = [""];
  for (let n = 0; n < 5; n += 1) words.push(nextAsked(words.at(-1) ?? ""));
  assert.deepEqual(words, ["", "yes", "no", "spontaneous", "unknown", ""]);
  const table = { columns: ["asked", "topic", "transcript"], rows: [{ line: 7, cells: ["no", "REL", "T01"] }] };
  assert.deepEqual(asked(table as Table).get("T01\nREL"), { line: 7, asked: "no" });
});
