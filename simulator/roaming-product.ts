/*
 * Roaming product: where the simulated brand has roaming, and its packs. All names and prices are invented.
 */
export const COUNTRIES = [
  { countryCode: 'CA', countryName: 'Canada' },
  { countryCode: 'DE', countryName: 'Germany' },
  { countryCode: 'ES', countryName: 'Spain' },
  { countryCode: 'FR', countryName: 'France' },
  { countryCode: 'GB', countryName: 'United Kingdom' },
  { countryCode: 'IT', countryName: 'Italy' },
  { countryCode: 'JP', countryName: 'Japan' },
  { countryCode: 'MX', countryName: 'Mexico' },
] as const;

export interface RoamingPack {
  readonly packId: string;
  readonly name: string;
  readonly cents: number;
  readonly validityDays: number;
  readonly dataGb: number;
  readonly voiceMinutes: number;
  readonly sms: number;
  readonly countries: readonly string[];
}

const EUROPE = ['DE', 'ES', 'FR', 'GB', 'IT'];
const EVERYWHERE = COUNTRIES.map(({ countryCode }) => countryCode);

export const PACKS: readonly RoamingPack[] = [
  {
    ...{ packId: 'IRNEAR7', name: 'Neighbors, a week', cents: 1_000, validityDays: 7 },
    ...{ dataGb: 1, voiceMinutes: 60, sms: 60, countries: ['CA', 'MX'] },
  },
  {
    ...{ packId: 'IREU7', name: 'Europe, a week', cents: 2_000, validityDays: 7 },
    ...{ dataGb: 3, voiceMinutes: 60, sms: 60, countries: EUROPE },
  },
  {
    ...{ packId: 'IREU30', name: 'Europe, a month', cents: 4_999, validityDays: 30 },
    ...{ dataGb: 10, voiceMinutes: 200, sms: 200, countries: EUROPE },
  },
  {
    ...{ packId: 'IRWORLD7', name: 'World, a week', cents: 3_500, validityDays: 7 },
    ...{ dataGb: 2, voiceMinutes: 60, sms: 60, countries: EVERYWHERE },
  },
];

export const packFor = (packId: string): RoamingPack | undefined =>
  PACKS.find((pack) => pack.packId === packId);
