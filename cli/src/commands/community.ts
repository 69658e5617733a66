import { MODERATION_REASONS } from '@stagedoor/core/community'
import type { operations } from '@stagedoor/contract'
import type { Asked, Command } from '../command.ts'
import { answered } from '../house/answered.ts'
import { theProduction } from '../house/the-production.ts'
import { Misuse } from '../refusal.ts'

type Queue = operations['listWaitingWritings']['responses'][200]['content']['application/json']

const DAY_MS = 86_400_000
const EXCERPT = 72

/** What waits for crew in the community, and who may not write there. */
export const community: Command = {
  usage: 'community queue|ban|lift [HANDLE] [OPTIONS] [--production NAME]',
  says: 'show what waits in the community, ban somebody or lift a ban',
  about: [
    'queue              held and reported writings, newest first',
    'ban HANDLE         they write nothing here, for --days NUMBER or for good',
    `  --reason         ${MODERATION_REASONS.join(', ')}`,
    '  --note           for crew alone; kept in the record',
    'lift HANDLE        let them write again',
  ],
  options: {
    production: { type: 'string' },
    days: { type: 'string' },
    reason: { type: 'string' },
    note: { type: 'string' },
  },
  least: 1,
  most: 2,
  run,
}

async function run(asked: Asked) {
  const [act = '', handle] = asked.operands
  switch (act) {
    case 'queue':
      return queued(asked)
    case 'ban':
      return banned(asked, needed(handle))
    case 'lift':
      return acted(asked, { handle: needed(handle), say: 'may write again', act: { kind: 'lift' } })
    default:
      throw new Misuse(`There is no "community ${act}".`)
  }
}

function needed(handle: string | undefined): string {
  if (handle === undefined) throw new Misuse('Say whose handle.')
  return handle
}

async function queued({ house, option }: Asked) {
  const opened = house()
  const production = await theProduction(opened, option('production'))
  const queue = await answered(
    opened.client.GET('/api/v1/productions/{production}/community/queue', {
      params: { path: { production } },
    }),
  )
  const lines =
    queue.items.length === 0
      ? ['Nothing waits.']
      : queue.items.map(
          (waiting) => `${whyOf(waiting)}  ${waiting.handle ?? '-'}: ${excerptOf(waiting.source)}`,
        )
  return { code: 0, lines: queue.next === null ? lines : [...lines, 'There is more.'], value: queue }
}

const whyOf = ({ state, reportCount }: Queue['items'][number]): string =>
  (state === 'held' ? 'held' : `${reportCount} reported`).padEnd(12)

function excerptOf(source: string): string {
  const line = source.replaceAll(/\s+/g, ' ')
  return line.length > EXCERPT ? `${line.slice(0, EXCERPT - 1)}…` : line
}

function banned(asked: Asked, handle: string) {
  const { option } = asked
  const reason = MODERATION_REASONS.find((one) => one === option('reason'))
  if (reason === undefined) throw new Misuse(`Say the --reason: ${MODERATION_REASONS.join(', ')}.`)
  const days = option('days') === undefined ? null : Number(option('days'))
  if (days !== null && !(days > 0 && Number.isInteger(days)))
    throw new Misuse('--days takes a whole number of days.')
  return acted(asked, {
    handle,
    say: days === null ? 'may not write here' : `may not write here for ${days} days`,
    act: { kind: 'ban', reason, days },
  })
}

type Wanted =
  | { readonly kind: 'lift' }
  | {
      readonly kind: 'ban'
      readonly reason: (typeof MODERATION_REASONS)[number]
      readonly days: number | null
    }

async function acted(
  { house, option }: Asked,
  { handle, say, act: wanted }: { handle: string; say: string; act: Wanted },
) {
  const opened = house()
  const production = await theProduction(opened, option('production'))
  const { client } = opened
  const { record } = await answered(
    client.GET('/api/v1/productions/{production}/community/writers/{writer}', {
      params: { path: { production, writer: handle } },
    }),
  )
  const { writerId } = record
  const { now } = await answered(client.GET('/api/v1/house'))
  const act =
    wanted.kind === 'lift'
      ? { kind: 'lift' as const, writerId }
      : {
          kind: 'ban' as const,
          writerId,
          reason: wanted.reason,
          until: wanted.days === null ? null : new Date(Date.parse(now) + wanted.days * DAY_MS).toISOString(),
        }
  const note = option('note')
  const done = await answered(
    client.POST('/api/v1/productions/{production}/community/acts', {
      params: { path: { production } },
      body: { act, ...(note === undefined ? {} : { note }) },
    }),
  )
  return { code: 0, lines: [`${record.handle} ${say}.`], value: { ...done, writerId } }
}
