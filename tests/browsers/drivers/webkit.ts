/** WebKitGTK, whose engine is Safari's, through its WebDriver, on a screen of its own. */
import { createServer, type AddressInfo } from 'node:net';
import { keyActions, strokeActions } from './actions';
import { answerTime, inTime, viewport, type Driver } from './driver';
import { newFolder, Program } from './process';

const environment = (folder: string): Readonly<Record<string, string>> => ({
  HOME: folder,
  // As Safari has it on an isolated page.
  JSC_useSharedArrayBuffer: '1',
  // In a container there is neither a second sandbox nor a GPU.
  WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
  WEBKIT_DISABLE_COMPOSITING_MODE: '1',
  LIBGL_ALWAYS_SOFTWARE: '1',
  // A desktop that is started for it would outlive it, with a file system of its own in its folder.
  DBUS_SESSION_BUS_ADDRESS: 'disabled:',
});

const screen = '-screen 0 1600x1200x24';
const elementKey = 'element-6066-11e4-a52e-4f735466cecf';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

type Call = <T = unknown>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<T>;

function caller(port: number): Call {
  return async <T>(method: string, path: string, body?: object): Promise<T> => {
    const request = fetch(`http://127.0.0.1:${port}${path}`, { method, ...(body && { body: JSON.stringify(body) }) });
    const what = `WebKit: ${method} ${path.slice(-40)}`;
    const response = await inTime(request, what);
    const { value } = (await response.json()) as { value: T };
    if (!response.ok) throw new Error(`${what}: ${JSON.stringify(value)}`);
    return value;
  };
}

export async function startWebKit(program: string): Promise<Driver> {
  const folder = newFolder('webkit');
  const port = await freePort();
  const command = ['xvfb-run', '--auto-servernum', '--server-args', screen, program, `--port=${port}`];
  const webkit = new Program(command, folder, environment(folder));
  try {
    const call = caller(port);
    await listening(call);
    return await drive(call, webkit, folder);
  } catch (error) {
    await webkit.end();
    throw error;
  }
}

async function listening(call: Call): Promise<void> {
  for (const end = Date.now() + answerTime; ; await new Promise((resolve) => setTimeout(resolve, 100))) {
    try {
      await call('GET', '/status');
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

async function drive(call: Call, webkit: Program, downloads: string): Promise<Driver> {
  const options = { args: ['--automation', '--enable-write-console-messages-to-stdout=true'] };
  const { sessionId, capabilities } = await call<{ sessionId: string; capabilities: { browserVersion: string } }>(
    'POST',
    '/session',
    { capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } } },
  );
  const post = async <T>(path: string, body: object): Promise<T> =>
    call<T>('POST', `/session/${sessionId}${path}`, body);
  await post('/timeouts', { script: answerTime, pageLoad: answerTime });
  const errors: string[] = [];
  webkit.onLine((line) => {
    if (/^CONSOLE .*\bERROR\b/.test(line)) errors.push(line);
  });
  const run = async (functionText: string, argument: string): Promise<string> => {
    const script = `const [argument, done] = arguments;
      Promise.resolve(argument).then(${functionText}).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const { value, error } = await post<{ value?: string; error?: string }>('/execute/async', {
      script,
      args: [argument],
    });
    if (error !== undefined) throw new Error(`WebKit, in the page: ${error}`);
    return value ?? '';
  };
  await fitWindow(post, run);
  return {
    browser: `WebKitGTK ${capabilities.browserVersion}`,
    downloads,
    errors,
    goto: (url) => post('/url', { url }),
    reload: () => post('/refresh', {}),
    run,
    stroke: (pointer, points) => post('/actions', { actions: strokeActions(pointer, points) }),
    press: (...keys) => post('/actions', { actions: keyActions(keys) }),
    chooseFile: async (selector, path) => {
      const element = await post<Record<string, string>>('/element', { using: 'css selector', value: selector });
      await post(`/element/${element[elementKey] ?? ''}/value`, { text: path });
    },
    screenshot: async () => {
      // A page at rest is not painted again, and the picture would never come.
      await run(repaint, '');
      return Buffer.from(await call<string>('GET', `/session/${sessionId}/screenshot`), 'base64');
    },
    close: async () => {
      await call('DELETE', `/session/${sessionId}`).catch(() => undefined);
      await webkit.end();
    },
  };
}

const repaint = `() => {
  let turns = 40;
  const { style } = document.documentElement;
  const timer = setInterval(() => {
    style.opacity = --turns % 2 === 0 ? '' : '0.9999';
    if (turns === 0) clearInterval(timer);
  }, 60);
  return '';
}`;

/** The window has a bar of its own: it grows until the page in it has the right size. */
async function fitWindow(post: (path: string, body: object) => Promise<unknown>, run: Driver['run']): Promise<void> {
  let { width, height } = viewport as { width: number; height: number };
  for (let turn = 0; turn < 4; turn++) {
    await post('/window/rect', { x: 0, y: 0, width, height });
    const [inWidth = 0, inHeight = 0] = (await run(sizeAtRest, '')).split(' ').map(Number);
    width += viewport.width - inWidth;
    height += viewport.height - inHeight;
  }
}

/** The size of the window once it has not changed for some frames. */
const sizeAtRest = `() => new Promise((resolve) => {
  let same = 0;
  let before = '';
  const look = () => {
    const size = innerWidth + ' ' + innerHeight;
    same = size === before ? same + 1 : 0;
    before = size;
    if (same === 20) resolve(size);
    else setTimeout(look, 16);
  };
  look();
})`;
