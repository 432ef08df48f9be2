/**
 * Brings the worker to where it holds what is chosen: the data set and, as long as nothing is trained, the network, built. Nothing else loads data or builds
 * a network by itself; Train and Reset weights do it on the user's word.
 */
import type { StoreApi } from 'zustand/vanilla';
import type { DatasetId } from '../../domain/data/datasets';
import { fitOf } from '../../domain/network/fit';
import { readNetwork } from '../../domain/network/read-network';
import type { DataState } from '../data/data-state';
import { knownShape } from '../data/known-shape';
import { editingPause } from '../editing-pause';
import type { OwnSetsState } from '../data/own-state';
import type { NetworkState } from '../network/network-state';
import { isBuiltFor } from '../training/training-run';
import type { TrainingState } from '../training/training-state';

export interface ReconcilerSources {
  readonly network: StoreApi<NetworkState>;
  readonly data: StoreApi<DataState>;
  readonly ownSets: StoreApi<OwnSetsState>;
  readonly training: StoreApi<TrainingState>;
}

export class Reconciler {
  private isOpen = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The steps under way; one that is asked for meanwhile is taken by them. */
  private walking: Promise<void> | null = null;
  /** Whether the worker was given everything again since something was chosen: one that dies again and again is left alone. */
  private isSecondWorker = false;

  constructor(private readonly sources: ReconcilerSources) {}

  /** A set-up was chosen. Resolves when the worker holds it, as far as it can be had. */
  async chosen(dataset: DatasetId): Promise<void> {
    const { data, training } = this.sources;
    this.isOpen = true;
    this.isSecondWorker = false;
    training.getState().leaveLost();
    await Promise.all([data.getState().select(dataset), this.walk()]);
  }

  /** The network is being edited: it is built when that rests. */
  edited(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.walk(), editingPause);
  }

  /** What is known of the data, or the state of the training, has changed. */
  changed(): void {
    void this.walk();
  }

  /** The worker died, and took everything along. */
  lost(): void {
    const { data } = this.sources;
    if (!this.isOpen || this.isSecondWorker || data.getState().failure) return;
    this.isSecondWorker = true;
    void data.getState().ensureLoaded();
    void this.walk();
  }

  private walk(): Promise<void> {
    clearTimeout(this.timer);
    // Not at once: the code that tells of a change may still be at it.
    this.walking ??= Promise.resolve()
      .then(() => this.takeSteps())
      .finally(() => {
        this.walking = null;
      });
    return this.walking;
  }

  private async takeSteps(): Promise<void> {
    while (this.isToBuild()) await this.sources.training.getState().prepare();
  }

  private isToBuild(): boolean {
    const { network, data, ownSets, training } = this.sources;
    const { flow, isHeld, trainedSteps, settings, builtSeed, ...built } = training.getState();
    if (!this.isOpen || flow !== 'idle' || trainedSteps > 0 || isHeld) return false;
    const { dataset, info, failure } = data.getState();
    const shape = knownShape(data.getState(), ownSets.getState());
    const spec = network.getState().network;
    // Of a set that cannot be had nothing will be known: then the network only has to work by itself.
    if ((!shape && !failure) || !fitOf(readNetwork(spec), shape).fits) return false;
    return !isBuiltFor(built, spec, { dataset, classNames: info?.classNames ?? null }) || builtSeed !== settings.seed;
  }
}
