import { EventEmitter } from 'node:events';
import type { Alarm, Command, DeviceRow, Level, Me, Status, Summary, TargetResult, Token, User, Value } from '../src/api/types';
import { MODES, POINTS, RUNS } from './points';

/** A made-up fleet that lives: what the fake centre answers from. The same on each start, but for the time. */
export class World extends EventEmitter {
  readonly devices = new Map<string, DeviceRow>();
  readonly extra = new Map<string, Record<string, Value>>();
  readonly alarms: Alarm[] = [];
  readonly commands: Command[] = [];
  readonly results = new Map<number, TargetResult[]>();
  readonly users: User[] = [
    { name: 'demo', role: 'admin', tenant: 'main', disabled: false, oidc: false, created: ago(400 * 24) },
    { name: 'olga', role: 'operator', tenant: 'main', disabled: false, oidc: false, created: ago(90 * 24) },
    { name: 'ivar', role: 'installer', tenant: 'main', disabled: false, oidc: false, created: ago(30 * 24) },
    { name: 'vera', role: 'viewer', tenant: 'main', disabled: true, oidc: true, created: ago(2 * 24) },
  ];
  readonly tokens: Token[] = [
    { id: 't1', user: 'demo', name: 'Grafana', prefix: 'sdvp_8Kq2', role: 'viewer', created: ago(24 * 40), used: ago(1) },
    { id: 't2', user: 'olga', name: 'Night import', prefix: 'sdvp_Zx0a', role: 'operator', created: ago(24 * 3), expires: ago(-24 * 90) },
  ];
  readonly audit: { id: number; time: string; who: string; address: string; what: string; on: string; result: string }[] = [];
  me: Me | undefined;
  setupNeeded = false;
  private seed = 42;

  constructor(readonly size: number) {
    super();
    this.setMaxListeners(1000);
    for (let i = 1; i <= size; i++) this.add(i);
    this.makeAlarms();
    this.makeCommand();
    for (let i = 60; i > 0; i--) {
      const odd = i % 9 === 0;
      this.log(odd ? 'unknown' : 'olga', odd ? 'login' : 'operate', odd ? '' : `hp${i}@fleet.example HP1/ComfMinFSPT1.SptVal = 20.5`, odd ? 'wrong name or password' : 'ok', i * 13);
    }
  }

  random(): number {
    this.seed = (Math.imul(this.seed, 1664525) + 1013904223) >>> 0;
    return this.seed / 2 ** 32;
  }

  log(who: string, what: string, on: string, result = 'ok', minutes = 0): void {
    this.audit.unshift({ id: this.audit.length + 1, time: ago(minutes / 60), who, address: '10.2.0.17', what, on, result });
  }

  private add(i: number): void {
    const r = this.random();
    const status: Status = r < 0.962 ? 'ONLINE' : r < 0.968 ? 'SILENT' : r < 0.972 ? 'FLAPPING' : r < 0.994 ? 'OFFLINE' : 'AWAITED';
    const [street = ''] = [STREETS[i % STREETS.length]];
    const name = `hp${String(i).padStart(String(this.size).length, '0')}`;
    const id = `${name}@fleet.example`;
    const label = HOSTILE[i] ?? `${street} ${1 + Math.floor(i / STREETS.length)}`;
    const groups = [`Feeder ${1 + (i % 24)}`, ...(i % 3 === 0 ? ['Pilot 2026'] : []), ...(i % 11 === 0 ? ['Summer houses'] : [])];
    const gone = status === 'OFFLINE' ? this.random() * 40 : 0;
    const row: DeviceRow = {
      id,
      name,
      label,
      status,
      since: ago(status === 'OFFLINE' ? gone : this.random() * 90),
      reason: status === 'OFFLINE' ? 'its stream broke off' : status === 'SILENT' ? 'does not answer' : '',
      ...(status === 'AWAITED' ? {} : { heard: ago(gone) }),
      groups,
      vendor: ['Nordvarme', 'Vølund', 'Thermia'][i % 3] ?? '',
      model: ['L8 Inverter', 'F1145-8', 'Diplomat 10'][i % 3] ?? '',
      alarms: 0,
      values: {},
    };
    if (status !== 'AWAITED') row.values = this.values(i, ago(gone));
    this.devices.set(id, row);
  }

