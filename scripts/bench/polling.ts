import { nextObservation } from '../../core/src/publish/index.ts'
import { type Instant, instant } from '../../core/src/time/index.ts'
import { blueskyConnector } from '../../server/src/connectors/bluesky/index.ts'
import { openBluesky } from '../../server/src/connectors/bluesky/testing.ts'
import { ManualClock, testingContext, TokenKeeper } from '../../server/src/connectors/testing.ts'
import { type Bench, type Figure, median } from './figure.ts'

const POSTS = 1_000
const DAY_MS = 86_400_000
const YEAR_DAYS = 365
const LOOKS = 200
const COMMENTS = 20

/** What it costs to look after a thousand posts that are out: looks by the schedule, and the work of one look. */
export const polling: Bench = {
  name: 'polling',
  against: 'asking after each post once an hour for as long as it is out',
  run: async () => {
    const years = posts().map(({ id }) => looksOf({ id, liveSince: instant(0) }, YEAR_DAYS * DAY_MS))
    const firstDays = years.map((looks) => looks.filter((at) => at < DAY_MS).length)
    const settled = dayOfAll(posts())
    const together = dayOfAll(posts().map(({ id }) => ({ id, liveSince: instant(0) })))
    const cpuMs = await lookCpuMs()
    const hourly = POSTS * 24
    return [
      figure('looks-first-day', Math.max(...firstDays), { unit: 'a post', reference: 24, goal: '<= 36' }),
      figure('looks-first-year', Math.max(...years.map(({ length }) => length)), {
        unit: 'a post',
        reference: 24 * YEAR_DAYS,
        goal: '<= 130',
      }),
      figure('looks-1000-posts', settled.length, {
        unit: 'a day, ages over a year',
        reference: hourly,
        goal: '<= 500',
      }),
      figure('looks-1000-at-once', together.length, {
        unit: 'on their first day',
        reference: hourly,
        goal: '<= 36000',
      }),
      figure('most-in-a-second', most(together, 1_000), { unit: 'looks', reference: POSTS, goal: '<= 40' }),
      figure('look-cpu', cpuMs, {
        unit: 'ms, both ends of the line',
        reference: null,
        goal: '<= 20',
      }),
      figure('cpu-1000-posts', (cpuMs * settled.length) / 1_000, {
        unit: 's a day',
        reference: null,
        goal: '<= 10',
      }),
    ]
  },
}

interface Post {
  readonly id: string
  readonly liveSince: Instant
}

// As old as posts are that have gone out at an even pace for a year.
const posts = (): Post[] =>
  Array.from({ length: POSTS }, (_, at) => ({
    id: `018f6d2e-7c1a-7000-8000-${(at * 7919).toString(16).padStart(12, '0')}`,
    liveSince: instant(Math.round((-at / POSTS) * YEAR_DAYS * DAY_MS)),
  }))

// Each look is in time and nothing fails.
function looksOf(post: Post, until: number): Instant[] {
  const looks: Instant[] = []
  let lastLooked: Instant | null = null
  for (;;) {
    const now: Instant = lastLooked ?? post.liveSince
    const next: Instant = nextObservation(post, now, { lastLooked, failures: 0 })
    if (next >= until) return looks
    looks.push(next)
    lastLooked = next
  }
}

const dayOfAll = (all: readonly Post[]): Instant[] =>
  all.flatMap((post) => looksOf(post, DAY_MS).filter((at) => at >= 0))

function most(looks: readonly Instant[], span: number): number {
  const counts = new Map<number, number>()
  for (const at of looks) counts.set(Math.floor(at / span), (counts.get(Math.floor(at / span)) ?? 0) + 1)
  return Math.max(...counts.values())
}

// A look with comments over HTTP to the emulated platform, whose work is counted in; the database's is not.
async function lookCpuMs(): Promise<number> {
  const clock = new ManualClock()
  const { bluesky, account, origins, grant, close } = await openBluesky(clock)
  try {
    const keeper = new TokenKeeper(grant)
    const ctx = testingContext({ connector: blueskyConnector, account, origins, clock, keeper })
    const id = `at://${account.remoteId}/app.bsky.feed.post/3kbench`
    const value = { text: 'A lamp on the pier', createdAt: new Date(clock.now()).toISOString() }
    bluesky.network.records.set('3kbench', { cid: 'bafkreibench', value })
    for (let count = 0; count < COMMENTS; count += 1)
      bluesky.network.comments.push({
        uri: `at://did:plc:keeper/app.bsky.feed.post/3k${count}`,
        parent: id,
        author: 'keeper',
        text: 'Which lamp is it, and who carries it?',
        at: clock.now(),
      })
    const look = () => blueskyConnector.observe({ id, url: null }, ctx, null)
    const { comments } = await look()
    if (comments.length !== COMMENTS) throw new Error(`A look saw ${comments.length} comments`)
    const times: number[] = []
    for (let count = 0; count < LOOKS; count += 1) {
      const before = process.cpuUsage()
      await look()
      const { user, system } = process.cpuUsage(before)
      times.push((user + system) / 1_000)
    }
    return median(times)
  } finally {
    await close()
  }
}

function figure(
  name: string,
  value: number,
  { unit, reference, goal }: Pick<Figure, 'unit' | 'reference' | 'goal'>,
): Figure {
  return { name, value, unit, reference, ratio: reference === null ? null : value / reference, goal }
}
