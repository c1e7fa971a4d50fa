/** One thing after the other: what takes a while says so, and what went wrong is shown where it was asked for. */
import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import { inWords } from "./format.ts";

/** What is being done that takes a while, in words; "" where nothing is. */
export const doing = signal("");

export interface Act {
  fault: string;
  busy: boolean;
  /** Does it, with what is said meanwhile; `otherwise` may take an error upon itself by answering true. */
  run(words: string, what: () => Promise<void>, otherwise?: (error: unknown) => boolean): void;
}

export function useAct(): Act {
  const [fault, setFault] = useState("");
  const run: Act["run"] = (words, what, otherwise) => {
    if (doing.peek()) return;
    doing.value = words;
    setFault("");
    what()
      .catch((error: unknown) => {
        if (!otherwise?.(error)) setFault(inWords(error));
      })
      .finally(() => {
        doing.value = "";
      });
  };
  return { fault, busy: doing.value !== "", run };
}
