/** Rounds: all of them, one of them, or the form that starts one. */
import { may } from "../../app/may.ts";
import { route } from "../../app/router.ts";
import { RoundList } from "./list.tsx";
import { RoundScreen } from "./page.tsx";
import { StartScreen } from "./start.tsx";
import "./rounds.css";

export function Rounds() {
  const { round, query } = route.value;
  if (round) return <RoundScreen key={round} id={round} />;
  if (query.has("kind") && may("POST /api/start")) return <StartScreen key={query.toString()} query={query} />;
  return <RoundList />;
}
