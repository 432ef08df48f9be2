/** Firefox through WebDriver BiDi, which it speaks itself. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { keyActions, strokeActions } from './actions';
import { inTime, viewport, type Driver } from './driver';
import { newFolder, Program } from './process';

interface Answer {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly level?: string; readonly text?: string; readonly timestamp?: number };
  readonly result?: unknown;
  readonly error?: string;
  readonly message?: string;
}

interface Entry {
  readonly text: string;
  /** Milliseconds, by the clock of the browser. */
  readonly at: number;
}

/** What the console says of scripts that were still on their way when the page was left. */
const brokenOff =
  /^TypeError: error loading dynamically imported module|A ServiceWorker intercepted the request and encountered an unexpected error/;

/** Calls over a socket, each answered by its number. */
class BiDi {
  private readonly entries: Entry[] = [];
  /** When pages were left, and when the next one took their place; the latest first. */
  private readonly departures = [{ begin: -Infinity, end: -Infinity }];
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private calls = 0;

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => this.hear(JSON.parse(data.toString()) as Answer));
  }

  static async connect(address: string): Promise<BiDi> {
    const socket = new WebSocket(address);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return new BiDi(socket);
  }

  async call<T>(method: string, params: object): Promise<T> {
    const id = ++this.calls;
    const answered = new Promise<Answer>((resolve) => this.waiting.set(id, resolve));
    this.socket.send(JSON.stringify({ id, method, params }));
    const answer = await inTime(answered, `Firefox: ${method}`);
    if (answer.error !== undefined) throw new Error(`Firefox: ${method}: ${answer.error} ${answer.message ?? ''}`);
    return answer.result as T;
  }

  get errors(): readonly string[] {
    const isOfDeparture = ({ text, at }: Entry): boolean =>
      brokenOff.test(text) && this.departures.some(({ begin, end }) => begin <= at && at <= end);
    return this.entries.filter((entry) => !isOfDeparture(entry)).map(({ text }) => text);
  }

  close(): void {
    this.socket.terminate();
  }

  private hear({ id, method, params = {}, ...answer }: Answer): void {
    if (id !== undefined) return this.waiting.get(id)?.(answer);
    const { level, text = '', timestamp: at = 0 } = params;
    if (method === 'log.entryAdded' && level === 'error') this.entries.push({ text, at });
    if (method === 'browsingContext.navigationStarted') this.departures.unshift({ begin: at, end: Infinity });
    if (method === 'browsingContext.navigationCommitted' && this.departures[0]) this.departures[0].end = at;
  }
}

/** Downloads without a question, and nothing asked of anybody's servers. */
const settings = (folder: string): Readonly<Record<string, unknown>> => ({
  'browser.download.dir': folder,
  'browser.download.folderList': 2,
  'app.update.disabledForTesting': true,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'browser.safebrowsing.downloads.enabled': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
});

/** @param wishes further settings, as `about:config` names them */
export async function startFirefox(program: string, wishes: Readonly<Record<string, unknown>> = {}): Promise<Driver> {
  const folder = newFolder('firefox');
  const lines = Object.entries({ ...settings(folder), ...wishes }).map(
    ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`,
  );
  writeFileSync(join(folder, 'user.js'), lines.join('\n'));
  const firefox = new Program(
    [program, '--headless', '--no-remote', '--profile', folder, '--remote-debugging-port=0'],
    folder,
  );
  try {
    const [, address = ''] = await inTime(firefox.match(/WebDriver BiDi listening on (\S+)/), 'The start of Firefox');
    return await drive(await BiDi.connect(`${address}/session`), firefox, folder);
  } catch (error) {
    await firefox.end();
    throw error;
  }
}

async function drive(bidi: BiDi, firefox: Program, downloads: string): Promise<Driver> {
  const session = await bidi.call<{ capabilities: { browserVersion: string } }>('session.new', { capabilities: {} });
  const events = ['log.entryAdded', 'browsingContext.navigationStarted', 'browsingContext.navigationCommitted'];
  await bidi.call('session.subscribe', { events });
  // In the first tab the address bar has the focus: keys reach the page there, but press no button.
  const { context } = await bidi.call<{ context: string }>('browsingContext.create', { type: 'tab' });
  await bidi.call('browsingContext.setViewport', { context, viewport });
  const evaluate = async (functionDeclaration: string, ...args: string[]) =>
    bidi.call<{ type: string; result?: { value?: string; sharedId?: string }; exceptionDetails?: { text: string } }>(
      'script.callFunction',
      {
        functionDeclaration,
        awaitPromise: true,
        target: { context },
        arguments: args.map((value) => ({ type: 'string', value })),
        userActivation: false,
      },
    );
  const perform = (actions: object[]): Promise<void> => bidi.call('input.performActions', { context, actions });
  return {
    browser: `Firefox ${session.capabilities.browserVersion}`,
    downloads,
    get errors() {
      return bidi.errors;
    },
    goto: (url) => bidi.call('browsingContext.navigate', { context, url, wait: 'complete' }),
    reload: () => bidi.call('browsingContext.reload', { context, wait: 'complete' }),
    run: async (functionText, argument) => {
      const { result, exceptionDetails } = await evaluate(functionText, argument);
      if (exceptionDetails) throw new Error(`Firefox, in the page: ${exceptionDetails.text}`);
      return result?.value ?? '';
    },
    stroke: (pointer, points) => perform(strokeActions(pointer, points)),
    press: (...keys) => perform(keyActions(keys)),
    chooseFile: async (selector, path) => {
      const { result } = await evaluate('(selector) => document.querySelector(selector)', selector);
      await bidi.call('input.setFiles', { context, element: { sharedId: result?.sharedId }, files: [path] });
    },
    screenshot: async () => {
      const { data } = await bidi.call<{ data: string }>('browsingContext.captureScreenshot', { context });
      return Buffer.from(data, 'base64');
    },
    close: async () => {
      bidi.close();
      await firefox.end();
    },
  };
}
