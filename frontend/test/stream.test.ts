import assert from "node:assert/strict";
import { test } from "node:test";
import { parseEvents } from "../src/app/stream.ts";

test("events are read in order, pings are not events", () => {
  const text =
    'id: 1\nevent: hello\ndata: {"epoch":"a","rev":1}\n\n: ping\n\nid: 2\nevent: rounds\ndata: {"rev":2}\n\n';
  assert.deepEqual(parseEvents(text), [
    { event: "hello", data: { epoch: "a", rev: 1 } },
    { event: "rounds", data: { rev: 2 } },
  ]);
});

test("line ends of either kind", () => {
  assert.deepEqual(parseEvents('event: bye\r\ndata: {"reason":"stopped"}\r\n\r\n'), [
    { event: "bye", data: { reason: "stopped" } },
  ]);
});
