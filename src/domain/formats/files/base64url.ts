/** Bytes in letters that an address takes as they are (RFC 4648, section 5, without padding). */
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export function toBase64Url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const word = (a << 16) | (b << 8) | c;
    const group = [18, 12, 6, 0].map((shift) => letters[(word >> shift) & 63] ?? '').join('');
    text += group.slice(0, Math.min(bytes.length - at, 3) + 1);
  }
  return text;
}

/** @throws RangeError for a letter that is none of these */
export function fromBase64Url(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let word = 0;
  let at = 0;
  for (let index = 0; index < text.length; index++) {
    const value = letters.indexOf(text.charAt(index));
    if (value < 0) throw new RangeError(`no letter of base64url: ${text.charAt(index)}`);
    word = ((word << 6) | value) & 0xffffff;
    const bits = (index % 4) * 6 + 6;
    if (bits > 6) bytes[at++] = (word >> (bits % 8)) & 255;
  }
  return bytes;
}
