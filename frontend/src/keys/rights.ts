/** By which route each action writes; one that is not listed only shows something. */
import { may, type Right } from "../app/may.ts";

const nine = (name: string): string[] => Array.from({ length: 9 }, (_, at) => `${name}${at + 1}`);

const WRITES: [Right, string[]][] = [
  [
    "POST /api/ops",
    [
      ...["palette", "repeat", "inVivo", "accept", "reject", "recode", "remove", "polarity", "value", "split", "merge"],
      ...["memo", "documentMemo", "discuss", "skip", "undo", "redo", "finish", ...nine("pin"), ...nine("highlighter")],
    ],
  ],
  ["POST /api/codebook/change", ["example"]],
  ["POST /api/transcripts/{id}/turns", ["nameTurn", "splitTurn", "joinTurn"]],
  ["POST /api/transcripts/{id}/correct", ["correctText"]],
  [
    "POST /api/decisions",
    [
      ...["keepBoth", "keepSome", "union", "intersection", "otherSpan", "otherCode", "rejectAll", "defer", "reason"],
      ...nine("acceptCoder"),
    ],
  ],
  ["POST /api/review", ["reviewAccept", "reviewQuery", "reviewChange"]],
  ["POST /api/review/retract", ["reviewBack"]],
];

const RIGHTS = new Map(WRITES.flatMap(([right, ids]) => ids.map((id): [string, Right] => [id, right])));

/** Whether an action is offered to one's role, by its key, in menus, in the list of commands and that of keys. */
export function offered(action: string): boolean {
  const right = RIGHTS.get(action);
  return right === undefined || may(right);
}
