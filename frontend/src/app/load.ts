/** What a screen fetches: its value, its fault, and whether it is time to show that it takes a while. */
import { computed, signal } from "@preact/signals";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { StreamEvent } from "../api/wire.ts";
import { services } from "./services.ts";

export interface Loaded<T> {
  value: T | null;
  error: Error | null;
  /** True after 300 ms without an answer. */
  slow: boolean;
  reload(): void;
  /** Puts another value in its place, e.g. the answer of a PUT. */
  set(value: T): void;
}

const waiting = signal(0);
/** Whether an answer is being waited for; for aria-busy. */
export const busy = computed(() => waiting.value > 0);

const SLOW = 300;
const GATHER = 250;

/**
 * Fetches `path` (null: nothing) and again when it changes or when an event for which `refresh` is true comes.
 * While it is fetched again, the old value stays.
 */
export function useLoad<T>(path: string | null, refresh?: (event: StreamEvent) => boolean): Loaded<T> {
  const [value, setValue] = useState<T | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const [slow, setSlow] = useState(false);
  const [turn, setTurn] = useState(0);
  const from = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (path === null) {
      setValue(null);
      return undefined;
    }
    const abort = new AbortController();
    const timer = setTimeout(() => setSlow(true), SLOW);
    if (from.current !== path) setValue(null);
    waiting.value += 1;
    services.api
      .get<T>(path, abort.signal)
      .then((got) => {
        from.current = path;
        setValue(got);
        setError(null);
      })
      .catch((fault: Error) => {
        if (!abort.signal.aborted) setError(fault);
      })
      .finally(() => {
        waiting.value -= 1;
        clearTimeout(timer);
        if (!abort.signal.aborted) setSlow(false);
      });
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [path, turn]);
  const wanted = useRef(refresh);
  wanted.current = refresh;
  const listens = refresh !== undefined && path !== null;
  useLayoutEffect(() => {
    if (!listens) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = services.listen((event) => {
      if (event.event !== "reload" && !wanted.current?.(event)) return;
      clearTimeout(timer);
      timer = setTimeout(() => setTurn((old) => old + 1), GATHER);
    });
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [listens, path]);
  return { value, error, slow, reload: () => setTurn((old) => old + 1), set: setValue };
}

/** True for events after which own codings, memos or rounds may stand differently. */
export const anyChange = (event: StreamEvent): boolean =>
  event.event === "change" || event.event === "external" || event.event === "rounds";
