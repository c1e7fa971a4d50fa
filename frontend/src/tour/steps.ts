/** The steps of the tour through the sample: each is over when the person has done it. */
import { href, type Screen } from "../app/router.ts";

/** What is known of what the person did since a step began. */
export interface Facts {
  readonly screen: Screen;
  /** Whether a cell of the matrix is open. */
  readonly cell: boolean;
  /** How often each action was done by key. */
  acted(...ids: readonly string[]): number;
  /** Codings that stand, and how many there were when the step began. */
  readonly codings: number;
  readonly before: number;
  readonly pinned: boolean;
  readonly finished: boolean;
}

export interface Step {
  readonly id: string;
  readonly screen: Screen;
  /** The way to that screen. */
  readonly to: (round: string, transcript: string) => string;
  readonly done: (facts: Facts) => boolean;
}

/** How often the cursor is moved until one knows how. */
const MOVES = 3;
/** What the sample has for the last two steps. */
const COMPARED = "r1";
const CODEBOOK = "cbo-relationships";

const coding = { screen: "code", to: href.code } as const;

export const STEPS: readonly Step[] = [
  {
    ...coding,
    id: "cursor",
    done: (facts) => facts.acted("next", "previous", "nextTurn", "previousTurn", "extendNext", "wholeTurn") >= MOVES,
  },
  { ...coding, id: "code", done: (facts) => facts.codings > facts.before },
  { ...coding, id: "undo", done: (facts) => facts.codings < facts.before },
  { ...coding, id: "pin", done: (facts) => facts.pinned },
  { ...coding, id: "pinned", done: (facts) => facts.codings > facts.before },
  { ...coding, id: "finish", done: (facts) => facts.finished },
  {
    id: "compare",
    screen: "compare",
    to: (_, transcript) => href.compare(COMPARED, transcript),
    done: (facts) => facts.screen === "compare" && facts.acted("nextDifference") > 0,
  },
  { id: "matrix", screen: "matrix", to: () => href.matrix(CODEBOOK), done: (facts) => facts.cell },
];
