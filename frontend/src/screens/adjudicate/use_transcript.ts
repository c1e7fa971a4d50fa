/** The transcript at hand in the text that the round was compared on, and the next one before it is needed. */
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Transcript } from "../../api/wire.ts";
import type { Loaded } from "../../app/load.ts";
import { services } from "../../app/services.ts";

export function useTranscript(round: string, id: string, ahead: string): Loaded<Transcript> {
  const [texts, setTexts] = useState<ReadonlyMap<string, Transcript>>(new Map());
  const [error, setError] = useState<Error | null>(null);
  const asked = useRef(new Set<string>());
  const fetchOnce = useCallback(
    (one: string) => {
      if (!one || asked.current.has(one)) return;
      asked.current.add(one);
      services.api
        .get<Transcript>(`/api/transcripts/${encodeURIComponent(one)}?round=${encodeURIComponent(round)}`)
        .then((text) => setTexts((old) => new Map(old).set(one, text)))
        .catch((fault: Error) => {
          asked.current.delete(one);
          setError(fault);
        });
    },
    [round],
  );
  useEffect(() => {
    setError(null);
    fetchOnce(id);
    fetchOnce(ahead);
  }, [id, ahead, fetchOnce]);
  return {
    value: texts.get(id) ?? null,
    error,
    slow: false,
    reload: () => {
      setError(null);
      fetchOnce(id);
    },
    set: () => {},
  };
}
