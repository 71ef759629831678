import type { DeviceRow, Status } from '../api/types';

export type SortKey = 'name' | 'status' | 'room' | 'outdoor' | 'tank' | 'power' | 'cop' | 'heard';

export interface Filter {
  words: string;
  group: string;
  status: Status | '';
  alarms: boolean;
}

export const NO_FILTER: Filter = { words: '', group: '', status: '', alarms: false };

/** Trouble first. */
const STATUS_ORDER: Record<Status, number> = { SILENT: 0, FLAPPING: 1, OFFLINE: 2, UNKNOWN: 3, AWAITED: 4, ONLINE: 5 };

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** The name by which people call a device. */
export const title = (row: { label: string; name: string }): string => row.label || row.name;

export function matches(row: DeviceRow, filter: Filter): boolean {
  if (filter.group && !row.groups.includes(filter.group)) return false;
  if (filter.status && row.status !== filter.status) return false;
  if (filter.alarms && row.alarms === 0) return false;
  if (!filter.words.trim()) return true;
  const all = `${row.id}\n${row.label}\n${row.vendor}\n${row.model}\n${row.groups.join('\n')}`.toLowerCase();
  return filter.words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

function key(row: DeviceRow, sort: SortKey): number | undefined {
  switch (sort) {
    case 'status':
      return STATUS_ORDER[row.status];
    case 'heard':
      return row.heard === undefined ? undefined : Date.parse(row.heard);
    case 'name':
      return undefined;
    default: {
      const value = row.values[sort];
      return value === undefined || value.trust === 'INVALID' ? undefined : (value.value ?? undefined);
    }
  }
}

/** Rows that fit, in order; those without the value come last whichever way it goes, equal ones by name. */
export function arrange(rows: Iterable<DeviceRow>, filter: Filter, sort: SortKey, descending: boolean): DeviceRow[] {
  const found: { row: DeviceRow; name: string; key: number | undefined }[] = [];
  for (const row of rows) {
    if (matches(row, filter)) found.push({ row, name: title(row), key: key(row, sort) });
  }
  const way = descending ? -1 : 1;
  found.sort((a, b) => {
    if (sort === 'name') return way * byName(a, b);
    if (a.key === b.key) return byName(a, b);
    if (a.key === undefined) return 1;
    if (b.key === undefined) return -1;
    return way * (a.key - b.key);
  });
  return found.map((one) => one.row);
}

function byName(a: { row: DeviceRow; name: string }, b: { row: DeviceRow; name: string }): number {
  return collator.compare(a.name, b.name) || (a.row.id < b.row.id ? -1 : 1);
}
