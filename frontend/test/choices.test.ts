import assert from "node:assert/strict";
import { test } from "node:test";
import { signal } from "@preact/signals";
import type { Code, Settings } from "../src/api/wire.ts";
import { fold, nearest, rank } from "../src/code/palette_rank.ts";
import { Prefs, STRIPE_MODES } from "../src/code/prefs.ts";
import { numbers, random } from "./random.ts";

const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
const PARTS = ["Rent", "Größe", "home", "Waiting", "food", "Néo", "care", "work", "bank", "debt", "trust", "Ärger"];
const words = (count: number): string => Array.from({ length: count }, () => pick(PARTS)).join(" ");

function code(id: string, extra: Partial<Code>): Code {
  const blank = { parent: "", definition: "", include: "", exclude: "", examples: [], aliases: [], usable: true };
  return { id, name: id, ...blank, ...extra } as unknown as Code;
}

/** A codebook of codes whose ids tell nothing. */
function book(): Code[] {
  return Array.from({ length: 25 }, (_, i) =>
    code(`#${i}`, {
      name: words(1 + Math.floor(random() * 3)),
      definition: random() < 0.3 ? words(5) : "",
      aliases: random() < 0.2 ? [words(1)] : [],
      usable: random() < 0.9,
    }),
  );
}

const ALL = Number.POSITIVE_INFINITY;
const typed = (): string => words(1).slice(0, 1 + Math.floor(random() * 5));
const recency = (codes: readonly Code[]): Map<string, number> =>
  new Map(codes.filter(() => random() < 0.4).map(({ id }) => [id, Math.floor(random() * 5)]));

test("hits are in the order of how they fit, then of use, then of the codebook; only usable codes, each once", () => {
  let several = 0;
  for (let round = 0; round < 200; round += 1) {
    const codes = book();
    const recent = recency(codes);
    const hits = rank(codes, round % 5 ? typed() : "", recent, ALL);
    const keys = hits.map(({ code: one, tier }) => [tier, -(recent.get(one.id) ?? 0), codes.indexOf(one)]);
    const inOrder = keys.toSorted(
      (a, b) => Math.sign((a[0] ?? 0) - (b[0] ?? 0)) || (a[1] ?? 0) - (b[1] ?? 0) || (a[2] ?? 0) - (b[2] ?? 0),
    );
    assert.deepEqual(keys, inOrder);
    assert.equal(new Set(hits.map((hit) => hit.code.id)).size, hits.length);
    assert.ok(hits.every((hit) => hit.code.usable));
    if (hits.length > 3) several += 1;
  }
  assert.ok(several > 50);
});

test("fewer hits are the first of all hits", () => {
  for (let round = 0; round < 100; round += 1) {
    const [codes, query] = [book(), typed()];
    const recent = recency(codes);
    for (const most of [1, 3, 8]) {
      assert.deepEqual(rank(codes, query, recent, most), rank(codes, query, recent, ALL).slice(0, most));
    }
  }
});

test("one letter more finds nothing that was not there before", () => {
  for (let round = 0; round < 200; round += 1) {
    const codes = book();
    const query = words(2);
    let before = new Set(codes.map(({ id }) => id));
    for (let length = 1; length <= query.length; length += 1) {
      const now = rank(codes, query.slice(0, length), new Map(), ALL).map((hit) => hit.code.id);
      for (const id of now) assert.ok(before.has(id), `${id} comes with "${query.slice(0, length)}"`);
      before = new Set(now);
    }
  }
});

test("case, accents, width and space around what is typed make no difference", () => {
  for (let round = 0; round < 100; round += 1) {
    const [codes, query] = [book(), typed()];
    const plain = rank(codes, query, new Map(), ALL);
    for (const other of [query.toUpperCase(), ` ${query}  `, fold(query), query.normalize("NFD")]) {
      if (fold(other.trim()) === fold(query)) assert.deepEqual(rank(codes, other, new Map(), ALL), plain);
    }
  }
  assert.equal(fold("ＮÉo"), "neo");
});

test("the whole name of a code is found first", () => {
  for (let round = 0; round < 100; round += 1) {
    const codes = book();
    const wanted = pick(codes.filter(({ usable }) => usable));
    assert.equal(rank(codes, wanted.name, new Map([[wanted.id, 9]]), 1)[0]?.code.id, wanted.id);
  }
});

