/** Signing in. Nobody can register here: an account is made by a link that somebody sends. */
import { useState } from "preact/hooks";
import { useAct } from "../app/act.ts";
import { FaultNote, Page } from "../app/parts.tsx";
import { AccountField, PasswordField } from "./fields.tsx";
import { signIn } from "./server.ts";

export function SignInView() {
  const act = useAct();
  const [account, setAccount] = useState("");
  const [password, setPassword] = useState("");
  const submit = (event: Event) => {
    event.preventDefault();
    act.run("Signing in…", async () => {
      await signIn({ account: account.trim(), password });
    });
  };
  return (
    <Page title="Sign in">
      <form class="stack card narrow" onSubmit={submit}>
        <AccountField value={account} change={setAccount} help="Your short name on this server." />
        <PasswordField label="Password" value={password} change={setPassword} kind="current-password" />
        <FaultNote fault={act.fault} />
        <div class="row end">
          <button type="submit" class="btn main" disabled={act.busy || !account.trim() || !password}>
            Sign in
          </button>
        </div>
        <p class="quiet small">
          No account? Ask an owner of your study for a link. Password forgotten? Whoever keeps the server makes a link
          for a new one.
        </p>
      </form>
    </Page>
  );
}
