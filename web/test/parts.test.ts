import { webcrypto } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import type { History, Point } from '../src/api/types';
import { path, url } from '../src/api/client';
import { actionsOf, choices, newKey, targetWords } from '../src/command/actions';
import { progress } from '../src/command/progress';
import { draw, sum } from '../src/device/chart';
import { may } from '../src/state/rights';
import { href, parse } from '../src/state/route.svelte';

describe('addresses', () => {
  const hostile = '../admin?x=1#"><script>@a/b%';
  it('of the page go both ways, whatever a name holds', () => {
    expect(parse(href('devices', hostile, 'history')).parts).toEqual(['devices', hostile, 'history']);
    expect(href('devices', 'hp01@example.org')).toBe('#/devices/hp01@example.org');
  });
  it('that are broken are still read', () => expect(parse('#/devices/%E0%A4%A').parts).toEqual(['devices', '%E0%A4%A']));
  it('of the API keep a name in its place', () => {
    expect(path`/devices/${hostile}/write`).toBe(`/devices/${encodeURIComponent(hostile)}/write`);
    expect(path`/devices/${hostile}/write`.split('/')).toHaveLength(4);
  });
  it('of the API leave out what is not asked and repeat what is a list', () => {
    expect(url('/h', { ref: ['a', 'b'], from: undefined, q: '' })).toBe('/api/v1/h?ref=a&ref=b');
  });
});

describe('a chart', () => {
  const history: History = {
    from: '1970-01-01T00:00:00Z',
    to: '1970-01-01T00:01:40Z',
    bucket: 10,
    series: [
      { reference: 'a', unit: '°C', points: [[10_000, 1, 0, 2, 5, '1', 'GOOD'], [60_000, 3, 2, 4, 5, '3', 'GOOD']] },
      { reference: 'b', unit: 'W', points: [[20_000, 9, 8, 10, 1, '9', 'INVALID'], [70_000, 5, 5, 5, 1, '5', 'GOOD']] },
    ],
    gaps: [{ from: '1970-01-01T00:00:30Z', to: '1970-01-01T00:00:40Z', why: 'test' }],
  };
  const drawn = draw(history);
  it('has one time axis with a break in each gap', () => expect(drawn.times).toEqual([10, 20, 35, 60, 70]));
  it('goes on where another series has a point, and is broken where something is missing or invalid', () => {
    expect(drawn.columns[0]).toEqual([1, undefined, null, 3, undefined]);
    expect(drawn.columns[3]).toEqual([undefined, null, null, undefined, 5]);
  });
  it('has a band from smallest to greatest', () => {
    expect(drawn.columns[1]).toEqual([0, undefined, null, 2, undefined]);
    expect(drawn.columns[2]).toEqual([2, undefined, null, 4, undefined]);
  });
  it('is summed up by how much each bucket stands for, without what is invalid', () => {
    expect(sum([[0, 1, 0, 2, 1, '', 'GOOD'], [1, 4, 3, 9, 2, '', 'GOOD'], [2, 99, 99, 99, 9, '', 'INVALID']])).toEqual({ mean: 3, min: 0, max: 9 });
    expect(sum([])).toEqual({ mean: undefined, min: undefined, max: undefined });
  });
});

describe('a command', () => {
  const point = (reference: string, use: Point['use'], kind: Point['kind'] = 'NUMBER'): Point => ({
    reference, object: reference.replace(/\..*$/, '.SptVal'), description: reference, kind, unit: '', use, literals: [{ ordinal: 1, text: 'extern' }],
  });
  const points = [point('HP1/A1.Tmp.mag.f[MX]', 'MEASURED'), point('HP9/ComfMinFSPT1.SptVal.mxVal.f[MX]', 'CONTROLLED'), point('HP1/LPHD1.Nam[DC]', 'SETTING', 'TEXT')];
  it('offers what can be controlled, without the logical device', () => {
    expect(actionsOf(points, false).map((one) => [one.kind, one.reference])).toEqual([['OPERATE', 'ComfMinFSPT1.SptVal']]);
  });
  it('offers settings to those only who may change them', () => {
    expect(actionsOf(points, true).map((one) => one.kind)).toEqual(['OPERATE', 'WRITE']);
  });
  it('offers the words of an enumeration', () => {
    const [action] = actionsOf([point('HP1/DHTP1.OpMod.stVal[ST]', 'CONTROLLED', 'ENUMERATION')], false);
    expect(action && choices(action)).toEqual([{ value: 'extern', name: 'extern' }]);
  });
  it('has a key of its own for each decision', () => {
    // Node 18 has it under another name than browsers.
    vi.stubGlobal('crypto', webcrypto);
    expect(newKey()).toMatch(/^[0-9a-f]{32}$/);
    expect(newKey()).not.toBe(newKey());
  });
  it('tells whom it means', () => {
    expect(targetWords({ query: {} })).toBe('all devices');
    expect(targetWords({ query: { q: 'elm', group: 'F7', status: 'ONLINE' } })).toBe('all devices found by “elm”, in group F7, online');
  });
  it('is as far as its devices are', () => {
    const now = progress({ counts: { EFFECT_MEASURED: 5, REFUSED: 2, SENT: 1, WAITING: 2 } });
    expect(now).toMatchObject({ all: 10, ended: 7, good: 5 });
    expect(now.parts.map((part) => part.level)).toEqual(['EFFECT_MEASURED', 'SENT', 'REFUSED', 'WAITING']);
  });
});

describe('rights', () => {
  it('are those that the centre says, and none without a login', () => {
    const me = { name: 'a', role: 'operator' as const, tenant: 'main', csrf: '', rights: ['see', 'operate'] };
    expect(may(me, 'operate')).toBe(true);
    expect(may(me, 'users')).toBe(false);
    expect(may(undefined, 'see')).toBe(false);
  });
});
