/** Rows by key, in the order in which the keys come. */
export function groupBy<T, K>(rows: readonly T[], key: (row: T) => K): Map<K, T[]> {
  const found = new Map<K, T[]>();
  for (const row of rows) {
    const at = key(row);
    const group = found.get(at);
    if (group) group.push(row);
    else found.set(at, [row]);
  }
  return found;
}
