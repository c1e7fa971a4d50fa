/** In the window of a copy of a server's study: how much is not sent yet, and the button that sends and fetches. */
import { useState } from "preact/hooks";
import type { Copy, CopySynced } from "../../api/wire.ts";
import { useAct } from "../../app/act.ts";
import { anyChange, useLoad } from "../../app/load.ts";
import { FaultNote, PRIVATE } from "../../app/parts.tsx";
import { shared } from "../../app/served.ts";
import { services } from "../../app/services.ts";
import { rich, t } from "../../i18n/t.ts";

const when = (at: string): string =>
  new Date(at).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });

function Done({ done }: { done: CopySynced }) {
  return (
    <div role="status" class="stack">
      <p class="note good">
        {t(
          "{sent, plural, =0 {Nothing was to be sent} one {# event was sent} other {# events were sent}}; {fetched, plural, =0 {nothing new came} one {# event came} other {# events came}}{documents, plural, =0 {} one {, and # document} other {, and # documents}}.",
          { sent: done.sent, fetched: done.fetched, documents: done.documents.length },
        )}
      </p>
      {done.kept_back.length > 0 && (
        <div class="note warn">
          <p>{t("This stays here, and is not on the server:")}</p>
          <ul>
            {done.kept_back.map((one) => (
              <li key={one.path + one.message} lang="en">
                <code class="path">{one.path}</code>: {one.message}
                {one.remedy && ` (${one.remedy})`}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function Card({ copy, set }: { copy: Copy; set: (copy: Copy) => void }) {
  const act = useAct();
  const [token, setToken] = useState("");
  const [done, setDone] = useState<CopySynced | null>(null);
  const go = (event: Event) => {
    event.preventDefault();
    act.run(t("Sending and fetching…"), async () => {
      const got = await services.api.post<CopySynced>("/api/away", { token: token.trim() });
      setToken("");
      setDone(got);
      set(got.copy);
    });
  };
  return (
    <form class="card stack copy" onSubmit={go}>
      <div class="row">
        <p class="grow">
          {rich("A copy of <b>{study}</b> on {server}, for {coder}.", {
            study: copy.study,
            server: <span class="path">{copy.server}</span>,
            coder: copy.coder,
            b: (words) => <strong>{words}</strong>,
          })}{" "}
          <span data-waiting={copy.waiting}>
            {copy.waiting > 0
              ? rich("{waiting, plural, one {<b># event</b> is} other {<b># events</b> are}} not sent yet.", {
                  waiting: copy.waiting,
                  b: (words) => <strong>{words}</strong>,
                })
              : t("All that you did was sent.")}
          </span>{" "}
          {copy.at && <span class="small quiet">{t("Together last {when}.", { when: when(copy.at) })}</span>}
        </p>
        <button type="submit" class="btn main" disabled={act.busy || !(copy.token || token.trim())}>
          {act.busy ? t("Sending and fetching…") : t("Send and fetch")}
        </button>
      </div>
      {!copy.token && (
        <label class="field">
          <span class="label">{t("Token")}</span>
          <input
            class="input"
            type="password"
            value={token}
            maxLength={400}
            {...PRIVATE}
            onInput={(event) => setToken(event.currentTarget.value)}
          />
          <span class="help">
            {t("Made on the server, under your name: Code away from the server. It is kept on this computer.")}
          </span>
        </label>
      )}
      <FaultNote fault={act.fault} />
      {done && <Done done={done} />}
    </form>
  );
}

export function CopyOf() {
  const found = useLoad<Copy>(shared ? null : "/api/away", anyChange);
  return found.value?.server ? <Card copy={found.value} set={found.set} /> : null;
}
