/** What is dropped onto the page, with the folders that it lies in. */
export interface DroppedFile {
  /** "pets/cat/1.png", as a file input that asks for a folder tells it. */
  readonly path: string;
  /** Null for a folder in which nothing lies. */
  readonly file: File | null;
}

export function hasFolder(transfer: DataTransfer): boolean {
  return entriesOf(transfer).some(({ isDirectory }) => isDirectory);
}

/** To be called while the event is handled, since the browser forgets what was dropped. Files that cannot be read are told as empty ones. */
export function droppedFiles(transfer: DataTransfer): Promise<DroppedFile[]> {
  const entries = entriesOf(transfer);
  // Some browsers and tests give files alone.
  if (entries.length === 0)
    return Promise.resolve([...transfer.files].map((file) => ({ path: file.webkitRelativePath || file.name, file })));
  return Promise.all(entries.map(read)).then((found) => found.flat());
}

function entriesOf(transfer: DataTransfer): FileSystemEntry[] {
  return [...transfer.items].flatMap((item) => (item.kind === 'file' ? (item.webkitGetAsEntry() ?? []) : []));
}

async function read(entry: FileSystemEntry): Promise<DroppedFile[]> {
  const path = entry.fullPath.replace(/^\//, '');
  if (entry.isFile) return [{ path, file: await fileOf(entry as FileSystemFileEntry) }];
  const children = await childrenOf((entry as FileSystemDirectoryEntry).createReader());
  if (children.length === 0) return [{ path, file: null }];
  return (await Promise.all(children.map(read))).flat();
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve) => entry.file(resolve, () => resolve(new File([], entry.name))));
}

/** A reader gives some at a time, at most a hundred, and none at the end. */
async function childrenOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const some = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
  return some.length === 0 ? [] : [...some, ...(await childrenOf(reader))];
}
