import type { ReactNode } from 'react';

/** Signs for buttons, drawn on a grid of 20. They carry no name of their own: the button around them does. */
export interface IconProps {
  /** In px where letters have their usual size; signs grow with them. */
  size?: number;
  className?: string | undefined;
}

export function icon(drawing: ReactNode) {
  return function Icon({ size = 18, className }: IconProps) {
    return (
      <svg
        width={`${size / 16}rem`}
        height={`${size / 16}rem`}
        viewBox="0 0 20 20"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
        className={className}
        aria-hidden="true"
        focusable="false"
      >
        {drawing}
      </svg>
    );
  };
}

export const PlayIcon = icon(<path d="M6.5 4.2v11.6L16 10z" fill="currentColor" />);
export const PauseIcon = icon(<path d="M6 4.5h3v11H6zM11 4.5h3v11h-3z" fill="currentColor" stroke="none" />);
export const StepIcon = icon(
  <>
    <path d="M5 4.5v11l7.5-5.5z" fill="currentColor" />
    <path d="M15 4.5v11" />
  </>,
);
export const StopIcon = icon(<path d="M5.5 5.5h9v9h-9z" fill="currentColor" />);
export const ResetIcon = icon(<path d="M4.5 10a5.5 5.5 0 1 0 1.8-4.1M4.5 3.8v3h3" />);
export const UndoIcon = icon(<path d="M4.5 8h7a4 4 0 0 1 0 8H8M7.5 5l-3 3 3 3" />);
export const RedoIcon = icon(<path d="M15.5 8h-7a4 4 0 0 0 0 8H12M12.5 5l3 3-3 3" />);
export const TrashIcon = icon(<path d="M4 6h12M8 6V4h4v2M5.5 6l.8 10h7.4l.8-10M8.5 9v4.5M11.5 9v4.5" />);
export const CopyIcon = icon(<path d="M7.5 7.5h8v8h-8zM12.5 7.5v-3h-8v8h3" />);
export const UpIcon = icon(<path d="M10 16V4.5M5.5 9 10 4.5 14.5 9" />);
export const DownIcon = icon(<path d="M10 4v11.5M5.5 11l4.5 4.5 4.5-4.5" />);
export const PlusIcon = icon(<path d="M10 4.5v11M4.5 10h11" />);
export const MinusIcon = icon(<path d="M4.5 10h11" />);
export const GripIcon = icon(
  <g fill="currentColor" stroke="none">
    <circle cx="7.5" cy="5" r="1.4" />
    <circle cx="12.5" cy="5" r="1.4" />
    <circle cx="7.5" cy="10" r="1.4" />
    <circle cx="12.5" cy="10" r="1.4" />
    <circle cx="7.5" cy="15" r="1.4" />
    <circle cx="12.5" cy="15" r="1.4" />
  </g>,
);
export const LockIcon = icon(<path d="M5 9.5h10v7H5zM7 9.5V7a3 3 0 0 1 6 0v2.5" />);
export const MenuIcon = icon(<path d="M4 5.5h12M4 10h12M4 14.5h12" />);
export const CloseIcon = icon(<path d="m5 5 10 10M15 5 5 15" />);
export const UploadIcon = icon(<path d="M10 13V4M6 7.5 10 3.5l4 4M4 13v3h12v-3" />);
export const DownloadIcon = icon(<path d="M10 3.5V13M6 9.5l4 4 4-4M4 13v3.5h12V13" />);
export const CheckIcon = icon(<path d="m4.5 10.5 4 4 7-9" />);
export const ChevronIcon = icon(<path d="m8 5 5 5-5 5" />);
export const FullScreenIcon = icon(<path d="M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4" />);
export const InfoIcon = icon(
  <>
    <circle cx="10" cy="10" r="7" />
    <path d="M10 9.2v4.3M10 6.3v.2" />
  </>,
);
export const WarningIcon = icon(<path d="M10 3.2 17.5 16h-15zM10 8v4M10 13.8v.2" />);
export const SaveIcon = icon(<path d="M4 4h9.5L16 6.5V16H4zM7 4v4h5V4M6.5 16v-4.5h7V16" />);
export const ShareIcon = icon(
  <>
    <circle cx="5.5" cy="10" r="2" />
    <circle cx="14" cy="5" r="2" />
    <circle cx="14" cy="15" r="2" />
    <path d="m7.3 9 5-2.9M7.3 11l5 2.9" />
  </>,
);
