import { type Fact, factsOf, type Place } from "../engine/service-facts.ts";
import { basename } from "../text/uri.ts";
import { positionsIn } from "./report.ts";
import type { Teller } from "./teller.ts";

/** At the name of a service: what it may do and what reaches it, each with a link to its line. */
export const tellService: Teller = (session, file, offset) => {
  if (file.model?.kind !== "compose") return undefined;
  const service = file.model.services.find(({ name }) => name.span.start <= offset && offset <= name.span.end);
  if (!service) return undefined;
  const { facts } = factsOf(session.project, file.uri, service);
  const positionsOf = positionsIn(session);
  const link = ({ uri, span }: Place): string => {
    if (session.project.get(uri)?.text === undefined) return basename(uri);
    const number = positionsOf(uri).position(span.start).line + 1;
    return `[${uri === file.uri ? "line " : `${basename(uri)}:`}${number}](${uri}#L${number})`;
  };
  return { span: service.name.span, markdown: facts.map((it) => `- ${line(it, link)}`).join("\n") };
};

function line({ about, parts }: Fact, link: (place: Place) => string): string {
  const said = parts.map(({ text, place }) => (place ? (text ? `${text} (${link(place)})` : link(place)) : text));
  return `**${about}**: ${said.join("; ")}`;
}
