import type { ActionKind, CommandRequest, Literal, Point } from '../api/types';
import { isMain } from '../state/device.svelte';

/** What can be told to many devices at once. */
export interface Action {
  kind: ActionKind;
  reference: string;
  name: string;
  point: Pick<Point, 'kind' | 'unit' | 'min' | 'max' | 'step' | 'literals'>;
}

/** Without the logical device, whose name differs from device to device. */
const short = (reference: string): string => reference.slice(reference.indexOf('/') + 1);

/** What the device that stands for the others can be told, the usual first. */
export function actionsOf(points: Point[], maySettings: boolean): Action[] {
  const order = ['KPMP1.OpCtl', 'ComfMinFSPT1.SptVal', 'ComfMaxFSPT1.SptVal', 'HotWtrFSPT1.SptVal', 'DHTP1.OpMod'];
  const place = (action: Action): number => {
    const at = order.indexOf(action.reference);
    return at < 0 ? order.length : at;
  };
  return points
    .filter((point) => (point.use === 'CONTROLLED' && isMain(point)) || (point.use === 'SETTING' && maySettings))
    .map(
      (point): Action => ({
        kind: point.use === 'CONTROLLED' ? 'OPERATE' : 'WRITE',
        reference: short(point.use === 'CONTROLLED' ? point.object : point.reference),
        name: point.description || short(point.object),
        point,
      }),
    )
    .sort((a, b) => place(a) - place(b));
}

/** Values to choose from; empty where one is typed. */
export function choices(action: Action): { value: string; name: string }[] {
  if (action.point.kind === 'BOOLEAN') {
    const isStart = action.reference.endsWith('OpCtl');
    return [
      { value: 'true', name: isStart ? 'May run' : 'On' },
      { value: 'false', name: isStart ? 'Stop' : 'Off' },
    ];
  }
  return action.point.kind === 'ENUMERATION' ? action.point.literals.map((one: Literal) => ({ value: one.text, name: one.text })) : [];
}

/** More devices than this are only told after their number was typed. */
export const TYPE_ABOVE = 10;

/** A key by which the centre knows a repetition of the same decision. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What is asked of whom, for people. */
export function targetWords(target: CommandRequest['target']): string {
  if ('devices' in target) return target.devices.length === 1 ? 'the chosen device' : `${target.devices.length} chosen devices`;
  if ('group' in target) return `group ${target.group}`;
  const { q, group, status } = target.query;
  const parts = [q && `found by “${q}”`, group && `in group ${group}`, status && status.toLowerCase()].filter(Boolean);
  return parts.length > 0 ? `all devices ${parts.join(', ')}` : 'all devices';
}
