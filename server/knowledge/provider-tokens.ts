/** A credential that names its issuer by its own form. Offsets are UTF-16, `end` exclusive. */
export interface Token {
  readonly start: number;
  readonly end: number;
  /** Who issued it, as people write it. */
  readonly provider: string;
}

/** Every token of a text, in order; those that documentation shows (`…EXAMPLE`, `ghp_xxxx…`, `123456…`) are none. */
export function findTokens(text: string): readonly Token[] {
  const found: Token[] = [];
  let end = 0;
  for (const { index, 0: prefix } of text.matchAll(anyPrefix)) {
    if (index < end) continue;
    for (const format of formatsOf.get(prefix) ?? []) {
      const { provider, rest } = format;
      const pattern = (format.pattern ??= new RegExp(`${literally(prefix)}${rest}(?![A-Za-z0-9])`, "y"));
      pattern.lastIndex = index;
      const match = pattern.exec(text)?.[0];
      if (match === undefined || isExample(match.slice(prefix.length))) continue;
      end = index + match.length;
      found.push({ start: index, end, provider });
      break;
    }
  }
  for (const { provider, marker, pattern } of marked) {
    if (!text.includes(marker)) continue;
    for (const { index, 0: match } of text.matchAll(pattern)) {
      const token = { start: index, end: index + match.length, provider };
      if (!isExample(match.replace(marker, "")) && !found.some((other) => other.start < token.end && token.start < other.end))
        found.push(token);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Whether what follows a token's prefix was typed by somebody who shows the form of one. */
function isExample(body: string): boolean {
  if (/EXAMPLE|x{5}|X{5}|\.{3}|(\w)\1{5}|12345678|abcdefgh|ABCDEFGH|your|YOUR|redacted|REDACTED|placeholder|fake|FAKE|dummy/.test(body))
    return true;
  const letters = body.replace(/[^A-Za-z0-9]/g, "");
  return letters.length >= 16 && new Set(letters.toLowerCase()).size < 6;
}

// Alphabets of the table. Every repetition is bounded, so that a search stays linear whatever the text.
const w = "[A-Za-z0-9]";
const u = "[A-Za-z0-9_-]";
const h = "[0-9a-f]";
const l = "[a-z0-9]";
const c = "[A-Z0-9]";
const b = "[A-Za-z0-9+/]";
const uuid = `${h}{8}-${h}{4}-${h}{4}-${h}{4}-${h}{12}`;

/**
 * Provider, prefix, what follows it. Prefixes, alphabets and lengths are facts of the providers' documentation and of what
 * secret scanners agree on, as of 2026-11-23.
 */
const formats: readonly (readonly [provider: string, prefix: string, rest: string])[] = [
  ["GitHub", "ghp_", `${w}{36}`],
  ["GitHub", "gho_", `${w}{36}`],
  ["GitHub", "ghu_", `${w}{36}`],
  ["GitHub", "ghs_", `(?:${w}{36}|\\d{3,12}_eyJ${u}{10,500}\\.eyJ${u}{10,1500}\\.${u}{20,700})`],
  ["GitHub", "ghr_", `${w}{36}`],
  ["GitHub", "github_pat_", `${w}{22}_${w}{59}`],
  ["GitLab", "glpat-", `(?:${u}{27,300}\\.${l}{2}\\.${l}{9}|${u}{20})`],
  ["GitLab", "gldt-", `${u}{20}`],
  ["GitLab", "glrt-", `${u}{20}`],
  ["GitLab", "glcbt-", `${h}{1,5}_${u}{20}`],
  ["GitLab", "glptt-", `${h}{40}`],
  ["GitLab", "GR1348941", `${u}{20}`],
  ["AWS", "AKIA", "[A-Z2-7]{16}"],
  ["AWS", "ASIA", "[A-Z2-7]{16}"],
  ["AWS", "ABSK", `${b}{109,269}={0,2}`],
  ["Google", "AIza", `${u}{35}`],
  ["Google", "GOCSPX-", `${u}{28}`],
  ["Google", "ya29.", `${u}{60,400}`],
  ["Google", "AQ.Ab8RN6", `${u}{44}`],
  ["npm", "npm_", `${w}{36}`],
  ["PyPI", "pypi-AgEIcHlwaS5vcmc", `${u}{50,1000}`],
  ["RubyGems", "rubygems_", `${h}{48}`],
  ["crates.io", "cio", `${w}{32}`],
  ["NuGet", "oy2", `${l}{43}`],
  ["Clojars", "CLOJARS_", `${l}{60}`],
  ["Docker", "dckr_pat_", `${u}{27}`],
  ["Docker", "dckr_oat_", `${u}{32}`],
  ["Docker Swarm", "SWMTKN-1-", `${l}{50}-${l}{25}`],
  ["Docker Swarm", "SWMKEY-1-", `${b}{43}`],
  ["Slack", "xoxb-", `\\d{10,13}-\\d{10,13}-${w}{20,30}`],
  ["Slack", "xoxp-", `(?:\\d{10,13}-){3}${w}{28,34}`],
  ["Slack", "xapp-", `\\d-${c}{8,12}-\\d{10,14}-${h}{64}`],
  ["Slack", "https://hooks.slack.com/services/", `T${c}{8,12}/B${c}{8,12}/${w}{24}`],
  ["Stripe", "sk_live_", `${w}{24,120}`],
  ["Stripe", "rk_live_", `${w}{24,120}`],
  ["Stripe", "sk_test_", `${w}{24,120}`],
  ["Stripe", "whsec_", `${w}{32}`],
  ["Twilio", "SK", `${h}{32}`],
  ["SendGrid", "SG.", `${u}{22}\\.${u}{43}`],
  ["Mailgun", "key-", `${h}{32}`],
  ["Brevo", "xkeysib-", `${h}{64}-${w}{16}`],
  ["Resend", "re_", `${w}{8}_${w}{24}`],
  ["OpenAI", "sk-proj-", `${u}{58,80}T3BlbkFJ${u}{58,80}`],
  ["OpenAI", "sk-svcacct-", `${u}{58,80}T3BlbkFJ${u}{58,80}`],
  ["OpenAI", "sk-", `${w}{20}T3BlbkFJ${w}{20}`],
  ["Anthropic", "sk-ant-api03-", `${u}{93}AA`],
  ["Anthropic", "sk-ant-admin01-", `${u}{93}AA`],
  ["OpenRouter", "sk-or-v1-", `${h}{64}`],
  ["Hugging Face", "hf_", "[A-Za-z]{34}"],
  ["Groq", "gsk_", `${w}{52}`],
  ["Perplexity", "pplx-", `${w}{48}`],
  ["Replicate", "r8_", `${w}{37}`],
  ["xAI", "xai-", `${w}{80}`],
  ["LangSmith", "lsv2_pt_", `${h}{32}_${h}{10}`],
  ["LangSmith", "lsv2_sk_", `${h}{32}_${h}{10}`],
  ["NVIDIA", "nvapi-", `${u}{64}`],
  ["Cerebras", "csk-", `${l}{48}`],
  ["Together AI", "tgp_v1_", `${u}{43}`],
  ["Pinecone", "pcsk_", `${w}{5,6}_${w}{63}`],
  ["Weights & Biases", "wandb_v1_", "\\w{77}"],
  ["DigitalOcean", "dop_v1_", `${h}{64}`],
  ["DigitalOcean", "doo_v1_", `${h}{64}`],
  ["DigitalOcean", "dor_v1_", `${h}{64}`],
  ["Linear", "lin_api_", `${w}{40}`],
  ["Notion", "ntn_", `\\d{11}${w}{35}`],
  ["Airtable", "pat", `${w}{14}\\.${h}{64}`],
  ["Atlassian", "ATATT3xFfGF0", `${u}{150,220}=?${w}{0,8}`],
  ["Bitbucket", "ATBB", `${w}{32}`],
  ["Databricks", "dapi", `${h}{32}(?:-\\d)?`],
  ["Grafana", "glsa_", `${w}{32}_${h}{8}`],
  ["Grafana", "glc_", `${b}{32,400}={0,2}`],
  ["Sentry", "sntryu_", `${h}{64}`],
  ["Sentry", "sntrys_", `eyJ${b}{30,400}={0,2}_${b}{43}`],
  ["New Relic", "NRAK-", `${c}{27}`],
  ["Dynatrace", "dt0c01.", `${c}{24}\\.${c}{64}`],
  ["PostHog", "phx_", `${w}{43}`],
  ["Vault", "hvs.", `${u}{90,120}`],
  ["Vault", "hvb.", `${u}{138,300}`],
  ["Doppler", "dp.pt.", `${w}{43}`],
  ["Doppler", "dp.st.", `(?:[a-z0-9_-]{2,35}\\.)?${w}{40,44}`],
  ["1Password", "ops_eyJ", `${b}{250,1200}={0,3}`],
  ["1Password", "A3-", `${c}{6}-(?:${c}{11}|${c}{6}-${c}{5})-${c}{5}-${c}{5}-${c}{5}`],
  ["Pulumi", "pul-", `${h}{40}`],
  ["Infisical", "st.", `${h}{24}\\.${h}{32}\\.${h}{32}`],
  ["PlanetScale", "pscale_tkn_", `${u}{32,64}`],
  ["PlanetScale", "pscale_pw_", `${u}{32,64}`],
  ["Supabase", "sbp_", `${h}{40}`],
  ["Supabase", "sb_secret_", `${u}{31}`],
  ["Neon", "napi_", `${l}{64}`],
  ["MongoDB Atlas", "mdb_sa_sk_", `${u}{40}`],
  ["Elastic", "essu_", `${b}{40,120}={0,2}`],
  ["Cloudflare", "v1.0-", `${h}{24}-${h}{146}`],
  ["Heroku", "HRKU-AA", `${u}{58}`],
  ["Fly.io", "FlyV1 fm2_", `${b}{80,700}={0,3}`],
  ["Vercel", "vcp_", `${w}{56}`],
  ["Netlify", "nfp_", `${w}{36}`],
  ["Render", "rnd_", `${w}{28}`],
  ["Tailscale", "tskey-auth-", `${w}{12,20}-${w}{20,40}`],
  ["Tailscale", "tskey-api-", `${w}{12,20}-${w}{20,40}`],
  ["Tailscale", "tskey-client-", `${w}{12,20}-${w}{20,40}`],
  ["Deno", "ddp_", `${w}{36}`],
  ["Shopify", "shpat_", "[0-9a-fA-F]{32}"],
  ["Shopify", "shpss_", "[0-9a-fA-F]{32}"],
  ["Shopify", "shpca_", "[0-9a-fA-F]{32}"],
  ["Shopify", "shppa_", "[0-9a-fA-F]{32}"],
  ["Square", "EAAA", `${u}{60}`],
  ["Square", "sq0csp-", `${u}{43}`],
  ["Plaid", "access-production-", uuid],
  ["Facebook", "EAAC", `${w}{100,250}`],
  ["X", "AAAAAAAAAAAAAAAAAAAAA", "[A-Za-z0-9%]{50,110}"],
  ["Flutterwave", "FLWSECK-", `${h}{32}-X`],
  ["Figma", "figd_", `${u}{40}`],
  ["Postman", "PMAK-", `${h}{24}-${h}{34}`],
  ["Discord", "https://discord.com/api/webhooks/", `\\d{17,20}/${u}{60,80}`],
  ["Mapbox", "sk.eyJ", `${u}{20,400}\\.${u}{22}`],
  ["JFrog", "AKCp8", `${w}{68}`],
  ["JFrog", "cmVmdGtuOjAx", `${w}{52}`],
  ["SonarQube", "squ_", `${h}{40}`],
  ["SonarQube", "sqp_", `${h}{40}`],
  ["SonarQube", "sqa_", `${h}{40}`],
  ["CircleCI", "CCIPAT_", `${w}{22}_${h}{40}`],
  ["Buildkite", "bkua_", `${h}{40}`],
  ["Cloudsmith", "csa_", `${h}{30}${w}{6}`],
  ["Sourcegraph", "sgp_", `(?:(?:${h}{16}|local)_)?${h}{40}`],
  ["Harness", "pat.", `${u}{22}\\.${w}{24}\\.${w}{20}`],
  ["Octopus Deploy", "API-", `${c}{26}`],
  ["Apify", "apify_api_", `${w}{36}`],
  ["Contentful", "CFPAT-", `${u}{43}`],
  ["HubSpot", "pat-na1-", uuid],
  ["HubSpot", "pat-eu1-", uuid],
  ["OpenShift", "sha256~", `${u}{43}`],
  ["EasyPost", "EZAK", `${w}{54}`],
  ["Shippo", "shippo_live_", `${h}{40}`],
  ["Typeform", "tfp_", `${u}{44}_${u}{14}`],
  ["ElevenLabs", "sk_", `${h}{48}`],
  ["age", "AGE-SECRET-KEY-1", "[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}"],
  ["Django", "django-insecure-", "[a-z0-9!@#$%^&*(_=+)-]{50}"],
  ["Cloudinary", "cloudinary://", `\\d{15}:${u}{27}@${u}{1,64}`],
];

/** Formats that begin with anything and have a marker inside. */
const marked: readonly { readonly provider: string; readonly marker: string; readonly pattern: RegExp }[] = [
  { provider: "Azure", marker: "AccountKey=", pattern: /(?<=AccountKey=)[A-Za-z0-9+/]{86}==/g },
  { provider: "Azure", marker: "SharedAccessKey=", pattern: /(?<=SharedAccessKey=)[A-Za-z0-9+/]{43}=/g },
  { provider: "Azure", marker: "8Q~", pattern: /(?<![\w.~-])[A-Za-z0-9_~.-]{3}8Q~[A-Za-z0-9_~.-]{34}(?![\w.~-])/g },
  { provider: "Azure DevOps", marker: "AZDO", pattern: /(?<!\w)[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}(?!\w)/g },
  { provider: "Mailchimp", marker: "-us", pattern: /(?<!\w)[0-9a-f]{32}-us\d{1,2}(?!\w)/g },
  { provider: "New Relic", marker: "NRAL", pattern: /(?<!\w)[0-9a-f]{36}NRAL(?!\w)/g },
  { provider: "Terraform", marker: ".atlasv1.", pattern: /(?<!\w)[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_-]{60,70}/g },
  { provider: "Telegram", marker: ":AA", pattern: /(?<!\w)\d{8,10}:AA[\w-]{33}(?![\w-])/g },
  { provider: "Discord", marker: ".", pattern: /(?<![\w.-])[MNO][A-Za-z0-9_-]{23,27}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,38}(?![\w-])/g },
  { provider: "MaxMind", marker: "_mmk", pattern: /(?<!\w)[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk(?!\w)/g },
  {
    provider: "Microsoft Teams",
    marker: ".webhook.office.com/",
    pattern: /https:\/\/[a-z0-9-]{1,64}\.webhook\.office\.com\/webhookb2\/[0-9a-f@-]{73}\/IncomingWebhook\/[0-9a-f]{32}\/[0-9a-f-]{36}/g,
  },
  {
    provider: "JSON Web Token",
    marker: "eyJ",
    pattern: /(?<![\w.-])eyJ[A-Za-z0-9_-]{12,500}\.eyJ[A-Za-z0-9_-]{12,2000}\.[A-Za-z0-9_-]{20,700}/g,
  },
];

interface Format {
  readonly provider: string;
  readonly rest: string;
  /** Made when the prefix is first seen: most never are. */
  pattern?: RegExp;
}

const formatsOf = new Map<string, readonly Format[]>();
for (const [provider, prefix, rest] of formats) formatsOf.set(prefix, [...(formatsOf.get(prefix) ?? []), { provider, rest }]);

// The longest prefix that fits wins, so `sk-proj-` is not read as `sk-`.
const anyPrefix = new RegExp(
  `(?<![A-Za-z0-9])(?:${[...formatsOf.keys()]
    .sort((a, b) => b.length - a.length)
    .map(literally)
    .join("|")})`,
  "g",
);

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
