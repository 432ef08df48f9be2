/// <reference types="vite/client" />
/* eslint-disable no-restricted-syntax -- that is how these modules are read */

/** Messages by key: those of the first load, the others, and all (scripts/vite/language-files.ts). */
declare module '*.json?first' {
  const messages: Readonly<Record<string, string>>;
  export default messages;
}
declare module '*.json?late' {
  const messages: Readonly<Record<string, string>>;
  export default messages;
}
declare module '*.json?whole' {
  const messages: Readonly<Record<string, string>>;
  export default messages;
}
