import type { operations, StagedoorClient } from '@stagedoor/contract'
import type { Asked, Command } from '../command.ts'
import { answered } from '../house/answered.ts'
import { findNamed } from '../house/find-named.ts'
import { listIn } from '../house/list-in.ts'
import { theProduction } from '../house/the-production.ts'
import { Misuse, Refusal } from '../refusal.ts'

type Approvals = operations['listKillRights']['responses'][200]['content']['application/json']
type Right = Approvals['rights'][number]

/** Rounds of approvals under somebody's kill right: listed, shown, opened. */
export const rounds: Command = {
  usage: 'rounds list|show|open PERSON [OPTIONS] [--production NAME]',
  says: 'list, show or open rounds of approvals',
  about: [
    'list PERSON        their rights, and every round with what is open, approved and refused',
    'show PERSON        every thing they were asked about, and what was said',
    'open PERSON        ask them about --assets ID,ID and --cuts ID,ID; each link is shown this once',
    '  --right          the base of the right, where they have several',
    '  --delegates      also ask these delegates: names with commas between them; with --only nobody else',
    '  --note           a line for whoever is asked',
  ],
  options: {
    production: { type: 'string' },
    assets: { type: 'string' },
    cuts: { type: 'string' },
    right: { type: 'string' },
    delegates: { type: 'string' },
    only: { type: 'boolean' },
    note: { type: 'string' },
  },
  least: 2,
  most: 2,
  run,
}

async function run(asked: Asked) {
  const [act = '', person = ''] = asked.operands
  if (act !== 'list' && act !== 'show' && act !== 'open') throw new Misuse(`There is no "rounds ${act}".`)
  const there = asked.house()
  const production = await theProduction(there, asked.option('production'))
  const { items } = await answered(
    there.client.GET('/api/v1/productions/{production}/subjects', { params: { path: { production } } }),
  )
  const { id: subject, name } = findNamed(items, person, 'Nobody')
  const approvals = await answered(
    there.client.GET('/api/v1/subjects/{subject}/kill-rights', { params: { path: { subject } } }),
  )
  if (act === 'open') return opened(asked, there.client, approvals)
  const lines = approvals.rights.flatMap(act === 'list' ? linesOf : unitsOf)
  return {
    code: 0,
    lines: lines.length === 0 ? [`${name} has no approval or kill right here.`] : lines,
    value: approvals.rights,
  }
}

function linesOf({ base, counted, left, allowance, endedAt, rounds: those }: Right): string[] {
  const end = endedAt === null ? '' : `, ended ${endedAt}`
  return [
    `${base}, counted over ${counted}: ${left.solo} of ${allowance.solo} alone and ${left.group} of ${allowance.group} with others may still be refused${end}`,
    ...those.map(({ number, open, approved, silent, killed, silenceApprovesAt, slips }) => {
      const window = silenceApprovesAt === null ? 'no end' : `silence approves ${silenceApprovesAt}`
      const people = slips.map(({ addressedTo }) => addressedTo).join(', ')
      return `  round ${number}: ${open} open, ${approved} approved, ${silent} by silence, ${killed} refused; ${window}; asked ${people}`
    }),
  ]
}

function unitsOf({ base, units }: Right): string[] {
  return [
    base,
    ...units.map(
      ({ roundNumber, title, state, company }) =>
        `  round ${roundNumber}  ${state.kind.replaceAll('-', ' ').padEnd(20)}  ${company.padEnd(10)}  ${title}`,
    ),
  ]
}

async function opened({ option, has }: Asked, client: StagedoorClient, approvals: Approvals) {
  const [assets, cuts, names] = ['assets', 'cuts', 'delegates'].map((name) => listIn(option(name)))
  if (assets === undefined || cuts === undefined || names === undefined || assets.length + cuts.length === 0)
    throw new Misuse('Say what to ask about: --assets or --cuts, with commas between them.')
  if (has('only') && names.length === 0) throw new Misuse('--only takes --delegates beside it.')
  const delegates = names.map((name) => findNamed(approvals.delegates, name, 'No delegate of theirs').id)
  const answer = await answered(
    client.POST('/api/v1/kill-rights/{right}/rounds', {
      params: { path: { right: rightIn(approvals, option('right')).id } },
      body: {
        assets: assets.map((assetId) => ({ assetId, shots: [] })),
        cuts,
        asked: [
          ...(has('only') ? [] : [{ kind: 'person' as const, email: emailIn(approvals.contact) }]),
          ...delegates.map((delegateId) => ({ kind: 'delegate' as const, delegateId, email: null })),
        ],
        note: option('note') ?? '',
      },
    }),
  )
  const until = answer.silenceApprovesAt === null ? 'there is a word' : answer.silenceApprovesAt
  const lines = [
    `Round ${answer.number} is open over ${answer.units}; they are held until ${until}.`,
    ...answer.slips.map(({ addressedTo, url }) => `  ${addressedTo}: ${url}`),
    ...answer.leftOut.map(({ title, because }) => `  left out, ${because.replaceAll('-', ' ')}: ${title}`),
  ]
  return { code: 0, lines, value: answer }
}

// A contact may be a number or a name on a platform; then the link goes by hand.
function emailIn(contact: string | null): string | null {
  return contact !== null && /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(contact) ? contact : null
}

function rightIn({ rights, subject }: Approvals, base: string | undefined): Right {
  const standing = rights
    .filter(({ endedAt }) => endedAt === null)
    .map((right) => ({ ...right, name: right.base }))
  if (base !== undefined) return findNamed(standing, base, 'No right of theirs')
  const [only, ...more] = standing
  if (only !== undefined && more.length === 0) return only
  throw new Refusal(
    only === undefined
      ? `${subject.name} has no right that stands. Nobody was asked.`
      : `${subject.name} has several rights. Nobody was asked. Say --right: ${standing.map(({ name }) => name).join(', ')}.`,
  )
}
