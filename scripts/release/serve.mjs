#!/usr/bin/env node
/**
 * Serves the CNN Playground with the headers that it wants. Needs Node 18.17 or later and nothing else.
 *
 *   node serve.mjs                     for this computer alone, at http://127.0.0.1:8080/
 *   node serve.mjs --network           for all computers of the network
 *   node serve.mjs --port 9000
 *   node serve.mjs --network --cert school.crt --key school.key      over https
 */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { createServer as createPlain } from 'node:http';
import { createServer as createSecure } from 'node:https';
import { networkInterfaces } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';

const types = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  md: 'text/plain; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json',
};
const compressed = new Set(['css', 'html', 'js', 'json', 'svg', 'txt', 'wasm', 'webmanifest']);

function fail(message) {
  console.error(message);
  process.exit(1);
}

function readOptions() {
  const options = {
    port: { type: 'string', default: '8080' },
    network: { type: 'boolean', default: false },
    cert: { type: 'string' },
    key: { type: 'string' },
    folder: { type: 'string', default: join(dirname(fileURLToPath(import.meta.url)), 'page') },
  };
  try {
    return parseArgs({ options }).values;
  } catch ({ message }) {
    return fail(message);
  }
}

const values = readOptions();
const folder = resolve(values.folder);

/** The file `_headers` of the page: a pattern such as /assets/*, then its headers, each on an indented line. */
function readHeaders() {
  const blocks = [];
  for (const line of readFileSync(join(folder, '_headers'), 'utf8').split('\n')) {
    const [, name, value] = /^\s+([^:]+): (.*)$/.exec(line) ?? [];
    if (name) blocks.at(-1)?.headers.push([name, value]);
    else if (line.trim()) blocks.push({ start: line.trim().replace(/\*$/, ''), headers: [] });
  }
  return blocks;
}

/** Every file there is, by its address. Nothing else can be asked for. */
function filesIn() {
  const blocks = readHeaders();
  const files = new Map();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name === '_headers') continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const address = path.slice(folder.length).replaceAll('\\', '/');
    const headers = blocks.filter(({ start }) => address.startsWith(start)).flatMap((block) => block.headers);
    files.set(address, { path, headers });
  }
  files.set('/', files.get('/index.html'));
  return files;
}

const known = { stamp: NaN, files: new Map() };

/** The files of the build that is there now: `sw.js` is the last file of each. */
function filesNow() {
  const stamp = statSync(join(folder, 'sw.js')).mtimeMs;
  if (stamp !== known.stamp) Object.assign(known, { stamp, files: filesIn() });
  return known.files;
}

/** What is sent of a file; text is compressed once and kept, since a class asks for it thirty times. */
function contentOf(file, asksGzip) {
  const ending = file.path.split('.').at(-1);
  const isSmaller = asksGzip && compressed.has(ending);
  if (isSmaller) file.gzip ??= gzipSync(readFileSync(file.path));
  const headers = {
    'Content-Type': types[ending] ?? 'application/octet-stream',
    ...(compressed.has(ending) && { Vary: 'Accept-Encoding' }),
    ...(isSmaller && { 'Content-Encoding': 'gzip' }),
    'Cache-Control': 'no-cache',
  };
  return { body: isSmaller ? file.gzip : readFileSync(file.path), headers };
}

/** The address without what follows it; a link whose "#" or "?" a messenger has put into codes is the page's. */
function addressOf(url) {
  try {
    const address = decodeURIComponent(url.split('?')[0]);
    return /^\/[#?]/.test(address) ? '/' : address;
  } catch {
    return url;
  }
}

function answer(request, response) {
  const file = filesNow().get(addressOf(request.url));
  if (!['GET', 'HEAD'].includes(request.method)) return response.writeHead(405).end();
  if (!file) return response.writeHead(404, { 'Content-Type': 'text/plain' }).end('There is no such file.');
  const asksGzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  const { body, headers } = contentOf(file, asksGzip);
  response.writeHead(200, { ...headers, 'Content-Length': body.length, ...Object.fromEntries(file.headers) });
  return response.end(request.method === 'HEAD' ? undefined : body);
}

/** While a new page is copied over the old one, a file may be missing or locked: one answer fails, the server goes on. */
function answerSafely(request, response) {
  try {
    answer(request, response);
  } catch (error) {
    console.error(`${request.url}: ${error.message}`);
    if (response.headersSent) response.destroy();
    else response.writeHead(503, { 'Content-Type': 'text/plain' }).end('This cannot be read just now. Try it again.');
  }
}

function addresses(isSecure, port) {
  const all = Object.values(networkInterfaces()).flat();
  const outer = all.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address);
  const hosts = values.network ? ['127.0.0.1', ...outer] : ['127.0.0.1'];
  return hosts.map((host) => `${isSecure ? 'https' : 'http'}://${host}:${port}/`);
}

function createServer() {
  const { cert, key } = values;
  if ((cert === undefined) !== (key === undefined)) fail('For https both are needed: --cert and --key.');
  if (cert === undefined) return createPlain(answerSafely);
  return createSecure({ cert: readFileSync(cert), key: readFileSync(key) }, answerSafely);
}

function start(port) {
  const server = createServer();
  server.on('error', ({ code, message }) => {
    const isTaken = code === 'EADDRINUSE';
    console.error(isTaken ? `Port ${port} is taken: choose another one with --port ${port + 1}` : message);
    process.exitCode = 1;
  });
  server.listen(port, values.network ? '0.0.0.0' : '127.0.0.1', () => {
    const list = addresses(values.cert !== undefined, server.address().port);
    console.log(`The CNN Playground is at\n${list.map((each) => `  ${each}`).join('\n')}\nCtrl+C ends it.`);
  });
}

if (!existsSync(join(folder, 'index.html'))) fail(`There is no page in ${folder}: unpack the whole file first.`);
try {
  start(Number(values.port));
} catch ({ message }) {
  fail(message);
}
