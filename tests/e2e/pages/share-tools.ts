import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from '@playwright/test';

/** Save, Open, Code and Share in the header, and what the page says to them. */
export class ShareTools {
  readonly saveButton: Locator;
  readonly shareButton: Locator;
  readonly fileInput: Locator;

  constructor(private readonly page: Page) {
    this.saveButton = page.getByRole('button', { name: 'Save', exact: true });
    this.shareButton = page.getByRole('button', { name: 'Share', exact: true });
    this.fileInput = page.getByLabel('File to open', { exact: true });
  }

  /** A sentence that the page says. */
  says(words: RegExp): Locator {
    return this.page.getByText(words);
  }

  async save(): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    return this.downloadBy(this.saveButton);
  }

  async downloadBy(button: Locator): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), button.click()]);
    return { name: download.suggestedFilename(), bytes: await bytesOf(download) };
  }

  async open(...files: readonly { readonly name: string; readonly bytes: Buffer }[]): Promise<void> {
    await this.fileInput.setInputFiles(
      files.map(({ name, bytes }) => ({ name, mimeType: 'application/octet-stream', buffer: bytes })),
    );
  }

  /** Lets a file fall onto the middle of the page. */
  async drop(name: string, bytes: Buffer): Promise<void> {
    const transfer = await this.page.evaluateHandle(
      ([fileName, text]) => {
        const files = new DataTransfer();
        const content = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
        files.items.add(new File([content], fileName));
        return files;
      },
      [name, bytes.toString('base64')] as const,
    );
    await this.page.locator('main').dispatchEvent('dragover', { dataTransfer: transfer });
    await this.page.locator('main').dispatchEvent('drop', { dataTransfer: transfer });
  }
}

async function bytesOf(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}
