/** What a part has to say: printed as it comes, and kept as the part's chapter of the results. */
export interface Report {
  /** What the next table answers. */
  ask(question: string): void;
  table(table: Table): void;
  note(text: string): void;
  plot(plot: { readonly file: string; readonly title: string; readonly svg: string }): void;
}

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Chapter extends Report {
  readonly markdown: string;
  readonly plots: readonly { readonly file: string; readonly svg: string }[];
}

export function createChapter(title: string): Chapter {
  const blocks = [`## ${title}`];
  const plots: { file: string; svg: string }[] = [];
  console.log(`\n=== ${title}`);

  return {
    ask(question) {
      blocks.push(`**${question}**`);
      console.log(`\n${question}\n`);
    },
    table(table) {
      blocks.push(toMarkdown(table));
      console.log(toText(table));
    },
    note(text) {
      blocks.push(text);
      console.log(text);
    },
    plot({ file, title: plotTitle, svg }) {
      blocks.push(`![${plotTitle}](${file})`);
      plots.push({ file, svg });
    },
    get markdown() {
      return blocks.join('\n\n');
    },
    plots,
  };
}

function toMarkdown({ columns, rows }: Table): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const rule = columns.map((_, index) => (index === 0 ? '---' : '---:'));
  return [line(columns), line(rule), ...rows.map(line)].join('\n');
}

/** Long cells, which tell why something is missing, may stand over the edge. */
const MAX_WIDTH = 32;

function toText({ columns, rows }: Table): string {
  const lines = [columns, ...rows];
  const widths = columns.map((_, index) =>
    Math.max(...lines.map((line) => Math.min(MAX_WIDTH, line[index]?.length ?? 0))),
  );
  const toLine = (cells: readonly string[]) =>
    cells
      .map((cell, index) =>
        index === 0 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0),
      )
      .join('  ');
  return lines.map(toLine).join('\n');
}
