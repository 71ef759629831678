/** The time now, by the clock of the centre, so that a wrong clock here does not make values look old or new. */

const TICK_MS = 1_000;
/** Below this, the difference is the net's, not the clock's. */
const NEGLIGIBLE_MS = 3_000;

class Clock {
  /** Moves on once a second; for ages that are shown. */
  now = $state(Date.now());
  private ahead = 0;

  constructor() {
    setInterval(() => (this.now = this.exact()), TICK_MS);
  }

  exact(): number {
    return Date.now() + this.ahead;
  }

  /** The centre says what time it is. */
  centreSays(iso: string): void {
    const difference = Date.parse(iso) - Date.now();
    this.ahead = Number.isFinite(difference) && Math.abs(difference) > NEGLIGIBLE_MS ? difference : 0;
  }

  /** How far the clock here is off, ms; 0 if it is right. */
  get wrong(): number {
    return this.ahead;
  }
}

export const clock = new Clock();
