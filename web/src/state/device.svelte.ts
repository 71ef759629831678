import { get, words } from '../api/client';
import type { DeviceDetail, DeviceRow, Page, Point, Value } from '../api/types';
import { fleet } from './fleet.svelte';

/** Where a point is, without its logical device, which everybody may name as they like. */
export const pathOf = (reference: string): string => reference.slice(reference.indexOf('/') + 1);

/** Behaviour of nodes, schedules, updates: there are hundreds of these, and who wants one looks for it. */
const APART = /\.(Beh|NamPlt)\.|FSC[HC]\d|LFWU\d/;

/** Whether a point is what people look at, not one of the many that a device has besides. */
export const isMain = (point: Point): boolean =>
  !APART.test(point.reference) && point.use !== 'SETTING';

/** One device with all its values, kept up while it is looked at. */
export class DeviceStore {
  detail = $state.raw<DeviceDetail>();
  points = $state.raw<Point[]>([]);
  /** By reference. */
  values = $state.raw<Record<string, Value>>({});
  trouble = $state('');
  missing = $state(false);
  private readonly ends: (() => void)[] = [];

  constructor(readonly id: string) {}

  /** What the list says of it, until more is known; and its status, which the stream keeps up. */
  get row(): DeviceRow | undefined {
    void fleet.version;
    const row = fleet.rows.get(this.id);
    return row ?? this.detail;
  }

  start(): void {
    fleet.watch(this.id);
    this.ends.push(
      fleet.onValues((news) => {
        if (news.id === this.id) this.values = { ...this.values, ...news.values };
      }),
      fleet.onBack(() => void this.load()),
    );
    void this.load();
  }

  stop(): void {
    this.ends.splice(0).forEach((end) => end());
    fleet.watch(undefined);
  }

  async load(): Promise<void> {
    try {
      const where = `/devices/${encodeURIComponent(this.id)}`;
      const [detail, points] = await Promise.all([get<DeviceDetail>(where), get<Page<Point>>(`${where}/points`)]);
      this.detail = detail;
      fleet.put(detail);
      this.points = points.items;
      this.values = {
        ...Object.fromEntries(points.items.flatMap((point) => (point.value ? [[point.reference, point.value]] : []))),
      };
      this.trouble = '';
    } catch (fault) {
      this.missing = (fault as { status?: number }).status === 404;
      this.trouble = words(fault);
    }
  }

  /** The point of a path, as RoomSTMP1.Tmp.mag.f[MX] or a beginning of it as RoomSTMP1.Tmp. */
  point(path: string): Point | undefined {
    return this.points.find((point) => pathOf(point.reference).startsWith(path));
  }

  value(path: string): Value | undefined {
    const point = this.point(path);
    return point && this.values[point.reference];
  }
}
