import { useT } from '../../../i18n/use-t';
import { Disclosure } from '../../../ui/disclosure';
import { ConvolutionLab } from './convolution-lab';
import styles from './laboratory.module.css';
import { PoolingLab } from './pooling-lab';
import { SoundLab } from './sound-lab';
import { useState } from 'react';

const parts = ['convolution', 'pooling', 'sound'] as const;
type Part = (typeof parts)[number];
/** The entries of the glossary that explain them. */
const terms = { convolution: 'convolution', pooling: 'pooling', sound: 'convolution' } as const;
const labs = { convolution: ConvolutionLab, pooling: PoolingLab, sound: SoundLab } as const;

/** Convolution and pooling by hand, on numbers that the learner changes: apart from any network. */
export function LaboratoryView() {
  const t = useT();
  const [open, setOpen] = useState<ReadonlySet<Part>>(new Set(parts));
  const toggle = (part: Part, isOpen: boolean) => {
    const next = new Set(open);
    if (isOpen) next.add(part);
    else next.delete(part);
    setOpen(next);
  };
  return (
    <div className={styles.view}>
      <p className={styles.lead}>{t('lab.lead')}</p>
      {parts.map((part) => {
        const Lab = labs[part];
        return (
          <Disclosure
            key={part}
            title={t(`lab.${part}`)}
            term={terms[part]}
            isExpanded={open.has(part)}
            onExpandedChange={(isOpen) => toggle(part, isOpen)}
          >
            <Lab />
          </Disclosure>
        );
      })}
    </div>
  );
}
