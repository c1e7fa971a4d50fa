/** A change of a codebook while it is being made: checked as one types, shown before it is written. */
import { signal } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Code, Codebook, CodebookChanged, CodebookChangeRequest, CodeFields, Ordered } from "../../api/wire.ts";
import { inWords, translate } from "../../app/format.ts";
import { services } from "../../app/services.ts";
import { t } from "../../i18n/t.ts";
import { ApiError } from "../../ops/services.ts";

export type Asked = Omit<CodebookChangeRequest, "codebook" | "sha256" | "write" | "brief">;

/** What another part of the page puts into a form that is opened next: a proposal, a passage as an example, a place. */
export interface Prefill {
  fields?: CodeFields;
  example?: string;
  under?: string;
  reason?: string;
}
export const prefill = signal<Prefill | null>(null);

/** Takes what was put there for the form that opens now. */
export function takePrefill(): Prefill {
  const found = prefill.peek() ?? {};
  prefill.value = null;
  return found;
}

/** A quotation with its place, as it stands among the examples. */
export const exampleOf = (words: string, transcript: string, turn: number): string =>
  t("{split} ({transcript}, turn {turn})", { split: words.split(/\s+/).join(" ").trim(), transcript, turn });

const AFTER = 400; // milliseconds without a key

const post = (body: CodebookChangeRequest, signal?: AbortSignal): Promise<CodebookChanged> =>
  services.api.post<CodebookChanged>("/api/codebook/change", body, signal);

/** Makes a change at once where nobody has coded with the book yet; else says that it is to be looked at first. */
export async function atOnce(codebook: string, sha256: string, asked: Asked): Promise<"written" | "look" | string> {
  try {
    const shown = await post({ ...asked, codebook, sha256, brief: true });
    if (shown.refused) return translate(shown.refused);
    if (shown.noted) return "look";
    await post({ ...asked, codebook, sha256, write: true });
    return "written";
  } catch (fault) {
    return inWords(fault);
  }
}

/** Puts a code before another one beside it, or last (""); what is wrong, or "". */
export async function putBefore(book: Codebook, code: string, before: string): Promise<string> {
  try {
    await services.api.post<Ordered>("/api/codebook/order", { codebook: book.id, sha256: book.sha256, code, before });
    return "";
  } catch (fault) {
    return inWords(fault);
  }
}

export interface Changing {
  /** What is known of what is typed: flaws, whether it can be done. */
  now: CodebookChanged | null;
  /** What it means for codings, of exactly what is typed; null until it was asked. */
  meant: CodebookChanged | null;
  fault: string;
  /** The file was changed meanwhile. */
  stale: boolean;
  waits: boolean;
  see(): Promise<void>;
  write(): Promise<CodebookChanged | null>;
  /** Goes on from the file as it is now. */
  again(sha256: string): void;
}

/** Follows what is asked; null asks for nothing yet. */
export function useChange(codebook: string, sha: string, asked: Asked | null): Changing {
  const [base, setBase] = useState(sha);
  const [now, setNow] = useState<CodebookChanged | null>(null);
  const [meant, setMeant] = useState<{ key: string; value: CodebookChanged } | null>(null);
  const [fault, setFault] = useState("");
  const [stale, setStale] = useState(false);
  const [waits, setWaits] = useState(false);
  const key = asked ? JSON.stringify([asked, base]) : "";
  const latest = useRef(key);
  latest.current = key;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what is asked of which file
  useEffect(() => {
    setFault("");
    if (!asked) {
      setNow(null);
      return undefined;
    }
    const abort = new AbortController();
    const timer = setTimeout(() => {
      post({ ...asked, codebook, sha256: base, brief: true }, abort.signal)
        .then(setNow)
        .catch((error: unknown) => {
          if (!abort.signal.aborted) setFault(inWords(error));
        });
    }, AFTER);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [key, codebook]);
  const run = async (options: { write?: boolean }): Promise<CodebookChanged | null> => {
    if (!asked || waits) return null;
    setWaits(true);
    setFault("");
    try {
      return await post({ ...asked, codebook, sha256: base, ...options });
    } catch (error) {
      setFault(inWords(error));
      setStale(error instanceof ApiError && error.error.kind === "stale");
      return null;
    } finally {
      setWaits(false);
    }
  };
  return {
    now,
    meant: meant && meant.key === key ? meant.value : null,
    fault,
    stale,
    waits,
    see: async () => {
      const shown = await run({});
      if (shown) setMeant({ key: latest.current, value: shown });
    },
    write: () => run({ write: true }),
    again: (sha256) => {
      setStale(false);
      setFault("");
      setBase(sha256);
    },
  };
}

/** The fields that are another than what the code says. */
export function differing(code: Code | undefined, fields: Required<CodeFields>): CodeFields {
  if (!code) return Object.fromEntries(Object.entries(fields).filter(([, value]) => value.length > 0));
  const was = fieldsOf(code);
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(was[name as keyof CodeFields]),
    ),
  );
}

export const NOTHING: Required<CodeFields> = {
  name: "",
  definition: "",
  include: "",
  exclude: "",
  examples: [],
  aliases: [],
  cues: [],
  colour: "",
  values: [],
};

export function fieldsOf(code: Code): Required<CodeFields> {
  const { name, definition, include, exclude, examples, aliases, cues, colour } = code;
  const values = code.values.map(({ value, label }) => (label ? `${value} = ${label}` : value));
  return { name, definition, include, exclude, examples, aliases, cues, colour, values };
}
