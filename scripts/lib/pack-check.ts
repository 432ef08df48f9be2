/** Gathers the GPU check into a folder that runs on a bare Linux machine. */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { packBrowser } from './pack-browser';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = 'gpu-check.mjs';
const packages = ['@playwright/test', 'playwright', 'playwright-core'];

/** NVIDIA's Vulkan driver for windows refuses where there is no X; the one that its EGL library holds does not ask for any. */
const nvidiaDriver = {
  file_format_version: '1.0.1',
  ICD: { library_path: 'libEGL_nvidia.so.0', api_version: '1.3.0' },
};

const here = 'here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)';

/** Only the browser gets the brought libraries: the machine's own programs have theirs. */
const startBrowser = (program: string): string => `#!/bin/sh
${here}
export LD_LIBRARY_PATH="$here/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
export FONTCONFIG_FILE="$here/fonts.conf"
if ldconfig -p 2>/dev/null | grep -q libEGL_nvidia || ls /usr/lib/*/libEGL_nvidia.so.0 >/dev/null 2>&1; then
  export VK_DRIVER_FILES="$here/nvidia-egl.json"
fi
exec "$here/browser/${program}" "$@"
`;

/** Where it lies is only known when it runs; fontconfig wants whole paths. */
const run = `#!/bin/sh
# [--software] [--out FILE]: prints tables and writes them as JSON (gpu-check.json)
${here}
cat > "$here/fonts.conf" <<END
<?xml version="1.0"?>
<fontconfig>
  <dir>$here/fonts</dir>
  <cachedir>$here/font-cache</cachedir>
  <include ignore_missing="yes">$here/fontconfig</include>
</fontconfig>
END
export HOME="\${HOME:-/tmp}" CHROME_PATH="$here/start-browser"
exec "$here/node" "$here/${program}" "$@"
`;

async function bundle(directory: string): Promise<void> {
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['@playwright/test'] },
    build: {
      ssr: 'bench/gpu-check-packed.ts',
      target: 'node20',
      outDir: directory,
      emptyOutDir: false,
      rollupOptions: { output: { entryFileNames: program } },
    },
  });
}

interface PackedPages {
  readonly benchFolder: string;
  readonly productFolder: string;
  readonly beforeFolder: string | null;
}

/** Into a folder that is new or empty, or was packed before: nothing else is thrown away. */
export async function pack(target: string, { benchFolder, productFolder, beforeFolder }: PackedPages): Promise<void> {
  if (process.platform !== 'linux') throw new Error('Packing gathers Linux libraries: run it on Linux');
  const directory = resolve(target);
  const present = existsSync(directory) ? readdirSync(directory) : [];
  if (present.length > 0 && !present.includes(program))
    throw new Error(`${target} holds other things: name a new folder`);
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  await bundle(directory);
  const browser = packBrowser(directory);
  cpSync(benchFolder, join(directory, 'pages/bench'), { recursive: true });
  cpSync(productFolder, join(directory, 'pages/product'), { recursive: true });
  if (beforeFolder !== null) cpSync(beforeFolder, join(directory, 'pages/before'), { recursive: true });
  cpSync(join(root, 'bench/torch_step.py'), join(directory, 'torch_step.py'));
  for (const name of packages)
    cpSync(join(root, 'node_modules', name), join(directory, 'node_modules', name), {
      recursive: true,
      dereference: true,
    });
  cpSync(process.execPath, join(directory, 'node'), { dereference: true });
  writeFileSync(join(directory, 'nvidia-egl.json'), JSON.stringify(nvidiaDriver));
  writeFileSync(join(directory, 'start-browser'), startBrowser(browser), { mode: 0o755 });
  writeFileSync(join(directory, 'run.sh'), run, { mode: 0o755 });
  console.log(`packed with ${browser}; on the other machine: ${directory}/run.sh`);
}
