/** In the header of every screen: who one is, in which study; and how to change it. */
import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import { rich, t } from "../i18n/t.ts";
import { Dialog } from "./dialog.tsx";
import { goHome } from "./home.ts";
import { href } from "./router.ts";
import { shared } from "./served.ts";
import { services, session } from "./services.ts";

function WhoDialog({ onClose }: { onClose: () => void }) {
  const now = session.value;
  const blind = now?.rounds.filter((round) => round.blind && round.mine).map((round) => round.id) ?? [];
  const [going, setGoing] = useState(false);
  if (!now) return null;
  const go = (who: boolean) => {
    setGoing(true);
    void goHome(who).finally(() => setGoing(false));
  };
  return (
    <Dialog title={t("You are {name}", { name: now.name })} onClose={onClose}>
      <p>
        {now.name !== now.coder && <>{rich("Short name {coder}.", { coder: <strong>{now.coder}</strong> })} </>}
        {rich("You work in {title}. What you code here is signed by you.", {
          title: <strong dir="auto">{now.study.title}</strong>,
        })}
      </p>
      <p hidden={shared}>
        {blind.length > 0
          ? t(
              "You are blind in {blind}: whoever works as you sees what you coded there and signs with your name. Change it only if somebody else sits down here.",
              { blind: blind.join(", ") },
            )
          : t("Change it if somebody else sits down at this computer.")}
      </p>
      <div class="row end">
        <a class="btn" href={href.study()} onClick={onClose}>
          {t("Study")}
        </a>
        <button type="button" class="btn" disabled={going} onClick={() => go(false)}>
          {t("Home")}
        </button>
        {!shared && (
          <button type="button" class="btn" disabled={going} onClick={() => go(true)}>
            {t("I am somebody else…")}
          </button>
        )}
        <button type="button" class="btn main" onClick={onClose}>
          {t("Go on")}
        </button>
      </div>
      {services.session.value && going && (
        <p class="small quiet" role="status">
          {t("Opening the home page…")}
        </p>
      )}
    </Dialog>
  );
}

const open = signal(false);

/** Opens the dialog from elsewhere. */
export function askWho(): void {
  open.value = true;
}

export function Who() {
  const setOpen = (on: boolean): void => {
    open.value = on;
  };
  const now = session.value;
  if (!now) return null;
  return (
    <>
      <button
        type="button"
        class="btn bare small who"
        aria-haspopup="dialog"
        title={t("{name} in {title}", { name: now.name, title: now.study.title })}
        onClick={() => setOpen(true)}
      >
        <span class="sr">{t("You are")} </span>
        <strong dir="auto">{now.name}</strong>
        <span class="in">
          <span class="sr">{t("in")} </span>
          <bdi>{now.study.title}</bdi>
        </span>
      </button>
      {open.value && <WhoDialog onClose={() => setOpen(false)} />}
    </>
  );
}
