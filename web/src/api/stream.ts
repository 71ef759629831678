/** A stream of server-sent events that comes back by itself and says truly whether it is there. */

export type StreamState = 'connecting' | 'live' | 'lost';

export interface StreamOptions {
  url: string;
  /** Names of the events to hear. */
  events: readonly string[];
  event: (name: string, data: unknown) => void;
  /** Called with each change; `since` is when the stream was last heard of. */
  state: (state: StreamState, since: number) => void;
  /** Called when it is back after a loss: what was missed must be read anew. */
  back: () => void;
  /** Called after a failed try, for the browser does not tell a refused login from a lost network. */
  failed?: () => void;
  source?: (url: string) => EventSource;
  now?: () => number;
  random?: () => number;
}

/** The centre sends a beat every 10 s; after this long without anything the stream counts as lost. */
export const SILENCE_MS = 25_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
const LOOK_MS = 2_000;

export class LiveStream {
  private source: EventSource | undefined;
  private heard: number;
  private began = 0;
  private tries = 0;
  private wasLost = false;
  private now_: StreamState = 'connecting';
  private retry: ReturnType<typeof setTimeout> | undefined;
  private watch: ReturnType<typeof setInterval> | undefined;
  private readonly time: () => number;

  constructor(private readonly options: StreamOptions) {
    this.time = options.now ?? Date.now;
    this.heard = this.time();
  }

  open(): void {
    this.watch = setInterval(() => this.look(), LOOK_MS);
    this.connect();
  }

  close(): void {
    clearInterval(this.watch);
    clearTimeout(this.retry);
    this.retry = undefined;
    this.drop();
  }

  /** Tries at once: the network is back, the page is seen again. */
  hurry(): void {
    if (this.now_ !== 'live' && this.retry !== undefined) {
      clearTimeout(this.retry);
      this.retry = undefined;
      this.connect();
    }
  }

  private connect(): void {
    this.drop();
    const source = (this.options.source ?? ((url) => new EventSource(url)))(this.options.url);
    this.source = source;
    this.began = this.time();
    source.onopen = () => this.alive();
    source.onerror = () => this.lose(true);
    const heard = (message: MessageEvent<string>): void => {
      this.alive();
      if (message.type !== 'beat') this.options.event(message.type, JSON.parse(message.data));
    };
    for (const name of [...this.options.events, 'beat']) source.addEventListener(name, heard as EventListener);
  }

  private alive(): void {
    this.heard = this.time();
    if (this.now_ === 'live') return;
    this.tries = 0;
    this.tell('live');
    if (this.wasLost) this.options.back();
    this.wasLost = false;
  }

  private look(): void {
    if (this.source && this.time() - Math.max(this.heard, this.began) > SILENCE_MS) this.lose(false);
  }

  private lose(failed: boolean): void {
    this.drop();
    this.wasLost = true;
    this.tell('lost');
    if (failed) this.options.failed?.();
    const most = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.tries++);
    // Not all pages at once when the centre is back.
    const wait = most * (0.5 + 0.5 * (this.options.random ?? Math.random)());
    clearTimeout(this.retry);
    this.retry = setTimeout(() => {
      this.retry = undefined;
      this.connect();
    }, wait);
  }

  private tell(state: StreamState): void {
    if (state === this.now_) return;
    this.now_ = state;
    this.options.state(state, this.heard);
  }

  private drop(): void {
    const source = this.source;
    this.source = undefined;
    if (source) {
      source.onopen = null;
      source.onerror = null;
      source.close();
    }
  }
}
