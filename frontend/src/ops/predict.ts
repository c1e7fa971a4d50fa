/** What an operation will do to the work on screen, said before the server has answered. */
import type { Coding, Memo, Op, Suggestion } from "../api/wire.ts";
import { type LocalChange, NOTHING, type Standing } from "./change.ts";
import { eventId } from "./make.ts";

export interface Author {
  readonly coder: string;
  readonly codebook: string;
  readonly now: string;
}

type OpOf<K extends Op["kind"]> = Extract<Op, { kind: K }>;
type Predictor<K extends Op["kind"]> = (op: OpOf<K>, standing: Standing, author: Author) => LocalChange;

function fresh(
  op: { op_id: string },
  author: Author,
  like: Pick<Coding, "code" | "start" | "end" | "polarity" | "value" | "derived_from">,
): Coding {
  // Field by field: what it is like may be a coding itself, with an id of its own.
  const { code, start, end, polarity, value, derived_from } = like;
  const by = { coder: author.coder, at: author.now, codebook: author.codebook };
  return { id: op.op_id, ...by, code, start, end, polarity, value, derived_from, reworded: false };
}

/** The memos on a coding. */
const about = (memos: Iterable<Memo>, coding: string): Memo[] =>
  [...memos].filter((memo) => memo.what === "coding" && memo.about === coding);

/** Made in this order, like the server's events: the new codings, then for each old one its end and its memos'. */
function replaced(standing: Standing, old: readonly Coding[], made: readonly Coding[]): LocalChange {
  const first = made[0] as Coding;
  const ids = old.map((coding) => coding.id);
  const memos = [...standing.memos.values()];
  const putMemos: Memo[] = [];
  let next = made.length;
  for (const id of ids) {
    next += 1;
    for (const memo of about(memos, id)) {
      putMemos.push({ ...memo, id: eventId(first.id, next), about: first.id });
      next += 2;
    }
  }
  const dropMemos = ids.flatMap((id) => about(memos, id)).map((memo) => memo.id);
  return { ...NOTHING, drop: ids, put: made, putMemos, dropMemos, from: ids[0] };
}

const own = (standing: Standing, id: string): Coding[] => {
  const coding = standing.codings.get(id);
  return coding ? [coding] : [];
};

const decided = (standing: Standing, id: string, state: Suggestion["state"]): Suggestion[] => {
  const suggestion = standing.suggestions.get(id);
  return suggestion ? [{ ...suggestion, state }] : [];
};

function merge(op: OpOf<"coding.merge">, standing: Standing, author: Author): LocalChange {
  const old = op.codings.flatMap((id) => own(standing, id));
  const first = old[0];
  if (!first) return NOTHING;
  const start = Math.min(...old.map((coding) => coding.start));
  const end = Math.max(...old.map((coding) => coding.end));
  return replaced(standing, old, [fresh(op, author, { ...first, start, end })]);
}

function split(op: OpOf<"coding.split">, standing: Standing, author: Author): LocalChange {
  const old = standing.codings.get(op.coding);
  if (!old) return NOTHING;
  const halves = [
    fresh(op, author, { ...old, end: op.at }),
    fresh({ op_id: eventId(op.op_id, 1) }, author, { ...old, start: op.at }),
  ];
  return replaced(standing, [old], halves);
}

function memo(op: OpOf<"memo.add">, author: Author): Memo {
  return {
    id: op.op_id,
    what: op.what,
    about: op.about ?? "",
    round: op.round,
    transcript: op.transcript,
    start: op.start ?? 0,
    end: op.end ?? 0,
    text: op.text ?? "",
    discuss: op.discuss ?? false,
    coder: author.coder,
    at: author.now,
  };
}

function accept(op: OpOf<"suggestion.accept">, standing: Standing, author: Author): LocalChange {
  const suggestion = standing.suggestions.get(op.suggestion);
  if (!suggestion) return NOTHING;
  const span = { start: op.start ?? suggestion.start, end: op.end ?? suggestion.end };
  const coding = fresh(op, author, {
    ...span,
    code: op.code ?? suggestion.code,
    polarity: op.polarity ?? "supporting",
    value: "",
    derived_from: op.suggestion,
  });
  return { ...NOTHING, put: [coding], suggestions: decided(standing, op.suggestion, "accepted") };
}

const PREDICTORS: { readonly [K in Op["kind"]]?: Predictor<K> } = {
  "coding.add": (op, _, author) => ({
    ...NOTHING,
    put: [fresh(op, author, { ...op, polarity: op.polarity ?? "supporting", value: op.value ?? "", derived_from: "" })],
    state: "started",
  }),
  "coding.remove": (op, standing) => ({
    ...NOTHING,
    drop: [op.coding],
    dropMemos: about(standing.memos.values(), op.coding).map((memo) => memo.id),
  }),
  "coding.replace": (op, standing, author) => {
    const old = standing.codings.get(op.coding);
    if (!old) return NOTHING;
    const made = fresh(op, author, {
      code: op.code ?? old.code,
      start: op.start ?? old.start,
      end: op.end ?? old.end,
      polarity: op.polarity ?? old.polarity,
      value: op.value ?? ((op.code ?? old.code) === old.code ? (old.value ?? "") : ""),
      derived_from: old.derived_from,
    });
    return replaced(standing, [old], [made]);
  },
  "coding.split": split,
  "coding.merge": merge,
  "coding.reject": (op) => ({ ...NOTHING, rejected: [op.below], unconfirmed: [op.below] }),
  "coding.confirm": (op) => ({ ...NOTHING, confirmed: [op.below], unrejected: [op.below] }),
  "memo.add": (op, _, author) => ({ ...NOTHING, putMemos: [memo(op, author)] }),
  "memo.edit": (op, standing, author) => {
    const old = standing.memos.get(op.memo);
    if (!old) return NOTHING;
    const edited = { ...old, id: op.op_id, text: op.text, discuss: op.discuss ?? old.discuss, at: author.now };
    return { ...NOTHING, dropMemos: [op.memo], putMemos: [edited] };
  },
  "memo.remove": (op) => ({ ...NOTHING, dropMemos: [op.memo] }),
  "unit.skip": (op, _, author) => {
    const { start, end, reason = "" } = op;
    const skip = { id: op.op_id, start, end, reason: reason.trim(), coder: author.coder, at: author.now };
    return { ...NOTHING, putSkips: [skip], state: "started" };
  },
  "unit.unskip": (op) => ({ ...NOTHING, dropSkips: [op.skip] }),
  "assignment.finish": () => ({ ...NOTHING, state: "finished" }),
  "assignment.reopen": () => ({ ...NOTHING, state: "started" }),
  "suggestion.accept": accept,
  "suggestion.reject": (op, standing) => ({ ...NOTHING, suggestions: decided(standing, op.suggestion, "rejected") }),
};

/** The change to expect; nothing for what only the server can tell (undo of an earlier session, a proposal's place). */
export function predict(op: Op, standing: Standing, author: Author): LocalChange {
  const predictor = PREDICTORS[op.kind] as Predictor<Op["kind"]> | undefined;
  return predictor ? predictor(op as never, standing, author) : NOTHING;
}
