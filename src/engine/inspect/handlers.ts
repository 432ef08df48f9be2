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

/** Answers the calls that look inside. None waits for a training to end: they are answered between its steps. */
export function inspectHandlers(session: Session): Handlers<keyof InspectCalls> {
  const at = (moment: number | null) => session.moments.weightsAt(session.needRun(), moment);
  const guarded =
    <Q, A>(work: LatestWork<Q, A>): LatestWork<Q, A> =>
    (question, signal) =>
      session.throughFailures(() => work(question, signal));
  const maps = new LatestByView<MapsArgs, Maps>(guarded((args) => mapsOf(at(args.moment), args)));
  const kernels = new LatestByView<KernelsArgs, Maps>(guarded((args) => kernelsOf(at(args.moment), args)));
  const details = new LatestByView<LayerDetailArgs, LayerDetail>(
    guarded((args) => layerDetailOf(at(args.moment), args)),
  );
  const predictions = new LatestByView<PredictManyArgs, ManyPredictions>(
    guarded((args, signal) => predictMany(session.needRun(), args, signal)),
  );
  const evidence = new LatestByView<EvidenceArgs, EvidenceMap | NoEvidence>(
    guarded((args, signal) => evidenceFor(session, args, signal)),
  );
  return {
    maps: (args, _, signal) => maps.ask(args, signal),
    kernels: (args, _, signal) => kernels.ask(args, signal),
    layerDetail: (args, _, signal) => details.ask(args, signal),
    weightStats: () => session.throughFailures(() => weightStatsOf(session.needRun(), session.data)),
    moments: () => ({ moments: session.moments.list }),
    readAll: (args, onProgress, signal) =>
      session.throughFailures(() =>
        readSplit(session.needFittingRun(), session.needDataset(), args, { onProgress, signal }),
      ),
    imagesAt: ({ split, indices }) => imagesAt(splitOf(session.needDataset(), split), indices),
    predictMany: (args, _, signal) => predictions.ask(args, signal),
    evidence: (args, _, signal) => evidence.ask(args, signal),
  };
}

/** Occlusion goes on between other work, in which the network may be replaced. */
async function evidenceFor(
  session: Session,
  args: EvidenceArgs,
  signal: AbortSignal,
): Promise<EvidenceMap | NoEvidence | null> {
  const { model } = session.needRun();
  if (args.method === 'gradCam') return gradCam(model, args);
  return occlusion(model, args, () => signal.aborted || session.needRun().model !== model);
}
