import type { Server } from 'node:http';

/** What was asked of the server and how it ended: where a page, a worker or a thread waits for a file for ever, it stands here. */
export class RequestLog {
  private readonly lines: string[] = [];

  constructor(server: Pick<Server, 'on'>) {
    server.on('request', ({ url = '' }, response) => {
      const note = (what: string): void => void this.lines.push(`${new Date().toISOString()} ${what} ${url}`);
      note('asked');
      response.on('close', () => note(response.writableFinished ? String(response.statusCode) : 'left'));
    });
  }

  /** The last ones, oldest first. */
  last(count = 300): string {
    return this.lines.slice(-count).join('\n');
  }
}
