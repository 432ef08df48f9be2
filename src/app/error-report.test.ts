import { describe, expect, it } from 'vitest';
import { errorReport } from './error-report';

const surroundings = {
  componentStack: '\n at Curve',
  network: { inputShape: [28, 28, 1], layers: [] },
  browser: 'Firefox',
};

describe('the report after an error', () => {
  it('says what happened, where, and with which network', () => {
    const report = errorReport({ error: new TypeError('x is undefined'), ...surroundings });
    expect(report).toContain('TypeError: x is undefined');
    expect(report).toContain('at Curve');
    expect(report).toContain('"inputShape":[28,28,1]');
  });
  it('takes anything that can be thrown', () => {
    expect(errorReport({ error: 'just text', ...surroundings })).toContain('just text');
  });
});
