/** The way to the home page: another page of this computer, which the server starts where none runs. */

import type { HomeAddress } from "../api/wire.ts";
import { t } from "../i18n/t.ts";
import { inWords } from "./format.ts";
import { shared } from "./served.ts";
import { services } from "./services.ts";

/** Goes home, or to the door of this study to say who one is. What is not saved yet keeps the page, as ever. */
export async function goHome(who = false): Promise<void> {
  if (shared) {
    location.assign("/");
    return;
  }
  services.announce(who ? t("Going to the study’s door…") : t("Going home…"));
  try {
    const { url } = await services.api.post<HomeAddress>("/api/home", { who });
    const there = new URL(url);
    if (there.hostname !== "127.0.0.1" || there.protocol !== "http:")
      throw new Error(t("That is no address of codekit."));
    location.assign(there.href);
  } catch (error) {
    services.announce(inWords(error));
  }
}
