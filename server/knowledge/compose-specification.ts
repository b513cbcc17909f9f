import {
  driverOptions,
  type Forms,
  flag,
  type Key,
  type Keys,
  key,
  list,
  type MappingForm,
  mapping,
  names,
  nothing,
  ownName,
  pairs,
  refused,
  text,
  textOrTexts,
  texts,
  wholeNumber,
} from "./compose-forms.ts";
import { jobKeys, serviceKeys } from "./compose-service-keys.ts";

/** Whether it exists outside of the project; the mapping with a name is the old way to say so. */
const external = (what: string, closed: boolean) =>
  key(`Says that the ${what} exists already and Compose only uses it.`, [
    ...flag,
    mapping(
      { name: key(`The name of the ${what} outside.`, text, { instead: "name beside external" }) },
      closed ? {} : { extensions: false, open: true },
    ),
  ]);

const model: Keys = {
  name: key("The name under which the model runs.", text),
  model: key("The model, as an image of an OCI registry.", text),
  context_size: key("How many tokens the model can look at.", [{ kind: "number", whole: true }]),
  runtime_flags: key("Flags for the program that runs the model.", [texts()]),
};

const addressPool: Keys = {
  subnet: key("The subnet, as 172.28.0.0/16.", text),
  ip_range: key("The part of the subnet from which containers get their addresses.", text, refused),
  gateway: key("The address of the gateway.", text, refused),
  aux_addresses: key("Addresses that are left to others, by host name.", [names(text, { pattern: "^.+$" })], refused),
};

const network: Keys = {
  name: key("The network's name in place of PROJECT_KEY.", text),
  driver: key("The driver, such as bridge, overlay or macvlan.", text),
  driver_opts: key("Options for the driver.", driverOptions),
  ipam: key("How addresses are given out.", [
    mapping({
      driver: key("The driver that gives out addresses.", text),
      config: key("The address pools.", [list([mapping(addressPool)])]),
      options: key("Options for the driver.", [names(text, { pattern: "^.+$" })], refused),
    }),
  ]),
  external: external("network", true),
  internal: key("Cuts the network off from the outside.", flag),
  enable_ipv4: key("Whether containers get IPv4 addresses.", flag, refused),
  enable_ipv6: key("Whether containers get IPv6 addresses.", flag, refused),
  attachable: key("Whether containers outside of the services may join.", flag),
  labels: key("Labels of the network.", pairs("dropped")),
};

const volume: Keys = {
  name: key("The volume's name in place of PROJECT_KEY.", text),
  driver: key("The driver; local by default.", text),
  driver_opts: key("Options for the driver.", driverOptions),
  external: external("volume", true),
  labels: key("Labels of the volume.", pairs("refused")),
};

const secret: Keys = {
  name: key("The secret's name in place of PROJECT_KEY.", text),
  environment: key("The variable of the host that holds the secret.", text, refused),
  file: key("The file of the host that holds the secret.", text),
  external: external("secret", false),
  labels: key("Labels of the secret.", pairs("refused")),
  driver: key("The driver that fetches the secret; Swarm only.", text),
  driver_opts: key("Options for the driver.", [names([...text, wholeNumber], { pattern: "^.+$", open: true })]),
  template_driver: key("The driver that fills in templates; Swarm only.", text),
};

const config: Keys = {
  name: key("The config's name in place of PROJECT_KEY.", text),
  content: key("The text of the config.", text, refused),
  environment: key("The variable of the host that holds the config.", text, refused),
  file: key("The file of the host that holds the config.", text),
  external: external("config", false),
  labels: key("Labels of the config.", pairs("refused")),
  template_driver: key("The driver that fills in templates; Swarm only.", text),
};

const byName = (called: string, of: Forms): Forms => [names(of, { pattern: ownName, called })];

/**
 * The Compose specification: every key with its place, what it may be and what it does.
 *
 * Source: the schema of compose-go 2.16.2, and what its loader does before and after it looks at that; for `docker stack` version 3.13 of
 * the format as docker/cli 28.5.2 reads it. Looked at on 2026-11-30.
 */
export const composeFile = mapping({
  version: key("Once chose the format; Compose warns of it and reads the file as it is.", text, { instead: "nothing" }),
  name: key("The name of the project; it begins the names of its containers, networks and volumes.", text, refused),
  include: key(
    "Other Compose files that belong to the project.",
    [
      list([
        ...text,
        mapping(
          {
            path: key("The file, or files that are merged.", textOrTexts("refused")),
            env_file: key("Files with values for the variables of the included file.", textOrTexts("refused")),
            project_directory: key("The folder to which its paths are relative.", text),
          },
          { extensions: false },
        ),
      ]),
    ],
    refused,
  ),
  services: key("The containers of the project, by name.", byName("service", [mapping(serviceKeys)])),
  models: key("AI models that services use, by name.", byName("model", [mapping(model, { required: ["model"] })]), refused),
  networks: key("The networks that services join, by name.", byName("network", [mapping(network), nothing])),
  volumes: key("The volumes that services mount, by name.", byName("volume", [mapping(volume), nothing])),
  secrets: key("What services may read and nobody else, by name.", byName("secret", [mapping(secret)])),
  configs: key("Files that services get without a new image, by name.", byName("config", [mapping(config)])),
  jobs: key("Containers that do their work and end, by name.", byName("job", [mapping(jobKeys, { required: ["triggers"] })]), refused),
});

/**
 * The mappings with keys of Compose's own that may stand at a place, written as in the model: `""`, `services.*`, `services.*.ports[]`;
 * none where keys belong to the author.
 */
export function mappingsAt(place: string): readonly MappingForm[] {
  let found = places.get(place);
  if (!found) places.set(place, (found = formsAt(place).filter((it) => it.kind === "mapping")));
  return found;
}

/** What is known of a key at a place. */
export function keyAt(place: string, name: string): Key | undefined {
  for (const { keys } of mappingsAt(place)) if (Object.hasOwn(keys, name)) return keys[name];
  return undefined;
}

function formsAt(place: string): Forms {
  let forms: Forms = [composeFile];
  for (const step of place.split(/\.|(?=\[\])/)) {
    if (step === "") continue;
    forms = forms.flatMap((form): Forms => {
      if (form.kind === "list") return step === "[]" ? form.of : [];
      if (form.kind === "names") return step === "*" ? form.of : [];
      return form.kind === "mapping" && Object.hasOwn(form.keys, step) ? form.keys[step]!.forms : [];
    });
  }
  return forms;
}

const places = new Map<string, readonly MappingForm[]>();
