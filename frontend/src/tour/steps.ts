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

/** What the tour has to show: the round in which one may do anything, its transcript, and what others did before. */
export interface Place {
  readonly round: string;
  readonly transcript: string;
  /** A compared round with the same transcript; "" where there is none. */
  readonly compared: string;
  readonly codebook: string;
}

export interface Step {
  readonly id: string;
  readonly screen: Screen;
  /** The way to that screen. */
  readonly to: (place: Place) => string;
  readonly done: (facts: Facts) => boolean;
}

/** How often the cursor is moved until one knows how. */
const MOVES = 3;

const coding = { screen: "code", to: ({ round, transcript }: Place) => href.code(round, transcript) } as const;

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
    to: ({ compared, transcript }) => href.compare(compared, transcript),
    done: (facts) => facts.screen === "compare" && facts.acted("nextDifference") > 0,
  },
  { id: "matrix", screen: "matrix", to: ({ codebook }) => href.matrix(codebook), done: (facts) => facts.cell },
];
