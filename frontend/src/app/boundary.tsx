/** A fault in one panel stays in that panel, one in a screen in that screen; what still works is said, with a way out. */

import { Component, type ComponentChildren } from "preact";
import { rich, t } from "../i18n/t.ts";
import { href } from "./router.ts";
import { services } from "./services.ts";
import { Told } from "./told.tsx";

interface Props {
  what: string;
  /** What it is a fault of: a panel beside others (the usual), a whole screen, or all of the page. */
  extent?: "panel" | "screen" | "page";
  children: ComponentChildren;
}

export class ErrorBoundary extends Component<Props, { fault: Error | null }> {
  override state = { fault: null as Error | null };

  static override getDerivedStateFromError(fault: Error) {
    return { fault };
  }

  override render() {
    const { fault } = this.state;
    const { what, extent = "panel", children } = this.props;
    if (!fault) return children;
    const failed = <Failed what={what} fault={fault} again={() => this.setState({ fault: null })} />;
    return extent === "panel" ? failed : <WayOut page={extent === "page"}>{failed}</WayOut>;
  }
}

const ELSEWHERE: readonly [string, string][] = [
  [t("Library"), href.library()],
  [t("Codebook"), href.codebook()],
  [t("Memos"), href.memos()],
  [t("Search"), href.search()],
  [t("History"), href.history()],
  [t("Settings"), href.settings()],
];

/** Links to what needs no round and no transcript, so that nobody is stuck. */
export function Elsewhere() {
  return (
    <ul class="row elsewhere" aria-label={t("Other screens")}>
      {ELSEWHERE.map(([name, to]) => (
        <li key={name}>
          <a href={to}>{name}</a>
        </li>
      ))}
    </ul>
  );
}

export const loadAnew = (): void => location.reload();

/** A screen that failed: nothing is lost, the others work, and what to do. */
function WayOut({ page, children }: { page: boolean; children: ComponentChildren }) {
  return (
    <div class="page stack">
      <h1 tabIndex={-1}>{page ? t("This page cannot be shown") : t("This screen cannot be shown")}</h1>
      <p>
        {rich(
          "<b>Nothing is lost.</b> Your codings and memos are in the study’s files as soon as they are saved; what is still on its way goes on being sent while this tab is open.",
          { b: (words) => <strong>{words}</strong> },
        )}
      </p>
      {children}
      {!page && (
        <>
          <p>{t("The other screens still work:")}</p>
          <Elsewhere />
        </>
      )}
      <p class="row">
        <button type="button" class="btn main" onClick={loadAnew}>
          {t("Load the page anew")}
        </button>
      </p>
    </div>
  );
}

/** Puts what helps to find a fault on the clipboard: a message and a place in the program, never words of an interview. */
export async function copyDetails(what: string, fault: Error): Promise<void> {
  try {
    await navigator.clipboard.writeText(`${what}\n${fault.name}: ${fault.message}\n${fault.stack ?? ""}`);
    services.announce(t("Details copied."));
  } catch {
    services.announce(t("The browser did not allow copying."));
  }
}

export function Failed({ what, fault, again }: { what: string; fault: Error; again?: () => void }) {
  const hint = "error" in fault ? (fault.error as { hint?: string }).hint : "";
  return (
    <div class="note bad" role="alert">
      <p>
        <strong>{rich("{what} failed:", { what })}</strong> <Told words={fault.message} />
      </p>
      {hint && (
        <p>
          <Told words={hint} />
        </p>
      )}
      <p class="row">
        {again && (
          <button type="button" class="btn small" onClick={again}>
            {t("Try again")}
          </button>
        )}
        <button type="button" class="btn small" onClick={() => void copyDetails(what, fault)}>
          {t("Copy details (no interview text included)")}
        </button>
      </p>
    </div>
  );
}
