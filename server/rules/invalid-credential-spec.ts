import { addItem, removeEntry, replaceValue, rewriteText } from "../edit/yaml.ts";
import { accountFile, imageSystem, loneSpec } from "../judge/credential-spec.ts";
import { meantForStack } from "../judge/stack.ts";
import type { Service } from "../model/compose.ts";
import type { Substituted } from "../model/substituted.ts";
import { type Entry, entry, type Mapping, type Scalar } from "../model/value.ts";
import { replace } from "../text/edit.ts";
import { nearest } from "../text/nearest.ts";
import type { Context, Fix, Rule } from "./rule.ts";

export const invalidCredentialSpec: Rule = {
  id: "invalid-credential-spec",
  summary: "A service asks for an account of Active Directory in a way that gives it none",
  category: "correctness",
  severity: "warning",
  fixable: "unsafe",
  since: "0.1.0",
  also: {},

  check: {
    service(service, context) {
      const said = entry(service.body, "credential_spec");
      if (said?.value.kind === "mapping" && said.value.tag !== "!reset") checkSpec(service, said, said.value, context);
      for (const option of service.securityOpt) checkOption(service, option, context);
    },
  },
};

function checkSpec(service: Service, said: Entry, spec: Mapping, context: Context): void {
  if (context.model.kind !== "compose") return;
  const at = said.key.inner;
  const who = service.name.value;
  const system = imageSystem(service, context.dockerfile(service)?.file);
  if (system !== undefined) {
    context.report({
      at,
      message: `credential_spec works in Windows containers only, and ${who} runs on ${system}.`,
      fixes: removing(service, said, context),
    });
    return;
  }
  const given = loneSpec(spec);
  if (given.length === 0) {
    // What an override or another file adds is not known here.
    if (spec.entries.length === 0 && context.model.role !== "override")
      context.report({ at, message: `credential_spec of ${who} names no account: it takes one of file, registry and config.` });
    return;
  }
  const [first, second] = given;
  if (first && second) {
    context.report({
      at: second.key.inner,
      message: `credential_spec takes one of file, registry and config, and ${who} has ${given.map((it) => it.key.text).join(" and ")}.`,
      fixes: given
        .filter((it) => !it.merged)
        .map((it) => ({
          title: `Remove ${it.key.text} (what it names is no longer asked for)`,
          safety: "unsafe",
          partial: true,
          edits: [removeEntry(context.text, spec, it)],
        })),
    });
    return;
  }
  if (first?.value.kind !== "scalar") return;
  checkName(first.key.text, first.value, context);
  const meant = meantForStack(context.model);
  const key = first.key.text;
  if (key === "config") checkConfig(who, first.value, context);
  if (meant === "sure" || context.model.role === "fragment") return;
  context.report({
    at,
    message: `docker compose ignores credential_spec, so ${who} runs without that account; only docker stack reads it.`,
    // A file of the format 3 may be for a swarm.
    ...(meant === "maybe" && { severity: "off" }),
    fixes: key === "config" ? [] : asOption(service, said, key, first.value, context),
  });
}

/** `file` and `registry` take a bare name: the prefixes belong to `security_opt`, and the file lies in a folder of the daemon. */
function checkName(key: string, value: Scalar, context: Context): void {
  if (value.meaning === undefined) return;
  const prefix = /^(?:file|registry|config):\/\//i.exec(value.meaning)?.[0];
  if (prefix === undefined) {
    if (key === "file") reportPath(value.meaning, value, context);
    return;
  }
  const rest = value.text.slice(prefix.length);
  const name = key === "file" ? (accountFile(rest)?.name ?? rest) : rest;
  context.report({
    at: value.inner,
    message: `${key} of credential_spec takes a bare name, without ${prefix}.`,
    fixes:
      value.text.startsWith(prefix) && name !== ""
        ? [{ title: `Write ${name} (the account is then found)`, safety: "unsafe", edits: [rewriteText(context.text, value, name)] }]
        : [],
  });
}

