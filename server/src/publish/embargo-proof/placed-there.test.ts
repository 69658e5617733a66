import type { EmbargoProof, PostPlan } from '@stagedoor/core/publish'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { blueskyRig } from '../../connectors/bluesky/testing.ts'
import { facebookLoginRig } from '../../connectors/instagram/testing.ts'
import { mastodonRig } from '../../connectors/mastodon/testing.ts'
import { peertubeRig } from '../../connectors/peertube/testing.ts'
import type { ConnectorRig } from '../../connectors/suite/rig.ts'
import { youtubeRig } from '../../connectors/youtube/testing.ts'
import { tamper, testDatabase } from '../../plant/db/testing.ts'
import { filmsOf, publicationById } from '../queries.ts'
import { schedulePost } from '../compose/schedule-post.ts'
import { makeKit } from '../kits/make-kit.ts'
import { PATIENT, publicist } from '../testing.ts'
import { kitFor } from '../testing-kits.ts'
import { openBesideRigs } from '../testing-rigs.ts'
import { openProofs } from './testing.ts'

const HOUR = 3_600_000
const house = await testDatabase()
const rigs = {
  youtube: youtubeRig,
  peertube: peertubeRig,
  mastodon: mastodonRig,
  bluesky: blueskyRig,
  instagram: facebookLoginRig,
} as const
const { front, beside, close } = await openBesideRigs(house, rigs)
afterAll(close)

const NAMES = ['youtube', 'peertube', 'mastodon', 'bluesky', 'instagram'] as const
const proofs = openProofs(house, front, ['/{production}/{post}'])
let publicationId = ''
let cutId = ''
let kitId = ''

const proven = async () => (await proofs.proven(publicationId)).proof
const placed = ({ tries }: EmbargoProof) => tries.filter(({ what }) => what.includes('was handed for'))
/** What lies there and was not found shut. The house itself may bound who asks so much of it so soon. */
const doubts = (proof: Parameters<typeof placed>[0]) =>
  placed(proof).filter(({ verdict }) => verdict === 'unclear' || verdict === 'reachable')
const leaks = (proof: EmbargoProof) => placed(proof).filter(({ verdict }) => verdict === 'reachable')

beforeAll(async () => {
  cutId = await front.rendered(await front.footage('The lamp', 20), 'The second lantern')
  const opensAt = front.later(HOUR)
  publicationId = (await front.schedules(cutId, opensAt, 'The second lantern is lit')).id
  const posts = await Promise.all(
    NAMES.map(async (name) => {
      const { film: _film, captions: _captions, cover: _cover, ...words } = (rigs[name] as ConnectorRig).plan
      const plan: Omit<PostPlan, 'film' | 'captions' | 'cover'> = words
      return schedulePost(front, {
        productionId: front.productionId,
        cutId,
        accountId: beside[name].accountId,
        rule: { kind: 'moment', at: opensAt },
        words: { ...plan, cover: null },
        placeAhead: true,
        actor: publicist,
      })
    }),
  )
  const besideIt = {
    besideId: posts[0]?.id ?? '',
    actor: publicist,
    kit: kitFor({ holderName: 'Mira Solberg' }),
  }
  kitId = (await makeKit(front, besideIt)).publicationId
  await front.goTo(opensAt - HOUR / 2)
  for (const { id } of posts)
    await vi.waitUntil(async () => {
      await front.goTo(front.later(1_000))
      const { state } = (await publicationById(house.crew, id)) ?? {}
      return state?.kind === 'placing' && state.isPlaced
    }, PATIENT)
})

test('what lies at five platforms ahead is asked for there, as anybody and as the account, and is seen by nobody', async () => {
  const journals = NAMES.map((name) => beside[name].platform.emulator?.journal.length ?? 0)
  const proof = await proven()
  expect(proof.verdict).toBe('shut')
  const tries = placed(proof)
  for (const name of NAMES) {
    const own = tries.filter(({ what }) => what.startsWith(`what ${rigs[name].connector.name} was handed`))
    expect([name, own.filter(({ as }) => as === 'anybody').map(({ verdict }) => verdict)]).toEqual([
      name,
      own.filter(({ as }) => as === 'anybody').map(() => 'shut'),
    ])
    expect([name, own.some(({ as }) => as === 'anybody')]).toEqual([name, true])
    const [read] = own.filter(({ as }) => as === 'the account that placed it')
    expect(read).toMatchObject({ verdict: 'ahead', because: expect.stringContaining(publicist.name) })
  }
  expect(proof.sum.ahead).toBe(NAMES.length)
  for (const [place, name] of NAMES.entries()) {
    const asked = beside[name].platform.emulator?.journal.slice(journals[place]) ?? []
    expect(asked.filter(({ isRead, operation }) => !isRead && operation !== 'token')).toEqual([])
  }
})

