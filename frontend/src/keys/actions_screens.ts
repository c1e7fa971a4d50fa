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

/** F4 plays and pauses in the programs that people transcribe with. */
const LISTEN = [
  action("Listen", "soundPlay", "Play or pause the recording", "F4", "MediaPlayPause"),
  action("Listen", "soundBack", "Back 5 seconds", "F2", "MediaRewind"),
  action("Listen", "soundForward", "On 5 seconds", "F8", "MediaFastForward"),
  action("Listen", "soundHere", "Listen from here", "l"),
  action("Listen", "soundLoop", "This turn again and again", "Shift+l"),
  action("Listen", "soundCursor", "Cursor to what is heard", "o"),
  action("Listen", "soundFollow", "The text follows the recording, or not", "Shift+o"),
  action("Listen", "soundSlower", "Slower", "<"),
  action("Listen", "soundFaster", "Faster", ">"),
  action("Listen", "soundWhere", "Where the recording is"),
  action("Listen", "soundChoose", "Recording of this transcript…"),
];

export const SCREEN_ACTIONS: readonly Action[] = [...LISTEN, ...COMPARE, ...ADJUDICATE, ...REVIEW];
