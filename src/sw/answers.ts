import { document, type Build } from './build';

/** The part of a request that says what is asked for. */
export type Asked = Pick<Request, 'method' | 'url' | 'mode' | 'destination' | 'headers'>;

/** Links whose "#" or "?" a messenger has put into codes. */
const isMangled = (rest: string): boolean => /^%(23|3f)/i.test(rest);

/** The path of a kept file that a request asks for; null where the browser is to ask the host as always. */
export function pathOf(asked: Asked, scope: string, build: Build): string | null {
  if (asked.method !== 'GET' || !asked.url.startsWith(scope) || asked.headers.has('range')) return null;
  const rest = asked.url.slice(scope.length).replace(/#.*$/s, '');
  const path = rest.replace(/\?.*$/s, '');
  if (asked.mode === 'navigate') return path === '' || path === document || isMangled(path) ? document : null;
  // A script of an older build is asked for by a page that is still open.
  return rest === path && (path.startsWith('assets/') || build.files.some((file) => file.path === path)) ? path : null;
}

/** What runs as a world of its own. Headers of what only belongs to such a world mean nothing. */
const worlds: readonly RequestDestination[] = ['document', 'iframe', 'worker', 'sharedworker'];

/** The response with the headers that isolate the page and bind its workers; where the host sends one of them, the host's stands. */
export function withHeaders(response: Response, { destination }: Pick<Asked, 'destination'>, build: Build): Response {
  // A response of status 0 is a redirection that the browser is to follow by itself.
  if (!worlds.includes(destination) || response.status === 0) return response;
  const headers = new Headers(response.headers);
  // They told of the body on its way.
  for (const name of ['content-encoding', 'content-length']) headers.delete(name);
  for (const [name, value] of Object.entries(build.headers)) if (!headers.has(name)) headers.set(name, value);
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}
