/** What a column holds may be damaged: whatever is not of the expected kind counts as nothing. */
export function textIn(cell: unknown): string | undefined {
  return typeof cell === 'string' ? cell : undefined;
}

export function numberIn(cell: unknown): number | undefined {
  return typeof cell === 'number' ? cell : undefined;
}

/** Leaves out what is undefined, as the contract's optional parts want it. */
export function given<T extends object>(parts: T): Given<T> {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) as Given<T>;
}

type Given<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};
