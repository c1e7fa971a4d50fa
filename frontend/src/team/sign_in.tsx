/** Signing in. Nobody can register here: an account is made by a link that somebody sends. */
import { useState } from "preact/hooks";
import { type Act, useAct } from "../app/act.ts";
import { FaultNote, Page } from "../app/parts.tsx";
import { t } from "../i18n/t.ts";
import { AccountField, PasswordField } from "./fields.tsx";
import { canUse, signInByPasskey } from "./passkey.ts";
import { goThere, trouble } from "./provider.ts";
import { signedIn, signIn, ways } from "./server.ts";

/** The other ways in, where the server has any. */
function Others({ act }: { act: Act }) {
  const { oidc, passkeys } = ways.value;
  return (
    <div class="row" hidden={!oidc && !(passkeys && canUse)}>
      <button
        type="button"
        class="btn"
        hidden={!oidc}
        disabled={act.busy}
        onClick={() => act.run(t("One moment…"), () => goThere({ purpose: "signin" }, location.hash))}
      >
        {t("Sign in by {oidc}", { oidc })}
      </button>
      <button
        type="button"
        class="btn"
        hidden={!passkeys || !canUse}
        disabled={act.busy}
        onClick={() => act.run(t("Ask the device…"), async () => signedIn(await signInByPasskey()))}
      >
        {t("Sign in by passkey")}
      </button>
    </div>
  );
}

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
        <FaultNote fault={act.fault || trouble.value} />
        <div class="row end">
          <button type="submit" class="btn main" disabled={act.busy || !account.trim() || !password}>
            {t("Sign in")}
          </button>
        </div>
        <Others act={act} />
        <p class="quiet small">
          {t(
            "No account? Ask an owner of your study for a link. Password forgotten? Whoever keeps the server makes a link for a new one.",
          )}
        </p>
      </form>
    </Page>
  );
}
