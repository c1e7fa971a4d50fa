/** What the study is called and about, what a case is called, who speaks, whether files are kept. */

import { useState } from "preact/hooks";
import type { Study, StudyRequest } from "../../api/wire.ts";
import { asks, may } from "../../app/may.ts";
import { FaultNote, PRIVATE } from "../../app/parts.tsx";
import { TextField } from "../../app/text_field.tsx";
import { t } from "../../i18n/t.ts";
import { TakeBack } from "../tables/take_back.tsx";
import { useSaved } from "./use_saved.ts";

const labels = (typed: string): string[] =>
  typed
    .split(",")
    .map((label) => label.trim())
    .filter(Boolean);

interface Fields {
  title: string;
  description: string;
  case: string;
  interviewer: string;
  respondent: string;
  originals: boolean;
}

const fieldsOf = (study: Study): Fields => ({
  title: study.title,
  description: study.description,
  case: study.case,
  interviewer: study.interviewer.join(", "),
  respondent: study.respondent.join(", "),
  originals: study.originals,
});

/** Only what was changed is sent: what others wrote meanwhile stays. */
function changed(now: Fields, then: Fields): StudyRequest {
  const wanted: StudyRequest = {};
  if (now.title !== then.title) wanted.title = now.title;
  if (now.description !== then.description) wanted.description = now.description;
  if (now.case !== then.case) wanted.case = now.case;
  if (now.interviewer !== then.interviewer) wanted.interviewer = labels(now.interviewer);
  if (now.respondent !== then.respondent) wanted.respondent = labels(now.respondent);
  if (now.originals !== then.originals) wanted.originals = now.originals;
  return wanted;
}

export function About({ study, done }: { study: Study; done: (study: Study) => void }) {
  const then = fieldsOf(study);
  const [edits, setEdits] = useState<Partial<Fields>>({});
  const saved = useSaved((next) => {
    setEdits({});
    done(next);
  });
  const now = { ...then, ...edits };
  const wanted = changed(now, then);
  const dirty = Object.keys(wanted).length > 0;
  const set = (part: Partial<Fields>) => setEdits({ ...edits, ...part });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void saved.send("/api/study", wanted, t("The study’s settings are saved."));
      }}
    >
      <h2>{t("About the study")}</h2>
      <fieldset class="plain stack" disabled={!may("POST /api/study")}>
        <div class="pair">
          <TextField
            label={t("Title")}
            help={t("On every report.")}
            value={now.title}
            change={(title) => set({ title })}
          />
          <TextField
            label={t("What one case is called")}
            help={t("One row of the result table, however many interviews it gave.")}
            placeholder={t("organization, family, patient, school…")}
            value={now.case}
            change={(word) => set({ case: word })}
          />
        </div>
        <label class="field">
          <span class="label">{t("Description")}</span>
          <textarea
            class="input"
            rows={4}
            dir="auto"
            value={now.description}
            onInput={(event) => set({ description: event.currentTarget.value })}
            {...PRIVATE}
          />
          <span class="help">{t("What is asked, of whom, by whom.")}</span>
        </label>
        <div class="pair">
          <TextField
            label={t("Labels of interviewers")}
            help={t("As they stand in the transcripts, with commas between them. Their words are never evidence.")}
            placeholder={t("I, INT, Mel")}
            value={now.interviewer}
            change={(interviewer) => set({ interviewer })}
          />
          <TextField
            label={t("Labels of respondents")}
            help={t("Needed only where import guesses wrong. It counts for transcripts that come in from now on.")}
            placeholder={t("R, P1")}
            value={now.respondent}
            change={(respondent) => set({ respondent })}
          />
        </div>
        <label class="check">
          <input
            type="checkbox"
            checked={now.originals}
            onChange={(event) => set({ originals: event.currentTarget.checked })}
          />
          <span>{t("Keep a copy of every imported file, as it came, in the study’s folder “originals”")}</span>
        </label>
      </fieldset>
      <FaultNote fault={saved.fault} />
      <div class="row" {...asks("POST /api/study")}>
        <button type="submit" class="btn main" disabled={saved.busy || !dirty}>
          {t("Save")}
        </button>
        {dirty && (
          <button type="button" class="btn" onClick={() => setEdits({})}>
            {t("As it was")}
          </button>
        )}
        <TakeBack
          steps={study}
          step={(redo) => void saved.send("/api/study/undo", { redo }, redo ? t("Done again.") : t("Taken back."))}
        />
        <span class="quiet small">{t("Written to study.yaml; its comments and order stay.")}</span>
      </div>
    </form>
  );
}
