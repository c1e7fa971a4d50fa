/** Signing in. Nobody can register here: an account is made by a link that somebody sends. */
import { useState } from "preact/hooks";
import { useAct } from "../app/act.ts";
import { FaultNote, Page } from "../app/parts.tsx";
import { t } from "../i18n/t.ts";
import { AccountField, PasswordField } from "./fields.tsx";
import { signIn } from "./server.ts";

export function SignInView() {
  const act = useAct();
  const [account, setAccount] = useState("");
  const [password, setPassword] = useState("");
  const submit = (event: Event) => {
    event.preventDefault();
    act.run(t("Signing in…"), async () => {
      await signIn({ account: account.trim(), password });
    });
  };
  return (
    <Page title={t("Sign in")}>
      <form class="stack card narrow" onSubmit={submit}>
        <AccountField value={account} change={setAccount} help={t("Your short name on this server.")} />
        <PasswordField label={t("Password")} value={password} change={setPassword} kind="current-password" />
        <FaultNote fault={act.fault} />
        <div class="row end">
          <button type="submit" class="btn main" disabled={act.busy || !account.trim() || !password}>
            {t("Sign in")}
          </button>
        </div>
        <p class="quiet small">
          {t(
            "No account? Ask an owner of your study for a link. Password forgotten? Whoever keeps the server makes a link for a new one.",
          )}
        </p>
      </form>
    </Page>
  );
}
