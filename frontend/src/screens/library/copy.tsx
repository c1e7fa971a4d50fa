/** In the window of a copy of a server's study: how much is not sent yet, and the button that sends and fetches. */

import { useState } from "preact/hooks";
import type { Copy, CopySynced } from "../../api/wire.ts";
import { type Act, useAct } from "../../app/act.ts";
import { formatMoment } from "../../app/format.ts";
import { anyChange, type Loaded, useLoad } from "../../app/load.ts";
import { FaultNote, PRIVATE } from "../../app/parts.tsx";
import { shared } from "../../app/served.ts";
import { services } from "../../app/services.ts";
import { Told } from "../../app/told.tsx";
import { rich, t } from "../../i18n/t.ts";

/** The tables and texts among what stays here: of them the server's may take the place of one's own. */
const documents = (done: CopySynced): boolean => done.kept_back.some((one) => !one.path.endsWith(".jsonl"));

function Done({ done, act, theirs }: { done: CopySynced; act: Act; theirs: () => void }) {
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
              <li key={one.path + one.message}>
                <code class="path">{one.path}</code>: <Told words={one.message} />{" "}
                {one.remedy && <Told words={one.remedy} />}
              </li>
            ))}
          </ul>
          {documents(done) && (
            <div class="row end">
              <span class="small grow">{t("What was here is kept in exports/before-sync.")}</span>
              <button type="button" class="btn small" disabled={act.busy} onClick={theirs}>
                {t("Take the server’s instead")}
              </button>
            </div>
          )}
        </div>
      )}
    </div>
  );
}

function Card({ copy, found }: { copy: Copy; found: Loaded<Copy> }) {
  const act = useAct();
  const [token, setToken] = useState("");
  const [done, setDone] = useState<CopySynced | null>(null);
  const go = (theirs: boolean) => {
    setDone(null);
    const send = async () => {
      const got = await services.api.post<CopySynced>("/api/away", { token: token.trim(), theirs });
      setToken("");
      setDone(got);
      found.set(got.copy);
    };
    // Where the token has ended, another one is asked for.
    act.run(t("Sending and fetching…"), send, () => {
      found.reload();
      return false;
    });
  };
  return (
    <form
      class="card stack copy"
      onSubmit={(event) => {
        event.preventDefault();
        go(false);
      }}
    >
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
          {copy.at && <span class="small quiet">{t("Together last {when}.", { when: formatMoment(copy.at) })}</span>}
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
      {done && <Done done={done} act={act} theirs={() => go(true)} />}
    </form>
  );
}

export function CopyOf() {
  const found = useLoad<Copy>(shared ? null : "/api/away", anyChange);
  return found.value?.server ? <Card copy={found.value} found={found} /> : null;
}
