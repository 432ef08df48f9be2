/** Numbers as Keras prints them, the same in every language of the page. */

const units = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'] as const;

/** A whole number with its digits in groups of three: 104202 is "104,202". */
export function formatCount(count: number): string {
  // Not by toLocaleString, whose first call takes as long as half of the page's start.
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A size in bytes with two decimals and 1 KB = 1024 B, as Keras 3 prints it: 416808 is "407.04 KB", 0 is "0.00 B". */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let power = 0;
  while (value >= 1024 && power < units.length - 1) {
    value /= 1024;
    power += 1;
  }
  return `${twoDecimals(value)} ${units[power]}`;
}

/** Rounds ties to the even digit as Python does, so that 1.125 KB is "1.12 KB" here as there. Sizes are multiples of 1/256, so ties are exact. */
function twoDecimals(value: number): string {
  const hundredths = value * 100;
  const floor = Math.floor(hundredths);
  const isTie = hundredths - floor === 0.5;
  const rounded = isTie ? floor + (floor % 2) : Math.round(hundredths);
  return (rounded / 100).toFixed(2);
}
