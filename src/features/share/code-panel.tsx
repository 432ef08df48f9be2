import { useRef, useState } from 'react';
import { generateCode } from '../../domain/formats/code/generate';
import { losesDilation, needsBilinear } from '../../domain/formats/code/tfjs-layers';
import { codeTargets, exporters, fileNameFor, type CodeTarget } from '../../domain/formats/exporters';
import { useT, type MessageKey } from '../../i18n/use-t';
import type { LayerSpec } from '../../domain/network/network';
import { isSameNetwork } from '../../domain/network/same-network';
import { useData, useNetwork, useOwnSets, usePage, useShare, useTraining } from '../../state/use-page';
import { useClassCount } from '../../state/network/use-network';
import { Button } from '../../ui/button';
import { copyText, selectText } from '../../ui/copy-text';
import { downloadBytes, downloadFile } from '../../ui/download-bytes';
import { CopyIcon, DownloadIcon } from '../../ui/icons';
import { Notice } from '../../ui/notice';
import { Tabs } from '../../ui/tabs';
import styles from './share.module.css';

const notes: Readonly<Record<CodeTarget, MessageKey>> = {
  keras: 'share.kerasNote',
  pytorch: 'share.pytorchNote',
  tfjs: 'share.tfjsNote',
};

const weightWords: Readonly<
  Record<(typeof exporters)[CodeTarget]['weights'], { label: MessageKey; hint: MessageKey }>
> = {
  weights: { label: 'share.downloadWeights', hint: 'share.weightsHint' },
  model: { label: 'share.downloadModel', hint: 'share.modelHint' },
};

/** The weights in use, if they belong to the network that the code builds. */
function WeightsButton({ target }: { target: CodeTarget }) {
  const page = usePage();
  const t = useT();
  const isBusy = useShare((state) => state.isBusy);
  const built = useTraining((state) => state.built);
  const network = useNetwork((state) => state.network);
  const fits = built !== null && isSameNetwork(built, network);
  const { weights } = exporters[target];
  const save = () => page.share.getState().save(weights).then(downloadFile);
  return (
    <Button
      icon={<DownloadIcon />}
      hint={t(weightWords[weights].hint)}
      isDisabled={!fits || isBusy}
      disabledReason={fits ? undefined : t('share.weightsOther')}
      onPress={() => void save()}
    >
      {t(weightWords[weights].label)}
    </Button>
  );
}

/** What TensorFlow.js, opening a model file, computes otherwise than this page. */
const misread: readonly (readonly [MessageKey, (layer: LayerSpec) => boolean])[] = [
  ['share.bilinearNote', needsBilinear],
  ['share.dilatedNote', losesDilation],
];

function MisreadNotes({ target }: { target: CodeTarget }) {
  const t = useT();
  const { layers } = useNetwork((state) => state.network);
  if (target !== 'tfjs') return null;
  return misread
    .filter(([, isMisread]) => layers.some(isMisread))
    .map(([key]) => (
      <p key={key} className={styles.note}>
        {t(key)}
      </p>
    ));
}

function CodeText({ target, code }: { target: CodeTarget; code: string }) {
  const t = useT();
  const [isCopied, setCopied] = useState<boolean | null>(null);
  const listing = useRef<HTMLPreElement>(null);
  const copy = async () => {
    const wasCopied = await copyText(code);
    setCopied(wasCopied);
    if (!wasCopied) selectText(listing.current);
  };
  const { library, script, type } = exporters[target];
  const download = () => downloadBytes(new TextEncoder().encode(code), fileNameFor(target, script), type);
  return (
    <div className={styles.code}>
      <p className={styles.note}>{t(notes[target])}</p>
      <MisreadNotes target={target} />
      {/* It scrolls, so that it must be reached by the keyboard. */}
      <pre ref={listing} className={styles.listing} dir="ltr" tabIndex={0} role="region" aria-label={library}>
        {code}
      </pre>
      <div className={styles.actions}>
        <Button variant="primary" icon={<CopyIcon />} hint={t('share.copyHint')} onPress={() => void copy()}>
          {t('share.copy')}
        </Button>
        <Button icon={<DownloadIcon />} hint={t('share.downloadCodeHint')} onPress={download}>
          {t('share.downloadCode')}
        </Button>
        <WeightsButton target={target} />
      </div>
      <p className={styles.note} role="status">
        {isCopied === null ? '' : t(isCopied ? 'share.copied' : 'share.notCopied')}
      </p>
    </div>
  );
}

/** Code that trains the same network elsewhere, in three libraries. */
export function CodePanel() {
  const t = useT();
  const network = useNetwork((state) => state.network);
  const settings = useTraining((state) => state.settings);
  const dataset = useData((state) => state.dataset);
  const classes = useClassCount();
  const ownSetName = useOwnSets(({ heads }) => heads.find(({ id }) => id === dataset)?.name ?? '');
  const tabs = codeTargets.map((target) => {
    const code = generateCode(target, { network, settings, dataset, classes, ownSetName });
    const content =
      code === null ? <Notice tone="warning">{t('share.noCode')}</Notice> : <CodeText target={target} code={code} />;
    return { id: target, title: exporters[target].library, content };
  });
  return <Tabs label={t('share.libraries')} tabs={tabs} />;
}
