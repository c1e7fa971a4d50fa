/** Always in view: whether this person works blind. */

import type { Round } from "../api/wire.ts";
import { t } from "../i18n/t.ts";
import { formatTime } from "./format.ts";

export function badgeWords(round: Round | null, blind: boolean): { mark: string; short: string; long: string } | null {
  if (round?.blind) return { mark: "●", short: t("Blinded"), long: t("you see only your codes") };
  if (round?.compared) {
    const { by } = round.compared;
    const at = formatTime(round.compared.at);
    return {
      mark: "◐",
      short: t("Unblinded"),
      // By nobody where it was compared on the command line by who is no coder.
      long: by
        ? t("compared {at} by {by} · agreement frozen", { at, by })
        : t("compared {at} · agreement frozen", { at }),
    };
  }
  if (blind) {
    const short = round ? t("Blind elsewhere") : t("Blinded");
    return { mark: "●", short, long: t("in another round; what would show others’ codes is closed") };
  }
  return round && { mark: "○", short: t("Not blind"), long: t("codes of others may be seen") };
}

export function Badge({ round, blind }: { round: Round | null; blind: boolean }) {
  const words = badgeWords(round, blind);
  if (!words) return null;
  return (
    <span class={words.mark === "●" ? "badge blind" : "badge"} title={`${words.short}: ${words.long}`}>
      <span aria-hidden="true">{words.mark}</span>
      <span>
        {words.short}
        <span class="wide">: {words.long}</span>
      </span>
    </span>
  );
}
