/** How far the sample is, while it is laid out. */
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
};

export function HowFar() {
  const [now, setNow] = useState<Progress | null>(null);
  useEffect(() => {
    const timer = setInterval(() => {
      api.get<Progress>("/api/home/progress").then(setNow, () => {});
    }, AGAIN);
    return () => clearInterval(timer);
  }, []);
  const words = now && WORDS[now.what];
  return (
    <p class="row" aria-label={t("Progress")} role="group">
      <progress max={now?.of || 1} {...(words ? { value: now.done } : {})} aria-label={t("How far it is")} />
      <span class="quiet small">
        {words ? t("{words}: {done} of {of}", { words, done: now.done, of: now.of }) : t("Beginning…")}
      </span>
    </p>
  );
}
