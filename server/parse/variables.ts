import type { Scope } from "./substitute.ts";

/** What `ENV` and `ARG` have set so far. */
export class Variables implements Scope {
  readonly #values: Map<string, string | undefined>;
  /** Of those whose value is not known. */
  readonly #ifUnset: Map<string, string>;
  readonly unset: Scope;

  /** Begins with what others have set. */
  constructor(others?: Variables) {
    this.#values = new Map(others ? others.#values : []);
    this.#ifUnset = new Map(others ? others.#ifUnset : []);
    this.unset = {
      get: (name) => (this.has(name) ? (this.get(name) ?? this.#ifUnset.get(name)) : ""),
      has: (name) => this.has(name),
    };
  }

  get(name: string): string | undefined {
    return this.#values.get(name);
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** Sets a variable; `meaning` is undefined where its value is not known, and `ifUnset` what it then is if nobody tells. */
  set(name: string, { meaning, ifUnset }: { readonly meaning: string | undefined; readonly ifUnset?: string | undefined }): void {
    this.#values.set(name, meaning);
    if (ifUnset === undefined) this.#ifUnset.delete(name);
    else this.#ifUnset.set(name, ifUnset);
  }
}
