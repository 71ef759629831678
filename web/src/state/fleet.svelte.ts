import { get, url, words } from '../api/client';
import { LiveStream, type StreamState } from '../api/stream';
import type { Alarm, Command, DeviceRow, Page, Summary, Value } from '../api/types';
import { clock } from './clock.svelte';

/** The first screen comes alone, so that there is something to see while the rest is on its way. */
const FIRST = 60;
const ALL = 20_000;
/** Rows that changed are shown together, so often at most. */
const REDRAW_MS = 250;
const REMEMBERED_MS = 15 * 60_000;

export interface PowerPoint {
  at: number;
  watts: number;
}

export interface DeviceValues {
  id: string;
  values: Record<string, Value>;
}

type Listener<T> = (item: T) => void;

/** All devices as the centre last said, kept up by its stream. */
export class FleetStore {
  readonly rows = new Map<string, DeviceRow>();
  /** Counts changes of rows: whoever shows them reads it. */
  version = $state(0);
  /** Counts devices that came or went, and all loads. */
  shape = $state(0);
  summary = $state.raw<Summary>();
  power = $state.raw<PowerPoint[]>([]);
  state = $state<StreamState>('connecting');
  /** When the stream was last heard of. */
  heard = $state(0);
  loaded = $state(false);
  trouble = $state('');
  private stream: LiveStream | undefined;
  private redraw: ReturnType<typeof setTimeout> | undefined;
  private readonly commandListeners = new Set<Listener<Command>>();
  private readonly alarmListeners = new Set<Listener<Alarm>>();
  private readonly backListeners = new Set<() => void>();
  private readonly valueListeners = new Set<Listener<DeviceValues>>();
  private refused: () => void = () => {};
  /** The one device that is looked at; then the others are not heard of. */
  private watched: string | undefined;
  private fresh = $state(true);

  /** How many devices are known. */
  get size(): number {
    void this.shape;
    return this.rows.size;
  }

  /** Whether the rows of all devices may be taken for what is now. */
  get live(): boolean {
    return this.state === 'live' && this.fresh;
  }

  start(refused: () => void): void {
    this.stop();
    this.refused = refused;
    this.connect();
    void this.load();
  }

  /** A browser has few connections to one centre: there is one stream, of all devices or of one with all its values. */
  watch(id: string | undefined): void {
    if (id === this.watched) return;
    this.watched = id;
    if (!this.stream) return;
    this.fresh = false;
    this.connect();
    if (id === undefined) void this.load();
  }

  private connect(): void {
    this.stream?.close();
    this.state = 'connecting';
    this.stream = new LiveStream({
      url: url('/stream', { devices: this.watched }),
      events: ['device', 'values', 'gone', 'summary', 'command', 'alarm'],
      event: (name, data) => this.event(name, data),
      state: (state, heard) => {
        this.state = state;
        this.heard = heard;
      },
      back: () => {
        if (this.watched === undefined) void this.load();
        for (const listener of this.backListeners) listener();
      },
      failed: () => this.refused(),
    });
    this.stream.open();
  }

  stop(): void {
    this.stream?.close();
    this.stream = undefined;
    this.watched = undefined;
    this.fresh = true;
    this.rows.clear();
    this.loaded = false;
    this.summary = undefined;
    this.power = [];
    this.state = 'connecting';
  }

  hurry(): void {
    this.stream?.hurry();
  }

  async load(): Promise<void> {
    try {
      if (this.rows.size === 0) {
        const [summary, first] = await Promise.all([
          get<Summary>('/summary'),
          get<Page<DeviceRow>>('/devices', { limit: FIRST, sort: 'name' }),
        ]);
        this.sum(summary);
        this.take(first.items);
        if (!first.next) {
          this.loaded = true;
          this.fresh = this.watched === undefined;
          this.trouble = '';
          return;
        }
      }
      const all = await get<Page<DeviceRow>>('/devices', { limit: ALL, sort: 'name' });
      const there = new Set(all.items.map((row) => row.id));
      for (const id of this.rows.keys()) if (!there.has(id)) this.rows.delete(id);
      this.take(all.items);
      this.loaded = true;
      if (this.watched === undefined) this.fresh = true;
      this.trouble = '';
    } catch (fault) {
      this.trouble = words(fault);
    }
  }

  private take(rows: DeviceRow[]): void {
    for (const row of rows) this.rows.set(row.id, row);
    this.shape++;
    this.version++;
  }

  put(row: DeviceRow): void {
    const isNew = !this.rows.has(row.id);
    this.rows.set(row.id, row);
    if (isNew) this.shape++;
    this.changed();
  }

  forget(id: string): void {
    if (this.rows.delete(id)) {
      this.shape++;
      this.changed();
    }
  }

  private changed(): void {
    this.redraw ??= setTimeout(() => {
      this.redraw = undefined;
      this.version++;
    }, REDRAW_MS);
  }

  private event(name: string, data: unknown): void {
    switch (name) {
      case 'device':
        this.put(data as DeviceRow);
        break;
      case 'values':
        for (const listener of this.valueListeners) listener(data as DeviceValues);
        break;
      case 'gone':
        this.forget((data as { id: string }).id);
        break;
      case 'summary':
        this.sum(data as Summary);
        break;
      case 'command':
        for (const listener of this.commandListeners) listener(data as Command);
        break;
      case 'alarm':
        for (const listener of this.alarmListeners) listener(data as Alarm);
        break;
    }
  }

  private sum(summary: Summary): void {
    clock.centreSays(summary.time);
    this.summary = summary;
    const at = Date.parse(summary.time);
    this.power = [...this.power.filter((point) => at - point.at < REMEMBERED_MS), { at, watts: summary.power }];
  }

  onValues(listener: Listener<DeviceValues>): () => void {
    this.valueListeners.add(listener);
    return () => this.valueListeners.delete(listener);
  }

  onCommand(listener: Listener<Command>): () => void {
    this.commandListeners.add(listener);
    return () => this.commandListeners.delete(listener);
  }

  onAlarm(listener: Listener<Alarm>): () => void {
    this.alarmListeners.add(listener);
    return () => this.alarmListeners.delete(listener);
  }

  /** The stream is back after a loss: what was shown must be read anew. */
  onBack(listener: () => void): () => void {
    this.backListeners.add(listener);
    return () => this.backListeners.delete(listener);
  }
}

export const fleet = new FleetStore();
