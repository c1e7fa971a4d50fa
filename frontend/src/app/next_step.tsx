/** Where a screen has nothing to show yet: what it waits for, and the way there. */
import { t } from "../i18n/t.ts";
import { asks } from "./may.ts";
import { Empty, Page } from "./parts.tsx";
import { href } from "./router.ts";

export const ToRounds = () => (
  <p>
    <a class="btn main" href={href.rounds()}>
      {t("To the rounds")}
    </a>
  </p>
);

export const ToBringIn = () => (
  <p>
    <a class="btn main" href={href.transcripts({ show: "bring" })} {...asks("POST /api/import")}>
      {t("Bring interviews in")}
    </a>
  </p>
);

/** A whole screen that needs a round; `children` says what for. */
export function NoRound({ screen, title, children }: { screen: string; title?: string; children: string }) {
  return (
    <Page title={screen}>
      <Empty title={title ?? t("No round yet.")}>
        <p>{children}</p>
        <ToRounds />
      </Empty>
    </Page>
  );
}

export function NoTexts({ title }: { title: string }) {
  return (
    <Empty title={title}>
      <p role="status">{t("The study has no transcripts.")}</p>
      <ToBringIn />
    </Empty>
  );
}
