import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveStream, SILENCE_MS, type StreamState } from '../src/api/stream';

/** Stands for the browser's EventSource, which cannot be made to fail at will. */
class FakeSource {
  static all: FakeSource[] = [];
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  closed = false;
  private readonly listeners = new Map<string, (message: MessageEvent) => void>();

  constructor(readonly url: string) {
    FakeSource.all.push(this);
  }
  addEventListener(name: string, listener: (message: MessageEvent) => void): void {
    this.listeners.set(name, listener);
  }
  close(): void {
    this.closed = true;
  }
  say(type: string, data: unknown): void {
    this.listeners.get(type)?.({ type, data: JSON.stringify(data) } as MessageEvent);
  }
  static get last(): FakeSource {
    const one = FakeSource.all.at(-1);
    if (!one) throw new Error('no stream was opened');
    return one;
  }
}

describe('the live stream', () => {
  let states: StreamState[];
  let heard: [string, unknown][];
  let back: number;
  let failed: number;
  let stream: LiveStream;

  beforeEach(() => {
    vi.useFakeTimers();
    FakeSource.all = [];
    states = [];
    heard = [];
    back = 0;
    failed = 0;
    stream = new LiveStream({
      url: '/stream',
      events: ['device'],
      event: (name, data) => heard.push([name, data]),
      state: (state) => states.push(state),
      back: () => back++,
      failed: () => failed++,
      source: (url) => new FakeSource(url) as unknown as EventSource,
      random: () => 1,
    });
    stream.open();
  });
  afterEach(() => {
    stream.close();
    vi.useRealTimers();
  });

  it('is live once it is open, and hears events but not beats', () => {
    FakeSource.last.onopen?.();
    FakeSource.last.say('device', { id: 'a' });
    FakeSource.last.say('beat', {});
    expect(states).toEqual(['live']);
    expect(heard).toEqual([['device', { id: 'a' }]]);
    expect(back).toBe(0);
  });

  it('says that it is lost, comes back by itself, and then has what was missed read anew', () => {
    FakeSource.last.onopen?.();
    FakeSource.last.onerror?.();
    expect(states).toEqual(['live', 'lost']);
    expect(failed).toBe(1);
    vi.advanceTimersByTime(1_000);
    expect(FakeSource.all).toHaveLength(2);
    FakeSource.last.onopen?.();
    expect(states).toEqual(['live', 'lost', 'live']);
    expect(back).toBe(1);
  });

  it('counts as lost when nothing is heard, though the connection stands', () => {
    FakeSource.last.onopen?.();
    const first = FakeSource.last;
    vi.advanceTimersByTime(SILENCE_MS + 3_000);
    expect(states).toEqual(['live', 'lost']);
    expect(first.closed).toBe(true);
  });

  it('stays live by beats alone', () => {
    FakeSource.last.onopen?.();
    for (let i = 0; i < 10; i++) {
      vi.advanceTimersByTime(10_000);
      FakeSource.last.say('beat', {});
    }
    expect(states).toEqual(['live']);
  });

  it('gives up a connection that never opens, and tries again', () => {
    vi.advanceTimersByTime(SILENCE_MS + 3_000);
    expect(states).toEqual(['lost']);
    vi.advanceTimersByTime(2_000);
    expect(FakeSource.all.length).toBeGreaterThan(1);
  });

  it('tries ever more seldom, but at least every 30 s', () => {
    const times: number[] = [];
    let before = Date.now();
    for (let i = 0; i < 8; i++) {
      const known = FakeSource.all.length;
      FakeSource.last.onerror?.();
      while (FakeSource.all.length === known) vi.advanceTimersByTime(100);
      times.push(Math.round((Date.now() - before) / 1000));
      before = Date.now();
    }
    expect(times).toEqual([1, 2, 4, 8, 16, 30, 30, 30]);
  });

  it('tries at once when somebody asks for it', () => {
    for (let i = 0; i < 5; i++) {
      FakeSource.last.onerror?.();
      vi.advanceTimersByTime(31_000);
    }
    FakeSource.last.onerror?.();
    const tries = FakeSource.all.length;
    stream.hurry();
    expect(FakeSource.all).toHaveLength(tries + 1);
    stream.hurry();
    expect(FakeSource.all).toHaveLength(tries + 1);
  });

  it('opens nothing any more once it is closed', () => {
    FakeSource.last.onerror?.();
    stream.close();
    vi.advanceTimersByTime(100_000);
    expect(FakeSource.all).toHaveLength(1);
  });
});