test('covers that were taken for platforms are tried as the film is', async () => {
  const { posterSha256 } = (await filmsOf(house.crew, [cutId])).get(cutId) ?? {}
  const cover = { kind: 'still', at: 0, mediaType: 'image/jpeg', sha256: posterSha256, sizeBytes: 20 }
  const planned = sql<string>`plan || ${JSON.stringify({ cover })}::jsonb`
  const ofYoutube = house.crew
    .updateTable('publish.deliveries')
    .where('accountId', '=', beside.youtube.accountId)
  await ofYoutube.set({ plan: planned }).execute()
  const tried = (await proven()).tries.filter(({ what }) => what.startsWith('a true address of the cover'))
  expect(tried.length).toBeGreaterThan(0)
  expect(new Set(tried.map(({ verdict }) => verdict))).toEqual(new Set(['shut']))
  await ofYoutube.set({ plan: sql<string>`plan || '{"cover": null}'::jsonb` }).execute()
})

test.each([
  ['youtube', 'oembed'],
  ['peertube', 'getVideo'],
  ['mastodon', 'get-media'],
  ['bluesky', 'com.atproto.sync.getBlob'],
  ['instagram', 'read-node'],
] as const)(
  'where %s shows to anybody what lies there, the proof fails and says where',
  async (name, operation) => {
    beside[name].platform.emulator?.faults.add({
      operation,
      nth: 1,
      mishap: { kind: 'says', answer: { status: 200, body: { title: 'The second lantern is lit' } } },
    })
    const proof = await proven()
    expect(proof.verdict).toBe('reachable')
    expect(leaks(proof)).toMatchObject([
      {
        as: 'anybody',
        status: 200,
        what: expect.stringContaining(`what ${rigs[name].connector.name} was handed`),
      },
    ])
  },
)

test('a film that somebody made unlisted at its platform is found as anybody and as the account', async () => {
  const { youtube } = beside
  const [video] = await youtube.platform.posts()
  const { world } = youtube.platform.emulator as unknown as {
    world: { videos: Map<string, { resource: { status: { privacyStatus: string } } }> }
  }
  const { status } = world.videos.get(video?.id ?? '')!.resource
  status.privacyStatus = 'unlisted'
  const found = leaks(await proven()).map(({ as }) => as)
  expect(found).toEqual(['anybody', 'anybody', 'the account that placed it'])
  status.privacyStatus = 'private'
  expect(doubts(await proven())).toEqual([])
})

test('a platform that does not answer leaves it unclear, and one that refuses the token is asked with a fresh one', async () => {
  const { emulator, tokens } = beside.peertube.platform
  emulator?.faults.add({
    operation: 'getVideo',
    nth: 1,
    mishap: { kind: 'says', answer: { status: 503, body: 'busy' } },
  })
  const busy = await proven()
  expect([busy.verdict, doubts(busy).length]).toEqual(['unclear', 1])
  tokens?.endAccess()
  expect(doubts(await proven())).toEqual([])
  tokens?.revoke()
  const proof = await proven()
  expect(proof.verdict).toBe('unclear')
  expect(doubts(proof)).toHaveLength(1)
})

test('a kit beside a platform’s post of the same cut is tried with the own page, and found where its gate was opened', async () => {
  const ofKit = ({ tries }: EmbargoProof) => tries.filter(({ what }) => what === 'the own link of a kit')
  const shut = await proven()
  expect(ofKit(shut).length).toBeGreaterThan(0)
  expect(shut.tries.find(({ what }) => what === 'the kit of Mira Solberg')).toMatchObject({ verdict: 'shut' })
  const { gateId } = (await publicationById(house.crew, kitId))!
  await tamper(
    house,
    `update wall.gates set opens_at = wall.now() - interval '1 hour' where id = '${gateId}'`,
  )
  await sql`select pg_notify('gates', '*')`.execute(house.crew)
  const found = (await proven()).tries.filter(({ verdict }) => verdict === 'reachable')
  for (const file of ['film', 'poster'])
    expect(found.map(({ what }) => what)).toContain(
      `a true address of the ${file}, made for this try behind the gate of the kit`,
    )
})
