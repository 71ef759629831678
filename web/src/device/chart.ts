import type { History, HistoryPoint } from '../api/types';

/** What a chart draws: times in seconds, then for each series mean, smallest and greatest. */
export interface Drawn {
  times: number[];
  columns: (number | null)[][];
}

export interface Span {
  key: string;
  name: string;
  ms: number;
}

const HOUR = 3_600_000;
export const SPANS: Span[] = [
  { key: '6h', name: '6 hours', ms: 6 * HOUR },
  { key: '1d', name: 'Day', ms: 24 * HOUR },
  { key: '7d', name: 'Week', ms: 7 * 24 * HOUR },
  { key: '30d', name: 'Month', ms: 30 * 24 * HOUR },
  { key: '1y', name: 'Year', ms: 365 * 24 * HOUR },
];

/**
 * Lays the series on one time axis. Where the device is known to have a gap, a line is broken; where no value came, the one
 * before still holds, for devices report changes only, so nothing is broken there.
 */
export function draw(history: History): Drawn {
  const gaps = history.gaps.map((gap) => [Date.parse(gap.from), Date.parse(gap.to)] as const);
  const breaks = gaps.map(([from, to]) => (from + to) / 2);
  const all = new Set<number>(breaks);
  for (const series of history.series) for (const point of series.points) all.add(point[0]);
  const times = [...all].sort((a, b) => a - b);
  const columns: (number | null)[][] = [];
  for (const series of history.series) {
    const by = new Map<number, HistoryPoint>(series.points.map((point) => [point[0], point]));
    const column = (pick: (point: HistoryPoint) => number | null): (number | null)[] =>
      times.map((at) => {
        const point = by.get(at);
        // undefined: another series has a point here, the line goes on; null: it is broken.
        if (!point) return breaks.includes(at) ? null : (undefined as unknown as null);
        return point[6] === 'INVALID' ? null : pick(point);
      });
    columns.push(
      column((point) => point[1]),
      column((point) => point[2]),
      column((point) => point[3]),
    );
  }
  return { times: times.map((at) => at / 1000), columns };
}

export interface Sum {
  mean: number | undefined;
  min: number | undefined;
  max: number | undefined;
}

/** Mean, smallest and greatest of a series, each bucket for what it stands for. */
export function sum(points: HistoryPoint[]): Sum {
  let total = 0;
  let n = 0;
  let min: number | undefined;
  let max: number | undefined;
  for (const [, mean, low, high, count, , trust] of points) {
    if (mean === null || trust === 'INVALID') continue;
    total += mean * count;
    n += count;
    if (low !== null && (min === undefined || low < min)) min = low;
    if (high !== null && (max === undefined || high > max)) max = high;
  }
  return { mean: n > 0 ? total / n : undefined, min, max };
}
