/** What the value of a key may be: one of several forms. */
export type Forms = readonly Form[];

export type Form = TextForm | NumberForm | BooleanForm | NullForm | ListForm | MappingForm | NamesForm;

interface ScalarForm {
  /** Whether the loader fails at every such value, though the schema takes it. */
  readonly fails?: true;
}

export interface NullForm extends ScalarForm {
  readonly kind: "null";
}

export interface BooleanForm extends ScalarForm {
  readonly kind: "boolean";
  /** Whether a text that says yes or no is taken for one where a text is no form of its own. */
  readonly orText?: true;
}

export interface TextForm extends ScalarForm {
  readonly kind: "text";
  /** The only texts that Compose takes. */
  readonly words?: readonly string[];
  /** What it has to match. */
  readonly pattern?: string;
  /** What Compose reads the text as. */
  readonly as?: TextKind;
}

export type TextKind = "boolean" | "integer" | "number" | "octal" | "umask" | "duration" | "bytes";

export interface NumberForm extends ScalarForm {
  readonly kind: "number";
  /** Whether fractions are refused. */
  readonly whole?: true;
  readonly least?: number;
  readonly most?: number;
  /** What the loader asks of it beyond the schema. */
  readonly loads?: { readonly whole?: true; readonly least?: number };
}

export interface ListForm {
  readonly kind: "list";
  readonly of: Forms;
  /** What becomes of an item that stands twice, if it may not: the file is refused, or one of them is dropped without a word. */
  readonly repeated?: "refused" | "dropped";
}

/** A mapping with keys of Compose's own. */
export interface MappingForm {
  readonly kind: "mapping";
  readonly keys: Keys;
  readonly required?: readonly string[];
  /** One of these has to be there. */
  readonly someOf?: readonly string[];
  /** Whether keys of the author's own may begin with `x-`; true unless said. */
  readonly extensions?: false;
  /** Whether keys that Compose does not know are left alone. */
  readonly open?: true;
}

/** A mapping whose keys are names that its author chooses. */
export interface NamesForm {
  readonly kind: "names";
  /** What each name leads to. */
  readonly of: Forms;
  /** What names look like; others are refused unless `open`. */
  readonly pattern?: string;
  readonly open?: true;
  /** What the names are called in sentences: `service`, `network`; undefined where they mean nothing to Compose, as those of labels. */
  readonly called?: string;
}

export interface Key {
  /** What it does, in a sentence. */
  readonly about: string;
  readonly forms: Forms;
  /** What to use in place of a key that is obsolete. */
  readonly instead?: string;
  /** What `docker stack` makes of it where it does not read it: it leaves it out, or refuses the file. */
  readonly stack?: "ignores" | "refuses";
}

export type Keys = Readonly<Record<string, Key>>;

type Rest = Omit<Key, "about" | "forms">;

export function key(about: string, forms: Forms, rest: Rest = {}): Key {
  return { about, forms, ...rest };
}

export const ignored: Rest = { stack: "ignores" };
export const refused: Rest = { stack: "refuses" };

const anyText: TextForm = { kind: "text" };

export const text: Forms = [anyText];
export const nothing: Form = { kind: "null" };
export const flag: Forms = [{ kind: "boolean" }, { kind: "text", as: "boolean" }];
/** A boolean that no text can stand for. */
export const strictFlag: Forms = [{ kind: "boolean" }];
export const whole: Forms = [
  { kind: "number", whole: true },
  { kind: "text", as: "integer" },
];
export const amount: Forms = [{ kind: "number" }, { kind: "text", as: "number" }];
/** A number of whichever kind, or a text that is a whole one. */
export const count: Forms = [{ kind: "number" }, { kind: "text", as: "integer" }];
/** A whole number that cannot be negative, or a text that is one. */
export const natural: Forms = [
  { kind: "number", whole: true, loads: { least: 0 } },
  { kind: "text", as: "integer" },
];
export const wholeNumber: Form = { kind: "number", loads: { whole: true } };
/** Permissions of a file. */
export const fileMode: Forms = [wholeNumber, { kind: "text", as: "octal" }];
export const bytes: Forms = [{ kind: "number" }, { kind: "text", as: "bytes" }];
export const wholeBytes: Forms = [
  { kind: "number", whole: true },
  { kind: "text", as: "bytes" },
];
export const textBytes: Forms = [{ kind: "text", as: "bytes" }];
export const duration: Forms = [{ kind: "text", as: "duration" }];

