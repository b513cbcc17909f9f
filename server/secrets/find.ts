import { findPrivateKeys } from "../knowledge/private-keys.ts";
import { findTokens } from "../knowledge/provider-tokens.ts";
import { isSecretName, wordsOf } from "../knowledge/secret-names.ts";
import { valueKind } from "../knowledge/secret-values.ts";
import type { Command } from "../model/command.ts";
import type { Instruction } from "../model/dockerfile.ts";
import type { Model } from "../model/node.ts";
import { contains, type Span } from "../text/span.ts";
import { countBefore } from "../text/starts.ts";
import { credentialsIn } from "./commands.ts";
import { holdersIn } from "./holders.ts";
import { assignmentsIn, defaultsIn, lineSecretsIn, passwordsInUrls } from "./patterns.ts";
import type { Holder, Secret } from "./secret.ts";

/** What was found in a file; the same model has the same secrets. */
const known = new WeakMap<Model, readonly Secret[]>();

/**
 * The credentials that stand in a file, in source order, none within another. Where a text could be of several kinds, the one
 * that says most of it counts: a token of a provider, a private key, a credential in a URL, a named value, a default.
 */
export function secretsIn(model: Model, text: string): readonly Secret[] {
  let found = known.get(model);
  if (!found) known.set(model, (found = distinct(candidates(model, text)).map((it) => ({ ...it, span: firstLine(text, it.span) }))));
  return found;
}

/** Whether a credential stands within a span. */
export function holdsSecret(model: Model, text: string, { start, end }: Span): boolean {
  const secrets = secretsIn(model, text);
  const first = secrets[countBefore(secrets, start, (it) => it.span.start)];
  return first !== undefined && first.span.end <= end;
}

/** All that looks like a credential, best kind first. */
function candidates(model: Model, text: string): Secret[] {
  const holders = holdersIn(model, text).toSorted((a, b) => a.value.span.start - b.value.span.start);
  const comments = model.comments.map((it) => it.span);
  const spans = holders.map((it) => it.value.span);
  const holding = (span: Span) => holders[around(spans, span)];
  const inComment = (span: Span) => around(comments, span) >= 0;

  // A password that is also a user or a database is as easy to guess as those of every list.
  const seen = new Set(holders.filter((it) => !isSecretHolder(it)).map((it) => it.value.value));

  // An escaped line break is no letter in front of a token.
  const tokens = findTokens(text.replace(/\\[nrt]/g, "  ")).map(({ start, end, provider }): Secret => {
    return { kind: "provider-token", span: { start, end }, holder: holding({ start, end }), provider };
  });
  const keys = findPrivateKeys(text).map(({ start, end, what }): Secret => {
    return { kind: "private-key", span: { start, end }, holder: holding({ start, end }), what };
  });
  const inUrls = passwordsInUrls(text).filter((it) => !inComment(it));
  const urls = inUrls.flatMap(({ start, end, user, host }): Secret[] => {
    const password = text.slice(start, end);
    const strength = strengthOf(password);
    const weak = strength === "weak" || password === user;
    return strength ? [{ kind: "credential-in-url", span: { start, end }, holder: holding({ start, end }), host, weak }] : [];
  });
  const defaults = defaultsIn(text).flatMap(({ name, word, span }): Secret[] => {
    const holder = holding(span);
    const named = isSecretName(name) || (holder !== undefined && isSecretName(holder.name) && !isUserName(name));
    if (inComment(span) || !(named || around(inUrls, span) >= 0)) return [];
    const value = text.slice(word.start, word.end);
    const strength = strengthOf(value, isSecretName(name) ? name : named ? holder!.name : undefined);
    return strength
      ? [{ kind: "secret-default", span: word, holder, name, reference: span, weak: strength === "weak" || seen.has(value) }]
      : [];
  });
  const inCommands = model.nodes.flatMap((node) => (node.kind === "command" ? commandSecrets(node, holding, text) : []));
  const inFiles = model.nodes.flatMap((node) => (node.kind === "instruction" ? fileSecrets(node, text) : []));
  return [...tokens, ...keys, ...urls, ...inCommands, ...inFiles, ...holders.flatMap((it) => namedSecrets(it, text, seen)), ...defaults];
}

