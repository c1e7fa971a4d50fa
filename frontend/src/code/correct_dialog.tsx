/** A corrected text for the open transcript: choose a file, see what becomes of every coding, use it or leave it. */
import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { TextChange } from "../api/wire.ts";
import { base64 } from "../app/base64.ts";
import { Dialog } from "../app/dialog.tsx";
import { PRIVATE } from "../app/parts.tsx";
import { t } from "../i18n/t.ts";
import { Becomes } from "./becomes.tsx";
import { Answers, Leave } from "./questions.tsx";
import type { CodeSession } from "./session.ts";
import { type CorrectedFile, correct, taken, why } from "./turns.ts";

const MOST = 20 * 1024 * 1024;
/** What the server asks about where a text is in none that it knows beyond doubt. */
const ENCODING = /encoding/i;

export function CorrectDialog({ session, close }: { session: CodeSession; close: () => void }) {
  const file = useSignal<CorrectedFile | null>(null);
  const preview = useSignal<TextChange | null>(null);
  const fault = useSignal("");
  const waits = useSignal(false);
  const use = useRef<HTMLButtonElement>(null);
  const encoding = useRef<HTMLInputElement>(null);
  const asks = preview.value?.asks ?? false;
  useLayoutEffect(() => {
    if (asks) use.current?.focus();
  }, [asks]);
  /** Asks the server, one question at a time; what it refuses stands in the dialog. */
  const send = async (given: CorrectedFile, seen: string): Promise<void> => {
    waits.value = true;
    fault.value = "";
    file.value = given;
    try {
      const change = await correct(session, given, seen);
      preview.value = change;
      if (!change.written) return;
      close();
      await taken(session, change, "correct");
    } catch (error) {
      fault.value = why(error);
      preview.value = null;
    } finally {
      waits.value = false;
    }
  };
  const choose = async (chosen: File | undefined): Promise<void> => {
    if (!chosen || waits.peek()) return;
    file.value = null;
    preview.value = null;
    fault.value =
      chosen.size > MOST
        ? t("The window takes files of 20 MB. `codekit correct` on the command line takes larger ones.")
        : "";
    if (!fault.value) await send({ file: chosen.name, data: base64(await chosen.arrayBuffer()) }, "");
  };
  const { id } = session.transcript;
  return (
    <Dialog title={t("Correct the text of {id}", { id })} onClose={close}>
      <p>
        {t(
          "Choose a file with the corrected interview, of any kind that can be imported. Every coding goes along to where its words are; the text as it is now is kept. Nothing is written before you have seen what becomes of the codings.",
        )}
      </p>
      <label class="field">
        <span class="label">{t("Corrected text")}</span>
        <input
          class="input"
          type="file"
          autofocus
          disabled={waits.value}
          onChange={(event) => void choose(event.currentTarget.files?.[0])}
        />
      </label>
      {file.value && ENCODING.test(fault.value) && (
        <form
          class="row"
          onSubmit={(event) => {
            event.preventDefault();
            const named = encoding.current?.value.trim() ?? "";
            if (file.value && named) void send({ ...file.value, encoding: named }, "");
          }}
        >
          <label class="field">
            <span class="label">{t("Encoding of the file, such as windows-1252")}</span>
            <input class="input" ref={encoding} type="text" maxLength={40} {...PRIVATE} />
          </label>
          <button type="submit" class="btn">
            {t("Read it")}
          </button>
        </form>
      )}
      <div role="status" class="stack">
        {waits.value && <p class="quiet">{t("The two texts are compared…")}</p>}
        {fault.value && <p class="note warn">{fault.value}</p>}
        {!waits.value && preview.value && <Becomes change={preview.value} codes={session.codes} />}
        {!waits.value && asks && (
          <p>
            {t("Ctrl+Z does not take this back; correcting to the earlier text does. No event of a coder is changed.")}
          </p>
        )}
      </div>
      <Answers>
        <Leave close={close} />
        <button
          type="button"
          class="btn main"
          ref={use}
          disabled={!asks || waits.value}
          onClick={() => {
            if (file.value && preview.value) void send(file.value, preview.value.seal);
          }}
        >
          {t("Use this text")}
        </button>
      </Answers>
    </Dialog>
  );
}