/** The numbers from `least` to `most`, or a text that is one. */
export function range(as: TextKind, least: number, most?: number): Forms {
  return [
    { kind: "number", whole: true, least, ...(most !== undefined && { most }) },
    { kind: "text", as },
  ];
}

export function words(list: string): Forms {
  return [{ kind: "text", words: list.split(" ") }];
}

export function list(of: Forms, repeated?: ListForm["repeated"]): Form {
  return { kind: "list", of, ...(repeated && { repeated }) };
}

export function texts(repeated?: ListForm["repeated"]): Form {
  return list(text, repeated);
}

export function textOrTexts(repeated?: ListForm["repeated"]): Forms {
  return [anyText, texts(repeated)];
}

/** A mapping by name, or a list of `name=value`. */
export function pairs(repeated: "refused" | "dropped"): Forms {
  return [
    { kind: "names", of: [anyText, { kind: "number" }, { kind: "boolean" }, nothing], pattern: ".+" },
    { kind: "list", of: text, repeated },
  ];
}

export function mapping(keys: Keys, rest: Omit<MappingForm, "kind" | "keys"> = {}): MappingForm {
  return { kind: "mapping", keys, ...rest };
}

export function names(of: Forms, rest: Omit<NamesForm, "kind" | "of"> = {}): NamesForm {
  return { kind: "names", of, ...rest };
}

/** What Compose takes for the name of a service, a network and their like. */
export const ownName = "^[a-zA-Z0-9._-]+$";

export const driverOptions: Forms = [names([anyText, { kind: "number" }], { pattern: "^.+$", open: true })];

export const command: Forms = [nothing, anyText, texts()];

export const extraHosts: Forms = [names([anyText, texts()], { pattern: ".+" }), texts("refused")];

export const ulimits = (limit: Forms): Forms => [
  names(
    [
      ...limit,
      mapping(
        {
          soft: key("The limit that holds at first; a process may raise it up to the hard one.", limit),
          hard: key("The limit that only a privileged process may raise.", limit),
        },
        { required: ["soft", "hard"] },
      ),
    ],
    { pattern: "^[a-z]+$", open: true, called: "limit" },
  ),
];

/** A whole number where the schema takes a text, too, and the loader does not. */
export const onlyWhole: Forms = [
  { kind: "number", whole: true },
  { kind: "text", fails: true },
];

/** `configs` and `secrets` of a service and `secrets` of a build. */
export const grants = (kind: "config" | "secret"): Forms => [
  list([
    anyText,
    mapping({
      source: key(`The name of the ${kind} at the top level.`, text),
      target: key("The file in the container; by default it is named after the source.", text),
      uid: key("The user who owns the file; only Swarm heeds it for what comes from a file.", text),
      gid: key("The group that owns the file; only Swarm heeds it for what comes from a file.", text),
      mode: key("The permissions of the file, in octal.", fileMode),
    }),
  ]),
];

/** Requests for GPUs and other devices. */
export const deviceKeys: Keys = {
  capabilities: key("What the device must be able to do, such as gpu or tpu.", [texts("refused")]),
  count: key("How many devices to reserve, or all.", [anyText, { kind: "number", whole: true }]),
  device_ids: key("Which devices to reserve, by id; excludes count.", [texts("refused")]),
  driver: key("The driver that provides the device, such as nvidia.", text),
  options: key("Options for the driver.", pairs("refused")),
};

/** What is run at a moment of a container's life. */
export const hook: MappingForm = mapping(
  {
    command: key("The command to run in the container.", command),
    user: key("Who runs the command; by default the container's user.", text),
    privileged: key("Gives the command every right on the host.", flag),
    working_dir: key("The folder in which the command runs.", text),
    environment: key("Variables for the command, beside the container's own.", pairs("refused")),
  },
  { required: ["command"] },
);
