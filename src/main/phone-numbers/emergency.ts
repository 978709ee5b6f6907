import type { EmergencyService } from '../../preload/contract/index.ts';

/**
 * Numbers of mainland China behind which somebody stands ready for an emergency. 110, 119, 120 and 122 are the emergency numbers of the
 * numbering plan (MIIT, 2017); 12110 takes messages for the police, 12395 is rescue at sea, 12119 and 95119 are forest fires, 999 is the
 * ambulance of Beijing's Red Cross. 112 is the number of GSM (3GPP TS 22.101 §10); here a recording names the others.
 */
const SERVICES: ReadonlyMap<string, EmergencyService> = new Map([
  ['110', 'police'],
  ['119', 'fire'],
  ['120', 'ambulance'],
  ['122', 'traffic'],
  ['112', 'any'],
  ['999', 'red-cross'],
  ['12110', 'police-messages'],
  ['12119', 'forest-fire'],
  ['95119', 'forest-fire'],
  ['12395', 'sea-rescue'],
]);

/**
 * Emergency numbers of other places that nobody has here: 911 North America, 000 Australia, 108 India, 111 New Zealand, 995 and 993 Singapore
 * and Macao, 100 to 102 India, 113 to 118 and 190 to 193 in several countries. Codes that exist here too are not among them.
 */
const ABROAD = new Set([
  '911',
  '000',
  '108',
  '111',
  '995',
  '997',
  '998',
  '100',
  '101',
  '102',
  '113',
  '115',
  '118',
  '190',
  '191',
  '192',
  '193',
]);

const WITH_AREA = /^0(?:10|2\d|[3-9]\d\d)(110|119|120|122|12110|12119|95119|12395)$/;

/** Who answers a number as it would be dialled, with or without an area code before it or an extension behind it. */
export function emergencyOf(callee: string): EmergencyService | undefined {
  const main = callee.split('-')[0] ?? '';
  return SERVICES.get(WITH_AREA.exec(main)?.[1] ?? main);
}

export function isEmergencyAbroad(digits: string): boolean {
  return ABROAD.has(digits);
}
