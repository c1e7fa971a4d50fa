export function Became(_props: { round: string }) { return null; }
