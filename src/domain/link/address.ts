/**
 * Reads the page's address as it arrives: messengers and mail programs encode it once or twice over, wrap it, close it with the full stop or the
 * bracket of the sentence around it, and hang parameters of their own on it. What is still there is found; what is not understood is named.
 */
export interface PageAddress {
  /** The text of a parameter, null where it is missing. */
  readonly get: (name: string) => string | null;
  /** What stands behind "setup=", as domain/link/share-link reads it; empty where it was cut off; null where the address names no set-up. */
  readonly setup: string | null;
  /** The same of "lock=", a teacher's task, as domain/link/task-link reads it. */
  readonly lock: string | null;
  /** Parts that are no parameters of this page, nor marks of a known counter of clicks. */
  readonly unknown: readonly string[];
}

const known = [
  'preset',
  'backend',
  'dataset',
  'seed',
  'epochs',
  'batch',
  'lr',
  'lang',
  'lesson',
  'fresh',
  'term',
  'view',
  'pseudo',
];
/** What others append to links in order to count clicks; and the place that the skip link leads to. */
const silent =
  /^(?:utm_\w+|mc_[ce]id|mtm_\w+|pk_\w+|_hs\w+|hs\w+tracking|_ga|_gl|gclsrc|ref_src|ref_url|si|igshid|igsh|[a-z]*cl[a-z]*id|li_fat_id|[gw]braid|mkt_tok|vero_id|oly_\w+|spm|ved|usg|main)$/;

const entities: Readonly<Record<string, string>> = { amp: '&', equals: '=', num: '#', period: '.', quest: '?' };
/** Marks of a sentence or of a program around the link, behind the link's own end; "%" may belong to a number. */
const marksBehind = /(?:(?!%)[\p{P}<>|`~^=+])+$/u;
const marksBefore = /^["'“„«‘([{<>`*]+/u;
/** How programs show a long link that they cut. */
const cutMark = /\.{3,}$/;
const longestShown = 40;

/** @param address path, query and hash: the page may lie in any folder */
export function readAddress(address: string): PageAddress {
  const given = new Map<string, string>();
  const unknown: string[] = [];
  const packed: { setup: string | null; lock: string | null } = { setup: null, lock: null };
  const [, ...parts] = plainText(address).split(/[?&#]/u);
  for (const [index, part] of parts.entries()) {
    const found = /^\W*(setup|lock)(?:\W+(?:3d)?(.*))?$/iu.exec(part);
    const name = found?.[1]?.toLowerCase() ?? (index === parts.length - 1 ? cutName(part) : '');
    if (name === 'setup' || name === 'lock') packed[name] ??= found?.[2] ?? '';
    else take(part);
  }
  function take(part: string): void {
    const [, name = '', value = ''] = /^([^=]*)=?(.*)$/u.exec(part) ?? [];
    const key = name.replace(marksBefore, '').replace(marksBehind, '').toLowerCase();
    const text = value.replace(marksBefore, '').replace(marksBehind, '');
    if (key === '' || silent.test(key)) return;
    const isOther = given.has(key) && given.get(key) !== text;
    if (!known.includes(key) || isOther || cutMark.test(value)) unknown.push(part.slice(0, longestShown));
    else given.set(key, text);
  }
  return { get: (name) => given.get(name) ?? null, ...packed, unknown };
}

/** "#setu": the link ends inside the word. */
function cutName(part: string): string | undefined {
  return part.length > 0 ? ['setup', 'lock'].find((name) => name.startsWith(part.toLowerCase())) : undefined;
}

/** Without the codes of addresses and of HTML, line breaks, spaces, and marks that are not seen; dashes and wide letters in ASCII. */
function plainText(address: string): string {
  let text = address;
  for (let round = 0; round < 4; round++) text = text.replace(/(?:%[\da-f]{2})+/giu, decoded);
  return text
    .normalize('NFKC')
    .replace(/&(?:amp;)*(#x?[\da-f]+|[a-z]+);/giu, (_, name: string) => letterOf(name.toLowerCase()))
    .replace(/[\s\p{Cf}\p{Cc}]/gu, '')
    .replace(/—/gu, '--')
    .replace(/[‐‒–−]/gu, '-');
}

function decoded(codes: string): string {
  try {
    return decodeURIComponent(codes);
  } catch {
    return codes;
  }
}

/** The letter of an HTML entity; none for a bracket, a quotation mark or a space around the link. */
function letterOf(entity: string): string {
  if (!entity.startsWith('#')) return entities[entity] ?? '';
  const code = entity.startsWith('#x') ? parseInt(entity.slice(2), 16) : parseInt(entity.slice(1), 10);
  return code > 31 && code < 127 ? String.fromCodePoint(code) : '';
}
