/** By whom this page is served: a program on one's own computer, or a server for several people. */

const below = typeof location === "undefined" ? null : /^\/s\/[^/]+(?=\/)/.exec(location.pathname);

/** What stands before every route of a study; on a server for several people each is below a path of its own. */
export const BEFORE = below?.[0] ?? "";

/** Whether several people are served: who one is, a cookie says that no script can read. */
export const shared =
  BEFORE !== "" || (typeof document !== "undefined" && document.documentElement.dataset.served === "team");

/** What a request bears so that the server knows it for one of its own pages'. */
export const signed = (token: string): Record<string, string> =>
  shared ? { "X-Codekit": "page" } : { Authorization: `Bearer ${token}` };
