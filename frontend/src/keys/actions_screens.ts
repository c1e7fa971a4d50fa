/** Actions of the screens beside the Code screen. */
import { t } from "../i18n/t.ts";
import type { Action } from "./action.ts";

const action = (area: string, id: string, title: string, ...keys: string[]): Action => ({ id, area, title, keys });

const COMPARE = [
  action(t("Compare"), "nextDifference", t("Next difference"), "d"),
  action(t("Compare"), "previousDifference", t("Previous difference"), "Shift+d"),
  action(t("Compare"), "twoPanes", t("Two panes"), "2"),
];

const ADJUDICATE = [
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) =>
    action(t("Adjudicate"), `acceptCoder${n}`, t("Accept coder {n}", { n }), String(n)),
  ),
  action(t("Adjudicate"), "keepBoth", t("Keep both"), "b"),
  action(t("Adjudicate"), "keepSome", t("Keep some…"), "k"),
  action(t("Adjudicate"), "union", t("One code, all of both spans"), "u"),
  action(t("Adjudicate"), "intersection", t("One code, what both spans share"), "x"),
  action(t("Adjudicate"), "otherSpan", t("Another span…"), "e"),
  action(t("Adjudicate"), "otherCode", t("Another code…"), "c"),
  action(t("Adjudicate"), "rejectAll", t("Reject all"), "r"),
  action(t("Adjudicate"), "defer", t("Defer to discussion"), "d"),
  action(t("Adjudicate"), "reason", t("Reason"), "m"),
  action(t("Adjudicate"), "commit", t("Commit and go on"), "Enter", "n"),
  action(t("Adjudicate"), "previousCluster", t("Previous"), "p"),
];

const REVIEW = [
  action(t("Review"), "reviewAccept", t("Accept"), "a"),
  action(t("Review"), "reviewQuery", t("Query…"), "q"),
  action(t("Review"), "reviewChange", t("Was changed…"), "c"),
  action(t("Review"), "reviewBack", t("Take your word back"), "u"),
  action(t("Review"), "reviewNext", t("Next coding"), "ArrowDown", "j"),
  action(t("Review"), "reviewPrevious", t("Previous coding"), "ArrowUp", "k"),
];

/** F4 plays and pauses in the programs that people transcribe with. */
const LISTEN = [
  action(t("Listen"), "soundPlay", t("Play or pause the recording"), "F4", "MediaPlayPause"),
  action(t("Listen"), "soundBack", t("Back 5 seconds"), "F2", "MediaRewind"),
  action(t("Listen"), "soundForward", t("On 5 seconds"), "F8", "MediaFastForward"),
  action(t("Listen"), "soundHere", t("Listen from here"), "l"),
  action(t("Listen"), "soundLoop", t("This turn again and again"), "Shift+l"),
  action(t("Listen"), "soundCursor", t("Cursor to what is heard"), "o"),
  action(t("Listen"), "soundFollow", t("The text follows the recording, or not"), "Shift+o"),
  action(t("Listen"), "soundSlower", t("Slower"), "<"),
  action(t("Listen"), "soundFaster", t("Faster"), ">"),
  action(t("Listen"), "soundWhere", t("Where the recording is")),
  action(t("Listen"), "soundChoose", t("Recording of this transcript…")),
];

export const SCREEN_ACTIONS: readonly Action[] = [...LISTEN, ...COMPARE, ...ADJUDICATE, ...REVIEW];
