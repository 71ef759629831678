import { LEVELS, type Command, type Level } from '../api/types';
import { LEVEL } from '../format/words';

/** A command's counts, for a bar and a sentence. */
export interface Progress {
  all: number;
  /** Done with, well or badly. */
  ended: number;
  good: number;
  parts: { level: Level; n: number }[];
}

const FINAL: ReadonlySet<Level> = new Set(['EFFECT_MEASURED', 'DONE', 'REFUSED', 'NOT_REACHED', 'UNCERTAIN', 'CANCELLED']);
export const isFinal = (level: Level): boolean => FINAL.has(level);

/** Best first, so that the bar fills from its beginning. */
const ORDER: Level[] = ['EFFECT_MEASURED', 'DONE', 'APPLIED', 'RECEIVED', 'SENT', 'SENDING', 'REFUSED', 'UNCERTAIN', 'NOT_REACHED', 'CANCELLED', 'WAITING'];

export function progress(command: Pick<Command, 'counts'>): Progress {
  const parts = ORDER.map((level) => ({ level, n: command.counts[level] ?? 0 })).filter((part) => part.n > 0);
  const total = (which: (level: Level) => boolean): number => parts.filter((part) => which(part.level)).reduce((sum, part) => sum + part.n, 0);
  return {
    all: total(() => true),
    ended: total(isFinal),
    good: total((level) => level === 'EFFECT_MEASURED' || level === 'DONE'),
    parts,
  };
}

export const tone = (level: Level): string => LEVEL[level].tone;
export const levels = LEVELS;
