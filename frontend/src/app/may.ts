/** What the role that one has in the study allows: the server's table, which comes with the session. */
import { session } from "./services.ts";

/** A route as the server's table names it (web/team/rights.py). */
export type Right = `${"GET" | "POST"} /api/${string}`;

/** Whether one's role may ask a route; on one's own computer everything. */
export function may(right: Right): boolean {
  const rights = session.value?.rights;
  return !rights || rights.includes(right);
}

/** For a control that asks a route: it is not there for a role that may not. */
export const asks = (right: Right) => ({ "data-asks": right, hidden: !may(right) });