  private values(i: number, time: string): DeviceRow['values'] {
    const outdoor = -1 + 3 * Math.sin(i / 900) + this.random();
    const min = 19 + Math.round(this.random() * 4) / 2;
    const permitted = this.random() > 0.04;
    const on = permitted && this.random() < 0.62;
    const hot = on && this.random() < 0.16;
    const power = on ? 1500 + this.random() * 1300 : permitted ? 14 : 8;
    const bad = i % 157 === 0;
    return {
      outdoor: value(outdoor, '°C', time),
      room: value(min + 0.4 + this.random() * 2 - (i % 61 === 0 ? 3 : 0), '°C', time, bad ? 'INVALID' : 'GOOD'),
      tank: value(44 + this.random() * 11, '°C', time),
      power: value(power, 'W', time),
      heat: value(on && !hot ? power * 3.4 : 0, 'W', time),
      tankHeat: value(hot ? power * 2.8 : 0, 'W', time),
      cop: value(on ? (hot ? 2.4 : 3.1) + this.random() * 0.8 : 0, '', time, i % 97 === 0 ? 'QUESTIONABLE' : 'GOOD'),
      mode: word(MODES, i % 5 === 0 ? 2 : 5, time),
      run: word(RUNS, !permitted ? 1 : hot ? 5 : on ? 4 : 2, time),
      comfortMin: value(min, '°C', time),
      comfortMax: value(min + 2.5, '°C', time),
      hotWater: value(50, '°C', time),
      permitted: { value: permitted ? 1 : 0, text: String(permitted), unit: '', time, trust: 'GOOD' },
      energy: value(4_000_000 + this.random() * 9_000_000, 'Wh', time),
    } as DeviceRow['values'];
  }

  /** Some devices report: so many a second. */
  live(perSecond: number): () => void {
    const ids = [...this.devices.keys()];
    let at = 0;
    const step = setInterval(() => {
      for (let n = 0; n < Math.max(1, perSecond / 10); n++) {
        at = (at + 7919) % ids.length;
        this.move(ids[at] ?? '');
      }
    }, 100);
    const sums = setInterval(() => this.emit('event', 'summary', this.summary()), 1000);
    const first = setInterval(() => this.move(ids[0] ?? ''), 2000);
    return () => [step, sums, first].forEach(clearInterval);
  }

  move(id: string): void {
    const row = this.devices.get(id);
    if (!row || row.status !== 'ONLINE') return;
    const now = new Date().toISOString();
    const values = { ...row.values };
    const drift = (key: 'outdoor' | 'room' | 'tank' | 'power' | 'cop', by: number): void => {
      const old = values[key];
      if (old && old.value) values[key] = value(old.value + (this.random() - 0.5) * by, old.unit, now, old.trust);
    };
    drift('room', 0.06);
    drift('outdoor', 0.1);
    drift('tank', 0.3);
    if (values.run?.text === 'heating' || values.run?.text === 'hot-water') {
      drift('power', 60);
      drift('cop', 0.05);
    } else if (values.power) values.power = { ...values.power, time: now };
    this.devices.set(id, { ...row, heard: now, values });
    this.emit('event', 'device', this.devices.get(id));
  }

