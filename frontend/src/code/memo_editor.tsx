/** A memo on a coding or on the transcript. Kept half a second after the last key; Escape goes back to the text. */

import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Memo } from "../api/wire.ts";
import { useOnce } from "../app/once.ts";
import { PRIVATE } from "../app/parts.tsx";
import { CodeName } from "../app/swatch.tsx";
import { rich, t } from "../i18n/t.ts";
import { Press } from "../keys/key.tsx";
import { anchorBelow } from "./overlay_place.ts";
import type { CodeSession } from "./session.ts";

const KEEP_AFTER = 500;

interface Props {
  session: CodeSession;
  about: "coding" | "transcript";
  coding?: string;
  close: () => void;
}

const find = (session: CodeSession, about: Props["about"], coding: string): Memo | undefined => {
  const memos = [...session.store.standing.memos.values()];
  return about === "coding"
    ? memos.find((memo) => memo.what === "coding" && memo.about === coding)
    : memos.find((memo) => memo.what === "transcript");
};

/** Writes what has changed; one memo while it is being written, however often it is kept. */
class Keeper {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private memo: Memo | undefined;
  private text: string;

  constructor(
    private readonly session: CodeSession,
    private readonly about: Props["about"],
    private readonly coding: string,
  ) {
    this.memo = find(session, about, coding);
    this.text = this.memo?.text ?? "";
  }

  get value(): string {
    return this.text;
  }

  typed(text: string): void {
    this.text = text;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), KEEP_AFTER);
  }

  keep(): void {
    clearTimeout(this.timer);
    const before = this.memo && find(this.session, this.about, this.coding);
    if (this.text === (before?.text ?? "")) return;
    this.session.renewal.value = null;
    void this.session.store.run(this.draft(before));
    this.memo = find(this.session, this.about, this.coding);
  }

  private draft(before: Memo | undefined): Parameters<CodeSession["store"]["run"]>[0] {
    const { where } = this.session;
    const about =
      this.about === "coding" ? { what: "coding" as const, about: this.coding } : { what: "transcript" as const };
    if (!before) return { kind: "memo.add", ...where, ...about, text: this.text };
    if (this.text.trim() === "" && !before.discuss) return { kind: "memo.remove", ...where, memo: before.id };
    return { kind: "memo.edit", ...where, memo: before.id, text: this.text, discuss: before.discuss };
  }
}

export function MemoEditor({ session, about, coding = "", close }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const keeper = useRef<Keeper>(null);
  keeper.current ??= new Keeper(session, about, coding);
  const kept = keeper.current;
  const text = useSignal(kept.value);
  const code = session.coding(coding)?.code;
  useOnce(() => {
    if (box.current) anchorBelow(session, box.current);
    field.current?.focus({ preventScroll: true });
    return () => kept.keep();
  });
  return (
    <div
      class="memo-box fade"
      ref={box}
      role="dialog"
      aria-label={about === "coding" ? t("Memo on the coding") : t("Memo on the transcript")}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape" || (event.key === "Enter" && (event.ctrlKey || event.metaKey))) {
          event.preventDefault();
          close();
        }
      }}
    >
      <p class="chooser-title">
        {about === "coding" && code
          ? rich("Memo on {codeName}", { codeName: <CodeName code={code} codes={session.codes.codebook.codes} /> })
          : rich("Memo on {id}", { id: session.transcript.id })}
      </p>
      <textarea
        ref={field}
        class="input"
        rows={5}
        aria-label={t("Memo")}
        {...PRIVATE}
        value={text.value}
        onInput={(event) => {
          text.value = event.currentTarget.value;
          kept.typed(text.value);
        }}
        onBlur={() => kept.keep()}
      />
      <p class="palette-hints">
        <span>{t("Kept as you type")}</span>
        <span>{rich("{key} back to the text", { key: <Press name="Escape" /> })}</span>
      </p>
    </div>
  );
}
