/** Passkeys in the browser: what the server asks goes to the device, and what the device says goes back. */
import type { OwnWays, PasskeyAsked, TeamHome } from "../api/wire.ts";
import { t } from "../i18n/t.ts";
import { api } from "./server.ts";

/** Whether this browser can do it. */
export const canUse =
  typeof PublicKeyCredential !== "undefined" && "parseCreationOptionsFromJSON" in PublicKeyCredential;

const REFUSED = new Error(t("No passkey was used: the browser or the device refused, or it was called off."));
const KNOWN = new Error(t("This device has a passkey for you already."));

async function asked(route: string): Promise<string> {
  return (await api.post<PasskeyAsked>(route, {})).options;
}

/** The device's answer as the server takes it; whatever keeps it from one is said in words. */
async function answer(ask: () => Promise<Credential | null>): Promise<string> {
  const given = await ask().catch((error: unknown) => {
    throw error instanceof DOMException && error.name === "InvalidStateError" ? KNOWN : REFUSED;
  });
  if (!(given instanceof PublicKeyCredential)) throw REFUSED;
  return JSON.stringify(given.toJSON());
}

export async function makePasskey(name: string): Promise<OwnWays> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    JSON.parse(await asked("/api/team/passkeys/begin")) as PublicKeyCredentialCreationOptionsJSON,
  );
  const credential = await answer(() => navigator.credentials.create({ publicKey }));
  return api.post<OwnWays>("/api/team/passkeys", { name, credential });
}

export async function signInByPasskey(): Promise<TeamHome> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    JSON.parse(await asked("/api/team/passkey/begin")) as PublicKeyCredentialRequestOptionsJSON,
  );
  const credential = await answer(() => navigator.credentials.get({ publicKey }));
  return api.post<TeamHome>("/api/team/passkey", { credential });
}
