/** Actions of the screens beside the Code screen. */
import type { Action } from "./actions.ts";

export const SCREEN_ACTIONS: readonly Action[] = [];
