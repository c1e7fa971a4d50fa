/** Whether the work is saved, in words. */

import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { saveFile } from "../app/save_file.ts";
import type { OpQueue } from "./queue.ts";
import "./status.css";

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });

/** "Saved 14:32:07" or "Saving…", for the header. */
export function SaveStatus({ queue }: { queue: OpQueue }) {
  const { kind, at, count } = queue.status.value;
  if (kind === "saving") return <span class="save-status">Saving…</span>;
  if (kind === "unsaved") return <span class="save-status unsaved">{count} not saved</span>;
  return <span class="save-status">{at === null ? "All saved" : `Saved ${clock.format(at)}`}</span>;
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
            codekit has stopped on this computer. Start it again with <code>codekit code</code>; this page will
            reconnect.{" "}
          </>
        )}
        {count === 1 ? "1 change is" : `${count} changes are`} not saved yet.
        {queue.full.value && " Nothing more can be changed until they are."} Retrying in{" "}
        <span aria-hidden="true">{seconds} s</span>
        <span class="sr">a moment</span>.
      </p>
      <button type="button" onClick={() => queue.retryNow()}>
        Retry now
      </button>
      <button type="button" onClick={() => download(queue)}>
        Download them
      </button>
      <p class="small">
        A file of them is read by <code>codekit code --from codekit-not-saved.json</code>, also when this tab is gone.
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
