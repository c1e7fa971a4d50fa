/** Buttons in a row that are one stop for Tab: the arrow keys go from one to the next, Home and End to the ends. */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

interface Props {
  label: string;
  class?: string;
  children: ComponentChildren;
}

/** Where an arrow key leads among `count` things, round the ends; null for other keys. */
export function rove(key: string, at: number, count: number): number | null {
  if (key === "ArrowRight" || key === "ArrowDown") return (at + 1) % count;
  if (key === "ArrowLeft" || key === "ArrowUp") return (at - 1 + count) % count;
  return key === "Home" ? 0 : key === "End" ? count - 1 : null;
}

export function Toolbar({ label, children, ...rest }: Props) {
  const bar = useRef<HTMLDivElement>(null);
  const stop = useRef<HTMLButtonElement | null>(null);
  const buttons = (): HTMLButtonElement[] => [
    ...(bar.current?.querySelectorAll<HTMLButtonElement>("button:enabled") ?? []),
  ];
  /** Exactly one button is reached with Tab: the one that had the focus last. */
  const settle = (): void => {
    const all = buttons();
    if (!stop.current || !all.includes(stop.current)) stop.current = all[0] ?? null;
    for (const one of all) one.tabIndex = one === stop.current ? 0 : -1;
  };
  useLayoutEffect(settle); // buttons come and go
  return (
    <div
      role="toolbar"
      aria-label={label}
      ref={bar}
      {...rest}
      onFocusIn={(event) => {
        stop.current = (event.target as Element).closest("button");
        settle();
      }}
      onKeyDown={(event) => {
        const all = buttons();
        const at = all.indexOf(event.target as HTMLButtonElement);
        const to = at < 0 ? null : rove(event.key, at, all.length);
        if (to === null) return;
        event.preventDefault();
        event.stopPropagation();
        all[to]?.focus();
      }}
    >
      {children}
    </div>
  );
}
