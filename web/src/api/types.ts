/** What the centre's API answers. Times are ISO 8601 in UTC, durations seconds. */

export type Role = 'viewer' | 'operator' | 'installer' | 'admin';

export interface Me {
  name: string;
  role: Role;
  tenant: string;
  csrf: string;
  /** Words of what the role may, such as operate. */
  rights: string[];
}

export type Status = 'ONLINE' | 'SILENT' | 'FLAPPING' | 'OFFLINE' | 'AWAITED' | 'UNKNOWN';
export type Trust = 'GOOD' | 'QUESTIONABLE' | 'INVALID' | 'CLOCK';

export interface Value {
  value?: number | null;
  text: string;
  unit: string;
  time: string;
  trust: Trust;
}

/** Names of the values that stand in a row of the fleet. */
export type ValueKey =
  | 'outdoor'
  | 'room'
  | 'tank'
  | 'power'
  | 'cop'
  | 'mode'
  | 'run'
  | 'comfortMin'
  | 'comfortMax'
  | 'hotWater'
  | 'permitted'
  | 'energy'
  | 'heat'
  | 'tankHeat'
  | 'health';

export interface DeviceRow {
  id: string;
  name: string;
  label: string;
  status: Status;
  since: string;
  reason: string;
  heard?: string;
  groups: string[];
  vendor: string;
  model: string;
  alarms: number;
  values: Partial<Record<ValueKey, Value>>;
}

export interface DeviceDetail extends DeviceRow {
  plate?: { vendor: string; model: string; serial: string; revision: string };
  resource?: string;
}

export interface Summary {
  devices: number;
  online: number;
  offline: number;
  silent: number;
  alarms: number;
  power: number;
  heatingPower: number;
  time: string;
  byStatus?: Partial<Record<Status, number>>;
  store: Health;
  link: Health;
}

export interface Health {
  ok: boolean;
  detail: string;
}

export interface Page<T> {
  items: T[];
  next?: string;
  total?: number;
}

export interface Literal {
  ordinal: number;
  text: string;
}

export interface Point {
  reference: string;
  object: string;
  description: string;
  kind: 'NUMBER' | 'COUNTER' | 'BOOLEAN' | 'ENUMERATION' | 'TEXT';
  unit: string;
  use: 'MEASURED' | 'SETTING' | 'CONTROLLED';
  min?: number;
  max?: number;
  step?: number;
  literals: Literal[];
  value?: Value;
}

/** Start in epoch milliseconds, mean, smallest, greatest, count, last text, worst trust. */
export type HistoryPoint = [number, number | null, number | null, number | null, number, string, Trust];

export interface History {
  from: string;
  to: string;
  bucket: number;
  series: { reference: string; unit: string; points: HistoryPoint[] }[];
  gaps: { from: string; to: string; why: string }[];
}

export interface PresenceChange {
  status: Status;
  since: string;
  reason: string;
}

export interface LogEntry {
  time: string;
  log?: string;
  reference: string;
  value: string;
  reason?: string;
}

export type AlarmKind = 'OFFLINE' | 'QUALITY' | 'COMFORT' | 'COP' | 'FAILSAFE' | 'FAULT' | 'CLOCK' | 'IDENTITY';

export interface Alarm {
  id: number;
  device: string;
  kind: AlarmKind;
  text: string;
  began: string;
  ended?: string;
  acknowledged?: { by: string; at: string };
}

export interface Node {
  reference: string;
  kind: string;
  children: Node[];
}

export interface Reading {
  reference: string;
  lines: { name: string; value: string }[];
}

export type ScheduleState = 'UNKNOWN' | 'NOT_READY' | 'START_TIME_REQUIRED' | 'READY' | 'RUNNING';

export interface Schedule {
  node: string;
  state: ScheduleState;
  error: string;
  started?: string;
  next?: string;
  entry: number;
  interval: number;
  priority: number;
  reuse: boolean;
  starts: string[];
  values: string[];
  unit: string;
}

export interface Controller {
  node: string;
  entity: string;
  active?: string;
  refused: boolean;
  schedules: Schedule[];
}

export type Repeat = 'HOURLY' | 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY' | 'ONCE';

export interface SchedulePlan {
  values: string[];
  interval: number;
  start: string;
  repeat: Repeat;
  priority?: number;
}

export interface Group {
  name: string;
  devices: number;
}

export type ActionKind = 'OPERATE' | 'WRITE' | 'SCHEDULE' | 'FIRMWARE';

export interface CommandRequest {
  target: { devices: string[] } | { group: string } | { query: { q?: string; group?: string; status?: Status } };
  action: { kind: ActionKind; reference: string; value: string };
  rules: { inFlight: number; staggerSeconds: number; deadlineSeconds: number; measureEffectSeconds: number };
}

export interface Preview {
  devices: number;
  online: number;
  sample: (DeviceRow | string)[];
  power?: number | null;
}

export const LEVELS = [
  'WAITING',
  'SENDING',
  'SENT',
  'RECEIVED',
  'APPLIED',
  'EFFECT_MEASURED',
  'DONE',
  'REFUSED',
  'NOT_REACHED',
  'UNCERTAIN',
  'CANCELLED',
] as const;
export type Level = (typeof LEVELS)[number];

export interface Command {
  id: number;
  by: string;
  decided: string;
  action: CommandRequest['action'];
  rules: CommandRequest['rules'];
  state: 'RUNNING' | 'CANCELLING' | 'CANCELLED' | 'DONE';
  ended?: string;
  counts: Partial<Record<Level, number>>;
  power: { devices?: number; before?: number | null; after?: number | null; changed?: number | null };
}

export interface TargetResult {
  device: string;
  level: Level;
  at: string;
  detail: string;
  before?: number | null;
  after?: number | null;
}

export interface User {
  name: string;
  role: Role;
  tenant: string;
  disabled: boolean;
  /** Logs in by the provider of an organisation. */
  oidc: boolean;
  created: string;
}

export interface Token {
  id: string;
  user: string;
  name: string;
  role: Role;
  prefix: string;
  created: string;
  expires?: string;
  used?: string;
  /** Only in the answer to its making. */
  token?: string;
}

export interface AuditEntry {
  id: number;
  time: string;
  who: string;
  address: string;
  what: string;
  on: string;
  result: string;
}
