import { describe, expect, it } from 'vitest';
import { dayMinutes, dayTime, forInput, local, longSpan, millis, span, utc } from '../src/format/time';

describe('spans', () => {
  it('are told in their largest unit', () => {
    expect(span(45_000)).toBe('45 s');
    expect(span(12 * 60_000 + 59_000)).toBe('12 min');
    expect(span(3 * 3_600_000)).toBe('3 h');
    expect(span(5 * 86_400_000)).toBe('5 d');
    expect(span(800 * 86_400_000)).toBe('2 y');
  });
  it('are never negative, whatever a clock says', () => expect(span(-5_000)).toBe('0 s'));
  it('are told with the unit below where that matters', () => {
    expect(longSpan(125_000)).toBe('2 min 05 s');
    expect(longSpan(3 * 3_600_000 + 20 * 60_000)).toBe('3 h 20 min');
    expect(longSpan(3_600_000)).toBe('1 h');
    expect(longSpan(3 * 86_400_000)).toBe('3 d');
  });
});

describe('times', () => {
  const now = new Date(2026, 10, 23, 20, 0, 0).getTime();
  it('of today have no date, of other days have one', () => {
    expect(local(now - 3_600_000, now)).toBe('19:00:00');
    expect(local(new Date(2026, 10, 21, 7, 5).getTime(), now)).toBe('21 Nov 07:05');
    expect(local(new Date(2024, 0, 2, 7, 5).getTime(), now)).toBe('2 Jan 2024 07:05');
  });
  it('in UTC say so', () => expect(utc(Date.UTC(2026, 10, 23, 20, 0, 7))).toBe('2026-11-23 20:00:07 UTC'));
  it('that cannot be read are not there', () => {
    expect(millis('yesterday')).toBeUndefined();
    expect(millis(undefined)).toBeUndefined();
  });
  it('fill an input', () => expect(forInput(now)).toBe('2026-11-23T20:00'));
  it('of a day go both ways', () => {
    expect(dayTime(465)).toBe('07:45');
    expect(dayMinutes('07:45')).toBe(465);
    expect(dayMinutes('24:00')).toBe(1440);
    for (const text of ['25:00', '7:99', 'x']) expect(dayMinutes(text)).toBeUndefined();
  });
});
