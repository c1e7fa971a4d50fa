/** The texts that the transcript had: when, by whom, and what changed; and the way to a corrected one. */

import type { TextVersion } from "../api/wire.ts";
import { formatPercent, formatTime } from "../app/format.ts";
import { asks } from "../app/may.ts";
import { shared } from "../app/served.ts";
import { rich, t } from "../i18n/t.ts";
import type { CodeSession } from "./session.ts";
import { correctText } from "./turns.ts";

export function Versions({ session }: { session: CodeSession }) {
  const { id, versions } = session.transcript;
  const newest = [...versions].reverse();
  return (
    <section class="panel-card">
      <h3>{rich("Text of {id}", { id })}</h3>
      {newest.length > 1 && (
        <ol class="versions" reversed aria-label={t("Versions of {id}", { id })}>
          {newest.map((version, i) => (
            <li key={`${version.number}/${version.at}`} aria-current={i === 0 || undefined}>
              <b>{version.number}</b> {whatChanged(version)} {i === 0 && <span class="tag">{t("shown")}</span>}
              <p class="quiet small">{whoWhen(version)}</p>
            </li>
          ))}
        </ol>
      )}
      {newest.length === 1 && <p class="quiet small">{whatChanged(newest[0] as TextVersion)}</p>}
      <div class="row">
        <button
          type="button"
          class="btn small"
          onClick={() => correctText(session)}
          {...asks("POST /api/transcripts/{id}/correct")}
        >
          {t("Correct…")}
        </button>
        {!shared && (
          <button
            type="button"
            class="btn small"
            onClick={() => {
              session.sound.choosing.value = true;
            }}
          >
            {t("Recording…")}
          </button>
        )}
      </div>
    </section>
  );
}

function whatChanged({ what, file, kept }: TextVersion): string {
  if (what === "imported") return file ? t("Imported from {file}", { file }) : t("Imported");
  if (what === "turns") return t("Other turns, the same words");
  return kept === null ? t("Corrected") : t("Corrected; {kept} of the text stayed", { kept: formatPercent(kept, 1) });
}

const whoWhen = ({ by, at, file, what }: TextVersion): string =>
  [by, formatTime(at), what === "text" ? file : ""].filter(Boolean).join(" · ");
