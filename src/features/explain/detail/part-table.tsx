import { useState } from 'react';
import type { PartSum } from '../../../domain/explain/convolution';
import { useT } from '../../../i18n/use-t';
import { Disclosure } from '../../../ui/disclosure';
import { NumberTable } from './number-table';

interface PartTableProps {
  parts: readonly PartSum[];
  total: number;
  chosen: number;
}

/** What each input channel adds to the sum, as numbers. */
export function PartTable(props: PartTableProps) {
  const t = useT();
  // Closed, a hundred rows need not follow the window.
  const [isOpen, setOpen] = useState(false);
  return (
    <Disclosure title={t('inside.partTable')} term="channel" isExpanded={isOpen} onExpandedChange={setOpen}>
      {isOpen && <Rows {...props} />}
    </Disclosure>
  );
}

function Rows({ parts, total, chosen }: PartTableProps) {
  const t = useT();
  const bound = Math.max(...parts.map(({ contribution }) => Math.abs(contribution)));
  const isMixed = parts.some(({ pointwise }) => pointwise !== null);
  const rows = parts.map(({ channel, sum, pointwise, contribution }, index) => ({
    head: channel + 1,
    numbers: [
      { value: sum, name: 'partSum' },
      ...(isMixed ? [{ value: pointwise ?? NaN }, { value: contribution, name: 'partContribution' }] : []),
    ],
    bar: contribution,
    isMarked: index === chosen,
  }));
  const mixing = isMixed ? [t('inside.pointwise'), t('inside.contribution')] : [];
  const sums = [...mixing.map(() => null), { value: total, name: 'total' }];
  return (
    <NumberTable
      name="parts"
      heads={[t('inside.inputChannel'), t('inside.partSum'), ...mixing, t('inside.share')]}
      rows={rows}
      sums={[{ head: t('inside.total'), numbers: sums }]}
      bound={bound}
    />
  );
}
