import type { DeviceRow, HistoryPoint, Me, Node, Role, Status } from '../src/api/types';
import { POINTS } from './points';
import { ago, type World } from './world';

export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    detail: string,
  ) {
    super(detail);
  }
}

export interface Asked {
  method: string;
  parts: string[];
  query: URLSearchParams;
  body: Record<string, unknown>;
  headers: Record<string, string | string[] | undefined>;
}

const all = <T>(items: T[]): { items: T[]; total: number } => ({ items, total: items.length });

/** What the centre would answer; undefined where there is nothing to say. */
export function answer(world: World, asked: Asked): unknown {
  const { method, parts, body } = asked;
  const [first = '', second = '', third = ''] = parts;
  const route = `${method} ${first}`;
  if (route === 'GET setup') return { needed: world.setupNeeded, oidc: false };
  if (route === 'POST setup') {
    world.setupNeeded = false;
    return login(world, 'demo', 'demo');
  }
  if (route === 'POST login') return login(world, String(body['name']), String(body['password']));
  if (!world.me) throw new Refused(401, 'Not logged in', 'Log in first.');
  if (method !== 'GET' && asked.headers['x-csrf'] !== world.me.csrf) throw new Refused(403, 'Forged', 'X-CSRF is missing.');
  switch (first) {
    case 'me':
      return world.me;
    case 'logout':
      world.me = undefined;
      return undefined;
    case 'summary':
      return world.summary();
    case 'devices':
      return second === '' ? devices(world, asked) : device(world, asked);
    case 'groups':
      return all([...groups(world)].sort().map(([name, devices]) => ({ name, devices })));
    case 'alarms':
      return method === 'POST' ? acknowledge(world, Number(second)) : all(alarms(world, asked.query));
    case 'commands':
      return commands(world, asked, second, third);
    case 'users':
      return users(world, asked);
    case 'tokens':
      return tokens(world, asked);
    case 'tenants':
      return all([{ name: 'main', devices: world.size }]);
    case 'audit':
      return page(world.audit, Number(asked.query.get('before') ?? Infinity), 50);
    default:
      throw new Refused(404, 'Not found', `there is no ${asked.parts.join('/')}`);
  }
}

function login(world: World, name: string, password: string): Me {
  const user = world.users.find((one) => one.name === name);
  if (!user || password !== 'demo') throw new Refused(401, 'Not logged in', 'The name or the password is wrong.');
  world.me = meOf(name, user.role);
  return world.me;
}

const RIGHTS: [string, Role][] = [
  ['see', 'viewer'],
  ['own-tokens', 'viewer'],
  ['acknowledge', 'operator'],
  ['operate', 'operator'],
  ['command', 'operator'],
  ['arrange', 'operator'],
  ['settings', 'installer'],
  ['forget', 'admin'],
  ['users', 'admin'],
  ['audit', 'admin'],
];
const ROLES: Role[] = ['viewer', 'operator', 'installer', 'admin'];

export function meOf(name: string, role: Role): Me {
  const rights = RIGHTS.filter(([, least]) => ROLES.indexOf(role) >= ROLES.indexOf(least)).map(([word]) => word);
  return { name, role, tenant: 'main', csrf: 'fake', rights };
}

