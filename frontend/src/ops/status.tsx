/** Whether the work is saved, in words. */

import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { dates } from "../app/format.ts";
import { saveFile } from "../app/save_file.ts";
import { rich, t } from "../i18n/t.ts";
import type { OpQueue } from "./queue.ts";
import "./status.css";

const clock = new Intl.DateTimeFormat(dates, {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

/** "Saved 14:32:07" or "Saving…", for the header. */
export function SaveStatus({ queue }: { queue: OpQueue }) {
  const { kind, at, count } = queue.status.value;
  if (kind === "saving") return <span class="save-status">{t("Saving…")}</span>;
  if (kind === "unsaved") return <span class="save-status unsaved">{rich("{count} not saved", { count })}</span>;
  return <span class="save-status">{at === null ? t("All saved") : t("Saved {at}", { at: clock.format(at) })}</span>;
}

/** The amber bar: what is not saved, when it will be tried again, and what can be done. */
export function NotSavedBar({ queue }: { queue: OpQueue }) {
  const now = useSignal(Date.now());
  const late = useComputed(() => queue.status.value.kind === "unsaved");
  useSignalEffect(() => {
    if (!late.value) return;
    now.value = Date.now();
    const timer = setInterval(() => (now.value = Date.now()), 1000);
    return () => clearInterval(timer);
  });
  if (!late.value) return null;
  const { count, at, stopped } = queue.status.value;
  const seconds = Math.max(1, Math.ceil(((at ?? 0) - now.value) / 1000));
  return (
    <div class="not-saved" role="alert">
      <p>
        {stopped && (
          <>
            {rich("codekit has stopped on this computer. Start it again with {code}; this page will reconnect.", {
              code: <code>codekit code</code>,
            })}{" "}
          </>
        )}
        {rich(
          "{count, plural, one {1 change is} other {# changes are}} not saved yet.{hasFull, select, yes { Nothing more can be changed until they are.} other {}} Retrying in <mark>{seconds} s</mark><mark2>a moment</mark2>.",
          {
            count,
            hasFull: queue.full.value ? "yes" : "no",
            seconds,
            mark: (words) => <span aria-hidden="true">{words}</span>,
            mark2: (words) => <span class="sr">{words}</span>,
          },
        )}
      </p>
      <button type="button" onClick={() => queue.retryNow()}>
        {t("Retry now")}
      </button>
      <button type="button" onClick={() => download(queue)}>
        {t("Download them")}
      </button>
      <p class="small">
        {rich("A file of them is read by {code}, also when this tab is gone.", {
          code: <code>codekit code --from codekit-not-saved.json</code>,
        })}
      </p>
    </div>
  );
}

/** The operations as a file, so that nothing is lost even if the page has to be closed. */
function download(queue: OpQueue): void {
  const blob = new Blob([JSON.stringify({ coder: queue.coder, ops: queue.pending }, null, 2)], {
    type: "application/json",
  });
  saveFile("codekit-not-saved.json", blob);
}