test("one slip in a name of its own is understood, whichever it is; a code that is not usable is never offered", () => {
  const codes = ["neighbour", "transport", "household", "childcare"].map((name) => code(name, { name }));
  for (const { name } of codes) {
    for (let at = 1; at < name.length - 1; at += 1) {
      const [a, b, c] = [name.slice(0, at), name.charAt(at), name.slice(at + 1)];
      for (const slip of [a + c, `${a}x${c}`, `${a}${b}q${c}`, `${a}${c.charAt(0)}${b}${c.slice(1)}`]) {
        assert.equal(nearest(codes, slip)?.name, name, slip);
        assert.equal(
          nearest(
            codes.map((one) => ({ ...one, usable: false })),
            slip,
          ),
          null,
        );
      }
    }
  }
});

test("two letters that changed places are one slip, even in a short name", () => {
  const codes = ["tax", "job"].map((name) => code(name, { name }));
  assert.equal(nearest(codes, "txa")?.name, "tax");
  assert.equal(nearest(codes, "ojb")?.name, "job");
});

function prefs(first: Settings = {}) {
  const value = signal(first);
  const set = (key: string, next: unknown): void => {
    value.value = { ...value.peek(), [key]: next };
  };
  return { value, prefs: new Prefs({ value, set }) };
}

const DAMAGE: unknown[] = [
  null,
  0,
  -1,
  1e9,
  "",
  "x",
  true,
  false,
  [],
  [1],
  [null],
  {},
  { left: 1 },
  { left: { width: -1 }, right: { width: 1e9 } },
  { width: "x" },
  { b: [1, {}] },
];
const KEYS = ["pins", "snapWords", "painter", "wash", "stripes", "touching", "panels", "text", "places", "read"];

test("whatever is stored, each setting is one that the page can use", () => {
  for (let round = 0; round < 500; round += 1) {
    const { prefs: at } = prefs(Object.fromEntries(KEYS.map((key) => [key, pick(DAMAGE)])));
    const pins = at.pins("b");
    assert.ok(pins.length === 9 && pins.every((pin) => typeof pin === "string"));
    assert.ok(STRIPE_MODES.includes(at.stripes));
    assert.ok(["ask", "extend", "separate"].includes(at.touching));
    assert.ok(["auto", "marks"].includes(at.painter));
    assert.deepEqual([typeof at.wash, typeof at.snapWords], ["boolean", "boolean"]);
    for (const side of ["left", "right"] as const) {
      const { open, width } = at.panel(side);
      assert.ok(typeof open === "boolean" && width >= 180 && width <= 520);
    }
    const { size, leading, measure, font } = at.text;
    assert.ok(size >= 14 && size <= 32 && leading >= 1.2 && leading <= 2.4 && measure >= 30 && measure <= 46);
    assert.equal(typeof font, "string");
    assert.ok(at.place("r1/T01") === null || typeof at.place("r1/T01") === "number");
    assert.ok(Array.isArray(at.read("r1/T01")));
  }
});

test("what is set is what is found, also over what was damaged", () => {
  for (const damage of DAMAGE) {
    const { prefs: at } = prefs(Object.fromEntries(KEYS.map((key) => [key, damage])));
    for (const mode of STRIPE_MODES) {
      at.stripes = mode;
      assert.equal(at.stripes, mode);
    }
    at.wash = false;
    at.touching = "separate";
    at.setPlace("r1/T01", 7);
    at.setPin("b", 2, "Rent");
    assert.deepEqual([at.wash, at.touching, at.place("r1/T01"), at.pins("b")[2]], [false, "separate", 7, "Rent"]);
  }
});

test("a code is pinned to one place of its codebook, and pins of other codebooks stay", () => {
  const { prefs: at } = prefs();
  at.setPin("other", 4, "Home");
  const expected = new Map<number, string>();
  for (const place of numbers(200, 9)) {
    const id = pick(["A", "B", "C", "D"]);
    for (const [there, pinned] of expected) if (pinned === id) expected.delete(there);
    expected.set(place, id);
    at.setPin("b", place, id);
    assert.deepEqual(
      at.pins("b"),
      Array.from({ length: 9 }, (_, i) => expected.get(i) ?? ""),
    );
  }
  assert.equal(at.pins("other")[4], "Home");
});

test("one panel, one place or one width changes and all else stays", () => {
  const { value, prefs: at } = prefs();
  at.setPanel("left", { open: false });
  at.setPanel("left", { width: 300 });
  at.setPanel("right", { width: 9999 });
  assert.deepEqual(
    [at.panel("left"), at.panel("right")],
    [
      { open: false, width: 300 },
      { open: true, width: 520 },
    ],
  );
  at.setPlace("r1/T01", 3);
  at.setPlace("r1/T02", 4);
  assert.deepEqual([at.place("r1/T01"), at.place("r1/T02"), at.place("r2/T01")], [3, 4, null]);
  const before = value.value;
  at.setPlace("r1/T02", 4);
  assert.equal(value.value, before, "the same place is not stored again");
});
