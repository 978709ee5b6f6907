import type { EmergencyService } from '../../preload/contract/index.ts';

/**
 * Numbers of mainland China behind which somebody stands ready for an emergency, and where that is said:
 * 110, 119, 120, 122: the emergency numbers of the Telecommunications Numbering Plan (announced by the ministry in April 2003, kept since).
 * 12110: messages for the police, the Ministry of Public Security's number for all towns (Xinhua, 11 January 2009).
 * 12119: forest fires, nationwide; some provinces have moved them to 119 (Hunan's forest fire office, 21 August 2023).
 * 12395: rescue at sea (People's Daily, 22 March 2000; libphonenumber's short numbers of CN have it as free of charge).
 * 999: Beijing's Red Cross rescue centre since 2001; from the end of 2021 its ambulances answer 120, and 999 transports and rescues by air.
 * 112: the number of GSM (3GPP TS 22.101 §10.1.1); here a recording names the others, libphonenumber has it as an ordinary code.
 * 95119: forest fires before 12119. No public record of it was found; asking once too often costs nothing.
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
 * Emergency numbers of other places that nobody has here, by libphonenumber's short numbers (`emergency`, 9.0): 911 in 57 countries, 000 in
 * Australia, 111 in New Zealand, 10x in India and its neighbours and in the East, 11x in Europe, Africa and South East Asia, 99x in
 * Singapore, the Gulf and Hong Kong. Codes that exist here too, and what mobiles begin with (19x), are not among them.
 */
const ABROAD = /^(?:000|10[0-8]|11[13568]|911|99[0-8])$/;

const WITH_AREA = /^0(?:10|2\d|[3-9]\d\d)(110|119|120|122|12110|12119|95119|12395)$/;

/** Who answers a number as it would be dialled, with or without an area code before it or an extension behind it. */
export function emergencyOf(callee: string): EmergencyService | undefined {
  const main = callee.split('-')[0] ?? '';
  return SERVICES.get(WITH_AREA.exec(main)?.[1] ?? main);
}

export function isEmergencyAbroad(digits: string): boolean {
  return ABROAD.test(digits);
}
