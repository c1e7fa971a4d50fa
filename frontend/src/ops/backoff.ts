/** How long to wait before the next try: 1, 2, 4, 8, then always 10 seconds. */
export function backoff(failures: number): number {
  return Math.min(10_000, 1000 * 2 ** Math.max(0, failures - 1));
}
