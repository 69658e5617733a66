import { type Instant, parseInstant } from '../time/index.ts'
import type { Territory } from './territory.ts'
import { WORLD } from './territory.ts'

/** A group of territories that contracts name: its members are read as of a moment. */
export type TerritoryGroup = keyof typeof MEMBERS

/** A territory, or a group of them. */
export type Area = Territory | TerritoryGroup

interface Membership {
  readonly codes: string
  readonly from?: Instant
  readonly until?: Instant
}

const BREXIT = parseInstant('2020-01-31T23:00:00Z')
const CROATIA_JOINS = parseInstant('2013-06-30T22:00:00Z')
const CROATIA_IN_EEA = parseInstant('2014-04-11T22:00:00Z')
const EU_SINCE_2007 = 'AT BE BG CY CZ DE DK EE ES FI FR GR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'

// Accessions and departures: Treaties of Accession 2012 (HR) and the Withdrawal Agreement 2020 (GB). Overseas parts with a
// code of their own are members only where they are listed.
const MEMBERS = {
  EU: [{ codes: EU_SINCE_2007 }, { codes: 'HR', from: CROATIA_JOINS }, { codes: 'GB', until: BREXIT }],
  EEA: [
    { codes: `${EU_SINCE_2007} IS LI NO` },
    { codes: 'HR', from: CROATIA_IN_EEA },
    { codes: 'GB', until: BREXIT },
  ],
  DACH: [{ codes: 'AT CH DE' }],
  BENELUX: [{ codes: 'BE LU NL' }],
  NORDICS: [{ codes: 'AX DK FI FO GL IS NO SE SJ' }],
  BALTICS: [{ codes: 'EE LT LV' }],
  'UK-AND-IRELAND': [{ codes: 'GB GG IE IM JE' }],
  IBERIA: [{ codes: 'AD ES GI PT' }],
  'NORTH-AMERICA': [{ codes: 'CA US' }],
  'LATIN-AMERICA': [{ codes: 'AR BO BR CL CO CR CU DO EC GT HN MX NI PA PE PR PY SV UY VE' }],
  ANZ: [{ codes: 'AU NZ' }],
} as const satisfies Record<string, readonly Membership[]>

/** Every group there is, in the order of the alphabet. */
export const TERRITORY_GROUPS = (Object.keys(MEMBERS) as TerritoryGroup[]).sort()

/** Whether a string names a group of territories. */
export function isTerritoryGroup(code: string): code is TerritoryGroup {
  return Object.hasOwn(MEMBERS, code)
}

/** The territories that some areas mean at a moment, each once and in order; `WORLD` stays itself and swallows the rest. */
export function territoriesIn(areas: readonly Area[], asOf: Instant): readonly Territory[] {
  if (areas.includes(WORLD)) return [WORLD]
  const members = areas.flatMap((area) => (isTerritoryGroup(area) ? membersOf(area, asOf) : [area]))
  return [...new Set(members)].sort()
}

function membersOf(group: TerritoryGroup, asOf: Instant): readonly Territory[] {
  const memberships: readonly Membership[] = MEMBERS[group]
  return memberships
    .filter(
      ({ from, until }) => (from === undefined || from <= asOf) && (until === undefined || asOf < until),
    )
    .flatMap(({ codes }) => codes.split(' ') as Territory[])
}
