/** One's own account: the browsers in which one is signed in, and the password. */
import { useLayoutEffect, useState } from "preact/hooks";
import type { OwnSessions, TeamHome } from "../api/wire.ts";
import { useAct } from "../app/act.ts";
import { inWords } from "../app/format.ts";
import { FaultNote, Page } from "../app/parts.tsx";
import { rich, t } from "../i18n/t.ts";
import { PasswordField } from "./fields.tsx";
import { api, day, mine, signedIn, signOut } from "./server.ts";
import { Tokens } from "./tokens.tsx";

function Sessions() {
  const act = useAct();
  const [found, setFound] = useState<OwnSessions | null>(null);
  const [fault, setFault] = useState("");
  useLayoutEffect(() => {
    api.get<OwnSessions>("/api/team/sessions").then(setFound, (error: unknown) => setFault(inWords(error)));
  }, []);
  const end = (id: string) =>
    act.run(t("Ending it…"), async () => {
      setFound(await api.post<OwnSessions>("/api/team/sessions/end", { id }));
      if (!id) await signOut(); // this one, too
    });
  return (
    <section class="stack">
      <h2>{t("Where you are signed in")}</h2>
      <FaultNote fault={fault || act.fault} />
      <ul class="stack">
        {found?.sessions.map((one) => (
          <li key={one.id} class="row">
            <span class="grow">
              {rich("{browser}, since {day}; last used {day2}", {
                browser: one.browser,
                day: day(one.made),
                day2: day(one.seen),
              })}
            </span>
            {one.this ? (
              <span class="tag info">{t("this one")}</span>
            ) : (
              <button type="button" class="btn small" disabled={act.busy} onClick={() => end(one.id)}>
                {t("End it")}
              </button>
            )}
          </li>
        ))}
      </ul>
      <div class="row end">
        <button type="button" class="btn" disabled={act.busy} onClick={() => end("")}>
          {t("End all of them")}
        </button>
      </div>
    </section>
  );
}

function NewPassword() {
  const act = useAct();
  const [old, setOld] = useState("");
  const [next, setNext] = useState("");
  const [done, setDone] = useState(false);
  const change = (event: Event) => {
    event.preventDefault();
    act.run(t("Setting it…"), async () => {
      signedIn(await api.post<TeamHome>("/api/team/password", { old, new: next }));
      setOld("");
      setNext("");
      setDone(true);
    });
  };
  return (
    <form class="stack card" onSubmit={change}>
      <h2>{t("Another password")}</h2>
      <PasswordField label={t("The old one")} value={old} change={setOld} kind="current-password" />
      <PasswordField label={t("The new one")} value={next} change={setNext} kind="new-password" />
      <FaultNote fault={act.fault} />
      {done && (
        <p class="note ok" role="status">
          {t("It is another one now; your other sessions have ended.")}
        </p>
      )}
      <div class="row end">
        <button type="submit" class="btn main" disabled={act.busy || !old || next.length < 12}>
          {t("Set it")}
        </button>
      </div>
    </form>
  );
}

export function MeView() {
  const home = mine.value;
  if (!home) return null;
  return (
    <Page title={home.name} sub={t("You sign in as {account}.", { account: home.account })}>
      <div class="stack narrow">
        <Sessions />
        <Tokens />
        <NewPassword />
      </div>
    </Page>
  );
}
