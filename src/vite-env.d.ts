/// <reference types="vite/client" />

/** Parts of a language file, see scripts/vite/language-files.ts. */
declare module '*.json?page' {
  const file: Readonly<Record<string, { readonly message: string }>>;
  export = file;
}
declare module '*.json?lessons' {
  const file: Readonly<Record<string, { readonly message: string }>>;
  export = file;
}
declare module '*.json?tabs' {
  const file: Readonly<Record<string, { readonly message: string }>>;
  export = file;
}
