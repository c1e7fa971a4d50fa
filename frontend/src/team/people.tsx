/** The people of a study: roles, links that were sent, and who signed in and saved what. */
import { useLayoutEffect, useState } from "preact/hooks";
import type { Invited, People, Person, TeamHome } from "../api/wire.ts";
import { type Act, useAct } from "../app/act.ts";
import { inWords } from "../app/format.ts";
import { FaultNote, Page } from "../app/parts.tsx";
import { navigate } from "../app/router.ts";
import { rich, t } from "../i18n/t.ts";
import { Invite } from "./invite.tsx";
import { api, day, ROLE_NAMES, ROLES, signedIn, windowOf } from "./server.ts";

type Ask = (words: string, route: string, body: object) => void;

function Member({ person, act, ask, study }: { person: Person; act: Act; ask: Ask; study: string }) {
  const give = (role: string) => ask(t("One moment…"), "/api/team/role", { study, account: person.account, role });
  return (
    <tr>
      <th scope="row">
        <bdi>{person.name}</bdi> <span class="quiet small">{person.account}</span>
      </th>
      <td>{person.coder}</td>
      <td>
        <select
          class="input"
          aria-label={t("Role of {name}", { name: person.name })}
          value={person.role}
          disabled={act.busy}
          onChange={(event) => give(event.currentTarget.value)}
        >
          {ROLES.map(([role, words]) => (
            <option key={role} value={role} title={words}>
              {ROLE_NAMES[role]}
            </option>
          ))}
        </select>
      </td>
      <td>
        <button type="button" class="btn small" disabled={act.busy} onClick={() => give("")}>
          {t("Take the role away")}
        </button>
      </td>
    </tr>
  );
}

function Links({ links, act, ask, study }: { links: Invited[]; act: Act; ask: Ask; study: string }) {
  if (links.length === 0) return null;
  return (
    <section class="stack">
      <h2>{t("Links that were not used yet")}</h2>
      <ul class="stack">
        {links.map((link) => (
          <li key={link.id} class="row">
            <span class="grow">
              {rich("{name} as {role}, until {day}; made by {by}", {
                name: <strong>{link.name || link.coder}</strong>,
                role: ROLE_NAMES[link.role],
                day: day(link.until),
                by: link.by,
              })}
            </span>
            <button
              type="button"
              class="btn small"
              disabled={act.busy}
              onClick={() => ask(t("One moment…"), "/api/team/uninvite", { study, id: link.id })}
            >
              {t("Take it back")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Log({ people }: { people: People }) {
  return (
    <details>
      <summary>{t("What was done: roles, links, files that were saved")}</summary>
      <table class="table">
        <caption class="sr">{t("Log of the study, the newest first")}</caption>
        <tbody>
          {people.log.map((line, index) => (
            <tr key={index}>
              <td>{day(line.at)}</td>
              <td>{line.who}</td>
              <td>
                {line.what} <span class="quiet">{line.about}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

export function PeopleView({ study }: { study: string }) {
  const act = useAct();
  const [people, setPeople] = useState<People | null>(null);
  const [fault, setFault] = useState("");
  const [turn, setTurn] = useState(0);
  useLayoutEffect(() => {
    void turn; // again, where a link was made
    api.post<People>("/api/team/people", { study }).then(setPeople, (error: unknown) => setFault(inWords(error)));
  }, [study, turn]);
  const ask: Ask = (words, route, body) =>
    act.run(words, async () => {
      const answer = await api.post<People | TeamHome>(route, body);
      if ("people" in answer) setPeople(answer);
      else {
        signedIn(answer);
        navigate("#/");
      }
    });
  return (
    <Page
      title={people ? t("People of {title}", { title: people.title }) : t("People")}
      tools={
        <a class="btn" href={windowOf(study)}>
          {t("Open the study")}
        </a>
      }
    >
      <div class="stack">
        <FaultNote fault={fault || act.fault} />
        {people && (
          <>
            <div class="scroll">
              <table class="table">
                <caption class="sr">{t("People with a role in the study")}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t("Name")}</th>
                    <th scope="col">{t("Signs as")}</th>
                    <th scope="col">{t("Role")}</th>
                    <th scope="col">
                      <span class="sr">{t("Take away")}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {people.people.map((person) => (
                    <Member key={person.account} person={person} act={act} ask={ask} study={study} />
                  ))}
                </tbody>
              </table>
            </div>
            <Invite people={people} act={act} made={() => setTurn((old) => old + 1)} />
            <Links links={people.invited} act={act} ask={ask} study={study} />
            <Log people={people} />
          </>
        )}
      </div>
    </Page>
  );
}
