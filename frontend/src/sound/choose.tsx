/** Choosing the recording of a transcript: a file on this computer, by the folders that the server sees. */
import { useEffect, useState } from "preact/hooks";
import type { LookRequest, Recording, RecordingRequest, RecordingsFound } from "../api/wire.ts";
import { Dialog } from "../app/dialog.tsx";
import { FolderList, PathForm } from "../app/folder_list.tsx";
import { inWords } from "../app/format.ts";
import { FaultNote } from "../app/parts.tsx";
import { services } from "../app/services.ts";
import type { CodeSession } from "../code/session.ts";
import { rich, t } from "../i18n/t.ts";

const { api } = services;

export function ChooseRecording({ session }: { session: CodeSession }) {
  const { sound } = session;
  const [found, setFound] = useState<RecordingsFound | null>(null);
  const [chosen, setChosen] = useState<Recording | null>(null);
  const [fault, setFault] = useState("");
  const now = sound.recording.value;
  const { id } = sound.transcript;
  const act = (what: () => Promise<void>): void => {
    setFault("");
    what().catch((error: unknown) => setFault(inWords(error)));
  };
  const look = (path: string): void =>
    act(async () => setFound(await api.post<RecordingsFound>("/api/recordings/look", { path } satisfies LookRequest)));
  const close = (): void => {
    sound.choosing.value = false;
    session.view?.list.focus({ preventScroll: true });
  };
  const choose = (path: string): void =>
    act(async () => {
      const taken = await api.post<Recording>(sound.route, { path } satisfies RecordingRequest);
      sound.show(taken);
      session.say(
        path
          ? t("{name} is the recording of {id}.", { name: taken.name, id })
          : t("No recording of {id} is known any more.", { id }),
      );
      if (taken.beside.length > 0) setChosen(taken);
      else close();
    });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, where it begins
  useEffect(() => look(now && !now.problem ? now.path : ""), []);
  if (chosen) return <Beside taken={chosen} close={close} say={(words) => session.say(words)} />;
  return (
    <Dialog title={t("Recording of {id}", { id })} onClose={close}>
      <p class="quiet small">
        {t(
          "A sound or video file on this computer. It stays where it is: nothing of it is copied into the study or sent anywhere. Where it is, is remembered for you on this computer alone.",
        )}
      </p>
      {now && (
        <p class="row">
          <span class="grow">
            {rich("Now: {name} {folder}", {
              name: <bdi>{now.name}</bdi>,
              folder: <span class="quiet path">{now.folder}</span>,
            })}
          </span>
          <button type="button" class="btn small" onClick={() => choose("")}>
            {t("Forget it")}
          </button>
        </p>
      )}
      {found && <PathForm begin path={found.path} go={(path) => (isFile(path) ? choose(path) : look(path))} />}
      {found && found.drives.length > 1 && (
        <div class="row" role="group" aria-label={t("Drives")}>
          {found.drives.map((drive) => (
            <button key={drive} type="button" class="btn small" onClick={() => look(drive)}>
              {drive}
            </button>
          ))}
        </div>
      )}
      <FaultNote fault={fault} />
      {found && (
        <FolderList found={found} go={look}>
          {found.files.map((file) => (
            <li key={file.path}>
              <button type="button" class="folder" disabled={!file.plays} onClick={() => choose(file.path)}>
                <span aria-hidden="true">♪</span> <bdi>{file.name}</bdi>
                {file.name.replace(/\.\w+$/, "") === id && <span class="tag info">{t("called like it")}</span>}
                {!file.plays && <span class="tag">{t("browsers do not play this kind")}</span>}
              </button>
            </li>
          ))}
        </FolderList>
      )}
      {found && found.files.length === 0 && <p class="quiet small">{t("No sound or video in this folder.")}</p>}
      <div class="row end">
        <button type="button" class="btn" onClick={close}>
          {t("Cancel")}
        </button>
      </div>
    </Dialog>
  );
}

const isFile = (path: string): boolean => /\.\w{2,4}"?\s*$/.test(path);

/** Other transcripts whose recordings lie in the same folder, by their names. */
function Beside({ taken, close, say }: { taken: Recording; close: () => void; say: (words: string) => void }) {
  const [fault, setFault] = useState("");
  const take = (): void => {
    api.post<string[]>("/api/recordings", { folder: taken.path }).then(
      (ids) => {
        say(
          t("{ids, plural, one {# more transcript} other {# more transcripts}} with a recording: {ids2}.", {
            ids: ids.length,
            ids2: ids.join(", "),
          }),
        );
        close();
      },
      (error: unknown) => setFault(inWords(error)),
    );
  };
  return (
    <Dialog title={t("The others beside it?")} onClose={close}>
      <p>
        {rich(
          "In the same folder there {beside, plural, one {is a recording} other {are recordings}} called like {beside2}.",
          { beside: taken.beside.length, beside2: taken.beside.join(", ") },
        )}
      </p>
      <FaultNote fault={fault} />
      <div class="row end">
        <button type="button" class="btn" onClick={close}>
          {t("Only this one")}
        </button>
        <button type="button" class="btn main" autofocus onClick={take}>
          {t("Take {beside, plural, one {it} other {all #}} too", { beside: taken.beside.length })}
        </button>
      </div>
    </Dialog>
  );
}
