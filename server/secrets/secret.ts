import type { Command } from "../model/command.ts";
import type { Label } from "../model/label.ts";
import type { Substituted } from "../model/substituted.ts";
import type { Entry } from "../model/value.ts";
import type { Variable } from "../model/variable.ts";
import type { Span } from "../text/span.ts";

/** A credential that stands in a file. Each is of one kind, so that only one rule speaks of it. */
export type Secret = ProviderToken | PrivateKey | UrlCredential | NamedSecret | CommandSecret | SecretDefault;

interface Placed {
  /** Exactly the credential, on one line; of a longer one its first line. Nothing that users see may show what stands there. */
  readonly span: Span;
  /** The value that it is, or is a part of; undefined in a command, a heredoc or a comment. */
  readonly holder: Holder | undefined;
}

/** It names its issuer by its own form. */
export interface ProviderToken extends Placed {
  readonly kind: "provider-token";
  readonly provider: string;
}

export interface PrivateKey extends Placed {
  readonly kind: "private-key";
  /** As people write it: `RSA private key`. */
  readonly what: string;
}

/** `scheme://user:password@host`, or a signature that lets everybody in who knows the address. */
export interface UrlCredential extends Placed {
  readonly kind: "credential-in-url";
  /** Host and port as written. */
  readonly host: string;
  readonly weak: boolean;
}

/** The name beside it says that it is one. */
export interface NamedSecret extends Placed {
  readonly kind: "hardcoded-secret";
  readonly name: string;
  /** Whether it is among the values that everybody tries first. */
  readonly weak: boolean;
}

/** A command hands it to a program. */
export interface CommandSecret extends Placed {
  readonly kind: "secret-in-command";
  /** The option, variable or program that it is for. */
  readonly name: string;
  readonly command: Command;
  readonly weak: boolean;
}

/** `literal` in `${name:-literal}`. */
export interface SecretDefault extends Placed {
  readonly kind: "secret-default";
  readonly name: string;
  /** From `$` to `}`. */
  readonly reference: Span;
  readonly weak: boolean;
}

/** A named value of a file. */
export interface Holder {
  readonly name: string;
  readonly value: Substituted;
  readonly place: Variable["place"] | "LABEL" | "labels:" | "secrets:" | "other";
  /** What it is the value of, outside Compose files. */
  readonly node?: Variable | Label;
  /** The name of the Compose service that it belongs to. */
  readonly service?: string;
  /** The entry of a mapping whose value it is. */
  readonly entry?: Entry;
}
