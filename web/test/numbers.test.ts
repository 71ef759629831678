import { describe, expect, it } from 'vitest';
import { count, GAP, line, misfit, number, quantity, quantityLine, shown, typedNumber } from '../src/format/numbers';
import type { Value } from '../src/api/types';

const value = (more: Partial<Value>): Value => ({ value: 1, text: '1', unit: '', time: '2026-11-23T20:00:00Z', trust: 'GOOD', ...more });

describe('numbers', () => {
  it('have thousands apart and a real minus', () => {
    expect(number(1234567)).toBe('1,234,567');
    expect(number(-3.25, 1)).toBe('−3.3');
  });

  it('never show a minus before nothing', () => expect(number(-0.04, 1)).toBe('0.0'));

  it('take the prefix of power and energy that reads best', () => {
    expect(quantityLine(999, 'W')).toBe(`999${GAP}W`);
    expect(quantityLine(12_345, 'W')).toBe(`12.3${GAP}kW`);
    expect(quantityLine(12_345_678, 'Wh')).toBe(`12.35${GAP}MWh`);
    expect(quantityLine(-203_600, 'W')).toBe(`−203.6${GAP}kW`);
  });

  it('show a flow as people say it', () => expect(quantity(0.00021, 'm³/s')).toEqual({ number: '12.6', unit: 'l/min' }));

  it('show nothing for a value that is invalid or not there', () => {
    expect(shown(undefined).number).toBe('–');
    expect(shown(value({ value: 85, unit: '°C', trust: 'INVALID' })).number).toBe('–');
  });

  it('show the word of an enumeration, not its ordinal', () => expect(shown(value({ value: 4, text: 'heating' })).number).toBe('heating'));

  it('join unit and number by a thin space', () => expect(line({ number: '20.5', unit: '°C' })).toBe('20.5\u202f°C'));

  it('count one and many', () => {
    expect(count(1, 'device')).toBe('1 device');
    expect(count(10_000, 'device')).toBe('10,000 devices');
  });
});

describe('a typed number', () => {
  it('may have a comma, as people in Europe type it', () => expect(typedNumber(' 20,5 ')).toBe(20.5));
  it('is refused if it is anything else', () => {
    for (const text of ['', 'abc', '1e9', '0x10', '1.2.3', '--1', 'NaN', '20 °C']) expect(typedNumber(text)).toBeUndefined();
  });
});

describe('limits', () => {
  const limits = { min: 10, max: 28, step: 0.1 };
  it('let in what fits, on the steps too', () => {
    for (const n of [10, 20.3, 27.9, 28]) expect(misfit(n, limits, '°C')).toBe('');
  });
  it('say what would fit', () => {
    expect(misfit(9.9, limits, '°C')).toContain('The least is 10');
    expect(misfit(28.1, limits, '°C')).toContain('The most is 28');
    expect(misfit(20.05, limits, '°C')).toContain('steps of 0.1');
  });
  it('of 32 bits are taken for what they stand for', () => {
    expect(misfit(19.5, { min: 10, max: 28, step: 0.10000000149011612 }, '°C')).toBe('');
    expect(misfit(19.55, { min: 10, max: 28, step: 0.10000000149011612 }, '°C')).toContain('steps of 0.1\u202f°C');
  });
  it('that the device does not state are no limits', () => expect(misfit(1e9, {}, '')).toBe(''));
});
