/** Finds a Chromium that the tests can drive: CHROME_PATH, else Chrome, Chromium or Edge in their usual places, else Playwright's own. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const macApplications = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const windowsPrograms = [
  'Google/Chrome/Application/chrome.exe',
  'Chromium/Application/chrome.exe',
  'Microsoft/Edge/Application/msedge.exe',
];

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function usualPlaces(): string[] {
  const { env, platform } = process;
  if (platform === 'win32') {
    const roots = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA];
    return roots.flatMap((root) => (root === undefined ? [] : windowsPrograms.map((program) => join(root, program))));
  }
  const mac = ['/Applications', join(env.HOME ?? '', 'Applications')];
  const onPath = (env.PATH ?? '').split(delimiter);
  return [
    ...(platform === 'darwin' ? mac.flatMap((folder) => macApplications.map((name) => join(folder, name))) : []),
    ...commands.flatMap((command) => onPath.map((folder) => join(folder, command))),
  ];
}

/** The path of a browser, or null. A CHROME_PATH that leads nowhere is an error: the person who set it wants that one. */
export function findBrowser(): string | null {
  const wanted = process.env.CHROME_PATH;
  if (wanted !== undefined && wanted !== '') {
    if (!isExecutable(wanted)) throw new Error(`CHROME_PATH is ${wanted}, and no program is there`);
    return wanted;
  }
  return [...usualPlaces(), chromium.executablePath()].find(isExecutable) ?? null;
}