function isSecretHolder({ name, place }: Holder): boolean {
  return place === "secrets:" || isSecretName(name);
}

/** A named value that is a credential as a whole, or those that have names within it. */
function namedSecrets(holder: Holder, text: string, seen: ReadonlySet<string>): Secret[] {
  const { name, value } = holder;
  const strength = isSecretHolder(holder) ? strengthOf(value.value, name) : undefined;
  if (strength) return [{ kind: "hardcoded-secret", span: value.span, holder, name, weak: strength === "weak" || seen.has(value.value) }];
  const { start } = value.span;
  return assignmentsIn(text.slice(start, value.span.end)).flatMap((it): Secret[] => {
    const span = { start: start + it.start, end: start + it.end };
    const part = text.slice(span.start, span.end);
    const inner = strengthOf(part, it.name);
    return inner ? [{ kind: "hardcoded-secret", span, holder, name: it.name, weak: inner === "weak" || seen.has(part) }] : [];
  });
}

function commandSecrets(command: Command, holding: (span: Span) => Holder | undefined, text: string): Secret[] {
  return credentialsIn(command).flatMap((it): Secret[] => {
    const span = { start: it.start, end: it.end };
    const strength = strengthOf(text.slice(it.start, it.end));
    if (!strength || (it.passing && strength === "weak")) return [];
    return [{ kind: "secret-in-command", span, holder: holding(span), name: it.name, command, weak: strength === "weak" }];
  });
}

/** Credentials in the files that an instruction writes by heredoc. */
function fileSecrets({ name, heredocs }: Instruction, text: string): Secret[] {
  if (name !== "COPY" && name !== "ADD") return [];
  return heredocs.flatMap(({ body }) => {
    const content = text.slice(body.start, body.end);
    return [...assignmentsIn(content), ...lineSecretsIn(content)].flatMap((it): Secret[] => {
      const strength = strengthOf(content.slice(it.start, it.end), it.name);
      const span = { start: body.start + it.start, end: body.start + it.end };
      return strength ? [{ kind: "hardcoded-secret", span, holder: undefined, name: it.name, weak: strength === "weak" }] : [];
    });
  });
}

/**
 * Whether a value is a credential, and a weak one. Words that everybody tries first are one where a server is told its password;
 * where others issue the credential, as an API key, they can only be an example.
 */
function strengthOf(value: string, name = "password"): "literal" | "weak" | undefined {
  const kind = valueKind(value);
  if (kind === "literal") return kind;
  return kind === "weak" && wordsOf(name).some((word) => ownWord.test(word)) ? kind : undefined;
}

/** Whether a variable names who logs in, beside the one for the password in `neo4j/${PASSWORD:-…}`. */
function isUserName(name: string): boolean {
  return /^(?:user|username|login|email|account|host|port|db|database)$/.test(wordsOf(name).at(-1) ?? "");
}

/** Words in the names of what one chooses oneself. */
const ownWord = /pass|pwd|pw$|psw$|^(?:auth|secret|cookie)$/;

/** In source order; of those that overlap the one that came first. */
function distinct(secrets: readonly Secret[]): Secret[] {
  const ranked = secrets.map((secret, rank) => ({ secret, rank })).filter(({ secret: { span } }) => span.end > span.start);
  const kept: typeof ranked = [];
  for (const it of ranked.sort((a, b) => a.secret.span.start - b.secret.span.start || a.rank - b.rank)) {
    const last = kept.at(-1);
    if (!last || last.secret.span.end <= it.secret.span.start) kept.push(it);
    else if (it.rank < last.rank) kept[kept.length - 1] = it;
  }
  return kept.map((it) => it.secret);
}

/** The index of the last of some spans, sorted by their start, that begins before `span` does, if it holds all of it; otherwise -1. */
function around(spans: readonly Span[], span: Span): number {
  const last = countBefore(spans, span.start + 1, (it) => it.start) - 1;
  return last >= 0 && contains(spans[last]!, span) ? last : -1;
}

function firstLine(text: string, { start, end }: Span): Span {
  const line = /[\r\n]/.exec(text.slice(start, end))?.index;
  return { start, end: line === undefined ? end : start + line };
}
