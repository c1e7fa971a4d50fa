/** Deleting one's own account: asked once more, with what goes and what stays. */
import { useState } from "preact/hooks";
import { useAct } from "../app/act.ts";
import { Dialog } from "../app/dialog.tsx";
import { FaultNote, PRIVATE } from "../app/parts.tsx";
import { rich, t } from "../i18n/t.ts";
import { api, forgotten, mine } from "./server.ts";

function Sure({ account, onClose }: { account: string; onClose: () => void }) {
  const act = useAct();
  const [typed, setTyped] = useState("");
  const go = (event: Event) => {
    event.preventDefault();
    act.run(t("Deleting it…"), async () => {
      await api.post("/api/team/leave", { account: typed.trim() });
      forgotten();
    });
  };
  return (
    <Dialog title={t("Delete your account?")} onClose={onClose}>
      <form class="stack" onSubmit={go}>
        <p>
          {t(
            "Your roles, sessions, passkeys and links go. What you coded stays in the studies, signed by your coder’s short name; the log of a study keeps the short name of the account.",
          )}
        </p>
        <label class="field">
          <span class="label">{rich("Type {account} to delete it", { account: <strong>{account}</strong> })}</span>
          <input class="input" value={typed} {...PRIVATE} onInput={(event) => setTyped(event.currentTarget.value)} />
        </label>
        <FaultNote fault={act.fault} />
        <div class="row end">
          <button type="button" class="btn" onClick={onClose}>
            {t("Cancel")}
          </button>
          <button type="submit" class="btn main" disabled={act.busy || typed.trim() !== account}>
            {t("Delete it")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

export function Leave() {
  const [asking, setAsking] = useState(false);
  const account = mine.value?.account ?? "";
  return (
    <section class="stack">
      <h2>{t("Leave this server")}</h2>
      <div class="row">
        <button type="button" class="btn" onClick={() => setAsking(true)}>
          {t("Delete my account…")}
        </button>
      </div>
      {asking && <Sure account={account} onClose={() => setAsking(false)} />}
    </section>
  );
}
