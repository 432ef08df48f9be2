/** How every script and test starts its browser. */
import { findBrowser } from '../find-browser.ts';

/** Quiet: nothing is asked of any server but ours. Root needs the sandbox off. */
export const quietFlags: readonly string[] = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** WebGPU and WebGL2 in software, for testing kernels on machines without a GPU. */
export const softwareGpuFlags: readonly string[] = [
  '--enable-unsafe-webgpu',
  '--enable-features=Vulkan,WebGPU',
  '--use-webgpu-adapter=swiftshader',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
];

/** The machine's own graphics. Linux without a display has them through Vulkan. */
export const realGpuFlags: readonly string[] = [
  '--enable-unsafe-webgpu',
  '--enable-features=Vulkan,WebGPU',
  '--ignore-gpu-blocklist',
  '--enable-gpu',
  ...(process.platform === 'linux' ? ['--use-angle=vulkan', '--disable-vulkan-surface'] : []),
];

export function launchOptions(...extraFlags: readonly string[]): { executablePath?: string; args: string[] } {
  const browser = findBrowser();
  return { ...(browser === null ? {} : { executablePath: browser }), args: [...quietFlags, ...extraFlags] };
}
