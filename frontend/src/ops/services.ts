/** What the screens need from the shell: the server, the session, settings, and a voice. */
import type { ReadonlySignal } from "@preact/signals";
import type { Session, Settings, StreamEvent, WireError } from "../api/wire.ts";

/** An answer that is not 2xx, or none at all (`status` 0: the server cannot be reached). */
export class ApiError extends Error {
  override readonly name = "ApiError";

  constructor(
    readonly status: number,
    readonly error: WireError,
  ) {
    super(error.message);
  }
}

export interface Api {
  get<T>(path: string, signal?: AbortSignal): Promise<T>;
  post<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T>;
  put<T>(path: string, body: unknown): Promise<T>;
  delete(path: string): Promise<void>;
  /** A file that the server makes, as it is: by GET, or with a body by POST. */
  file(path: string, body?: unknown): Promise<{ name: string; data: Blob }>;
}

export interface Services {
  readonly api: Api;
  readonly session: ReadonlySignal<Session | null>;
  /** One object per person; `set` stores it on the server after a moment. */
  readonly settings: { readonly value: ReadonlySignal<Settings>; set(key: string, value: unknown): void };
  /** Says something politely (role=status) and shows it in the footer. */
  announce(message: string): void;
  /** Events of the stream, own and others'; returns what ends the listening. */
  listen(listener: (event: StreamEvent) => void): () => void;
  navigate(hash: string): void;
}
