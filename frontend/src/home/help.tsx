/** Help on the home page: ? or F1, or the button. */
import { useEffect, useState } from "preact/hooks";
import { Dialog } from "../app/dialog.tsx";
import { rich, t } from "../i18n/t.ts";

const TYPED = "input, textarea, select";

export function HomeHelp() {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const typing = event.target instanceof Element && event.target.matches(TYPED);
      if (event.key !== "F1" && (event.key !== "?" || typing)) return;
      event.preventDefault();
      setOpen(true);
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);
  return (
    <>
      <button type="button" class="btn small bare" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {rich("Help {key}", { key: <kbd>?</kbd> })}
      </button>
      {open && (
        <Dialog title={t("Help")} onClose={() => setOpen(false)}>
          <dl class="stack">
            <div>
              <dt>
                <b>{t("You have never used codekit?")}</b>
              </dt>
              <dd>{t("“Try the sample” lays out made-up interviews and begins a short tour.")}</dd>
            </div>
            <div>
              <dt>
                <b>{t("You begin a study?")}</b>
              </dt>
              <dd>
                {t("“New study”: give it a title and a place. In its window the page “Study” says what comes next.")}
              </dd>
            </div>
            <div>
              <dt>
                <b>{t("Somebody sent you one, or your team shares a folder?")}</b>
              </dt>
              <dd>{t("“Open a folder”, then say who you are: what you code is signed by you.")}</dd>
            </div>
            <div>
              <dt>
                <b>{t("You coded in another program?")}</b>
              </dt>
              <dd>
                {t(
                  "Save the project there as .qdpx, and choose that file in “Open a folder”: what becomes of it is shown first.",
                )}
              </dd>
            </div>
          </dl>
          <p class="quiet small">
            {t(
              "In the window of a study ? and F1 list all keys, Ctrl+K all commands. Everything stays on this computer.",
            )}
          </p>
          <div class="row end">
            <button type="button" class="btn" onClick={() => setOpen(false)}>
              {t("Close")}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
