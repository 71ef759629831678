export interface Notice {
  id: number;
  tone: 'good' | 'bad';
  text: string;
}

const GOOD_FOR_MS = 6_000;

/** Short answers to what somebody did; those of failures stay until they are closed. */
class Notices {
  all = $state<Notice[]>([]);
  private next = 1;

  good(text: string): void {
    const id = this.add('good', text);
    setTimeout(() => this.close(id), GOOD_FOR_MS);
  }

  bad(text: string): void {
    this.add('bad', text);
  }

  close(id: number): void {
    this.all = this.all.filter((notice) => notice.id !== id);
  }

  private add(tone: Notice['tone'], text: string): number {
    const id = this.next++;
    this.all = [...this.all.filter((notice) => notice.text !== text).slice(-3), { id, tone, text }];
    return id;
  }
}

export const notices = new Notices();
