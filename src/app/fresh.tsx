import type { ReactNode } from 'react';
import { FreshScreen } from '../features/kept/fresh-screen';
import { bringLateMessages } from '../i18n/messages';
import { isAnyonesWork } from '../state/kept/kept-storage';
import type { Page } from '../state/page';

/** The page's address without the wish for a fresh start: a reload must not ask again. */
function plainAddress(): string {
  const address = new URL(location.href);
  address.searchParams.delete('fresh');
  return address.href;
}

/**
 * For `?fresh=1`: asks what becomes of the work that lies on this device, where there is any, before any of it is read.
 *
 * @param begin starts the page
 */
export async function askFirst(
  page: Page,
  show: (contents: ReactNode) => Promise<void>,
  begin: () => void,
): Promise<void> {
  const goOn = (): void => {
    history.replaceState(history.state, '', plainAddress());
    begin();
  };
  const sizes = await (await page.kept()).sizes();
  if (!isAnyonesWork(sizes)) {
    goOn();
    return;
  }
  await bringLateMessages();
  // What was chosen, such as the language, is known to this page already: it is opened anew.
  await show(<FreshScreen sizes={sizes} onKeep={goOn} onRemoved={() => location.replace(plainAddress())} />);
}
