import type { NetworkSpec } from '../domain/network/network';

interface ErrorFacts {
  readonly error: unknown;
  readonly componentStack: string;
  readonly network: NetworkSpec;
  readonly browser: string;
}

/** A report that a user can send to the people who run the page; nothing is sent by itself. */
export function errorReport({ error, componentStack, network, browser }: ErrorFacts): string {
  const what = error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
  return [what, `Components:${componentStack}`, `Browser: ${browser}`, `Network: ${JSON.stringify(network)}`].join(
    '\n\n',
  );
}
