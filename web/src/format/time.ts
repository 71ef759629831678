const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Older than this, a value says how old it is. */
export const FRESH_MS = 2 * MINUTE;

export function millis(iso: string | undefined): number | undefined {
  if (!iso) return undefined;
  const at = Date.parse(iso);
  return Number.isNaN(at) ? undefined : at;
}

/** How long, in its largest fitting unit: 45 s, 12 min, 3 h, 5 d. */
export function span(ms: number): string {
  if (ms < 0) return '0 s';
  if (ms < MINUTE) return `${Math.floor(ms / 1000)} s`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min`;
  if (ms < 2 * DAY) return `${Math.floor(ms / HOUR)} h`;
  if (ms < 400 * DAY) return `${Math.floor(ms / DAY)} d`;
  return `${Math.floor(ms / (365 * DAY))} y`;
}

/** How long, to the second or minute below it: 2 min 05 s, 3 h 20 min. */
export function longSpan(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min${seconds % 60 ? ` ${two(seconds % 60)} s` : ''}`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h${minutes % 60 ? ` ${two(minutes % 60)} min` : ''}`;
  const hours = Math.round(minutes / 60);
  return `${Math.floor(hours / 24)} d${hours % 24 ? ` ${hours % 24} h` : ''}`;
}

const two = (n: number): string => String(n).padStart(2, '0');
const clockFormat = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const shortFormat = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const yearFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

export const clock = (at: number): string => clockFormat.format(at);

/** A local time, with as much of the date as it takes to know it. */
export function local(at: number, now: number): string {
  if (sameDay(at, now)) return clockFormat.format(at);
  const near = Math.abs(now - at) < 300 * DAY;
  return `${(near ? dayFormat : yearFormat).format(at)} ${shortFormat.format(at)}`;
}

/** A local time with its day, to the minute. */
export const stamp = (at: number): string => `${dayFormat.format(at)} ${shortFormat.format(at)}`;

/** The same time in UTC, for who hovers over it. */
export function utc(at: number): string {
  return `${new Date(at).toISOString().replace('T', ' ').replace(/\.000Z$|Z$/, '')} UTC`;
}

export function sameDay(a: number, b: number): boolean {
  const one = new Date(a);
  const other = new Date(b);
  return (
    one.getDate() === other.getDate() &&
    one.getMonth() === other.getMonth() &&
    one.getFullYear() === other.getFullYear()
  );
}

/** A time as an input of type datetime-local wants it. */
export function forInput(at: number): string {
  const d = new Date(at);
  return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}T${two(d.getHours())}:${two(d.getMinutes())}`;
}

/** Minutes of a day as 07:45. */
export const dayTime = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

/** 07:45 as minutes of a day. */
export function dayMinutes(text: string): number | undefined {
  const parts = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (!parts) return undefined;
  const minutes = Number(parts[1]) * 60 + Number(parts[2]);
  return minutes <= 24 * 60 && Number(parts[2]) < 60 ? minutes : undefined;
}
