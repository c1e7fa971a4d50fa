/** What is broken in the study's files: a quiet notice in the header, and where and how to mend it on Study. */
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Broken } from "../api/wire.ts";
import { rich, t } from "../i18n/t.ts";
import { FindingList } from "./findings.tsx";
import { may } from "./may.ts";
import { href } from "./router.ts";
import { services } from "./services.ts";

const LOOK = "/api/study/amiss";
const FIRST = 1500; // ms: the screen comes first
const NEXT = 15_000; // between two looks
const broken = signal<Broken | null>(null);

let timer: ReturnType<typeof setTimeout> | null = null;

/** Looks once for all that happens meanwhile; what it does not learn is no fault. */
function lookIn(wait: number): void {
  if (timer !== null && wait > 0) return;
  if (timer !== null) clearTimeout(timer);
  timer = setTimeout(() => {
    services.api
      .get<Broken>(LOOK)
      .then(
        (found) => {
          broken.value = found;
        },
        () => {},
      )
      .finally(() => {
        timer = null;
      });
  }, wait);
}

/** Looks when the page has begun, and again after others wrote; one's own codings break nothing. */
function useBroken(): Broken | null {
  useEffect(() => {
    if (!may(`GET ${LOOK}`)) return undefined;
    lookIn(FIRST);
    return services.listen((event) => {
      if (event.event === "external" || event.event === "rounds" || event.event === "reload") lookIn(NEXT);
    });
  }, []);
  return broken.value;
}

export function AmissMark() {
  const found = useBroken();
  if (!found?.total) return null;
  const words = t("{total, plural, one {# file problem} other {# file problems}}", { total: found.total });
  return (
    <a class="badge amiss" href={href.study()} title={words} aria-label={words}>
      <span aria-hidden="true">⚠</span> <span class="words">{words}</span>
    </a>
  );
}

export function AmissNote() {
  useEffect(() => {
    if (may(`GET ${LOOK}`)) lookIn(0);
  }, []);
  const found = broken.value;
  if (!found?.total) return null;
  return (
    <section aria-label={t("File problems")}>
      <p class="note bad">
        {rich(
          "<b>{total, plural, one {Something in the study’s files is} other {# things in the study’s files are}} broken.</b> What can be read is shown and counted; the rest is not, until it is mended. Nothing in the files was changed.",
          { total: found.total, b: (words) => <strong>{words}</strong> },
        )}
      </p>
      <FindingList findings={found.findings} />
    </section>
  );
}
