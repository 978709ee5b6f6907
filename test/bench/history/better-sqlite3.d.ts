/** What the benchmark uses of the peer; its package carries no types. */
declare module 'better-sqlite3' {
  interface Statement {
    run(...values: unknown[]): unknown;
    all(...values: unknown[]): unknown[];
  }
  export default class Database {
    constructor(path: string);
    exec(sql: string): this;
    prepare(sql: string): Statement;
    transaction<A extends unknown[]>(work: (...args: A) => void): (...args: A) => void;
    close(): this;
  }
}
