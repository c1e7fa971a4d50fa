/** The recording as a picture to click in. A bundle of its own: loaded only where there is something to draw. */
// Its modules, which can be read, and not the minified bundle of them.
import WaveSurfer from "wavesurfer.js/dist/wavesurfer.js";

/** Loudness from 0 to 1, evenly along the recording. */
export type Peaks = readonly number[];

export interface Wave {
  destroy(): void;
}

const POINTS = 4000;
/** Decoded at so many samples a second, mono or stereo: half an hour takes 115 MB for a moment. */
const RATE = 8000;

/** Draws it into `host`; a click goes to that place. */
export function draw(host: HTMLElement, media: HTMLMediaElement, peaks: Peaks): Wave {
  const style = getComputedStyle(host);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  return WaveSurfer.create({
    container: host,
    media,
    url: media.currentSrc,
    peaks: [Float32Array.from(peaks)],
    duration: media.duration,
    height: host.clientHeight || 40,
    waveColor: colour("--wave"),
    progressColor: colour("--wave-heard"),
    cursorColor: colour("--ink"),
    cursorWidth: 1,
    normalize: true,
    dragToSeek: true,
    hideScrollbar: true,
  });
}

/** The loudness of a file that the browser decodes for it. Only for what is short: all of it is in memory meanwhile. */
export async function decoded(url: string): Promise<Peaks> {
  const bytes = await (await fetch(url)).arrayBuffer();
  const audio = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(bytes);
  const points = Math.min(POINTS, audio.length);
  const channels = Array.from({ length: audio.numberOfChannels }, (_, i) => audio.getChannelData(i));
  return Array.from({ length: points }, (_, point) => {
    const first = Math.floor((point * audio.length) / points);
    const after = Math.floor(((point + 1) * audio.length) / points);
    let loudest = 0;
    for (const channel of channels)
      for (let i = first; i < after; i += 1) loudest = Math.max(loudest, Math.abs(channel[i] ?? 0));
    return Math.min(1, loudest);
  });
}
