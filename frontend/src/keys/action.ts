/** One thing that keys can do. */
export interface Action {
  readonly id: string;
  readonly area: string;
  readonly title: string;
  readonly keys: readonly string[];
}
