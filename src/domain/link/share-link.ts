/** A whole set-up in the address: "#setup=1.xYz...". The text is JSON with only what differs from the defaults, deflated, in the letters of base64url. */
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import * as v from 'valibot';
import { datasetIds, isOwn, type BuiltInId } from '../data/datasets';
import { defaultsOf } from '../layers/fields';
import { crc32 } from '../formats/files/crc32';
import { fromBase64Url, toBase64Url } from '../formats/files/base64url';
import { OpenError } from '../formats/files/open-error';
import { definitionOf } from '../layers/registry';
import type { NetworkSpec } from '../network/network';
import { parseNetwork, parseSettings } from '../network/parse';
import type { ProjectSetup } from '../run/project-file';
import { optimizerFields, settingsFields, type TrainingSettings } from '../training/training';

const name = 'setup';
const version = 1;
/** No set-up comes near these. */
const longestText = 20_000;
const mostBytes = 200_000;

export interface SharedSetup {
  readonly network: NetworkSpec;
  readonly settings: TrainingSettings;
  /** Null when the set is the sender's own, which does not travel in a link. */
  readonly dataset: BuiltInId | null;
}

/** The part of the address behind and with its "#". */
export function writeShareHash({ network, settings, dataset }: ProjectSetup): string {
  const { optimizer, ...others } = settings;
  const short = {
    d: isOwn(dataset) ? null : dataset,
    i: network.inputShape,
    l: network.layers.map(({ kind, params }) => [kind, differing(params, definitionOf(kind).defaults)]),
    o: [optimizer.kind, differing(optimizer.params, defaultsOf(optimizerFields[optimizer.kind]))],
    s: differing(others, { ...defaultsOf(settingsFields), learningRate: null }),
  };
  const text = JSON.stringify({ ...short, c: checksumOf(short) });
  return `#${name}=${version}.${toBase64Url(deflateSync(strToU8(text), { level: 9 }))}`;
}

function differing(values: object, defaults: object): object {
  const usual = new Map<string, unknown>(Object.entries(defaults));
  return Object.fromEntries(Object.entries(values).filter(([key, value]) => value !== usual.get(key)));
}

/** One letter changed on the way can give another set-up that looks as good. */
function checksumOf(short: object): number {
  return crc32(strToU8(JSON.stringify(short)));
}

const params = v.record(v.string(), v.unknown());
const schema = v.strictObject({
  d: v.nullable(v.picklist(datasetIds)),
  i: v.unknown(),
  l: v.array(v.tuple([v.string(), params])),
  o: v.tuple([v.string(), params]),
  s: params,
  /** Links of the first pages have none. */
  c: v.optional(v.number()),
});

/**
 * Reads what `writeShareHash` wrote, without the "#setup=" before it. It may hold anything. What is no letter of base64url came in on the way, such as
 * a line break or the bracket behind a link, and what stands behind the end of the packed bytes is not theirs.
 *
 * @throws OpenError `linkBroken`, or `newer`
 */
export function readSharedSetup(setup: string): SharedSetup {
  const [, found, text = ''] = /^(\d{1,6})[^\w-]+(.*)$/su.exec(setup) ?? [];
  if (found !== undefined && Number(found) > version) throw new OpenError('newer');
  const letters = text.replace(/[^\w-]/gu, '');
  if (Number(found) !== version || letters.length > longestText) throw new OpenError('linkBroken');
  const result = v.safeParse(schema, unpack(letters));
  if (!result.success) throw new OpenError('linkBroken');
  const { c, ...short } = result.output;
  if (c !== undefined && c !== checksumOf(short)) throw new OpenError('linkBroken');
  const { d, i, l, o, s } = short;
  const network = parseNetwork({ inputShape: i, layers: l.map(([kind, each]) => ({ kind, params: each })) });
  const settings = parseSettings({ ...s, optimizer: { kind: o[0], params: o[1] } });
  if (!network.ok || !settings.ok) throw new OpenError('linkBroken');
  return { network: network.value, settings: settings.value, dataset: d };
}

function unpack(text: string): unknown {
  try {
    // A fixed room: a short text may unpack to gigabytes. What is longer is cut off and then no JSON.
    return JSON.parse(strFromU8(inflateSync(fromBase64Url(text), { out: new Uint8Array(mostBytes) })));
  } catch {
    throw new OpenError('linkBroken');
  }
}
