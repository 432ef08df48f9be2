/** Keeps the learner's named drawings in the browser's small storage, one entry a data set; in memory where it refuses. */
import { drawingsFormat, savedDrawings, type OwnDrawing } from '../../domain/digit/own-drawings';
import { keysIn } from '../storage/small-storage';
import type { SmallStorage } from '../surroundings';

const prefix = 'cnn-playground.drawings.';

export class DrawingsKeeper {
  private readonly memory = new Map<string, readonly OwnDrawing[]>();

  constructor(private readonly storage: SmallStorage | null) {}

  /** Another tab may have changed what is stored. */
  load(set: string): readonly OwnDrawing[] {
    const held = this.memory.get(set);
    return held ?? this.read(set) ?? [];
  }

  /** Whether they will be there after a reload. */
  keep(set: string, drawings: readonly OwnDrawing[]): boolean {
    const isKept = this.read(set) !== null && this.write(set, drawings);
    if (isKept) this.memory.delete(set);
    else this.memory.set(set, drawings);
    return isKept;
  }

  /** The data set is gone. */
  forget(set: string): void {
    this.memory.delete(set);
    try {
      this.storage?.removeItem(prefix + set);
    } catch {
      // What cannot be changed is not shown any more.
    }
  }

  forgetAll(): void {
    const stored = keysIn(this.storage, prefix).map((key) => key.slice(prefix.length));
    for (const set of [...this.memory.keys(), ...stored]) this.forget(set);
  }

  /** Null where nothing can be read, or only a newer page can: that is not written over. */
  private read(set: string): readonly OwnDrawing[] | null {
    try {
      const text = this.storage?.getItem(prefix + set);
      if (text === undefined) return null;
      const read = text === null ? null : drawingsFormat.read(parsed(text));
      if (read?.ok) return read.value;
      return read?.code === 'newer' ? null : [];
    } catch {
      return null;
    }
  }

  private write(set: string, drawings: readonly OwnDrawing[]): boolean {
    try {
      this.storage?.setItem(prefix + set, JSON.stringify(savedDrawings(drawings)));
      return true;
    } catch {
      return false;
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
