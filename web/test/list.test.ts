import { describe, expect, it } from 'vitest';
import type { DeviceRow, Status } from '../src/api/types';
import { rowWindow, scrollFor } from '../src/parts/window';
import { arrange, NO_FILTER } from '../src/state/sorting';

const row = (name: string, more: Partial<DeviceRow> = {}): DeviceRow => ({
  id: `${name}@x`,
  name,
  label: '',
  status: 'ONLINE' as Status,
  since: '2026-11-23T20:00:00Z',
  reason: '',
  groups: [],
  vendor: '',
  model: '',
  alarms: 0,
  values: {},
  ...more,
});
const watts = (value: number): DeviceRow['values'] => ({ power: { value, text: String(value), unit: 'W', time: '', trust: 'GOOD' } });
const names = (rows: DeviceRow[]): string => rows.map((one) => one.name).join(' ');

describe('the window of a long list', () => {
  it('draws what is seen and a little more, be the list ever so long', () => {
    const view = rowWindow(220_000, 600, 44, 10_000);
    expect(view.first).toBe(5000 - 8);
    expect(view.end - view.first).toBeLessThan(32);
    expect(view.whole).toBe(440_000);
    expect(view.above).toBe(view.first * 44);
  });
  it('covers every row that is seen, wherever one scrolls', () => {
    for (let scrolled = 0; scrolled < 440_000 - 600; scrolled += 977) {
      const view = rowWindow(scrolled, 600, 44, 10_000);
      expect(view.first * 44).toBeLessThanOrEqual(scrolled);
      expect(view.end * 44).toBeGreaterThanOrEqual(Math.min(scrolled + 600, view.whole));
    }
  });
  it('draws something even when the list has become shorter than where one was', () => {
    const view = rowWindow(400_000, 600, 44, 3);
    expect(view.end).toBe(3);
    expect(view.first).toBeLessThan(3);
  });
  it('is empty for an empty list', () => expect(rowWindow(0, 600, 44, 0)).toMatchObject({ first: 0, end: 0, whole: 0 }));
  it('scrolls no further than it takes to see a row whole', () => {
    expect(scrollFor(3, 0, 600, 44)).toBe(0);
    expect(scrollFor(20, 0, 600, 44)).toBe(21 * 44 - 600);
    expect(scrollFor(2, 1000, 600, 44)).toBe(88);
  });
});

describe('the order of devices', () => {
  it('counts numbers in names as numbers', () => {
    expect(names(arrange([row('hp10'), row('hp9'), row('hp1')], NO_FILTER, 'name', false))).toBe('hp1 hp9 hp10');
  });
  it('puts those without the value last, whichever way', () => {
    const rows = [row('a'), row('b', { values: watts(10) }), row('c', { values: watts(2000) })];
    expect(names(arrange(rows, NO_FILTER, 'power', true))).toBe('c b a');
    expect(names(arrange(rows, NO_FILTER, 'power', false))).toBe('b c a');
  });
  it('puts trouble first by status', () => {
    const rows = [row('a'), row('b', { status: 'OFFLINE' }), row('c', { status: 'SILENT' })];
    expect(names(arrange(rows, NO_FILTER, 'status', false))).toBe('c b a');
  });
  it('takes an invalid value for none', () => {
    const bad = row('bad', { values: { power: { value: 9999, text: '', unit: 'W', time: '', trust: 'INVALID' } } });
    expect(names(arrange([bad, row('good', { values: watts(1) })], NO_FILTER, 'power', true))).toBe('good bad');
  });
  it('finds by every word, in name, address, model or group', () => {
    const rows = [row('hp1', { label: 'Elmevej 3', groups: ['Feeder 7'] }), row('hp2', { label: 'Elmevej 4' })];
    expect(names(arrange(rows, { ...NO_FILTER, words: 'elmevej FEEDER' }, 'name', false))).toBe('hp1');
    expect(names(arrange(rows, { ...NO_FILTER, words: 'hp2@x' }, 'name', false))).toBe('hp2');
    expect(arrange(rows, { ...NO_FILTER, group: 'Feeder' }, 'name', false)).toHaveLength(0);
  });
  it('of 10,000 devices is found in no time', () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => row(`hp${(i * 7919) % 10_000}`, { values: watts((i * 31) % 2500) }));
    const ordered = arrange(rows, NO_FILTER, 'power', true);
    expect(ordered).toHaveLength(10_000);
    expect(ordered[0]?.values.power?.value).toBe(2499);
  });
});
