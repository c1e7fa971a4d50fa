/** Always in view: whether this person works blind. */
import type { Round } from "../api/wire.ts";
import { formatTime } from "./format.ts";

export function badgeWords(round: Round | null, blind: boolean): { mark: string; short: string; long: string } | null {
  if (round?.blind) return { mark: "●", short: "Blinded", long: "you see only your codes" };
  if (round?.compared) {
    const { at, by } = round.compared;
    return { mark: "◐", short: "Unblinded", long: `compared ${formatTime(at)} by ${by} · agreement frozen` };
  }
  if (blind) {
    const short = round ? "Blind elsewhere" : "Blinded";
    return { mark: "●", short, long: "in another round; what would show others’ codes is closed" };
  }
  return round && { mark: "○", short: "Not blind", long: "codes of others may be seen" };
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
