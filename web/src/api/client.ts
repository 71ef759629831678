import type { Me } from './types';

/** What the centre says is wrong (RFC 9457), or that it could not be asked: then status is 0. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly retryAfter?: number,
  ) {
    super(detail || title);
  }
}

export type Query = Record<string, string | number | boolean | string[] | undefined>;

const BASE = '/api/v1';
const PATIENCE_MS = 30_000;

let csrf = '';
let onUnauthorized: () => void = () => {};

/** Changing requests carry what the login gave against forged requests. */
export function useLogin(me: Me | undefined): void {
  csrf = me?.csrf ?? '';
}

/** Called when the centre no longer knows the login. */
export function whenUnauthorized(action: () => void): void {
  onUnauthorized = action;
}

export function url(path: string, query: Query = {}): string {
  const words = Object.entries(query)
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => [name, one] as const))
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
  return BASE + path + (words.length > 0 ? `?${words.join('&')}` : '');
}

/** A path with its variable parts made safe. */
export function path(strings: TemplateStringsArray, ...parts: (string | number)[]): string {
  return strings.reduce((all, fixed, i) => all + encodeURIComponent(String(parts[i - 1])) + fixed);
}

export const get = <T>(where: string, query?: Query, signal?: AbortSignal): Promise<T> =>
  ask<T>('GET', url(where, query), undefined, {}, signal);
export const post = <T>(where: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> =>
  ask<T>('POST', url(where), body, headers);
export const put = <T>(where: string, body: unknown): Promise<T> => ask<T>('PUT', url(where), body);
export const patch = <T>(where: string, body: unknown): Promise<T> => ask<T>('PATCH', url(where), body);
export const remove = <T>(where: string): Promise<T> => ask<T>('DELETE', url(where));

async function ask<T>(
  method: string,
  where: string,
  body?: unknown,
  headers: Record<string, string> = {},
  signal?: AbortSignal,
): Promise<T> {
  const all: Record<string, string> = { Accept: 'application/json', ...headers };
  if (body !== undefined) all['Content-Type'] = 'application/json';
  if (method !== 'GET' && csrf) all['X-CSRF'] = csrf;
  const patience = AbortSignal.timeout(PATIENCE_MS);
  let answer: Response;
  try {
    answer = await fetch(where, {
      method,
      headers: all,
      body: body === undefined ? null : JSON.stringify(body),
      credentials: 'same-origin',
      signal: signal ? either(signal, patience) : patience,
    });
  } catch (fault) {
    if (signal?.aborted) throw fault;
    throw new Problem(
      0,
      'The centre does not answer',
      patience.aborted
        ? `The centre has not answered within ${PATIENCE_MS / 1000} s. Whether it did what was asked is not known.`
        : 'The centre cannot be reached. Check the network; this page goes on trying.',
    );
  }
  if (answer.ok) return (answer.status === 204 ? undefined : await read(answer)) as T;
  if (answer.status === 401 && !where.startsWith(`${BASE}/login`)) onUnauthorized();
  throw await problem(answer);
}

function either(a: AbortSignal, b: AbortSignal): AbortSignal {
  const both = new AbortController();
  for (const one of [a, b]) {
    if (one.aborted) both.abort();
    else one.addEventListener('abort', () => both.abort(), { once: true });
  }
  return both.signal;
}

async function read(answer: Response): Promise<unknown> {
  const text = await answer.text();
  return text === '' ? undefined : JSON.parse(text);
}

async function problem(answer: Response): Promise<Problem> {
  const said = (await read(answer).catch(() => undefined)) as { title?: string; detail?: string } | undefined;
  const wait = Number(answer.headers.get('Retry-After'));
  return new Problem(
    answer.status,
    said?.title ?? `The centre answered ${answer.status}`,
    said?.detail ?? '',
    Number.isFinite(wait) && wait > 0 ? wait : undefined,
  );
}

/** What went wrong, for people. */
export function words(fault: unknown): string {
  return fault instanceof Problem || fault instanceof Error ? fault.message : String(fault);
}