  summary(): Summary {
    let online = 0;
    let offline = 0;
    let silent = 0;
    let power = 0;
    let heatingPower = 0;
    for (const row of this.devices.values()) {
      if (row.status === 'ONLINE') {
        online++;
        power += row.values.power?.value ?? 0;
        const more = row.values as Record<string, Value | undefined>;
        heatingPower += (more['heat']?.value ?? 0) + (more['tankHeat']?.value ?? 0);
      } else if (row.status === 'OFFLINE') offline++;
      else if (row.status === 'SILENT') silent++;
    }
    const alarms = this.alarms.filter((alarm) => !alarm.ended || !alarm.acknowledged).length;
    const ok = { ok: true, detail: '' };
    return { devices: this.size, online, offline, silent, alarms, power, heatingPower, time: new Date().toISOString(), store: ok, link: ok };
  }

  /** Values of all points of a device, by reference. */
  points(id: string): Record<string, Value> {
    const row = this.devices.get(id);
    const v = (row?.values ?? {}) as Record<string, Value | undefined>;
    const time = v['room']?.time ?? row?.since ?? new Date().toISOString();
    const on = (v['heat']?.value ?? 0) > 0;
    const known: Record<string, Value | undefined> = {
      'DHTP1.RunSt': v['run'],
      'DHTP1.OpMod': v['mode'],
      'DHTP1.Cop': v['cop'],
      'MMXN1.Watt': v['power'],
      'MMTR1.TotWh': v['energy'],
      'HeatMHET1.HeatOut': v['heat'],
      'TankMHET1.HeatOut': v['tankHeat'],
      'HeatMFLW1.FlwRte': value(on ? 0.00021 : 0, 'm³/s', time),
      'HeatFwdSTMP1.Tmp': value(on ? 36.4 : 27.1, '°C', time),
      'HeatRetSTMP1.Tmp': value(on ? 29.8 : 26.4, '°C', time),
      'TankTopSTMP1.Tmp': v['tank'],
      'TankBotSTMP1.Tmp': value((v['tank']?.value ?? 50) - 7, '°C', time),
      'RoomSTMP1.Tmp': v['room'],
      'OutdSTMP1.Tmp': v['outdoor'],
      'ComfMinFSPT1.SptVal': v['comfortMin'],
      'ComfMaxFSPT1.SptVal': v['comfortMax'],
      'HotWtrFSPT1.SptVal': v['hotWater'],
      'KPMP1.OpCtl': v['permitted'],
      'KPMP1.OpTmh': value(8123, 'h', ago(0.3)),
      'LLN0.Loc': { value: 0, text: 'false', unit: '', time: ago(300), trust: 'GOOD' },
      'LLN0.LocSta': { value: 0, text: 'false', unit: '', time: ago(300), trust: 'GOOD' },
      'LPHD1.PhyHealth': word(['Ok', 'Warning', 'Alarm'], 1, ago(80)),
      'LPHD1.PhyNam': { value: null, text: 'Utility room', unit: '', time: ago(5000), trust: 'GOOD' },
    };
    const found: Record<string, Value> = {};
    for (const point of POINTS) {
      const one = known[point.object.slice(4)];
      if (one && row?.status !== 'AWAITED') found[point.reference] = { ...one, unit: point.unit };
    }
    return found;
  }

  /** Carries out what was operated; gives why not, if it is refused. */
  operate(id: string, reference: string, text: string): string {
    const row = this.devices.get(id);
    if (row?.status !== 'ONLINE') return 'not online';
    const point = POINTS.find((one) => one.reference === reference || one.object === reference || one.object.slice(4) === reference);
    if (!point) return `${reference}: there is no such object`;
    const n = Number(text);
    if (point.min !== undefined && n < point.min) return `${point.object} = ${text}: AddCause position-reached (below minVal ${point.min})`;
    if (point.max !== undefined && n > point.max) return `${point.object} = ${text}: AddCause position-reached (above maxVal ${point.max})`;
    if (point.object.includes('LocSta')) return `${point.object} = ${text}: AddCause no-access-authority (5): the role service-provider may not operate it`;
    const now = new Date().toISOString();
    const keys: Record<string, string> = { ComfMinFSPT1: 'comfortMin', ComfMaxFSPT1: 'comfortMax', HotWtrFSPT1: 'hotWater' };
    const values = { ...row.values } as Record<string, Value>;
    const key = keys[point.object.slice(4).split('.')[0] ?? ''];
    if (key) values[key] = value(n, '°C', now);
    else if (point.object.endsWith('OpCtl')) {
      const on = text === 'true' || text === 'on';
      values['permitted'] = { value: on ? 1 : 0, text: String(on), unit: '', time: now, trust: 'GOOD' };
      values['run'] = word(RUNS, on ? 4 : 1, now);
      values['power'] = value(on ? 1900 : 8, 'W', now);
    } else if (point.object.endsWith('OpMod')) values['mode'] = word(MODES, MODES.indexOf(text) + 1, now);
    this.devices.set(id, { ...row, heard: now, values });
    this.emit('event', 'device', this.devices.get(id));
    return '';
  }

