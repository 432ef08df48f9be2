import { icon } from './icons';

/** Signs of the menu, which comes after the first view. */
export const HelpIcon = icon(
  <>
    <circle cx="10" cy="10" r="7" />
    <path d="M7.8 8a2.2 2.2 0 1 1 3.3 1.9c-.8.4-1.1.8-1.1 1.6M10 13.8v.2" />
  </>,
);
export const SettingsIcon = icon(
  <>
    <path d="M3 6h7M14 6h3M3 14h3M10 14h7" />
    <circle cx="12" cy="6" r="2" />
    <circle cx="8" cy="14" r="2" />
  </>,
);
export const KeyIcon = icon(<path d="M2.5 5.5h15v9h-15zM5.5 8.5h.1M8.5 8.5h.1M11.5 8.5h.1M14.5 8.5h.1M6.5 11.5h7" />);
export const FolderIcon = icon(<path d="M3 15.5v-11h5l1.5 2H17v9z" />);
export const PersonIcon = icon(
  <>
    <circle cx="10" cy="6.5" r="3" />
    <path d="M4 16.5a6 5 0 0 1 12 0" />
  </>,
);
export const CodeIcon = icon(<path d="M7 6.5 3.5 10 7 13.5M13 6.5l3.5 3.5-3.5 3.5M11.2 4.5l-2.4 11" />);
