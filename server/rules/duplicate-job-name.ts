import type { Rule } from "./rule.ts";

export const duplicateJobName: Rule = {
  id: "duplicate-job-name",
  summary: "A job and a service have the same name",
  category: "correctness",
  severity: "error",
  fixable: "no",
  since: "0.1.0",
  also: {},

  check: {
    compose(_file, context) {
      const { jobs, services, originOf } = context.project();
      for (const job of jobs.values()) {
        const place = services.get(job.key.text)?.places[0];
        if (!place || originOf(job) !== context.uri) continue;
        context.report({
          at: job.key.inner,
          message: `${job.key.text} is both a job and a service; Compose takes each name once.`,
          related: [{ uri: place.uri, at: place.entry.key.inner, message: "The service is here." }],
        });
      }
    },
  },
};