  private makeAlarms(): void {
    const kinds = ['COMFORT', 'OFFLINE', 'COP', 'QUALITY', 'FAULT', 'CLOCK'] as const;
    const texts = {
      COMFORT: 'the room has 16.8 °C, wanted are 19.5 °C to 22.0 °C, for 2 h',
      OFFLINE: 'offline for more than 30 min',
      COP: 'COP 1.4 over 15 min while it runs; usual is more than 2',
      QUALITY: 'RoomSTMP1.Tmp is invalid (failure)',
      FAULT: 'PhyHealth says Alarm',
      CLOCK: 'its clock is 52 years behind: 1970-01-01 00:12:07',
    };
    let id = 300;
    for (const row of this.devices.values()) {
      const wanted = row.status === 'OFFLINE' || (row.values.room?.value ?? 99) < 17.2 || row.values.room?.trust === 'INVALID';
      if (!wanted || this.random() > 0.4) continue;
      const kind = row.status === 'OFFLINE' ? 'OFFLINE' : row.values.room?.trust === 'INVALID' ? 'QUALITY' : kinds[Math.floor(this.random() * 6)] ?? 'COP';
      row.alarms++;
      const alarm: Alarm = { id: id++, device: row.id, kind, text: texts[kind], began: ago(this.random() * 30) };
      if (this.random() < 0.2) alarm.ended = ago(this.random());
      if (this.random() < 0.3) alarm.acknowledged = { by: 'olga', at: ago(this.random() * 3) };
      this.alarms.push(alarm);
    }
    this.alarms.sort((a, b) => (a.began < b.began ? 1 : -1));
  }

  private makeCommand(): void {
    const done = [...this.devices.values()].filter((row) => row.groups.includes('Feeder 7')).slice(0, 120);
    const results: TargetResult[] = done.map((row, i) => ({
      device: row.id,
      level: (row.status !== 'ONLINE' ? 'NOT_REACHED' : i % 31 === 0 ? 'REFUSED' : i % 47 === 0 ? 'UNCERTAIN' : 'EFFECT_MEASURED') as Level,
      at: ago(4.9),
      detail: row.status !== 'ONLINE' ? 'not online until the deadline' : i % 31 === 0 ? 'AddCause blocked-by-switching-hierarchy (2): locked by the home owner' : '',
      before: 1830,
      after: 12,
    }));
    this.commands.push(this.command(41, { kind: 'OPERATE', reference: 'KPMP1.OpCtl', value: 'false' }, results, 'DONE'));
    this.results.set(41, results);
  }

