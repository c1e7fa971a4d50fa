/** Small things that every screen is made of. */
import type { ComponentChildren } from "preact";
import { t } from "../i18n/t.ts";
import { ApiError } from "../ops/services.ts";
import { Failed } from "./boundary.tsx";
import type { Loaded } from "./load.ts";
import { Told } from "./told.tsx";

export function Page({
  title,
  sub,
  tools,
  broad,
  children,
}: {
  title: string;
  /** It holds a table that uses the room of a large screen. */
  broad?: boolean;
  sub?: ComponentChildren;
  tools?: ComponentChildren;
  children: ComponentChildren;
}) {
  return (
    <div class={broad ? "page broad" : "page"}>
      <div class="top">
        <div>
          <h1 tabIndex={-1}>{title}</h1>
          {sub && <p class="sub">{sub}</p>}
        </div>
        {tools && <div class="row">{tools}</div>}
      </div>
      {children}
    </div>
  );
}

export function Empty({ title, children }: { title: ComponentChildren; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

export function Skeleton({ lines = 8 }: { lines?: number }) {
  return (
    <div class="skeleton">
      <span class="sr">{t("Loading")}</span>
      {Array.from({ length: lines }, (_, index) => (
        <i key={index} aria-hidden="true" />
      ))}
    </div>
  );
}

/** What is not allowed now is no fault: it is said calmly, with what would change it. */
const CALM = new Set(["blind", "round_state", "not_comparable"]);

/** Shows what was loaded; until then nothing, after 300 ms a skeleton; a refusal in words. */
export function Show<T>({
  what,
  of,
  waits,
  children,
}: {
  what: string;
  of: Loaded<T>;
  /** What the server refuses is only not there yet, as a report of a study in which nothing counts. */
  waits?: boolean;
  children: (value: T) => ComponentChildren;
}) {
  if (of.value !== null) return <>{children(of.value)}</>;
  const { error } = of;
  if (error instanceof ApiError && (CALM.has(error.error.kind) || (waits && error.status === 422))) {
    return (
      <Empty title={<Told words={error.error.message} />}>
        {error.error.hint && (
          <p>
            <Told words={error.error.hint} />
          </p>
        )}
      </Empty>
    );
  }
  if (error) return <Failed what={what} fault={error} again={of.reload} />;
  return of.slow ? <Skeleton /> : null;
}

/** One button of several pressed. */
export function Choice<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: T;
  options: [T, string][];
  onChange: (value: T) => void;
}) {
  return (
    <span class="row" role="group" aria-label={label}>
      {options.map(([key, name]) => (
        <button key={key} type="button" class="btn small" aria-pressed={key === value} onClick={() => onChange(key)}>
          {name}
        </button>
      ))}
    </span>
  );
}

/** Text fields never go to a spelling service: what is typed may be confidential. */
export const PRIVATE = {
  spellcheck: false,
  autocomplete: "off",
  autocorrect: false as unknown as "off",
  autocapitalize: "off",
  translate: false,
  "data-gramm": "false",
} as const;

/** Why something was not done, said at once; nothing where there is no fault. */
export function FaultNote({ fault }: { fault: ComponentChildren }) {
  if (!fault) return null;
  return (
    <p class="note bad" role="alert">
      {typeof fault === "string" ? <Told words={fault} /> : fault}
    </p>
  );
}
