/** One's own account: the browsers in which one is signed in, and the password. */
import { useLayoutEffect, useState } from "preact/hooks";
import type { OwnSessions, TeamHome } from "../api/wire.ts";
import { useAct } from "../app/act.ts";
import { inWords } from "../app/format.ts";
import { FaultNote, Page } from "../app/parts.tsx";
import { PasswordField } from "./fields.tsx";
import { api, day, mine, signedIn, signOut } from "./server.ts";

function Sessions() {
  const act = useAct();
  const [found, setFound] = useState<OwnSessions | null>(null);
  const [fault, setFault] = useState("");
  useLayoutEffect(() => {
    api.get<OwnSessions>("/api/team/sessions").then(setFound, (error: unknown) => setFault(inWords(error)));
  }, []);
  const end = (id: string) =>
    act.run("Ending it…", async () => {
      setFound(await api.post<OwnSessions>("/api/team/sessions/end", { id }));
      if (!id) await signOut(); // this one, too
    });
  return (
    <section class="stack">
      <h2>Where you are signed in</h2>
      <FaultNote fault={fault || act.fault} />
      <ul class="stack">
        {found?.sessions.map((one) => (
          <li key={one.id} class="row">
            <span class="grow">
              {one.browser}, since {day(one.made)}; last used {day(one.seen)}
            </span>
            {one.this ? (
              <span class="tag info">this one</span>
            ) : (
              <button type="button" class="btn small" disabled={act.busy} onClick={() => end(one.id)}>
                End it
              </button>
            )}
          </li>
        ))}
      </ul>
      <div class="row end">
        <button type="button" class="btn" disabled={act.busy} onClick={() => end("")}>
          End all of them
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
    act.run("Setting it…", async () => {
      signedIn(await api.post<TeamHome>("/api/team/password", { old, new: next }));
      setOld("");
      setNext("");
      setDone(true);
    });
  };
  return (
    <form class="stack card" onSubmit={change}>
      <h2>Another password</h2>
      <PasswordField label="The old one" value={old} change={setOld} kind="current-password" />
      <PasswordField label="The new one" value={next} change={setNext} kind="new-password" />
      <FaultNote fault={act.fault} />
      {done && (
        <p class="note ok" role="status">
          It is another one now; your other sessions have ended.
        </p>
      )}
      <div class="row end">
        <button type="submit" class="btn main" disabled={act.busy || !old || next.length < 12}>
          Set it
        </button>
      </div>
    </form>
  );
}

export function MeView() {
  const home = mine.value;
  if (!home) return null;
  return (
    <Page title={home.name} sub={`You sign in as ${home.account}.`}>
      <div class="stack narrow">
        <Sessions />
        <NewPassword />
      </div>
    </Page>
  );
}
