/** What a codebook says at its head: its title, and what it is for; edited in the working copy. */

import { useState } from "preact/hooks";
import type { Codebook, DescribeRequest } from "../../api/wire.ts";
import { inWords } from "../../app/format.ts";
import { asks } from "../../app/may.ts";
import { FaultNote, PRIVATE } from "../../app/parts.tsx";
import { services } from "../../app/services.ts";
import { t } from "../../i18n/t.ts";

export function EditHead({ book, refresh }: { book: Codebook; refresh: () => Promise<Codebook> }) {
  const [title, setTitle] = useState(book.title);
  const [purpose, setPurpose] = useState(book.purpose);
  const [fault, setFault] = useState("");
  const changed = title.trim() !== book.title || purpose.trim() !== book.purpose.trim();
  const send = async (event: Event) => {
    event.preventDefault();
    const asked: DescribeRequest = { codebook: book.id, sha256: book.sha256, title, purpose };
    setFault("");
    try {
      await services.api.post("/api/codebook/describe", asked);
      await refresh();
      services.announce(t("Title and purpose are saved."));
    } catch (error) {
      setFault(inWords(error));
      await refresh();
    }
  };
  return (
    <details {...asks("POST /api/codebook/describe")}>
      <summary>{t("Title and purpose")}</summary>
      <form class="stack" onSubmit={(event) => void send(event)}>
        <label class="field">
          <span class="label">{t("Title")}</span>
          <input
            class="input"
            dir="auto"
            maxLength={200}
            value={title}
            onInput={(event) => setTitle(event.currentTarget.value)}
            {...PRIVATE}
          />
        </label>
        <label class="field">
          <span class="label">{t("Purpose")}</span>
          <textarea
            class="input"
            dir="auto"
            rows={3}
            value={purpose}
            onInput={(event) => setPurpose(event.currentTarget.value)}
            {...PRIVATE}
          />
        </label>
        <FaultNote fault={fault} />
        <p class="row">
          <button type="submit" class="btn small" disabled={!changed || !title.trim()}>
            {t("Save")}
          </button>
          <span class="quiet small">{t("The version stays: what codes say is not touched.")}</span>
        </p>
      </form>
    </details>
  );
}
