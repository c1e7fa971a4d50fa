/** In the header of every screen: who one is, in which study; and how to change it. */
import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
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
    <Dialog title={`You are ${now.name}`} onClose={onClose}>
      <p>
        {now.name !== now.coder && (
          <>
            Short name <strong>{now.coder}</strong>.{" "}
          </>
        )}
        You work in <strong dir="auto">{now.study.title}</strong>. What you code here is signed by you.
      </p>
      <p hidden={shared}>
        {blind.length > 0
          ? `You are blind in ${blind.join(", ")}: whoever works as you sees what you coded there and signs with your name. Change it only if somebody else sits down here.`
          : "Change it if somebody else sits down at this computer."}
      </p>
      <div class="row end">
        <a class="btn" href={href.study()} onClick={onClose}>
          Study
        </a>
        <button type="button" class="btn" disabled={going} onClick={() => go(false)}>
          Home
        </button>
        {!shared && (
          <button type="button" class="btn" disabled={going} onClick={() => go(true)}>
            I am somebody else…
          </button>
        )}
        <button type="button" class="btn main" onClick={onClose}>
          Go on
        </button>
      </div>
      {services.session.value && going && (
        <p class="small quiet" role="status">
          Opening the home page…
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
        title={`${now.name} in ${now.study.title}`}
        onClick={() => setOpen(true)}
      >
        <span class="sr">You are </span>
        <strong dir="auto">{now.name}</strong>
        <span class="in">
          <span class="sr">in </span>
          <bdi>{now.study.title}</bdi>
        </span>
      </button>
      {open.value && <WhoDialog onClose={() => setOpen(false)} />}
    </>
  );
}
