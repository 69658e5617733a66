import {
  type Area,
  type DestinationScope,
  isTerritory,
  isTerritoryGroup,
  type Territory,
  TERRITORY_GROUPS,
} from '@stagedoor/core/clearance'
import {
  type Delay,
  type Flicks,
  flicks,
  type Instant,
  isZone,
  type LocalTimeRule,
  parseInstant,
  parseTimecode,
  type Rate,
  rate,
  resolveLocal,
  secondsToFlicks,
  toIso,
} from '@stagedoor/core/time'
import { z } from 'zod'

const GROUPS = TERRITORY_GROUPS.join(', ')

/** Text that names something, as a document spells it. */
export const text = z.string().min(1).max(500)

/** A note that may be empty. */
export const note = z.string().max(2000)

/** What one thing of a document is called by others in it. */
export const id = z
  .string()
  .min(1)
  .max(200)
  .meta({ id: 'Id', description: 'Any text; one thing of a list each.' })

/** An IANA time zone. */
export const zone = z
  .string()
  .refine(isZone, { error: 'There is no such time zone. Write one such as Europe/Oslo.' })
  .meta({ id: 'Zone', description: 'An IANA time zone, such as Europe/Oslo.' })

const isoMoment = z.string().meta({
  id: 'IsoMoment',
  description: 'ISO 8601 with its offset or Z, such as 2026-12-11T18:00:00+01:00.',
})
const localTime = z
  .strictObject({
    local: z.string().regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?$/, {
      error: 'Write a local time as 2026-12-11T18:00, or 2026-12-11 for its midnight.',
    }),
    zone,
  })
  .meta({ id: 'LocalTime', description: 'The wall clock of a zone; a date alone means its midnight.' })

/** A moment: ISO with its offset, or the wall clock of a zone, read by the rule of what it is for. */
export const momentFor = (rule: LocalTimeRule) =>
  z.codec(
    z.union([isoMoment, localTime], {
      error:
        'Write a moment as 2026-12-11T18:00:00+01:00, or as { "local": "2026-12-11T18:00", "zone": "Europe/Oslo" }.',
    }),
    z.custom<Instant>(),
    {
      decode: (written, context) => {
        try {
          return typeof written === 'string' ? parseInstant(written) : readLocal(written, rule)
        } catch (error) {
          return refused(
            context,
            error,
            `${said(written)} is no moment. Write its offset or Z, and a day that exists.`,
          )
        }
      },
      encode: toIso,
    },
  )

/** A local time by its rule, and how its clock read. Throws RangeError for one that does not exist. */
export function resolved({ local, zone: name }: z.infer<typeof localTime>, rule: LocalTimeRule) {
  const [date = '', time = '00:00'] = local.split('T')
  return resolveLocal({ date, time, zone: name }, rule)
}

function readLocal(written: z.infer<typeof localTime>, rule: LocalTimeRule): Instant {
  return resolved(written, rule).instant
}

/** A moment of something said or done. */
export const moment = momentFor('window-begins')

/** A moment, or none: it never ends. */
export const end = momentFor('embargo-ends').nullable()

const rateText = z.codec(
  z.string().meta({ id: 'Rate', description: 'Frames a second: 25, or a fraction such as 30000/1001.' }),
  // A union that is written tries each of its ways, this one on what is no rate, too.
  z.custom<Rate>((value) => typeof value === 'object' && value !== null && 'num' in value),
  {
    decode: (written, context) => {
      const [num = '', den = '1', ...rest] = written.split('/')
      try {
        if (rest.length > 0) throw new RangeError('A rate has one stroke')
        return rate(Number(num), Number(den))
      } catch (error) {
        return refused(context, error, `${written} is no frame rate. Write 25, or 30000/1001.`)
      }
    },
    encode: ({ num, den }) => (den === 1 ? String(num) : `${num}/${den}`),
  },
)

