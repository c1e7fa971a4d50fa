/** Draws the waveform where that is cheap: from what the server knows, or decoded here if the file is short. */
import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Loudness } from "../api/wire.ts";
import { services } from "../app/services.ts";
import type { Player } from "./player.ts";
import type { Sound } from "./sound.ts";
import type { Peaks, Wave } from "./wave.ts";

/** Beyond this a bar shows where it is: what is longer would take the browser's memory and time. */
const LONGEST = 30 * 60;
const LARGEST = 30 * 2 ** 20;

/** Where the bundle lies that draws: beside this one. */
const BUNDLE = "./sound.js";

async function peaksOf(sound: Sound, player: Player, wave: typeof import("./wave.ts")): Promise<Peaks> {
  const known = await services.api.get<Loudness>(`${sound.route}/loudness`);
  if (known.peaks.length > 0) return known.peaks;
  const size = sound.recording.peek()?.size ?? Number.POSITIVE_INFINITY;
  if (size > LARGEST || player.duration.peek() > LONGEST || !player.duration.peek()) return [];
  return wave.decoded(player.media.currentSrc);
}

/** Whether there is a waveform in `host`. */
export function useWave(sound: Sound, player: Player, host: RefObject<HTMLElement | null>): boolean {
  const [drawn, setDrawn] = useState(false);
  const isKnown = player.duration.value > 0;
  const theme = services.settings.value.value.theme;
  useEffect(() => {
    if (!isKnown) return undefined;
    let left = false;
    let wave: Wave | undefined;
    (async () => {
      const bundle = (await import(BUNDLE)) as typeof import("./wave.ts");
      const peaks = await peaksOf(sound, player, bundle);
      if (left || !host.current || peaks.length === 0) return;
      wave = bundle.draw(host.current, player.media, peaks);
      setDrawn(true);
    })().catch(() => {}); // without a picture it is played as well
    return () => {
      left = true;
      wave?.destroy();
      setDrawn(false);
    };
  }, [sound, player, host, isKnown, theme]);
  return drawn;
}
