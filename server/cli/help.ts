export const help = `Seaworthy lints Dockerfiles and Compose files, and repairs them.

  seaworthy check [PATH…]          checks files and folders (default: this folder)
  seaworthy check -                checks standard input; --stdin-filename NAME tells what it is
  seaworthy check --fix [PATH…]    repairs them, too
  seaworthy explain RULE           shows a rule's page
  seaworthy rules                  lists every rule
  seaworthy lsp --stdio            is the language server for an editor

  --help, --version                after a command, --help tells its options

Exit codes: 0 nothing found at or above --fail-on · 1 findings · 2 wrong usage or configuration
            3 a file could not be read or written, or a rule failed on it (the others are still checked)
`;

export const checkHelp = `seaworthy check [PATH…]   checks files and folders (default: this folder, without what .gitignore leaves out)
seaworthy check -         checks standard input

What is checked
  --stdin-filename NAME   what standard input is, and where: its folder's configuration counts
  --files-from FILE|-     also the files listed there, one path a line; those that are not ours are left out
  --kind KIND             what the named files are: dockerfile, compose or env (default: name and content tell)

What is found
  --config FILE           this configuration instead of the nearest seaworthy.yaml
  --no-config             no configuration
  --preset PRESET         recommended (default), strict, or all: every rule, those that are off by default as info
  --rule ID=SEVERITY      error, warning, info or off; repeatable
  --only ID,ID            only these rules, even if they are off by default
  --category C,C          only rules of these categories
  --fail-on SEVERITY      exit with 1 from this severity on: error (default), warning, info, never

Repair
  --fix                   repairs files in place; what is built or run stays the same
  --fix --unsafe          also with repairs that change what is built or run; their titles say how
  --diff                  prints the repairs as a patch for patch -p0 or git apply, and writes nothing

Output
  --format FORMAT         text (default), json, or ndjson: one file a line, as soon as it is done
  --output FILE           writes the report there
  --statistics            counts by rule instead of findings
  --quiet                 findings only: no summary, no notes, no progress
  --color WHEN            auto (default; NO_COLOR counts), always or never

With --fix, standard input is repaired to standard output, and findings go to standard error.
Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage or configuration, 3 a file could not be read or written.
`;

export const explainHelp = `seaworthy explain RULE   shows what a rule finds, why it matters and how to repair it

RULE is an id such as root-user, or what another tool calls it, such as DL3002.
  --color WHEN           auto (default), always or never
`;

export const rulesHelp = `seaworthy rules   lists every rule

  --format FORMAT  text (default) or json: an array with everything that is known about each
`;

export const lspHelp = `seaworthy lsp --stdio   is the language server: it speaks the Language Server Protocol on standard input and output
`;
