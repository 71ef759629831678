import type { Value } from '../api/types';

/** Thin space between number and unit, as in print. */
export const GAP = '\u202f';
export const NOTHING = '–';

const plain = new Map<number, Intl.NumberFormat>();

/** A number with thousands apart and so many decimals; the minus is a real one. */
export function number(value: number, decimals = 0): string {
  let format = plain.get(decimals);
  if (!format) {
    format = new Intl.NumberFormat('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    plain.set(decimals, format);
  }
  const text = format.format(value);
  return (/^-[0.,]*$/.test(text) ? text.slice(1) : text).replace('-', '−');
}

/** How many decimals a unit deserves on a page that is looked at, not calculated with. */
export function decimalsOf(unit: string): number {
  switch (unit) {
    case '°C':
    case 'K':
      return 1;
    case 'W':
    case 'Watts':
    case 'Wh':
    case 's':
    case 'min':
    case 'h':
    case '%':
      return 0;
    default:
      return 2;
  }
}

export interface Shown {
  number: string;
  unit: string;
}

const SCALED = new Map([
  ['W', 'W'],
  ['Watts', 'W'],
  ['Wh', 'Wh'],
  ['J', 'J'],
]);
const PREFIXES: [number, string, number][] = [
  [1e9, 'G', 2],
  [1e6, 'M', 2],
  [1e4, 'k', 1],
];

/** A number with its unit, power and energy in the prefix that reads best: 12,345 W is 12.3 kW. */
export function quantity(value: number, unit: string): Shown {
  if (unit === 'm³/s') return { number: number(value * 60_000, 1), unit: 'l/min' };
  const base = SCALED.get(unit);
  if (base) {
    const size = Math.abs(value);
    for (const [from, prefix, decimals] of PREFIXES) {
      if (size >= from) {
        return { number: number(value / (prefix === 'k' ? 1e3 : from), decimals), unit: prefix + base };
      }
    }
    return { number: number(value, size > 0 && size < 1 ? 2 : 0), unit: base };
  }
  return { number: number(value, decimalsOf(unit)), unit };
}

/** A value in one line. */
export function shown(value: Value | undefined): Shown {
  if (!value || value.trust === 'INVALID') return { number: NOTHING, unit: '' };
  if (value.unit === '' && Number.isNaN(Number(value.text)) && value.text !== '') return { number: value.text, unit: '' };
  if (value.value === undefined || value.value === null) return { number: value.text || NOTHING, unit: '' };
  if (value.unit === '' && /^-?\d+$/.test(value.text)) return { number: number(value.value), unit: '' };
  return quantity(value.value, value.unit);
}

export function line({ number: text, unit }: Shown): string {
  return unit ? text + GAP + unit : text;
}

export const quantityLine = (value: number, unit: string): string => line(quantity(value, unit));

/** 1 device, 2 devices. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${number(n)} ${n === 1 ? one : many}`;
}

/** What a person typed, as a number; commas of a person at home in Europe count as points. */
export function typedNumber(text: string): number | undefined {
  const clean = text.trim().replace('−', '-').replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(clean) ? Number(clean) : undefined;
}

/** Why a number does not fit between limits and steps; empty if it does. */
export function misfit(value: number, limits: { min?: number; max?: number; step?: number }, unit: string): string {
  const say = (n: number): string => line({ number: trimmed(n), unit });
  if (limits.min !== undefined && value < limits.min) return `The least is ${say(limits.min)}.`;
  if (limits.max !== undefined && value > limits.max) return `The most is ${say(limits.max)}.`;
  if (limits.step !== undefined && limits.step > 0) {
    const steps = (value - (limits.min ?? 0)) / limits.step;
    // Devices have steps of 32 bits: 0.1 is 0.10000000149 there.
    if (Math.abs(steps - Math.round(steps)) > 1e-3) return `It goes in steps of ${say(limits.step)}.`;
  }
  return '';
}

/** A number without needless zeros, in the digits that 32 bits hold. */
export function trimmed(value: number): string {
  return String(Number(value.toPrecision(7))).replace('-', '−');
}
