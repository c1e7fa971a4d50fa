/** The event stream, read through fetch because EventSource cannot send the token. */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { StreamEvent } from "../api/wire.ts";

export interface StreamOptions {
  open(path: string, signal: AbortSignal): Promise<Response>;
  /** Where the page stands: events after this are wanted. */
  position(): { epoch: string; rev: number };
  event(event: StreamEvent): void;
}

export interface Stream {
  readonly connected: ReadonlySignal<boolean>;
  stop(): void;
}

const FIRST_WAIT = 500;
const LONGEST_WAIT = 8000;
const HIDDEN_WAIT = 60_000;

/** The events in a piece of stream that ends with an empty line; comments are pings. */
export function parseEvents(text: string): StreamEvent[] {
  const events: StreamEvent[] = [];
  for (const block of text.split(/\r?\n\r?\n/)) {
    let name = "";
    const data: string[] = [];
    for (const line of block.split(/\r?\n/)) {
      if (line.startsWith("event:")) name = line.slice(6).trim();
      else if (line.startsWith("data:")) data.push(line.slice(5).trimStart());
    }
    if (name && data.length) events.push({ event: name, data: JSON.parse(data.join("\n")) } as StreamEvent);
  }
  return events;
}

async function read(answer: Response, each: (event: StreamEvent) => void): Promise<void> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  while (reader) {
    const { value, done } = await reader.read();
    if (done) return;
    rest += value;
    const end = Math.max(rest.lastIndexOf("\n\n"), rest.lastIndexOf("\n\r\n"));
    if (end < 0) continue;
    for (const event of parseEvents(rest.slice(0, end))) each(event);
    rest = rest.slice(end).trimStart();
  }
}

/** Runs until stopped. A tab that has been hidden for a minute gives its connection back and catches up when shown. */
export function createStream({ open, position, event }: StreamOptions): Stream {
  const connected = signal(false);
  let abort = new AbortController();
  let stopped = false;
  let wake = () => {};
  let hiding: ReturnType<typeof setTimeout> | undefined;
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const shown = () => {
    clearTimeout(hiding);
    if (document.hidden) hiding = setTimeout(() => abort.abort(), HIDDEN_WAIT);
    else wake();
  };
  const run = async () => {
    let wait = FIRST_WAIT;
    while (!stopped) {
      abort = new AbortController();
      try {
        const { epoch, rev } = position();
        const answer = await open(`/api/events?epoch=${encodeURIComponent(epoch)}&since=${rev}`, abort.signal);
        connected.value = true;
        wait = FIRST_WAIT;
        await read(answer, event);
      } catch {
        // whatever ended it: wait, then try again
      }
      if (!document.hidden) connected.value = false;
      if (stopped) return;
      await pause(document.hidden ? 24 * 3600_000 : wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    }
  };
  document.addEventListener("visibilitychange", shown);
  void run();
  return {
    connected,
    stop() {
      stopped = true;
      document.removeEventListener("visibilitychange", shown);
      abort.abort();
      wake();
    },
  };
}
