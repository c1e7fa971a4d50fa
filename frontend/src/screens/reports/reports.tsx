/** Every report and export that codekit writes: what it is for, how it reads, and the file. */
import { useState } from "preact/hooks";
import type { Offered, Report, Reports as ReportsData } from "../../api/wire.ts";
import { translate } from "../../app/format.ts";
import { useLoad } from "../../app/load.ts";
import { Page, Show } from "../../app/parts.tsx";
import { href, route } from "../../app/router.ts";
import { SaveAs } from "../../app/save_as.tsx";
import { round } from "../../app/services.ts";
import { known, rich, t } from "../../i18n/t.ts";
import { Options, subjectsOf, type Wish } from "./options.tsx";
import { ReportPage } from "./report.tsx";
import "./reports.css";

const address = (what: string, offer: Offered, wish: Wish): string => {
  const given = Object.entries({ kind: offer.kind, ...wish }).filter(([, value]) => value);
  return `/api/reports/${what}?${given.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&")}`;
};

function Preview({ path }: { path: string }) {
  const report = useLoad<Report>(path);
  return (
    <Show what={t("Report")} of={report} waits>
      {(found) => <ReportPage report={found} />}
    </Show>
  );
}

const namesIn = (names: string) =>
  names === "replaced"
    ? t("Names are replaced in what you save, by the study's key.")
    : names === "undecided"
      ? rich("Names stand in files as they were said. {command} replaces them; {forget} says that they may stand.", {
          command: <code>codekit pseudonyms KEY.csv</code>,
          forget: <code>codekit pseudonyms --forget</code>,
        })
      : t("Names stand in files as they were said.");

/** What it is about to begin with: the codebook of the round at hand, or the last round. */
function begin(offer: Offered, all: ReportsData): Wish {
  const subjects = subjectsOf(offer, all);
  if (!subjects) return {};
  const near = subjects.name === "codebook" ? (round.value?.codebook.split("@")[0] ?? "") : (round.value?.id ?? "");
  return { [subjects.name]: subjects.ids.includes(near) ? near : (subjects.ids.at(-1) ?? "") };
}

function Chosen({ offer, all }: { offer: Offered; all: ReportsData }) {
  const [wish, setWish] = useState<Wish>(() => begin(offer, all));
  const subjects = subjectsOf(offer, all);
  const missing = subjects && subjects.ids.length === 0 ? subjects.none : "";
  return (
    <section class="stack" data-region="report" aria-label={known(offer.title)}>
      <div>
        <h2 tabIndex={-1}>{known(offer.title)}</h2>
        <p>{known(offer.purpose)}</p>
        <p class="quiet small">{rich("Also {command}", { command: <code>{offer.command}</code> })}</p>
      </div>
      {missing ? (
        <p class="note">{missing}</p>
      ) : (
        <>
          <Options offer={offer} all={all} wish={wish} onWish={setWish} />
          <SaveAs path={(form) => address("file", offer, { ...wish, form })} forms={offer.forms} />
          {offer.preview ? (
            <Preview path={address("preview", offer, wish)} />
          ) : (
            <p class="note">{t("This one is not shown here: save it, and open it in the program it is for.")}</p>
          )}
        </>
      )}
    </section>
  );
}

function Links({ title, offers, here }: { title: string; offers: Offered[]; here: string }) {
  if (offers.length === 0) return null;
  return (
    <>
      <h2 class="minor">{title}</h2>
      <ul>
        {offers.map((offer) => (
          <li key={offer.kind}>
            <a href={href.reports(offer.kind)} aria-current={offer.kind === here ? "page" : undefined}>
              <b>{known(offer.title)}</b>
              <span class="small">{known(offer.purpose)}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Body({ all }: { all: ReportsData }) {
  const here = route.value.name;
  const offer = all.offers.find((one) => one.kind === here);
  return (
    <div class="reports" data-chosen={offer ? "" : undefined}>
      <nav class="kinds stack" aria-label={t("Reports and exports")}>
        {all.closed && (
          <p class="note">
            {rich("{closed} Reports are counted over all coders; your own work can be saved below.", {
              closed: translate(all.closed),
            })}
          </p>
        )}
        <p class="quiet small">{namesIn(all.names)}</p>
        <Links title={t("Reports")} offers={all.offers.filter((one) => !one.export)} here={here} />
        <Links title={t("For other programs")} offers={all.offers.filter((one) => one.export)} here={here} />
      </nav>
      {offer ? (
        <Chosen key={offer.kind} offer={offer} all={all} />
      ) : (
        <p class="note">
          {here
            ? t("This report is not here.")
            : t("Choose one: it is shown here as it will read, and saved as a file.")}
        </p>
      )}
    </div>
  );
}

export function Reports() {
  const all = useLoad<ReportsData>("/api/reports", (event) => event.event === "rounds");
  return (
    <Page title={t("Reports")} sub={t("Only what is recorded: what a team must write stands in [CAPITALS].")}>
      <Show what={t("Reports")} of={all}>
        {(found) => <Body all={found} />}
      </Show>
    </Page>
  );
}
