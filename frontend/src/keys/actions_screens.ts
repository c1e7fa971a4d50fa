/** Actions of the screens beside the Code screen. */
import type { Action } from "./action.ts";

const action = (area: string, id: string, title: string, ...keys: string[]): Action => ({ id, area, title, keys });

const COMPARE = [
  action("Compare", "nextDifference", "Next difference", "d"),
  action("Compare", "previousDifference", "Previous difference", "Shift+d"),
  action("Compare", "twoPanes", "Two panes", "2"),
];

const ADJUDICATE = [
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => action("Adjudicate", `acceptCoder${n}`, `Accept coder ${n}`, String(n))),
  action("Adjudicate", "keepBoth", "Keep both", "b"),
  action("Adjudicate", "keepSome", "Keep some…", "k"),
  action("Adjudicate", "union", "One code, all of both spans", "u"),
  action("Adjudicate", "intersection", "One code, what both spans share", "x"),
  action("Adjudicate", "otherSpan", "Another span…", "e"),
  action("Adjudicate", "otherCode", "Another code…", "c"),
  action("Adjudicate", "rejectAll", "Reject all", "r"),
  action("Adjudicate", "defer", "Defer to discussion", "d"),
  action("Adjudicate", "reason", "Reason", "m"),
  action("Adjudicate", "commit", "Commit and go on", "Enter", "n"),
  action("Adjudicate", "previousCluster", "Previous", "p"),
];

const REVIEW = [
  action("Review", "reviewAccept", "Accept", "a"),
  action("Review", "reviewQuery", "Query…", "q"),
  action("Review", "reviewChange", "Was changed…", "c"),
  action("Review", "reviewBack", "Take your word back", "u"),
  action("Review", "reviewNext", "Next coding", "ArrowDown", "j"),
  action("Review", "reviewPrevious", "Previous coding", "ArrowUp", "k"),
];

export const SCREEN_ACTIONS: readonly Action[] = [...COMPARE, ...ADJUDICATE, ...REVIEW];
