import type { TrainingSettings } from '../../domain/training/training';
import type { RunSnapshot } from '../../domain/run/snapshot';
import type { TrainProgress } from '../../domain/run/train-progress';
import type { Control, TrainResult } from '../../protocol/messages';
import { prepareDevice } from '../backends/prepare';
import type { Dataset } from '../data/dataset';
import type { RunHolder } from '../session/run-holder';
import { Checkpoints } from '../runs/checkpoints';
import { rehearse } from './rehearsal';
import { beginFit, type Run } from './run';
import { takeSnapshot } from './snapshot';
import { Steering } from './steering';
import { TrainLoop } from './train-loop';

/** A copy of the run is taken off a device that can go away at most this often, in milliseconds. */
const copyInterval = 5000;

interface TrainTask {
  readonly dataset: Dataset;
  readonly settings: TrainingSettings;
  /** Begin at a pause. */
  readonly paused: boolean;
  /** Go on with the training that was left. */
  readonly resume: boolean;
}

/** One training of the run that is held, from its beginning to its end, on whatever backends it takes. */
export class Training {
  private readonly steering: Steering;
  private readonly checkpoints: Checkpoints;
  private readonly lastEpoch: number;
  /** The learning rate to begin with, or what the user has chosen since. */
  private learningRate: number;
  /** Whether every copy of the run knows of this training. */
  private isBegun = false;
  private result: TrainResult | null = null;

  constructor(
    private readonly holder: RunHolder,
    private readonly task: TrainTask,
    report: (progress: TrainProgress) => void,
  ) {
    const run = holder.needRun();
    const left = task.resume ? run.fit : null;
    this.lastEpoch = left?.lastEpoch ?? run.position.epochs + task.settings.epochs;
    this.learningRate = left?.learningRate ?? task.settings.learningRate;
    this.steering = new Steering(task.paused);
    this.checkpoints = new Checkpoints(run, report);
  }

  async execute(): Promise<TrainResult> {
    try {
      return await this.holder.throughFailures(() => this.work());
    } finally {
      // A loop that a failing device has left behind must not go on.
      this.steering.stop();
      await this.checkpoints.close(() => this.copy());
    }
  }

  /** The run as plain data, copied when its step is done and its metrics are read. */
  snapshot(): Promise<RunSnapshot> {
    return this.steering.mustWait ? this.copy() : this.checkpoints.next();
  }

  control(message: Control): void {
    if (message.kind !== 'setLearningRate') {
      this.steering[message.kind]();
      return;
    }
    this.learningRate = message.learningRate;
    this.holder.setLearningRate(message.learningRate);
  }

  /** Done again after a failure of the device, on the run as it was when it was last copied. */
  private async work(): Promise<TrainResult> {
    const run = this.holder.needRun();
    if (!this.isBegun) await this.begin(run);
    this.result ??= await this.trained(run);
    await this.checkpoints.take(run);
    return this.result;
  }

  private async begin(run: Run): Promise<void> {
    if (!this.task.resume || !run.fit) beginFit(run, this.lastEpoch, this.learningRate);
    // What was taught belongs to the run from here on.
    run.untaught = null;
    await this.holder.keepCopy();
    this.isBegun = true;
  }

  private async trained(run: Run): Promise<TrainResult> {
    const { holder, checkpoints, steering } = this;
    const { dataset, settings } = this.task;
    const result = await new TrainLoop(run, this.lastEpoch, {
      dataset,
      settings,
      steering,
      // A loop that a failed device has left behind has nothing more to say.
      report: (progress) => {
        if (run === holder.run) checkpoints.report(progress);
      },
      prepare: (onProgress) => prepareDevice(() => rehearse(run.model.network, settings, dataset), onProgress),
      onRest: async () => {
        await holder.keepCopy(copyInterval);
        await checkpoints.rest(run);
      },
      onPause: () => checkpoints.take(run),
      onBoundary: () => holder.moments.note(run),
    }).execute();
    await holder.keepCopy();
    return result;
  }

  private copy(): Promise<RunSnapshot> {
    return this.holder.throughFailures(() => takeSnapshot(this.holder.needRun()));
  }
}
