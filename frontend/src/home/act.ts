/** One thing after the other: what takes a while says so, and what went wrong is shown where it was asked for. */
import { useLayoutEffect, useState } from "preact/hooks";
import { inWords } from "../app/format.ts";
import { api, doing } from "./server.ts";

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

/** What the server says of a path: fetched again when it is another; what was there stays until then. */
export function useAnswer<T>(route: string, path: string): { value: T | null; fault: string } {
  const [value, setValue] = useState<T | null>(null);
  const [fault, setFault] = useState("");
  useLayoutEffect(() => {
    let wanted = true;
    api.post<T>(route, { path }).then(
      (answer) => {
        if (!wanted) return;
        setValue(answer);
        setFault("");
      },
      (error: unknown) => {
        if (wanted) setFault(inWords(error));
      },
    );
    return () => {
      wanted = false;
    };
  }, [route, path]);
  return { value, fault };
}