function chosen(world: World, query: URLSearchParams): DeviceRow[] {
  const words = (query.get('q') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return [...world.devices.values()].filter((row) => {
    const text = `${row.id} ${row.label} ${row.vendor} ${row.model} ${row.groups.join(' ')}`.toLowerCase();
    return (
      (!query.get('group') || row.groups.includes(query.get('group') ?? '')) &&
      (!query.get('status') || row.status === query.get('status')) &&
      words.every((word) => text.includes(word))
    );
  });
}

function devices(world: World, { query }: Asked): unknown {
  const rows = chosen(world, query);
  const limit = Number(query.get('limit') ?? 100);
  return { items: rows.slice(0, limit), total: rows.length, ...(rows.length > limit ? { next: 'more' } : {}) };
}

function device(world: World, { method, parts, query, body }: Asked): unknown {
  const [, id = '', what = ''] = parts;
  const row = world.devices.get(id);
  if (!row) throw new Refused(404, 'Not found', `there is no device ${id}`);
  const values = world.points(id);
  const plate = { vendor: row.vendor, model: row.model, serial: `NV-${row.name.slice(2)}`, revision: '2.3.1' };
  switch (what) {
    case '':
      if (method === 'PATCH') world.devices.set(id, { ...row, ...body });
      if (method === 'DELETE') world.devices.delete(id);
      return { ...world.devices.get(id), plate, ...(row.status === 'ONLINE' ? { resource: 'sdvp-7f3a' } : {}) };
    case 'points':
      return all(POINTS.map((point) => ({ ...point, ...(values[point.reference] ? { value: values[point.reference] } : {}) })));
    case 'history':
      return history(query);
    case 'presence':
      return all(presence(row));
    case 'alarms':
      return all(world.alarms.filter((alarm) => alarm.device === id));
    case 'browse':
      return all(browse(query.get('ref') ?? '', Number(query.get('depth') ?? 1)));
    case 'read':
      return all((body['references'] as string[]).map((reference) => read(values, reference)));
    case 'write':
    case 'operate':
      return operate(world, row, String(body['reference']), String(body['value']));
    default:
      throw new Refused(404, 'Not found', `there is no ${parts.join('/')}`);
  }
}

function operate(world: World, row: DeviceRow, reference: string, text: string): unknown {
  const refusal = world.operate(row.id, reference, text);
  if (refusal === 'not online') throw new Refused(409, 'Not online', `${row.id} is not online; nothing was sent.`);
  if (refusal) throw new Refused(422, 'Refused by the device', refusal);
  world.log(world.me?.name ?? '', 'operate', `${row.id} ${reference} = ${text}`);
  return { answer: `${reference} = ${text}: accepted` };
}

function history(query: URLSearchParams): unknown {
  const to = Date.parse(query.get('to') ?? '') || Date.now();
  const from = Date.parse(query.get('from') ?? '') || to - 86_400_000;
  const width = Math.max(10_000, Math.ceil((to - from) / 600 / 10_000) * 10_000);
  const gap = [from + (to - from) * 0.62, from + (to - from) * 0.66] as const;
  const series = query.getAll('ref').map((reference) => {
    const unit = POINTS.find((point) => point.reference === reference)?.unit ?? '';
    const points: HistoryPoint[] = [];
    for (let at = Math.ceil(from / width) * width; at < to; at += width) {
      if (at > gap[0] && at < gap[1]) continue;
      const [mean, band] = curve(reference, at);
      points.push([at, mean, mean - band, mean + band, Math.round(width / 10_000), mean.toFixed(2), 'GOOD']);
    }
    return { reference, unit, points };
  });
  const gaps = [{ from: new Date(gap[0]).toISOString(), to: new Date(gap[1]).toISOString(), why: 'the device no longer held the reports' }];
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString(), bucket: width / 1000, series, gaps };
}

function curve(reference: string, at: number): [number, number] {
  const day = Math.sin((at / 86_400_000) * 2 * Math.PI - 2);
  const year = Math.cos(((at / 86_400_000 - 20) / 365) * 2 * Math.PI);
  const noise = Math.sin(at / 1_700_000) * 0.6 + Math.sin(at / 410_000) * 0.4;
  if (reference.includes('Outd')) return [8 - 9 * year + 3 * day + noise, 0.4];
  if (reference.includes('Room')) return [20.7 + 0.5 * day + 0.3 * noise, 0.12];
  if (reference.includes('TankTop')) return [50 + 4 * Math.sin(at / 5_000_000), 0.8];
  if (reference.includes('Watt')) return [Math.sin(at / 2_600_000) > -0.2 + 0.4 * day ? 1900 + 150 * noise : 12, 90];
  if (reference.includes('HeatFwd')) return [33 + 3 * noise, 1];
  if (reference.includes('HeatRet')) return [28 + 2 * noise, 0.7];
  return [3.1 + 0.3 * noise, 0.1];
}

function presence(row: DeviceRow): unknown[] {
  const list: { status: Status; since: string; reason: string }[] = [
    { status: 'ONLINE', since: ago(160), reason: '' },
    { status: 'OFFLINE', since: ago(71), reason: 'its stream broke off' },
    { status: 'ONLINE', since: ago(70.6), reason: '' },
    { status: 'SILENT', since: ago(31), reason: 'does not answer' },
    { status: 'ONLINE', since: ago(29), reason: '' },
  ];
  if (row.status !== 'ONLINE') list.push({ status: row.status, since: row.since, reason: row.reason });
  return list;
}

function browse(ref: string, depth: number): Node[] {
  const nodes = new Map<string, Node>();
  const kinds = ['logical device', 'logical node', 'data object', 'data attribute'];
  const roots: Node[] = [];
  for (const point of POINTS) {
    const [path = '', fc = ''] = point.reference.split('[');
    const steps = [path.split('/')[0] ?? '', ...path.split('/')[1]!.split('.').map((_, i, list) => `HP1/${list.slice(0, i + 1).join('.')}`)];
    steps.forEach((reference, level) => {
      if (nodes.has(reference)) return;
      const last = level === steps.length - 1;
      const node: Node = { reference: last ? `${reference}[${fc}` : reference, kind: last ? `${kinds[3]} FLOAT32` : (kinds[Math.min(level, 3)] ?? ''), children: [] };
      nodes.set(reference, node);
      const parent = nodes.get(steps[level - 1] ?? '');
      if (parent) parent.children.push(node);
      else roots.push(node);
    });
  }
  const cut = (node: Node, left: number): Node => ({ ...node, children: left > 0 ? node.children.map((child) => cut(child, left - 1)) : [] });
  const at = nodes.get(ref);
  return ref === '' ? roots.map((node) => cut(node, depth - 1)) : at ? [cut(at, depth)] : [];
}

