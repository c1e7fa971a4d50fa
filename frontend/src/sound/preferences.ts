/** What a person has set about recordings. Unknown or damaged values count as unset. */
import type { Settings } from "../api/wire.ts";

export const TIMES = ["recording", "always", "never"] as const;
export const BACK = ["3", "0", "1", "2", "5"] as const;
export const SKIP = 5;

export const timesShown = (settings: Settings): (typeof TIMES)[number] =>
  TIMES.find((one) => one === settings.times) ?? "recording";

/** By how many seconds it goes on before where it was paused. */
export const secondsBack = (settings: Settings): number => Number(BACK.find((one) => one === settings.soundBack) ?? 3);

/** Whether it plays only as long as the key or pedal is down. */
export const whileDown = (settings: Settings): boolean => settings.soundHold === true;
