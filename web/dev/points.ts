import type { Point } from '../src/api/types';

/** Part of the model of a heat pump, as docs/information-model.md has it. */
const row = (
  path: string,
  description: string,
  unit: string,
  kind: Point['kind'],
  use: Point['use'] = 'MEASURED',
  more: Partial<Point> = {},
): Point => {
  const reference = `HP1/${path}`;
  const object = `${reference.split('[')[0]}`.split('.').slice(0, 2).join('.');
  return { reference, object, description, kind, unit, use, literals: [], ...more };
};
const literals = (...words: string[]): Point['literals'] => words.map((text, i) => ({ ordinal: i + 1, text }));

export const MODES = ['alwayson', 'spotprice', 'windpower', 'CO2', 'extern'];
export const RUNS = ['stopped', 'standby', 'waiting', 'heating', 'hot-water', 'heating-rod'];

export const POINTS: Point[] = [
  row('LLN0.Loc.stVal[ST]', 'Local control: commands from afar are locked out', '', 'BOOLEAN'),
  row('LPHD1.PhyHealth.stVal[ST]', 'Whether the heat pump works', '', 'ENUMERATION', 'MEASURED', { literals: literals('Ok', 'Warning', 'Alarm') }),
  row('DHTP1.RunSt.stVal[ST]', 'Running status', '', 'ENUMERATION', 'MEASURED', { literals: literals(...RUNS) }),
  row('DHTP1.Cop.mag.f[MX]', 'Coefficient of performance', '', 'NUMBER'),
  row('MMXN1.Watt.mag.f[MX]', 'Power consumption', 'W', 'NUMBER'),
  row('MMTR1.TotWh.actVal[ST]', 'Energy', 'Wh', 'COUNTER'),
  row('HeatMHET1.HeatOut.mag.f[MX]', 'Heat to the house', 'W', 'NUMBER'),
  row('TankMHET1.HeatOut.mag.f[MX]', 'Heat to the hot-water tank', 'W', 'NUMBER'),
  row('HeatMFLW1.FlwRte.mag.f[MX]', 'Flow of heating water to house', 'm³/s', 'NUMBER'),
  row('HeatFwdSTMP1.Tmp.mag.f[MX]', 'Forward temperature of heating', '°C', 'NUMBER'),
  row('HeatRetSTMP1.Tmp.mag.f[MX]', 'Return temperature of heating', '°C', 'NUMBER'),
  row('TankTopSTMP1.Tmp.mag.f[MX]', 'Hot-water tank, top', '°C', 'NUMBER'),
  row('TankBotSTMP1.Tmp.mag.f[MX]', 'Hot-water tank, bottom', '°C', 'NUMBER'),
  row('RoomSTMP1.Tmp.mag.f[MX]', 'Indoor temperature', '°C', 'NUMBER'),
  row('OutdSTMP1.Tmp.mag.f[MX]', 'Outdoor temperature', '°C', 'NUMBER'),
  row('KPMP1.OpTmh.stVal[ST]', 'Hours that the compressor ran', 'h', 'COUNTER'),
  row('ComfMinFSPT1.SptVal.mxVal.f[MX]', 'Lowest room temperature wanted', '°C', 'NUMBER', 'CONTROLLED', { min: 10, max: 28, step: 0.1 }),
  row('ComfMaxFSPT1.SptVal.mxVal.f[MX]', 'Highest room temperature wanted', '°C', 'NUMBER', 'CONTROLLED', { min: 10, max: 28, step: 0.1 }),
  row('HotWtrFSPT1.SptVal.mxVal.f[MX]', 'Hot-water temperature wanted', '°C', 'NUMBER', 'CONTROLLED', { min: 40, max: 58, step: 0.1 }),
  row('DHTP1.OpMod.stVal[ST]', 'Operational mode', '', 'ENUMERATION', 'CONTROLLED', { literals: literals(...MODES) }),
  row('KPMP1.OpCtl.stVal[ST]', 'Start / stop', '', 'BOOLEAN', 'CONTROLLED'),
  row('LLN0.LocSta.stVal[ST]', 'Lock of commands from afar, set by the home owner', '', 'BOOLEAN', 'CONTROLLED'),
  row('LPHD1.PhyNam.location[DC]', 'Where it stands', '', 'TEXT', 'SETTING'),
];
