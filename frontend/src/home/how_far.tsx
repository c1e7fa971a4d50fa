/** How far it is, while a sample is laid out or a project is taken over, and the way to end it. */
import { useEffect, useState } from "preact/hooks";
import type { Progress } from "../api/wire.ts";
import { t } from "../i18n/t.ts";
import { api } from "./server.ts";

const AGAIN = 500;

const WORDS: Record<string, string> = {
  interviews: t("Interviews are brought in"),
  rounds: t("Rounds are coded"),
  reviews: t("Reviews are written down"),
  judgements: t("Cells of the matrix are judged"),
  project: t("The project’s file is read"),
  texts: t("Texts are divided into turns"),
  codings: t("Codings are taken over"),
};

export function HowFar() {
  const [now, setNow] = useState<Progress | null>(null);
  useEffect(() => {
    const timer = setInterval(() => {
      api.get<Progress>("/api/home/progress").then(setNow, () => {});
    }, AGAIN);
    return () => clearInterval(timer);
  }, []);
  const [ends, setEnds] = useState(false);
  const words = now && WORDS[now.what];
  const cancel = () => {
    setEnds(true);
    api.delete("/api/home/progress").catch(() => setEnds(false));
  };
  return (
    <p class="row" aria-label={t("Progress")} role="group">
      <progress max={now?.of || 1} {...(now?.of ? { value: now.done } : {})} aria-label={t("How far it is")} />
      <span class="quiet small grow">
        {!words
          ? t("Beginning…")
          : now.of
            ? t("{words}: {done} of {of}", { words, done: now.done, of: now.of })
            : `${words}…`}
      </span>
      <button type="button" class="btn small" disabled={ends} onClick={cancel}>
        {ends ? t("It ends…") : t("Cancel")}
      </button>
    </p>
  );
}
