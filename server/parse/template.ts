import type { Instruction } from "../model/dockerfile.ts";
import type { Template } from "../model/node.ts";

type Engine = Template["engine"];

const jinjaStatement = /^\s*\{%[-+]?\s*(?:block|call|do|elif|else|end\w*|extends|filter|for|from|if|import|include|macro|raw|set|with)\b/;
/** What stands where only text can: `{{ image }}`, `{{ item.name | lower }}`, but not the `{{.Name}}` that Docker itself fills in. */
const placeholder = /\{\{-?\s*[A-Za-z_][^{}]*\}\}/;
/** Marks of engines that need no look at what is inside: `<%= x %>`, `@IMAGE@`, `%%IMAGE%%`. */
const nameMark = /<%|@[A-Z][A-Z0-9_]+@|%%\w+%%/;

/**
 * Whether a Dockerfile is the source of another: where an instruction begins stands a mark, or in what FROM names, or in a
 * path, a user or a port. Other arguments may hold marks that are for somebody else, such as `docker inspect --format '{{.Id}}'`.
 * `name` is the file's: variables that nobody declares are for envsubst only in a file that calls itself a template.
 */
export function dockerfileTemplate(text: string, instructions: readonly Instruction[], name: string): Template | undefined {
  const mayMark = /\{\{|\{%|\{#|<%|@[A-Z]|%%/.test(text);
  const forEnvsubst = /\.(?:template|tmpl|tpl|in|envsubst)\b/i.test(name);
  if (!mayMark && !forEnvsubst) return undefined;
  const declared = new Set<string>();
  for (const it of instructions) {
    const { start } = it.span;
    const head = text.slice(start, start + 100);
    if (/^(?:\{\{|\{%|\{#|<%)/.test(head)) return template(text, start);
    if (it.name === "RUN") {
      const statement = /\n[ \t]*(?=\{%[-+]?\s*(?:if|for|set|endif|endfor|else)\b|<%)/.exec(
        text.slice(start, it.heredocs[0]?.body.start ?? it.span.end),
      );
      if (statement) return template(text, start + statement.index + statement[0].length);
    }
    const words = [...it.words, ...it.flags.flatMap(({ value }) => value ?? [])];
    for (const { value, span } of words) {
      if (it.name === "ARG") declared.add(value.split("=", 1)[0]!);
      const written = text.slice(span.start, span.end);
      if (it.name === "FROM" && (/\{\{|\{%/.test(written) || nameMark.test(written)))
        return template(text, span.start + written.search(/\{\{|\{%|<%|@[A-Z]|%%/));
      if (/^(?:COPY|ADD|WORKDIR|USER|EXPOSE)$/.test(it.name) && (written.includes("<%") || jinjaStatement.test(written)))
        return template(text, span.start + written.search(/<%|\{%/));
      if (it.name === "FROM" && forEnvsubst) {
        const variable = /\$\{?([A-Za-z_]\w*)/.exec(value);
        if (variable && !declared.has(variable[1]!)) return { kind: "template", engine: "envsubst", span };
      }
    }
    // Blanks inside of the mark cut it into several words.
    const first = it.words[0]?.span.start;
    if (first !== undefined && /^(?:FROM|COPY|ADD|WORKDIR|USER|EXPOSE)$/.test(it.name)) {
      const mark = placeholder.exec(text.slice(first, it.heredocs[0]?.body.start ?? it.span.end));
      if (mark) return template(text, first + mark.index);
    }
  }
  return undefined;
}

/**
 * Whether a Compose file is the source of another: a mark stands where a line or an unquoted value begins, or in `image:`.
 * Marks in other values may be for Swarm (`{{.Node.Hostname}}`), Traefik or a format, and those in block scalars for whoever
 * reads them.
 */
export function composeTemplate(text: string): Template | undefined {
  if (!/\{\{|\{%|\{#|<%/.test(text)) return undefined;
  const line = /[^\n]*(?:\n|$)/y;
  let block = -1;
  for (let at = 0; at < text.length; at = line.lastIndex) {
    line.lastIndex = at;
    const content = line.exec(text)![0].trimEnd();
    const indent = content.search(/\S/);
    if (indent < 0 || (block >= 0 && indent > block)) continue;
    block = blockScalarIndent(content);
    const mark = /^\s*#/.test(content) ? undefined : markInLine(content);
    if (mark !== undefined) return template(text, at + mark);
  }
  return undefined;
}

/** The indentation that the lines of the block scalar beginning in this line exceed; -1 where none begins. */
function blockScalarIndent(line: string): number {
  if (!/[|>][-+\d]*(?:\s+#.*)?$/.test(line)) return -1;
  const [dashes = ""] = /^ *(?:- +)*/.exec(line) ?? [];
  return /^[|>]/.test(line.slice(dashes.length)) ? dashes.lastIndexOf("-") : dashes.length;
}

function markInLine(line: string): number | undefined {
  if (jinjaStatement.test(line)) return line.indexOf("{%");
  const erb = /^[^#'"]*(<%)/.exec(line);
  if (erb) return erb[0].length - 2;
  const start = /^(\s*(?:- +)*(?:[\w.-]+:\s+)?)(?:\{\{-?\s*(?!\s|\.(?:Node|Service|Task)\b)|\{#)/.exec(line);
  if (start) return start[1]!.length;
  const image = /^\s*image:[^#]*?(?=\{\{|\{%)/.exec(line);
  return image?.[0].length;
}

/** The mark at an offset, to the end of it or of its line. */
function template(text: string, start: number): Template {
  const newline = text.indexOf("\n", start);
  const line = text.slice(start, newline < 0 ? text.length : newline);
  const close = /\}\}|%\}|#\}|%>|(?<=.)@|(?<=..)%%/.exec(line);
  const mark = line.slice(0, close ? close.index + close[0].length : undefined).trimEnd();
  return { kind: "template", engine: engineOf(mark, text), span: { start, end: start + mark.length } };
}

function engineOf(mark: string, text: string): Engine {
  if (mark.startsWith("<%")) return "ERB";
  if (/^\{[%#]/.test(mark) || /^\s*\{%/m.test(text)) return "Jinja";
  if (!mark.startsWith("{{") || /\bthen\b/.test(mark) || /^\{\{-?\s*[#^>&/]/.test(mark)) return "unknown";
  return /^\{\{-?\s*(?:[.$]|(?:if|range|with|define|template|block|end|else|include)\b)/.test(mark) ? "Go template" : "Jinja";
}
