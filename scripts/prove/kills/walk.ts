import { connectAll, type EmulatedId, openPlatforms, postsOn, wordsAt } from '../../../e2e/platforms.ts'
import { freePort, newDataDir } from '../../../e2e/house.ts'
import { filmIn, isSeenIn, uprightCut } from '../../../e2e/one-cut.ts'
import { until } from '../../../e2e/until.ts'
import { must, type Visitor } from '../../../e2e/visitor.ts'
import { MortalHouse } from './mortal-house.ts'

const MINUTE = 60_000
const START = Date.parse('2027-03-01T09:00:00.000Z')
const OPENS = START + 60 * MINUTE
const STEP_MS = 5_000
const production = 'saltlight'
const params = { path: { production } }
const iso = (ms: number): string => new Date(ms).toISOString()
/** Nobody but a person can delete there, or the receiver promises nothing. */
const LEFT_TO_PEOPLE: readonly EmulatedId[] = ['tiktok']

/** What came of it. */
export interface KillFindings {
  /** How often the house died. */
  readonly kills: number
  readonly faults: readonly string[]
}

/** Carries one cut out and back through a house that dies at every kind of call, twice. */
export async function walkKills({
  platforms: ids,
  say,
}: {
  platforms: readonly EmulatedId[]
  say: (line: string) => void
}): Promise<KillFindings> {
  const clock = { at: START }
  const folder = await newDataDir()
  const platforms = await openPlatforms({ now: () => clock.at })
  const house = new MortalHouse({ dataDir: folder.path, port: await freePort(), env: platforms.env, say })
  try {
    const owner = await house.openToOwner()
    const goTo = async (ms: number): Promise<void> => {
      clock.at = ms
      await must(owner.PUT('/api/v1/clock', { body: { now: iso(ms) } }))
    }
    await goTo(START)
    const cutId = await readyCut(owner, house.origin)
    const accounts = await connectAll(owner, production, platforms)
    await must(
      owner.PATCH('/api/v1/accounts/{account}', {
        params: { path: { account: accounts.tiktok } },
        body: { isAudited: true },
      }),
    )
    const posts = new Map<EmulatedId, string>()
    for (const id of ids) posts.set(id, await plan(owner, { id, accountId: accounts[id], cutId }))

    const faults: string[] = []
    for (const id of ids)
      for (const { name } of platforms.all[id].operations)
        for (const [nth, kind] of [
          [1, 'never-arrives'],
          [2, 'answer-lost'],
        ] as const)
          platforms.all[id].faults.add({
            operation: name,
            nth,
            mishap: { kind, meanwhile: () => house.die(`${id}, ${name}, ${kind}`) },
          })

    /** Time goes on until it has come; whoever finds the house dead starts it again. */
    const timeGoesOn = (what: string, hasCome: () => Promise<boolean>) =>
      until(
        () =>
          house.alive(async () => {
            if (await hasCome()) return true
            await goTo(clock.at + STEP_MS)
            return null
          }),
        { seconds: 1_800, what },
      )
    const stageOf = async (publication: string) =>
      (
        await must(
          owner.GET('/api/v1/publications/{publication}/delivery', { params: { path: { publication } } }),
        )
      ).stage
    await house.alive(() => goTo(OPENS))
    await timeGoesOn('every post live', async () => {
      for (const publication of posts.values()) if ((await stageOf(publication)) !== 'live') return false
      return true
    })
    for (const id of ids) {
      const [calls, shown] = [platforms.all[id].commits().length, await postsOn(platforms, id)]
      if (calls !== 1 || shown !== 1) faults.push(`${id}: ${calls} calls that others see by, ${shown} posts`)
    }
    say(`Out: ${ids.length} posts after ${house.deaths} deaths.`)

    for (const publication of posts.values())
      await until(() =>
        house.alive(async () => {
          await owner.POST('/api/v1/publications/{publication}/recalls', {
            params: { path: { publication } },
            body: { because: 'Plans changed' },
          })
          return true
        }),
      )
    await timeGoesOn('every line answered', async () => {
      const { items } = await must(owner.GET('/api/v1/productions/{production}/recalls', { params }))
      const lines = items.flatMap((recall) => recall.lines)
      return (
        lines.length >= ids.length && lines.every(({ state }) => ['gone', 'task', 'told'].includes(state))
      )
    })
    for (const id of ids) {
      const left = await postsOn(platforms, id)
      if (left !== (LEFT_TO_PEOPLE.includes(id) ? 1 : 0)) faults.push(`${id}: ${left} posts after the recall`)
    }
    say(`Back: after ${house.deaths} deaths.`)
    return { kills: house.deaths, faults }
  } finally {
    await house.stop()
    await platforms.close()
    await folder.remove()
  }
}

async function readyCut(owner: Visitor, origin: string): Promise<string> {
  await must(
    owner.POST('/api/v1/productions', {
      body: { title: 'Saltlight', slug: production, kind: 'film', zone: 'Europe/Oslo' },
    }),
  )
  const asset = await filmIn(owner, { origin, production })
  const { id } = await must(
    owner.POST('/api/v1/productions/{production}/subjects', {
      params,
      body: { kind: 'person', name: 'Ida Brandt', isMinor: false },
    }),
  )
  await isSeenIn(owner, { asset, subjectId: id, x: 0.6 })
  await must(
    owner.POST('/api/v1/subjects/{subject}/decisions', {
      params: { path: { subject: id } },
      body: { kind: 'needs-none', uses: ['publicity'], reason: 'Plays the keeper' },
    }),
  )
  return uprightCut(owner, { production, assetId: asset.id, seconds: 8 })
}

async function plan(
  owner: Visitor,
  { id, accountId, cutId }: { id: EmulatedId; accountId: string; cutId: string },
): Promise<string> {
  const { publicationId } = await must(
    owner.POST('/api/v1/productions/{production}/platform-publications', {
      params,
      body: { accountId, cutId, words: wordsAt(id), opensAt: iso(OPENS), placeAhead: false },
    }),
  )
  return publicationId
}
