import type { LayerDetail } from '../../domain/explain/layer-numbers';
import type {
  EvidenceArgs,
  InspectCalls,
  KernelsArgs,
  LayerDetailArgs,
  ManyPredictions,
  Maps,
  MapsArgs,
  PredictManyArgs,
} from '../../protocol/inspect';
import type { CallKind } from '../../protocol/messages';
import { imagesAt, splitOf } from '../data/dataset';
import type { Handlers } from '../core/handlers';
import type { LatestWork } from '../core/latest-wins';
import type { Session } from '../session/session';
import { gradCam } from './grad-cam';
import { kernelsOf } from './kernels';
import { LatestByView } from './latest-by-view';
import { layerDetailOf } from './layer-detail';
import { mapsOf } from './maps';
import { occlusion } from './occlusion';
import { predictMany } from './predict-many';
import { readSplit } from './reading';
import { weightStatsOf } from './weight-stats';
import type { EvidenceMap, NoEvidence } from '../../domain/explain/evidence';

/** Of these calls, those that wait for the one before them to end. */
export const serialInspectCalls: readonly CallKind[] = ['damage'];

/** Answers the calls that look inside. Those that only look are answered between the steps of a training. */
export function inspectHandlers(session: Session): Handlers<keyof InspectCalls> {
  const guarded =
    <Q, A>(work: LatestWork<Q, A>): LatestWork<Q, A> =>
    (question, signal) =>
      session.throughFailures(() => work(question, signal));
  const maps = new LatestByView<MapsArgs, Maps>(guarded((args) => mapsOf(session.weightsAt(args.moment), args)));
  const kernels = new LatestByView<KernelsArgs, Maps>(
    guarded((args) => kernelsOf(session.weightsAt(args.moment), args)),
  );
  const details = new LatestByView<LayerDetailArgs, LayerDetail>(
    guarded((args) => layerDetailOf(session.weightsAt(args.moment), args)),
  );
  const predictions = new LatestByView<PredictManyArgs, ManyPredictions>(
    guarded((args, signal) => predictMany(session.seenRun(args.isWhole), args, signal)),
  );
  const evidence = new LatestByView<EvidenceArgs, EvidenceMap | NoEvidence>(
    guarded((args, signal) => evidenceFor(session, args, signal)),
  );
  return {
    maps: (args, _, signal) => maps.ask(args, signal),
    kernels: (args, _, signal) => kernels.ask(args, signal),
    layerDetail: (args, _, signal) => details.ask(args, signal),
    weightStats: () => session.throughFailures(() => weightStatsOf(session.seenRun(), session.data)),
    moments: () => ({ moments: session.moments }),
    readAll: (args, onProgress, signal) =>
      session.throughFailures(() => {
        session.needFittingRun();
        return readSplit(session.seenRun(args.isWhole), session.needDataset(), args, { onProgress, signal });
      }),
    imagesAt: ({ split, indices }) => imagesAt(splitOf(session.needDataset(), split), indices),
    predictMany: (args, _, signal) => predictions.ask(args, signal),
    evidence: (args, _, signal) => evidence.ask(args, signal),
    damage: (args) => session.damage(args),
  };
}

/** Occlusion goes on between other work, in which the network may be replaced or damaged. */
async function evidenceFor(
  session: Session,
  args: EvidenceArgs,
  signal: AbortSignal,
): Promise<EvidenceMap | NoEvidence | null> {
  const { model } = session.seenRun();
  if (args.method === 'gradCam') return gradCam(model, args);
  return occlusion(model, args, () => signal.aborted || session.seenRun().model !== model);
}