/** Media time: seconds, whole flicks, or a timecode with its rate. Written back as flicks, which are exact. */
export const mediaTime = z.codec(
  z
    .union(
      [
        z.number().min(0).max(12_700_000),
        z.strictObject({ flicks: z.int().min(0) }),
        z.strictObject({ timecode: z.string(), rate: rateText }),
      ],
      {
        error:
          'Write media time as seconds, as { "flicks": 705600000 }, or as { "timecode": "00:00:01:00", "rate": "25" }.',
      },
    )
    .meta({
      id: 'MediaTime',
      description:
        'Seconds, whole flicks (1/705,600,000 s), or a timecode with its rate; with `;` numbers are dropped.',
    }),
  z.custom<Flicks>(),
  {
    decode: (written, context) => {
      try {
        if (typeof written === 'number') return secondsToFlicks(written)
        return 'flicks' in written ? flicks(written.flicks) : parseTimecode(written.timecode, written.rate)
      } catch (error) {
        return refused(context, error, `${said(written)} is no media time. No counter at this rate shows it.`)
      }
    },
    encode: (at) => ({ flicks: at }),
  },
)

const NO_TERRITORY = 'There is no such territory. Write WORLD, or two capitals of ISO 3166-1 such as NO.'

/** A territory of ISO 3166-1, or WORLD. */
export const territory = z.codec(
  z.string().meta({ id: 'Territory', description: 'WORLD, or an ISO 3166-1 alpha-2 code such as NO.' }),
  z.custom<Territory>(),
  {
    decode: (code, context) => (isTerritory(code) ? code : refuse(context, NO_TERRITORY)),
    encode: (code) => code,
  },
)

/** A territory, or a group of them. */
export const area = z.codec(
  z.string().meta({
    id: 'Area',
    description: 'WORLD, an ISO 3166-1 alpha-2 code such as NO, or a group such as EU.',
  }),
  z.custom<Area>(),
  {
    decode: (code, context) =>
      isTerritory(code) || isTerritoryGroup(code)
        ? code
        : refuse(context, `${NO_TERRITORY} Groups: ${GROUPS}.`),
    encode: (code) => code,
  },
)

/** Where a contract speaks of, as one text: `anywhere`, a platform, or `platform:account`. */
export const scope = z.codec(
  z.string().min(1).meta({
    id: 'DestinationScope',
    description: '`anywhere`, a platform such as youtube (every account there), or platform:account.',
  }),
  z.custom<DestinationScope>(),
  {
    decode: (written): DestinationScope => {
      if (written === 'anywhere') return { kind: 'anywhere' }
      const [platform = '', ...account] = written.split(':')
      return account.length === 0
        ? { kind: 'platform', platform }
        : { kind: 'account', platform, account: account.join(':') }
    },
    encode: (where) => {
      switch (where.kind) {
        case 'anywhere':
          return 'anywhere'
        case 'platform':
          return where.platform
        case 'account':
          return `${where.platform}:${where.account}`
      }
    },
  },
)

/** A length of waiting; none where nothing is written. */
export const delay = z.codec(
  z
    .union(
      [
        z.strictObject({ hours: z.number().min(0) }),
        z.strictObject({
          years: z.int().min(0).default(0),
          months: z.int().min(0).default(0),
          days: z.int().min(0).default(0),
          zone,
        }),
      ],
      { error: 'Write a delay as { "hours": 48 }, or as { "days": 14, "zone": "Europe/Oslo" }.' },
    )
    .meta({
      id: 'Delay',
      description: 'Hours are absolute; years, months and days follow the wall clock of the zone.',
    })
    .optional(),
  z.custom<Delay>(),
  {
    decode: (written): Delay => {
      if (written === undefined) return { kind: 'none' }
      return 'hours' in written ? { kind: 'hours', ...written } : { kind: 'calendar', ...written }
    },
    encode: (length) => {
      switch (length.kind) {
        case 'none':
          return undefined
        case 'hours':
          return { hours: length.hours }
        case 'calendar': {
          const { years, months, days, zone: name } = length
          return { years, months, days, zone: name }
        }
      }
    },
  },
)

interface Refusing {
  readonly issues: { push: (issue: { code: 'custom'; message: string; input: unknown }) => unknown }
  readonly value: unknown
}

// What core refuses is a flaw of the document, told where it stands; anything else is a fault of ours.
function refused(context: Refusing, error: unknown, message: string): never {
  if (!(error instanceof RangeError)) throw error
  return refuse(context, message)
}

/** Tells a flaw where it stands. */
export function refuse(context: Refusing, message: string): never {
  context.issues.push({ code: 'custom', message, input: context.value })
  return z.NEVER
}

function said(written: unknown): string {
  return typeof written === 'string' ? written : JSON.stringify(written)
}
