/** One form of the Study screen: sends, says that it is saved, or what is wrong with it. */
import { useState } from "preact/hooks";
import type { Study } from "../../api/wire.ts";
import { inWords } from "../../app/format.ts";
import { services } from "../../app/services.ts";

export interface Saved {
  fault: string;
  busy: boolean;
  send(path: string, body: unknown, said: string): Promise<boolean>;
}

export function useSaved(done: (study: Study) => void): Saved {
  const [fault, setFault] = useState("");
  const [busy, setBusy] = useState(false);
  const send: Saved["send"] = async (path, body, said) => {
    setBusy(true);
    setFault("");
    try {
      done(await services.api.post<Study>(path, body));
      services.announce(said);
      return true;
    } catch (error) {
      setFault(inWords(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { fault, busy, send };
}