function reportPath(path: string, value: Scalar | Substituted, context: Context): void {
  const flaw = accountFile(path);
  if (flaw === undefined) return;
  const { name } = flaw;
  context.report({
    at: "inner" in value ? value.inner : value.span,
    message: `Docker looks for ${path} below its own folder CredentialSpecs and refuses a path that ${flaw.kind === "absolute" ? "is absolute" : "leaves it"}.`,
    fixes:
      name === "" || !("inner" in value) || value.text !== path
        ? []
        : [
            {
              title: `Write ${name} (the file has to lie in CredentialSpecs on the host)`,
              safety: "unsafe",
              edits: [rewriteText(context.text, value, name)],
            },
          ],
  });
}

function checkConfig(who: string, value: Scalar, context: Context): void {
  if (context.model.kind !== "compose" || value.meaning === undefined) return;
  const { complete, configs } = context.project();
  if (!complete || configs.has(value.meaning)) return;
  const near = nearest(value.meaning, configs.keys());
  context.report({
    at: value.inner,
    message: `The account of ${who} stands in the config ${value.meaning}, which nothing defines.`,
    fixes: near === undefined ? [] : [{ title: `Write ${near}`, safety: "unsafe", edits: [rewriteText(context.text, value, near)] }],
  });
}

/** `credentialspec=…` of `security_opt`, which reaches the daemon as written. */
function checkOption(service: Service, option: Substituted, context: Context): void {
  const { meaning, span } = option;
  const [, separator, rest = ""] = /^credentialspec([=:])(.*)$/is.exec(meaning ?? "") ?? [];
  if (separator === undefined) return;
  const who = service.name.value;
  const system = imageSystem(service, context.dockerfile(service)?.file);
  if (system !== undefined) {
    context.report({ at: span, message: `credentialspec works in Windows containers only, and ${who} runs on ${system}.` });
    return;
  }
  const [, scheme = "", name = ""] = /^(\w+):\/\/(.+)$/s.exec(rest) ?? [];
  if (separator === ":") {
    context.report({
      at: span,
      message: "Docker for Windows takes credentialspec with an equals sign, not with a colon.",
      fixes:
        option.value === meaning
          ? [{ title: "Write credentialspec=", safety: "unsafe", edits: [rewriteText(context.text, option, `credentialspec=${rest}`)] }]
          : [],
    });
  } else if (!/^(?:file|registry|raw)$/i.test(scheme)) {
    const why = /^config$/i.test(scheme) ? "config:// works in a swarm only" : "it begins with file://, registry:// or raw://";
    context.report({ at: span, message: `Docker cannot read the credentialspec ${rest.slice(0, 60)}: ${why}.` });
  } else if (/^file$/i.test(scheme)) reportPath(name, option, context);
}

/** `security_opt` with what `docker compose` passes on. */
function asOption({ body }: Service, said: Entry, key: string, value: Scalar, context: Context): readonly Fix[] {
  const name = value.text.replace(/^(?:file|registry):\/\//i, "");
  if (said.merged || said.value.alias || said.value.anchor || name === "") return [];
  const options = entry(body, "security_opt")?.value;
  const text = `credentialspec=${key}://${name}`;
  const edits =
    options === undefined
      ? [replace(said.key.span, "security_opt"), replaceValue(context.text, said, [text])]
      : options.kind === "list" && !options.alias && options.items.length > 0
        ? [addItem(context.text, options, text), removeEntry(context.text, body, said)]
        : undefined;
  return edits ? [{ title: "Say it as security_opt (the container then runs as that account)", safety: "unsafe", edits }] : [];
}

function removing({ body }: Service, said: Entry, context: Context): readonly Fix[] {
  return [
    { title: "Remove credential_spec (it has no effect on this image)", safety: "unsafe", edits: [removeEntry(context.text, body, said)] },
  ];
}
