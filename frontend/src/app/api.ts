/** Requests to the server: a bearer token, or on a server for several people its cookie; JSON, nothing kept. */

import type { ErrorBody, SessionToken, WireError } from "../api/wire.ts";
import { t } from "../i18n/t.ts";
import { type Api, ApiError } from "../ops/services.ts";
import { BEFORE, shared, signed } from "./served.ts";

const AWAY: WireError = {
  kind: "failed",
  message: t("codekit does not answer."),
  hint: shared
    ? t("The server or the connection is away; this page will reconnect.")
    : t("It may have stopped on this computer. Start it again with `codekit code`; this page will reconnect."),
};

const HEADERS = { "Content-Type": "application/json" };

async function problem(answer: Response): Promise<ApiError> {
  const fallback: WireError = {
    kind: "failed",
    message: t("The server answered {status}.", { status: answer.status }),
    hint: "",
  };
  try {
    const body = (await answer.json()) as Partial<ErrorBody>;
    return new ApiError(answer.status, body.error ?? fallback);
  } catch {
    return new ApiError(answer.status, fallback);
  }
}

async function send(path: string, init: RequestInit): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(BEFORE + path, {
      ...init,
      cache: "no-store",
      credentials: shared ? "same-origin" : "omit",
      redirect: "error",
      referrerPolicy: "no-referrer",
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError(0, AWAY);
  }
  if (!answer.ok) throw await problem(answer);
  return answer;
}

/** The token for a launch code; a code works once. */
export async function redeem(code: string): Promise<string> {
  const answer = await send("/api/session", { method: "POST", headers: HEADERS, body: JSON.stringify({ code }) });
  return ((await answer.json()) as SessionToken).token;
}

/** An Api whose requests bear the token; `refused` hears of a 401. */
export function createApi(
  token: () => string,
  refused: () => void,
): Api & { stream(path: string, signal: AbortSignal): Promise<Response> } {
  const authorised = async (path: string, init: RequestInit): Promise<Response> => {
    try {
      return await send(path, { ...init, headers: { ...init.headers, ...signed(token()) } });
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) refused();
      throw error;
    }
  };
  const body = (method: string, value: unknown, signal?: AbortSignal): RequestInit => ({
    method,
    headers: HEADERS,
    body: JSON.stringify(value),
    ...(signal && { signal }),
  });
  const json = async <T>(answer: Promise<Response>): Promise<T> => {
    const ready = await answer;
    return (ready.status === 204 ? undefined : await ready.json()) as T;
  };
  return {
    get: (path, signal) => json(authorised(path, signal ? { signal } : {})),
    post: (path, value, signal) => json(authorised(path, body("POST", value, signal))),
    put: (path, value) => json(authorised(path, body("PUT", value))),
    delete: async (path) => {
      await authorised(path, { method: "DELETE" });
    },
    file: async (path, value) => {
      const answer = await authorised(path, value === undefined ? {} : body("POST", value));
      const named = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1];
      return { name: decodeURIComponent(named ?? "codekit"), data: await answer.blob() };
    },
    stream: (path, signal) => authorised(path, { signal, headers: { Accept: "text/event-stream" } }),
  };
}
