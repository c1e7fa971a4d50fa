/** What goes wrong outside of any screen's drawing: a key, a button, an answer. It is said, never swallowed. */
import { signal } from "@preact/signals";
import { rich, t } from "../i18n/t.ts";
import { copyDetails, loadAnew } from "./boundary.tsx";
import { sentence } from "./format.ts";

const fault = signal<Error | null>(null);

/** What browsers report although nothing is wrong: a request given up, a size that changed while it was measured. */
function isNoise(error: unknown): boolean {
  if (error instanceof DOMException && error.name === "AbortError") return true;
  return /^ResizeObserver loop/.test(error instanceof Error ? error.message : String(error));
}

function noticed(error: unknown): void {
  if (error === null || error === undefined || isNoise(error)) return;
  fault.value = error instanceof Error ? error : new Error(String(error));
}

/** Notices every fault that nobody has caught, for as long as the page lives. */
export function noticeFaults(): void {
  addEventListener("error", (event) => noticed(event.error ?? event.message));
  addEventListener("unhandledrejection", (event) => noticed(event.reason));
}

export function FaultBar() {
  const found = fault.value;
  if (!found) return null;
  return (
    <div class="warn" role="alert">
      <span>
        {rich(
          "<b>Something in this page went wrong:</b> {message} Nothing that was saved is lost. If a key or button does nothing now, load the page anew.",
          { b: (words) => <strong>{words}</strong>, message: sentence(found.message) },
        )}
      </span>
      <span class="row">
        <button type="button" class="btn small" onClick={loadAnew}>
          {t("Load the page anew")}
        </button>
        <button type="button" class="btn small" onClick={() => void copyDetails(t("Page"), found)}>
          {t("Copy details (no interview text included)")}
        </button>
        <button type="button" class="btn small" onClick={() => (fault.value = null)}>
          {t("Go on")}
        </button>
      </span>
    </div>
  );
}