function read(values: Record<string, { text: string; unit: string; time: string }>, reference: string): unknown {
  const lines = Object.entries(values)
    .filter(([full]) => full.startsWith(reference) || full.slice(4).startsWith(reference))
    .flatMap(([full, value]) => [
      { name: full, value: `${value.text} ${value.unit}`.trim() },
      { name: 'q', value: 'good' },
      { name: 't', value: value.time },
    ]);
  return { reference, lines: lines.length > 0 ? lines : [{ name: '', value: 'instance-not-available: there is no such data' }] };
}

function groups(world: World): Map<string, number> {
  const found = new Map<string, number>();
  for (const row of world.devices.values()) for (const group of row.groups) found.set(group, (found.get(group) ?? 0) + 1);
  return found;
}

function alarms(world: World, query: URLSearchParams): unknown[] {
  return query.get('open') === 'true' ? world.alarms.filter((alarm) => !alarm.ended || !alarm.acknowledged) : world.alarms;
}

function acknowledge(world: World, id: number): unknown {
  const alarm = world.alarms.find((one) => one.id === id);
  if (!alarm) throw new Refused(404, 'Not found', `there is no alarm ${id}`);
  alarm.acknowledged = { by: world.me?.name ?? '', at: new Date().toISOString() };
  world.emit('event', 'alarm', alarm);
  return alarm;
}

function commands(world: World, { method, body, query }: Asked, id: string, verb: string): unknown {
  if (method === 'GET' && id === '') return page(world.commands, Number(query.get('before') ?? Infinity), 50);
  if (method === 'POST' && (id === '' || id === 'preview')) {
    const target = body['target'] as { devices?: string[]; group?: string; query?: Record<string, string> };
    const rows = target.devices
      ? target.devices.flatMap((one) => world.devices.get(one) ?? [])
      : chosen(world, new URLSearchParams(target.group ? { group: target.group } : target.query));
    if (id === '') return world.run(body['action'] as never, body['rules'] as never, rows.map((row) => row.id), world.me?.name ?? '');
    const online = rows.filter((row) => row.status === 'ONLINE');
    const power = online.reduce((sum, row) => sum + (row.values.power?.value ?? 0), 0);
    return { devices: rows.length, online: online.length, sample: rows.slice(0, 20), power };
  }
  const command = world.commands.find((one) => one.id === Number(id));
  if (!command) throw new Refused(404, 'Not found', `there is no command ${id}`);
  if (verb === 'results') return all(world.results.get(command.id) ?? []);
  if (verb === 'cancel') world.commands[world.commands.indexOf(command)] = { ...command, state: 'CANCELLING' };
  return world.commands.find((one) => one.id === command.id);
}

function users(world: World, { method, parts, body }: Asked): unknown {
  const found = world.users.find((one) => one.name === parts[1]);
  if (method === 'POST') world.users.push({ name: String(body['name']), role: body['role'] as Role, tenant: 'main', disabled: false, oidc: false, created: ago(0) });
  if (method === 'PATCH' && found) Object.assign(found, body);
  if (method === 'DELETE' && found) world.users.splice(world.users.indexOf(found), 1);
  return method === 'GET' ? all(world.users) : (found ?? world.users.at(-1));
}

function tokens(world: World, { method, parts, body }: Asked): unknown {
  if (method === 'POST') {
    const made = { id: `t${Date.now()}`, user: world.me?.name ?? '', name: String(body['name']), prefix: 'sdvp_N3wT', role: body['role'] as Role, created: ago(0) };
    world.tokens.push(made);
    return { ...made, token: 'sdvp_N3wT7pQm2LxV0bYcR5uKjH8sDfGaWe41' };
  }
  if (method === 'DELETE') world.tokens.splice(world.tokens.findIndex((one) => one.id === parts[1]), 1);
  return method === 'GET' ? all(world.tokens) : undefined;
}

function page<T extends { id: number }>(items: T[], before: number, limit: number): unknown {
  const found = items.filter((one) => one.id < before);
  const shown = found.slice(0, limit);
  return { items: shown, total: items.length, ...(found.length > limit ? { next: String(shown.at(-1)?.id) } : {}) };
}
