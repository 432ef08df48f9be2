/** All that a page needs from outside: tests put fakes in its place. */
import type { BroughtPicture } from '../domain/digit/brought-picture';
import type { Picture } from '../domain/digit/picture';
import type { PageAddress } from '../domain/link/address';
import type { BrowserLocks } from '../engine-client/browser-locks';
import type { OwnSetStore } from './data/own-store';
import type { PixelsOf } from './data/pictures-import';
import type { CreateEngine } from './engine/backend';
import type { KeptStorage } from './kept/kept-storage';
import type { Keeper } from './offline/keeper';
import type { RunStore } from './storage/run-store';
import type { StorageProblem } from './storage/storage-problem';

/** Reads pictures, in a worker of its own. Never rejects. */
export interface PictureReader {
  pixels: PixelsOf;
  bring: (source: Blob | Picture) => Promise<BroughtPicture | 'unreadable'>;
}

export interface Clock {
  /** The time of day, in milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds since the page was opened. */
  readonly elapsed: () => number;
  /** Milliseconds that the page takes until what has just changed is painted. */
  readonly painted: () => Promise<number>;
}

/** Where the page stands: its address, and its entry in the history of the tab. */
export interface Place {
  /** What the address asks for now. */
  readonly address: () => PageAddress;
  /** The address without what it asks for: links begin with it. */
  readonly base: string;
  /** Whether the page was opened by Back, Forward or a reload. */
  readonly isReturn: boolean;
  /** What the present entry of the history carries. */
  readonly entryState: () => unknown;
  /** Throws where the browser forbids it, or was asked too often. */
  readonly setEntryState: (state: object) => void;
  /** Calls back when the page is left. */
  readonly onLeave: (listener: () => void) => void;
  /** Calls back when another address was put in place on the open page. */
  readonly onMove: (listener: () => void) => void;
}

/** The part of the browser's small storages that is used; they may refuse. */
export type SmallStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export interface Surroundings {
  readonly createEngine: CreateEngine;
  /** The address that the worker loads its files from. */
  readonly baseUrl: string;
  readonly pictures: PictureReader;
  readonly locks: BrowserLocks;
  /** The browser's small storage, and that of the tab; null where it is forbidden. */
  readonly local: SmallStorage | null;
  readonly tab: SmallStorage | null;
  /** What the browser keeps of the page, as a whole; rejects where its code cannot be had. */
  readonly kept: () => Promise<KeptStorage>;
  readonly openRunStore: (onLost: (problem: StorageProblem) => void) => Promise<RunStore>;
  readonly createOwnSetStore: (onLost: (problem: StorageProblem) => void) => OwnSetStore;
  /** Gives what tells the other tabs of the page something, without words; `onNews` is called when another one has told. */
  readonly joinChannel: (name: string, onNews: () => void) => () => void;
  readonly place: Place;
  readonly clock: Clock;
  /** Gives a text that nothing else has, in any tab. */
  readonly newId: () => string;
  /** What keeps the page for the time without a network; null where there is no such thing. */
  readonly keeper: () => Promise<Keeper | null>;
  readonly browser: { readonly name: string; readonly isIsolated: boolean };
  /** The language that a tag asks for; null where the page does not speak it. */
  readonly languageFor: (tag: string) => string | null;
  /** What the browser wants, of the languages that the page speaks. */
  readonly browserLanguage: string;
}
