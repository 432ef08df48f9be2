/** What runs in the page: finding elements by role and name, as somebody who reads the page does. Its functions stand alone: they are sent as text. */

export interface Target {
  readonly role: string;
  /** The whole name or, between slashes, a pattern. */
  readonly name: string;
}

export interface Found {
  /** The middle of the element in the window, and its size. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly isEnabled: boolean;
  readonly isVisible: boolean;
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Finds the first such element, the visible ones first. `act` says what to do with it before it is described. */
export function findInPage(target: Target, act: '' | 'scroll' | 'focus'): Found | null {
  const tags: Readonly<Record<string, string>> = {
    button: 'button',
    checkbox: 'input[type=checkbox]',
    combobox: 'select',
    dialog: 'dialog',
    img: 'img',
    list: 'ul, ol',
    listitem: 'li',
    radio: 'input[type=radio]',
    region: 'section',
    slider: 'input[type=range]',
    table: 'table',
    textbox: 'input:not([type]), input[type=text], input[type=number], textarea',
  };
  const nameOf = (element: Element): string => {
    const label = element.getAttribute('aria-label');
    if (label !== null) return label;
    const ids = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
    const { labels } = element as HTMLInputElement;
    const named = ids.length > 0 ? ids.map((id) => document.getElementById(id)) : [...(labels ?? [])];
    return (named.length > 0 ? named : [element])
      .map((one) => one?.textContent ?? '')
      .join(' ')
      .trim();
  };
  const isVisible = (element: Element): boolean => element.getClientRects().length > 0;
  const { role, name } = target;
  const pattern = name.startsWith('/') ? new RegExp(name.slice(1, -1)) : null;
  const all = [...document.querySelectorAll(`[role=${role}], ${tags[role] ?? '[role=none]'}`)].filter((element) => {
    if ((element.getAttribute('role') ?? role) !== role) return false;
    return pattern ? pattern.test(nameOf(element)) : nameOf(element) === name;
  });
  const element = all.find(isVisible) ?? all[0];
  if (!element) return null;
  if (act === 'scroll') element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  if (act === 'focus') (element as HTMLElement).focus();
  const { x, y, width, height } = element.getBoundingClientRect();
  return {
    x: x + width / 2,
    y: y + height / 2,
    width,
    height,
    isEnabled: !element.matches(':disabled') && element.getAttribute('aria-disabled') !== 'true',
    isVisible: isVisible(element),
    text: element.textContent,
    attributes: Object.fromEntries([...element.attributes].map((attribute) => [attribute.name, attribute.value])),
  };
}

/** Chooses the option of this value or text, as automation does it: the lists of the system cannot be reached. */
export function selectInPage(name: string, wanted: string): string {
  const select = [...document.querySelectorAll('select')].find(
    (one) =>
      one.getAttribute('aria-label') === name || [...one.labels].some((label) => label.textContent.trim() === name),
  );
  const option = [...(select?.options ?? [])].find(({ value, text }) => value === wanted || text === wanted);
  if (!select || !option) return `no option ${wanted} of ${name}`;
  select.value = option.value;
  for (const type of ['input', 'change']) select.dispatchEvent(new Event(type, { bubbles: true }));
  return '';
}
