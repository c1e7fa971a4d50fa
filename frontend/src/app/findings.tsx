/** What is wrong or doubtful in files: where, what, how to mend it. */
import type { Finding } from "../api/wire.ts";
import { rich, t } from "../i18n/t.ts";

const LEVELS: Record<string, string> = { error: t("error"), warning: t("warning") };

export function FindingList({ findings }: { findings: readonly Finding[] }) {
  return (
    <ul class="findings" aria-label={t("Findings")}>
      {findings.map((one, index) => (
        <li key={index}>
          <span class={one.level === "error" ? "tag warn" : "tag"}>{LEVELS[one.level] ?? one.level}</span>{" "}
          <strong class="path">
            {one.file}
            {one.line !== null && `:${one.line}`}
          </strong>{" "}
          <span dir="auto">{one.message}</span>
          {one.remedy && <span class="quiet block">{rich("How to mend it: {remedy}", { remedy: one.remedy })}</span>}
        </li>
      ))}
    </ul>
  );
}
