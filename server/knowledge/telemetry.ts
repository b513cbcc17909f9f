/** A program that reports how it is used, and the variable that keeps it from that. */
export interface Telemetry {
  /** As people call it. */
  readonly tool: string;
  readonly variable: string;
  readonly value: string;
}

/** What a program reports when it is called like that; undefined for one that reports nothing, or is not known here. */
export function telemetryOf(program: string, firstArgument: string | undefined): Telemetry | undefined {
  const known = programs.get(program);
  return known && (known.verbs === undefined || known.verbs.test(firstArgument ?? "")) ? known : undefined;
}

interface Known extends Telemetry {
  /** What it does when it reports; anything where it is left out. */
  readonly verbs?: RegExp;
}

function known(tool: string, variable: string, value: string, verbs?: RegExp): Known {
  return { tool, variable, value, ...(verbs && { verbs }) };
}

/** Source: the documentation of each, as of 2026-11-30. */
const programs: ReadonlyMap<string, Known> = new Map([
  // `dotnet app.dll` only starts a program.
  [
    "dotnet",
    known(
      ".NET",
      "DOTNET_CLI_TELEMETRY_OPTOUT",
      "1",
      /^(?:add|build|clean|ef|list|msbuild|new|nuget|pack|publish|restore|run|sln|test|tool|vstest|workload)$/,
    ),
  ],
  ["pwsh", known("PowerShell", "POWERSHELL_TELEMETRY_OPTOUT", "1")],
  ["next", known("Next.js", "NEXT_TELEMETRY_DISABLED", "1", /^(?:build|dev|start|export|lint)$/)],
  ["nuxt", known("Nuxt", "NUXT_TELEMETRY_DISABLED", "1", /^(?:build|dev|generate|prepare)$/)],
  ["nuxi", known("Nuxt", "NUXT_TELEMETRY_DISABLED", "1", /^(?:build|dev|generate|prepare)$/)],
  ["gatsby", known("Gatsby", "GATSBY_TELEMETRY_DISABLED", "1", /^(?:build|develop|serve)$/)],
  ["astro", known("Astro", "ASTRO_TELEMETRY_DISABLED", "1", /^(?:build|dev|check|preview|sync)$/)],
  ["turbo", known("Turborepo", "TURBO_TELEMETRY_DISABLED", "1", /^(?:run|build|prune|test|lint)$/)],
  ["ng", known("Angular", "NG_CLI_ANALYTICS", "false", /^(?:build|serve|test|lint|b|s|t)$/)],
  ["storybook", known("Storybook", "STORYBOOK_DISABLE_TELEMETRY", "1", /^(?:build|dev)$/)],
  ["expo", known("Expo", "EXPO_NO_TELEMETRY", "1", /^(?:export|prebuild|start|install)/)],
  ["brew", known("Homebrew", "HOMEBREW_NO_ANALYTICS", "1", /^(?:install|reinstall|tap|update|upgrade|bundle)$/)],
  ["az", known("the Azure CLI", "AZURE_CORE_COLLECT_TELEMETRY", "false", /^[a-z]/)],
  ["func", known("Azure Functions Core Tools", "FUNCTIONS_CORE_TOOLS_TELEMETRY_OPTOUT", "1", /^[a-z]/)],
  ["sam", known("the AWS SAM CLI", "SAM_CLI_TELEMETRY", "0", /^(?:build|deploy|local|package|validate)$/)],
  ["vcpkg", known("vcpkg", "VCPKG_DISABLE_METRICS", "1", /^(?:install|update|upgrade|integrate|export)$/)],
  ["bootstrap-vcpkg.sh", known("vcpkg", "VCPKG_DISABLE_METRICS", "1")],
  ["terraform", known("Terraform", "CHECKPOINT_DISABLE", "1", /^(?:init|plan|apply|validate|version)$/)],
  ["packer", known("Packer", "CHECKPOINT_DISABLE", "1", /^(?:init|build|validate|version)$/)],
  ["prisma", known("Prisma", "CHECKPOINT_DISABLE", "1", /^(?:generate|migrate|db)$/)],
  ["wrangler", known("Wrangler", "WRANGLER_SEND_METRICS", "false", /^(?:deploy|dev|publish|pages)$/)],
  ["dbt", known("dbt", "DBT_SEND_ANONYMOUS_USAGE_STATS", "false", /^(?:build|compile|deps|run|seed|test)$/)],
  ["streamlit", known("Streamlit", "STREAMLIT_BROWSER_GATHER_USAGE_STATS", "false", /^run$/)],
  ["hf", known("the Hugging Face Hub", "HF_HUB_DISABLE_TELEMETRY", "1", /^download$/)],
  ["huggingface-cli", known("the Hugging Face Hub", "HF_HUB_DISABLE_TELEMETRY", "1", /^download$/)],
]);
