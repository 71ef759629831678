/** Where things stand in the picture of a heating system: beside each other, or above each other on a phone. */
export interface Layout {
  width: number;
  height: number;
  house: string;
  ground: string;
  pump: [number, number];
  tank: [number, number];
  radiator: [number, number];
  outdoor: [number, number];
  run: [number, number];
  room: [number, number];
  /** From the pump to the tank and back, to the radiator and back. */
  tankTo: string;
  tankBack: string;
  heatTo: string;
  heatBack: string;
  forward: [number, number];
  back: [number, number];
}

export const WIDE: Layout = {
  width: 720,
  height: 372,
  house: 'M268 346V150L478 34 688 150V346',
  ground: 'M20 346H700',
  pump: [48, 196],
  tank: [312, 196],
  radiator: [540, 250],
  outdoor: [48, 74],
  run: [48, 126],
  room: [500, 148],
  tankTo: 'M184 224H312',
  tankBack: 'M312 306H184',
  heatTo: 'M184 224H250V176H430V268H540',
  heatBack: 'M540 306H430V330H250V306H184',
  forward: [444, 258],
  back: [444, 296],
};

export const TALL: Layout = {
  width: 344,
  height: 528,
  house: 'M14 330V104L172 16 330 104V330',
  ground: 'M4 500H340',
  pump: [22, 366],
  tank: [44, 170],
  radiator: [212, 236],
  outdoor: [186, 382],
  run: [186, 446],
  room: [192, 134],
  tankTo: 'M62 366V286',
  tankBack: 'M96 286V366',
  heatTo: 'M62 366V346H152V252H212',
  heatBack: 'M212 290H172V356H96V366',
  forward: [156, 244],
  back: [180, 330],
};
