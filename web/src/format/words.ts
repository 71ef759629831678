import type { AlarmKind, Command, Level, Role, ScheduleState, Status, Trust } from '../api/types';

/** The names of things, in words for people. */

export const STATUS: Record<Status, { word: string; tells: string }> = {
  ONLINE: { word: 'Online', tells: 'It is there and answers.' },
  SILENT: { word: 'Silent', tells: 'It is logged in, but answers nothing.' },
  FLAPPING: { word: 'Unsteady', tells: 'It comes and goes too often for each time to be told.' },
  OFFLINE: { word: 'Offline', tells: 'It was there and is gone.' },
  AWAITED: { word: 'Awaited', tells: 'It has never been there since the centre knows of it.' },
  UNKNOWN: { word: 'Unknown', tells: 'The centre itself has lost its stream to the XMPP server.' },
};
export const STATUSES = Object.keys(STATUS) as Status[];

/** Whether what a device last said may be taken for what is now. */
export const isHeard = (status: Status): boolean => status === 'ONLINE';

export const TRUST: Record<Trust, string> = {
  GOOD: 'good',
  QUESTIONABLE: 'questionable: may be old, out of range or substituted',
  INVALID: 'invalid: not to be used',
  CLOCK: 'the clock of the device is wrong; the time is that of the centre',
};

export const ALARM: Record<AlarmKind, string> = {
  OFFLINE: 'Offline',
  QUALITY: 'Bad values',
  COMFORT: 'Comfort',
  COP: 'Low COP',
  FAILSAFE: 'Failsafe',
  FAULT: 'Fault',
  CLOCK: 'Wrong clock',
  IDENTITY: 'Identity',
};

export const LEVEL: Record<Level, { word: string; tells: string; tone: 'wait' | 'go' | 'good' | 'bad' | 'off' }> = {
  WAITING: { word: 'Waiting', tells: 'not asked yet', tone: 'wait' },
  SENDING: { word: 'Sending', tells: 'about to be asked', tone: 'go' },
  SENT: { word: 'Sent', tells: 'the XMPP server has it', tone: 'go' },
  RECEIVED: { word: 'Received', tells: 'the device has answered positively', tone: 'go' },
  APPLIED: { word: 'Applied', tells: 'the device has done it', tone: 'good' },
  EFFECT_MEASURED: { word: 'Effect measured', tells: 'what was to come of it was measured', tone: 'good' },
  DONE: { word: 'Done', tells: 'done; no effect was waited for, or none seen in time', tone: 'good' },
  REFUSED: { word: 'Refused', tells: 'the device refused it', tone: 'bad' },
  NOT_REACHED: { word: 'Not reached', tells: 'it was not there until the deadline; nothing was sent', tone: 'off' },
  UNCERTAIN: { word: 'Uncertain', tells: 'the link was lost after it was sent; it is not sent again', tone: 'bad' },
  CANCELLED: { word: 'Cancelled', tells: 'called off before anything was sent', tone: 'off' },
};

export const COMMAND_STATE: Record<Command['state'], string> = {
  RUNNING: 'Running',
  CANCELLING: 'Being cancelled',
  CANCELLED: 'Cancelled',
  DONE: 'Done',
};

export const SCHEDULE_STATE: Record<ScheduleState, string> = {
  UNKNOWN: 'Unknown',
  NOT_READY: 'Off',
  START_TIME_REQUIRED: 'On, but without a start to come',
  READY: 'Waits for its start',
  RUNNING: 'Runs',
};

export const ROLE: Record<Role, string> = {
  viewer: 'looks on',
  operator: 'steers devices and the fleet',
  installer: 'sets up devices, their programs too',
  admin: 'says who may do what',
};
export const ROLES = Object.keys(ROLE) as Role[];

/** What the running status of a heat pump (HeatPumpRunKind) means to people; others as they come. */
export function run(text: string): string {
  const known: Record<string, string> = {
    stopped: 'Stopped',
    standby: 'Standby',
    waiting: 'Waiting',
    heating: 'Heating',
    'hot-water': 'Hot water',
    'heating-rod': 'Heating rod',
  };
  return known[text] ?? text;
}

/** Whether the machine makes heat in that status. */
export const isRunning = (text: string | undefined): boolean =>
  text === 'heating' || text === 'hot-water' || text === 'heating-rod';

/** What the mode of a heat pump (HeatPumpModeKind) means to people; others as they come. */
export function mode(text: string): string {
  const known: Record<string, string> = {
    alwayson: 'Own thermostat',
    spotprice: 'By spot price',
    windpower: 'By wind power',
    CO2: 'By CO₂',
    extern: 'By service provider',
  };
  return known[text] ?? text;
}
