/** What the home page asks about a path. */
import { useLayoutEffect, useState } from "preact/hooks";
import { inWords } from "../app/format.ts";
import { api } from "./server.ts";

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
