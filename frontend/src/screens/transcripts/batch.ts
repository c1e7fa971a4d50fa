/**
 * Files on their way into the study. Each is previewed by a request of its own, and brought in by another, one after
 * the other: stopping lets the one under way end, so that every interview is in the study whole or not at all.
 * Nothing of a file is kept here but what the preview says; it is read again where its bytes are needed.
 */
import { computed, signal } from "@preact/signals";
import type {
  Brought,
  ImportAnswer,
  ImportPreview,
  ImportRequest,
  InterviewPreview,
  InterviewWanted,
  Role,
} from "../../api/wire.ts";
import { base64 } from "../../app/base64.ts";
import { groupBy } from "../../app/group.ts";
import { services } from "../../app/services.ts";
import { t } from "../../i18n/t.ts";
import { type Found, isHidden } from "./files.ts";

/** What a person says of one interview of a file. */
export interface Wish {
  take: boolean;
  id: string;
  case: string;
  roles: Record<string, Role>;
  rule: string;
}

export interface Item {
  key: number;
  file: File;
  path: string;
  named: boolean;
  encoding: string;
  preview: ImportPreview | null;
  wishes: Record<string, Wish>;
  fault: string;
  brought: Brought[] | null;
}

export interface Run {
  done: number;
  all: number;
  now: string;
  stopping: boolean;
}

const MOST = 20 * 1024 * 1024;
const NEW: Wish = { take: true, id: "", case: "", roles: {}, rule: "" };

export const items = signal<Item[]>([]);
export const run = signal<Run | null>(null);
export const stopped = signal(false);
/** A person looked at who speaks and says that it is right, for all files at hand. */
export const confirmed = signal(false);

let last = 0;
let reading = false;

export const wishOf = (item: Item, name: string): Wish => item.wishes[name] ?? NEW;

export function change(key: number, part: Partial<Item>): void {
  items.value = items.value.map((item) => (item.key === key ? { ...item, ...part } : item));
}

export function wish(key: number, name: string, part: Partial<Wish>): void {
  const item = items.value.find((one) => one.key === key);
  if (item) change(key, { wishes: { ...item.wishes, [name]: { ...wishOf(item, name), ...part } } });
}

export function add(found: readonly Found[]): void {
  const fresh = found
    .filter(({ path }) => !isHidden(path))
    .map(({ file, path }): Item => {
      last += 1;
      const fault =
        file.size > MOST
          ? t("The window takes files of 20 MB; `codekit import` on the command line takes larger ones.")
          : "";
      return { key: last, file, path, named: false, encoding: "", preview: null, wishes: {}, fault, brought: null };
    });
  items.value = [...items.value.filter((item) => item.brought === null), ...fresh];
  stopped.value = false;
  if (fresh.length > 0) confirmed.value = false;
  void readAll();
}

export const drop = (key: number): void => {
  items.value = items.value.filter((item) => item.key !== key);
};

export function clear(): void {
  items.value = [];
  stopped.value = false;
}

async function request(item: Item, more: Partial<ImportRequest>): Promise<ImportRequest> {
  const data = base64(await item.file.arrayBuffer());
  return { file: item.path, data, encoding: item.encoding, named: item.named, ...more };
}

const wanted = (item: Item): InterviewWanted[] =>
  Object.entries(item.wishes).map(([name, { id, case: of, roles, rule }]) => ({ name, id, case: of, roles, rule }));

const preview = async (item: Item, text: boolean): Promise<ImportPreview> =>
  services.api.post<ImportPreview>("/api/import/preview", await request(item, { text, interviews: wanted(item) }));

/** The preview with the words, which is not kept. */
export const withText = (item: Item): Promise<ImportPreview> => preview(item, true);

async function read(item: Item): Promise<void> {
  try {
    change(item.key, { preview: await preview(item, false), fault: "" });
  } catch (error) {
    const gone = error instanceof DOMException;
    const why = error instanceof Error ? error.message : String(error);
    change(item.key, { fault: gone ? t("The browser cannot read this file any more. Choose it again.") : why });
  }
}

async function readAll(): Promise<void> {
  if (reading) return;
  reading = true;
  const waiting = (): Item | undefined => items.value.find((item) => !item.preview && !item.fault);
  for (let item = waiting(); item; item = waiting()) await read(item);
  reading = false;
}

/** Looks at a file again, after something that changes what becomes of it. */
export async function again(key: number): Promise<void> {
  const item = items.value.find((one) => one.key === key);
  if (item) await read(item);
}

export interface Row {
  item: Item;
  interview: InterviewPreview;
  wish: Wish;
  /** Another interview at hand of the same id or text, or "". */
  clash: string;
}

export const isNew = (row: Row): boolean => row.interview.outcome === "imported";

/** Every interview of every file at hand. */
export const rows = computed<Row[]>(() => {
  const found: Row[] = [];
  const [ids, texts] = [new Map<string, string>(), new Map<string, string>()];
  for (const item of items.value) {
    for (const interview of item.preview?.left_out ? [] : (item.preview?.interviews ?? [])) {
      const row = { item, interview, wish: wishOf(item, interview.name), clash: "" };
      if (isNew(row) && row.wish.take && item.brought === null) {
        const id = interview.id.toLowerCase();
        const [sameId, sameText] = [ids.get(id), interview.name ? undefined : texts.get(interview.text_sha)];
        row.clash = sameText
          ? t("same text as {sameText}", { sameText })
          : sameId
            ? t("{sameId} has this id, too", { sameId })
            : "";
        if (!sameId) ids.set(id, item.path);
        if (!sameText) texts.set(interview.text_sha, item.path);
      }
      found.push(row);
    }
  }
  return found;
});

export const toBring = computed(() =>
  rows.value.filter((row) => isNew(row) && row.wish.take && !row.clash && row.item.brought === null),
);

export const roleOf = (row: Row, label: string): Role =>
  row.wish.roles[label] ?? row.interview.speakers.find((one) => one.label === label)?.role ?? "respondent";

/** What is sent of an interview: once confirmed, the role of everybody. */
function finalWish(row: Row): InterviewWanted {
  const { id, case: of, rule, roles } = row.wish;
  const all = Object.fromEntries(row.interview.speakers.map(({ label }) => [label, roleOf(row, label)]));
  const given = rule ? {} : confirmed.value ? all : roles;
  return { name: row.interview.name, id, case: of, rule, roles: given };
}

export function stop(): void {
  if (run.value) run.value = { ...run.value, stopping: true };
}

/** Brings in what is wanted, a file at a time. */
export async function bringIn(): Promise<void> {
  const files = groupBy(toBring.value, (row) => row.item.key);
  run.value = { done: 0, all: files.size, now: "", stopping: false };
  for (const [key, wishes] of files) {
    const item = items.value.find((one) => one.key === key);
    if (run.value?.stopping) break;
    if (!item) continue;
    run.value = { ...run.value, now: item.path };
    try {
      const body = await request(item, { interviews: wishes.map(finalWish) });
      const answer = await services.api.post<ImportAnswer>("/api/import", body);
      change(key, { brought: answer.brought, fault: "" });
    } catch (error) {
      change(key, { fault: error instanceof Error ? error.message : String(error) });
    }
    run.value = { ...run.value, done: run.value.done + 1 };
  }
  stopped.value = run.value?.stopping ?? false;
  run.value = null;
  confirmed.value = false;
  await lookAgain();
}

/** What did not come in may be there already now: another file of the same text was brought in. */
async function lookAgain(): Promise<void> {
  const left = items.value.filter((item) => item.preview && !item.preview.left_out && !item.fault && !item.brought);
  for (const item of left) await read(item);
}
