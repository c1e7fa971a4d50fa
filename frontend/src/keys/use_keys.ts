/**
 * Keys and commands of a component, for as long as it is shown: from the moment that it is in the page, before it is
 * painted, so that no key pressed at once is lost.
 */

import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { addCommands, addScope, type Command, type Handlers } from "./dispatcher.ts";

export function useKeys(handlers: Handlers, within?: RefObject<Element>): void {
  const current = useRef(handlers);
  current.current = handlers;
  useLayoutEffect(
    () => addScope({ handlers: () => current.current, ...(within ? { within: () => within.current } : {}) }),
    [within],
  );
}

export function useCommands(commands: readonly Command[]): void {
  const current = useRef(commands);
  current.current = commands;
  useLayoutEffect(() => addCommands(() => current.current), []);
}
