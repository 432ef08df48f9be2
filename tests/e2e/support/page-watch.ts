/** Listens to a page while a test uses it, and says what a learner should never have: errors, broken rules of the policy, requests to strangers. */
import type { Page } from '@playwright/test';

export class PageWatch {
  readonly errors: string[] = [];
  readonly foreignRequests: string[] = [];
  readonly policyViolations: string[] = [];

  private constructor(home: string) {
    this.isForeign = (address) => /^(https?|wss?):/.test(address) && new URL(address).origin !== new URL(home).origin;
  }

  private readonly isForeign: (address: string) => boolean;

  static async start(page: Page, home: string): Promise<PageWatch> {
    const watch = new PageWatch(home);
    page.on('pageerror', (error) => watch.errors.push(error.stack ?? error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') watch.errors.push(`${message.text()} (${message.location().url})`);
    });
    // The context sees the requests of workers too.
    page.context().on('request', (request) => {
      if (watch.isForeign(request.url())) watch.foreignRequests.push(request.url());
    });
    await page.exposeFunction('reportPolicyViolation', (text: string) => watch.policyViolations.push(text));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        const report = (window as unknown as { reportPolicyViolation: (text: string) => void }).reportPolicyViolation;
        report(`${event.violatedDirective} forbids ${event.blockedURI} (${event.sourceFile}:${event.lineNumber})`);
      });
    });
    return watch;
  }
}
