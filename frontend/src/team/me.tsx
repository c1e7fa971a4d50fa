/** One's own account: the browsers in which one is signed in, the ways to sign in, and its end. */
import { useLayoutEffect, useState } from "preact/hooks";
import type { OwnSessions, OwnWays, TeamHome } from "../api/wire.ts";
import { useAct } from "../app/act.ts";
import { inWords } from "../app/format.ts";
import { FaultNote, Page } from "../app/parts.tsx";
import { rich, t } from "../i18n/t.ts";
import { PasswordField } from "./fields.tsx";
import { Leave } from "./leave.tsx";
import { api, day, mine, signedIn, signOut } from "./server.ts";
import { Tokens } from "./tokens.tsx";
import { Ways } from "./ways.tsx";

/** What the server made of a browser's name: "Firefox on Linux". */
function onSystem(browser: string): string {
  const [, name, system] = /^(.+) on (.+)$/.exec(browser) ?? [];
  return name && system ? t("{browser} on {system}", { browser: name, system }) : browser;
}

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
                browser: onSystem(one.browser),
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

/** `has`: there is a password already, which is asked for. */
function NewPassword({ has, made }: { has: boolean; made: () => void }) {
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
      made();
    });
  };
  return (
    <form class="stack card" onSubmit={change}>
      <h2>{has ? t("Another password") : t("A password")}</h2>
      {has && <PasswordField label={t("The old one")} value={old} change={setOld} kind="current-password" />}
      <PasswordField label={t("The new one")} value={next} change={setNext} kind="new-password" />
      <FaultNote fault={act.fault} />
      {done && (
        <p class="note ok" role="status">
          {t("It is another one now; your other sessions have ended.")}
        </p>
      )}
      <div class="row end">
        <button type="submit" class="btn main" disabled={act.busy || (has && !old) || next.length < 12}>
          {t("Set it")}
        </button>
      </div>
    </form>
  );
}

export function MeView() {
  const home = mine.value;
  const [own, setOwn] = useState<OwnWays | null>(null);
  const [fault, setFault] = useState("");
  useLayoutEffect(() => {
    api.get<OwnWays>("/api/team/own").then(setOwn, (error: unknown) => setFault(inWords(error)));
  }, []);
  if (!home) return null;
  return (
    <Page title={home.name} sub={t("You sign in as {account}.", { account: home.account })}>
      <div class="stack narrow">
        <Sessions />
        <FaultNote fault={fault} />
        {own && <Ways own={own} set={setOwn} />}
        {own && <NewPassword has={own.password} made={() => setOwn({ ...own, password: true })} />}
        <Tokens />
        <Leave />
      </div>
    </Page>
  );
}