  command(id: number, action: Command['action'], results: TargetResult[], state: Command['state']): Command {
    const counts: Command['counts'] = {};
    for (const one of results) counts[one.level] = (counts[one.level] ?? 0) + 1;
    const measured = results.filter((one) => one.level === 'EFFECT_MEASURED');
    const sum = (pick: (one: TargetResult) => number): number => measured.reduce((all, one) => all + pick(one), 0);
    const before = sum((one) => one.before ?? 0);
    const after = sum((one) => one.after ?? 0);
    return {
      id,
      by: 'olga',
      decided: ago(state === 'DONE' ? 5 : 0),
      action,
      rules: { inFlight: 200, staggerSeconds: 60, deadlineSeconds: 600, measureEffectSeconds: 120 },
      state,
      ...(state === 'DONE' ? { ended: ago(4.8) } : {}),
      counts,
      power: { before, after, changed: after - before },
    };
  }

  /** Runs a command over devices, a few at a time. */
  run(action: Command['action'], rules: Command['rules'], ids: string[], by: string): Command {
    const id = (this.commands[0]?.id ?? 0) + 1;
    const results: TargetResult[] = ids.map((device) => ({ device, level: 'WAITING', at: new Date().toISOString(), detail: '' }));
    this.results.set(id, results);
    const started = { ...this.command(id, action, results, 'RUNNING'), by, rules, decided: new Date().toISOString() };
    this.commands.unshift(started);
    const step = setInterval(() => {
      const now = this.commands.find((one) => one.id === id);
      if (!now) return clearInterval(step);
      let budget = Math.max(4, Math.ceil(ids.length / 40));
      for (const one of results) {
        if (budget === 0) break;
        const was = one.level;
        if (now.state === 'CANCELLING' && was === 'WAITING') one.level = 'CANCELLED';
        else if (was === 'WAITING') one.level = this.devices.get(one.device)?.status === 'ONLINE' ? 'SENDING' : 'NOT_REACHED';
        else if (was === 'SENDING') one.level = 'SENT';
        else if (was === 'SENT') {
          one.before = this.devices.get(one.device)?.values.power?.value ?? 0;
          const refusal = this.operate(one.device, action.reference, action.value);
          one.level = refusal ? 'REFUSED' : 'RECEIVED';
          one.detail = refusal;
        } else if (was === 'RECEIVED') one.level = 'APPLIED';
        else if (was === 'APPLIED') {
          one.level = 'EFFECT_MEASURED';
          one.after = this.devices.get(one.device)?.values.power?.value ?? 0;
        } else continue;
        one.at = new Date().toISOString();
        budget--;
      }
      const busy = results.some((one) => ['WAITING', 'SENDING', 'SENT', 'RECEIVED', 'APPLIED'].includes(one.level));
      const next = { ...this.command(id, action, results, now.state), by, rules, decided: now.decided };
      if (!busy) {
        next.state = now.state === 'CANCELLING' ? 'CANCELLED' : 'DONE';
        next.ended = new Date().toISOString();
        clearInterval(step);
      }
      this.commands[this.commands.indexOf(now)] = next;
      this.emit('event', 'command', next);
    }, 250);
    return started;
  }
}

const STREETS = ['Elmevej', 'Strandgade', 'Skovbrynet', 'Møllebakken', 'Kirkestræde', 'Fjordvænget', 'Lyngbakken', 'Bøgealle', 'Østergade', 'Havnevej'];

/** Names that a page must show as they are. */
const HOSTILE: Record<number, string> = {
  3: '<img src=x onerror=alert(1)>',
  5: '"><script>alert(document.domain)</script>',
  8: 'A very long name that goes on and on so that nobody can ever see all of it in one line of a list, whatever they do',
  9: '\u202Eevoli\u202C ☃ 名前 &amp; {{7*7}} ${1+1}',
};

export function ago(hours: number): string {
  return new Date(Date.now() - hours * 3_600_000).toISOString();
}

function value(number: number, unit: string, time: string, trust: Value['trust'] = 'GOOD'): Value {
  const rounded = Math.round(number * 1000) / 1000;
  return { value: rounded, text: String(rounded), unit, time, trust };
}

function word(words: string[], ordinal: number, time: string): Value {
  return { value: ordinal, text: words[ordinal - 1] ?? '', unit: '', time, trust: 'GOOD' };
}
