/** Study: what it is called, who codes in it, how far it is set up, what is amiss. */

import type { Study } from "../../api/wire.ts";
import { AmissNote } from "../../app/amiss.tsx";
import { anyChange, useLoad } from "../../app/load.ts";
import { Page, Show } from "../../app/parts.tsx";
import { href } from "../../app/router.ts";
import { rich, t } from "../../i18n/t.ts";
import { About } from "./about.tsx";
import { Check } from "./check.tsx";
import { Coders } from "./coders.tsx";
import { StageList } from "./stages.tsx";

function Inside({ study, done }: { study: Study; done: (study: Study) => void }) {
  return (
    <Page
      title={study.title}
      sub={rich("{place} · {interviews, plural, one {# row} other {# rows}} in interviews.csv{codebooks}", {
        place: <span class="path">{study.place}</span>,
        interviews: study.interviews,
        codebooks: study.codebooks.length > 0 && ` · ${study.codebooks.join(", ")}`,
      })}
    >
      <div class="stack study">
        <AmissNote />
        <section>
          <h2>{study.next ? t("What comes next") : t("Everything is set up")}</h2>
          <StageList stages={study} />
          {!study.next && (
            <p>
              <a class="btn main" href={href.library()}>
                {t("To the library")}
              </a>
            </p>
          )}
        </section>
        <About study={study} done={done} />
        <Coders study={study} done={done} />
        <Check />
      </div>
    </Page>
  );
}

export function StudyScreen() {
  const study = useLoad<Study>("/api/study", anyChange);
  return (
    <Show what={t("Study")} of={study}>
      {(value) => <Inside study={value} done={study.set} />}
    </Show>
  );
}
