/** What came of each step in each browser, as a table. */
import type { Figures } from './journey';

interface Column {
  readonly outcomes: Map<string, string>;
  figures: Figures | null;
}

export class Results {
  private readonly columns = new Map<string, Column>();

  constructor(private readonly steps: readonly string[]) {}

  note(browser: string, step: string, outcome: string): void {
    this.columnOf(browser).outcomes.set(step, outcome);
  }

  keep(browser: string, figures: Figures): void {
    this.columnOf(browser).figures = figures;
  }

  /** The figures of the whole training, by browser. */
  get figures(): readonly Figures[] {
    return [...this.columns.values()].flatMap(({ figures }) => figures ?? []);
  }

  table(): string {
    const columns = [...this.columns.values()];
    const rows = [
      ['', ...this.columns.keys()],
      ...this.steps.map((step) => [step, ...columns.map(({ outcomes }) => outcomes.get(step) ?? 'not run')]),
      ...(['device', 'loss', 'accuracy'] as const).map((name) => [
        name,
        ...columns.map(({ figures }) => figures?.[name] ?? ''),
      ]),
    ];
    const widths = (rows[0] ?? []).map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
    return rows.map((row) => row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ')).join('\n');
  }

  private columnOf(browser: string): Column {
    const column = this.columns.get(browser) ?? { outcomes: new Map<string, string>(), figures: null };
    this.columns.set(browser, column);
    return column;
  }
}
