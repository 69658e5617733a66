import { createPublicKey, verify } from 'node:crypto'
import { readSignedReport, reportText } from '@stagedoor/core/publish'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { houseEnv, freePort, newDataDir, type RunningHouse, startHouse } from './house.ts'
import { operatorCommands } from './commands.ts'
import { filmIn, isSeenIn, uprightCut } from './one-cut.ts'
import {
  connectAll,
  EMULATED,
  type EmulatedId,
  openPlatforms,
  type Platforms,
  postsOn,
  wordsAt,
  wordsFor,
} from './platforms.ts'
import { must, tokenOf, type Visitor, visitorOf } from './visitor.ts'

// One cut goes to eight platforms, the own page, the own feed and actor, and three phones when an embargo lifts. The power goes twice on the way.
// Afterwards each place has it once; then one of those in it takes back their word.
const MINUTE = 60_000
const START = Date.parse('2027-03-01T09:00:00.000Z')
const LIFTS = START + 60 * MINUTE
const PATIENT = { timeout: 90_000, interval: 100 }
const production = 'saltlight'
const params = { path: { production } }
const iso = (ms: number): string => new Date(ms).toISOString()
/** Places of the house itself: its podcast feed and its actor in the fediverse. */
const OURS = ['feed', 'fediverse'] as const
/** Those where the film may lie unseen before the moment, and where that is asked. */
const AHEAD = ['bluesky', 'mastodon', 'peertube', 'youtube', 'instagram']
const PHONES = [
  { for: 'Ida Brandt', platform: 'bluesky' },
  { for: 'Tomas Reyes', platform: 'instagram' },
  { for: 'Mira Solberg', platform: 'tiktok' },
] as const
/** What is posted from each phone: where its holder says that it is. */
const LINKS = [
  'https://bsky.app/profile/saltlight.test/post/3kida',
  'https://www.instagram.com/reel/Ctomas1/',
  'https://www.tiktok.com/@mira/video/7300000000000000001',
] as const

describe('one cut out of the door, and back', () => {
  let folder: Awaited<ReturnType<typeof newDataDir>>
  let platforms: Platforms
  let house: RunningHouse
  let owner: Visitor
  let port = 0
  let now = START
  const running: RunningHouse[] = []
  const nobody = () => visitorOf(house.origin)
  const goTo = async (ms: number): Promise<void> => {
    now = ms
    await must(owner.PUT('/api/v1/clock', { body: { now: iso(ms) } }))
  }
  /** Time goes on by `stepMs` between two looks, until what is awaited has come. */
  const timeGoesOn = async (stepMs: number, hasCome: () => Promise<boolean>): Promise<void> => {
    await expect
      .poll(async () => {
        if (await hasCome()) return true
        await goTo(now + stepMs)
        return false
      }, PATIENT)
      .toBe(true)
  }
  const start = async (): Promise<void> => {
    house = await startHouse({ dataDir: folder.path, port, env: { ...platforms.env } })
    running.push(house)
  }

  const known = {
    asset: '',
    cut: '',
    slipOfTomas: '',
    ownPage: '',
    accounts: {} as Record<EmulatedId, string>,
    posts: {} as Record<EmulatedId, string>,
    ours: {} as Record<(typeof OURS)[number], string>,
    kits: [] as string[],
  }
  const delivery = (id: EmulatedId) =>
    must(
      owner.GET('/api/v1/publications/{publication}/delivery', {
        params: { path: { publication: known.posts[id] } },
      }),
    )
  const stages = async () =>
    Object.fromEntries(await Promise.all(EMULATED.map(async (id) => [id, (await delivery(id)).stage])))

  beforeAll(async () => {
    folder = await newDataDir()
    port = await freePort()
    platforms = await openPlatforms({ now: () => now })
    await start()
    owner = nobody()
  })
  afterAll(async () => {
    for (const one of running.toReversed()) await one.stop()
    await platforms?.close()
    await folder?.remove()
  })

  let broken = ''
  const step = (name: string, walk: () => Promise<void>): void => {
    test(name, async () => {
      if (broken) throw new Error(`the walk ended before, at: ${broken}`)
      broken = name
      await walk()
      broken = ''
    })
  }

  step('a film comes in, with two faces and under an embargo', async () => {
    await must(
      owner.POST('/api/v1/claims/{token}', {
        params: { path: { token: house.claimToken ?? '' } },
        body: { name: 'Wren Okafor', email: 'wren@saltlight.example', password: 'the lamp is lit at dusk' },
      }),
    )
    await goTo(START)
    await must(
      owner.POST('/api/v1/productions', {
        body: { title: 'Saltlight', slug: production, kind: 'film', zone: 'Europe/Oslo' },
      }),
    )
    const asset = await filmIn(owner, { origin: house.origin, production })
    known.asset = asset.id
    const scene = await must(
      owner.POST('/api/v1/productions/{production}/scenes', {
        params,
        body: { number: '12', title: 'The lamp room' },
      }),
    )
    await must(
      owner.PATCH('/api/v1/assets/{asset}', {
        params: { path: { asset: known.asset } },
        body: { sceneIds: [scene.id] },
      }),
    )
    const { id: embargo } = await must(
      owner.POST('/api/v1/productions/{production}/embargoes', {
        params,
        body: {
          on: { kind: 'scene', sceneId: scene.id },
          until: iso(LIFTS),
          name: 'Scene 12',
          territories: ['WORLD'],
          reason: '',
        },
      }),
    )
    await must(
      owner.POST('/api/v1/embargoes/{embargo}/ahead', {
        params: { path: { embargo } },
        body: { by: 'Wren Okafor' },
      }),
    )
    for (const [name, isSigned] of [
      ['Ida Brandt', false],
      ['Tomas Reyes', true],
    ] as const) {
      const { id } = await must(
        owner.POST('/api/v1/productions/{production}/subjects', {
          params,
          body: { kind: 'person', name, isMinor: false },
        }),
      )
      await isSeenIn(owner, { asset, subjectId: id, x: isSigned ? 0.2 : 0.6 })
      if (isSigned) await signs(id, name)
      else
        await must(
          owner.POST('/api/v1/subjects/{subject}/decisions', {
            params: { path: { subject: id } },
            body: { kind: 'needs-none', uses: ['publicity'], reason: 'Plays the keeper' },
          }),
        )
    }
  })

  async function signs(subject: string, name: string): Promise<void> {
    const { url } = await must(
      owner.POST('/api/v1/subjects/{subject}/release-forms', {
        params: { path: { subject } },
        body: {
          addressedTo: name,
          scope: {
            media: ['motion', 'stills', 'sound'],
            uses: ['publicity'],
            destinations: [{ kind: 'anywhere' }],
            territories: ['WORLD'],
          },
          conditions: [],
          send: true,
        },
      }),
    )
    known.slipOfTomas = tokenOf(url ?? '')
    const ofSlip = { params: { path: { token: known.slipOfTomas } } }
    const { textDigest } = await must(nobody().GET('/api/v1/release-slips/{token}', ofSlip))
    await must(
      nobody().POST('/api/v1/release-slips/{token}/signatures', {
        ...ofSlip,
        body: { name, textDigest, agrees: true },
      }),
    )
  }

  step('it is cut upright and rendered, and an account is connected at each of eight platforms', async () => {
    known.cut = await uprightCut(owner, { production, assetId: known.asset, seconds: 8 })
    known.accounts = await connectAll(owner, production, platforms)
    await must(
      owner.PATCH('/api/v1/accounts/{account}', {
        params: { path: { account: known.accounts.tiktok } },
        body: { isAudited: true },
      }),
    )
    expect(Object.keys(known.accounts).toSorted()).toEqual(EMULATED.toSorted())
    for (const connector of OURS) {
      const { id } = await must(
        owner.POST('/api/v1/productions/{production}/accounts', {
          params,
          body: { connector, server: null, fields: {} },
        }),
      )
      known.ours[connector] = id
    }
  })

  step(
    'it is planned for the moment at which the embargo lifts: eight posts, our own page, feed and actor, three phones',
    async () => {
      for (const id of EMULATED) known.posts[id] = await plans(id)
      for (const id of OURS)
        await plansAt(known.ours[id], {
          words: wordsFor({
            format: id === 'feed' ? 'own-page' : 'fediverse-post',
            title: id === 'feed' ? 'The lamp goes out' : '',
            visibility: null,
          }),
          placeAhead: false,
        })
      const own = await must(
        owner.POST('/api/v1/productions/{production}/publications', {
          params,
          body: {
            cutId: known.cut,
            title: 'The lamp goes out',
            copy: 'Dark for a second.',
            opensAt: iso(LIFTS),
          },
        }),
      )
      known.ownPage = own.id
      for (const phone of PHONES) {
        const { url } = await must(
          owner.POST('/api/v1/publications/{publication}/kits', {
            params: { path: { publication: known.ownPage } },
            body: { ...phone, disclosure: 'part-of-my-work' },
          }),
        )
        known.kits.push(tokenOf(url))
      }
      expect(new Set(Object.values(await stages()))).toEqual(new Set(['waiting']))
    },
  )

  const plans = (id: EmulatedId): Promise<string> =>
    plansAt(known.accounts[id], { words: wordsAt(id), placeAhead: AHEAD.includes(id) })

  async function plansAt(
    accountId: string,
    { words, placeAhead }: { words: ReturnType<typeof wordsAt>; placeAhead: boolean },
  ): Promise<string> {
    const order = {
      accountId,
      cutId: known.cut,
      words,
      opensAt: iso(LIFTS),
      placeAhead,
    }
    const { issues } = await must(
      owner.POST('/api/v1/productions/{production}/platform-preflights', { params, body: order }),
    )
    expect(issues, words.format).toEqual([])
    const { publicationId } = await must(
      owner.POST('/api/v1/productions/{production}/platform-publications', { params, body: order }),
    )
    return publicationId
  }

  step('the power goes while the film is handed over, and the next start hands over the rest', async () => {
    const { instagram } = platforms.all
    instagram.faults.add({ operation: 'upload', nth: 1, mishap: { kind: 'slow', ms: 1_500 } })
    await goTo(LIFTS - 30 * MINUTE)
    await expect
      .poll(() => instagram.journal.some(({ operation }) => operation === 'make-container'), PATIENT)
      .toBe(true)
    await house.kill()
    await start()
    await timeGoesOn(5_000, async () => {
      const reached = await stages()
      return AHEAD.every((id) => reached[id] === 'ready')
    })
    for (const id of EMULATED) expect(postsSeen(id), id).toBe(0)
  })

  const postsSeen = (id: EmulatedId) => platforms.all[id].commits().length
  const allLive = async () => Object.values(await stages()).every((stage) => stage === 'live')

  step(
    'a millisecond before the moment nobody has it, and nobody is told that there is anything',
    async () => {
      await goTo(LIFTS - 1)
      const { items } = await must(nobody().GET('/api/v1/public/productions/{production}/posts', { params }))
      expect(items).toEqual([])
      for (const token of known.kits) {
        const kit = await must(nobody().GET('/api/v1/kit-slips/{token}', { params: { path: { token } } }))
        expect(kit).toMatchObject({ door: 'waiting', copy: null, file: null })
      }
      for (const id of EMULATED) expect(postsSeen(id), id).toBe(0)
      const publication = { params: { path: { publication: known.ownPage } } }
      await must(owner.POST('/api/v1/publications/{publication}/embargo-proofs', publication))
      const proof = async () =>
        (await must(owner.GET('/api/v1/publications/{publication}/embargo-proofs', publication))).items[0]
      await expect.poll(async () => (await proof())?.state, PATIENT).toBe('proved')
      expect(await proof()).toMatchObject({ verdict: 'shut', sum: { reachable: 0, ahead: AHEAD.length } })
    },
  )

  step(
    'the embargo lifts, the power goes in the middle of the calls, and each platform has it once',
    async () => {
      const slow = { kind: 'slow', ms: 2_000 } as const
      platforms.all.mastodon.faults.add({ operation: 'create-status', nth: 1, mishap: slow })
      platforms.all.youtube.faults.add({ operation: 'videos.update', nth: 1, mishap: slow })
      await goTo(LIFTS)
      const out = () => EMULATED.filter((id) => postsSeen(id) > 0).length
      await expect.poll(out, PATIENT).toBeGreaterThan(0)
      await house.kill()
      expect(out()).toBeLessThan(EMULATED.length)
      await start()
      await timeGoesOn(5_000, allLive)
      for (const id of EMULATED) {
        expect(postsSeen(id), id).toBe(1)
        expect(await postsOn(platforms, id), id).toBe(1)
      }
      const post = await must(nobody().GET('/api/v1/public/productions/{production}/posts', { params }))
      expect(post.items).toHaveLength(1)
    },
  )

  step('all three post from their phones; the lead’s link comes back and is the cleared cut', async () => {
    const [token = ''] = known.kits
    const ofSlip = { params: { path: { token } } }
    for (const one of known.kits)
      await must(nobody().POST('/api/v1/kit-slips/{token}/handovers', { params: { path: { token: one } } }))
    const { url } = await must(nobody().POST('/api/v1/kit-slips/{token}/handovers', ofSlip))
    const film = Buffer.from(await (await nobody().bare(url)).arrayBuffer())
    const { network } = platforms.bluesky
    const text = 'I worked on Saltlight, and this is part of my work.'
    const video = network.putBlob(film, 'video/mp4')
    network.records.set('3kida', {
      cid: 'bafyida',
      value: { text, createdAt: iso(now), embed: { video } },
    })
    await must(
      nobody().POST('/api/v1/kit-slips/{token}/links', {
        ...ofSlip,
        body: { url: LINKS[0], disclosed: 'in-words' },
      }),
    )
    for (const [place, one] of known.kits.entries())
      if (place > 0)
        await must(
          nobody().POST('/api/v1/kit-slips/{token}/links', {
            params: { path: { token: one } },
            body: { url: LINKS[place] ?? '', disclosed: 'in-words' },
          }),
        )
    const check = async () => (await must(nobody().GET('/api/v1/kit-slips/{token}', ofSlip))).check
    await timeGoesOn(1_000, async () => (await check())?.standing === 'verified')
    expect(await check()).toMatchObject({ standing: 'verified', disclosure: 'there' })
  })

  step('Tomas takes back his word: each line has its proof, or a clock that runs', async () => {
    const withdrawn = await must(
      nobody().POST('/api/v1/release-slips/{token}/withdrawals', {
        params: { path: { token: known.slipOfTomas } },
        body: { reach: 'this-form' },
      }),
    )
    expect(withdrawn.changed.some(({ isShut }) => isShut)).toBe(true)
    const isAnswered = ({ state }: Line) => ['gone', 'task', 'told'].includes(state)
    await timeGoesOn(5_000, async () => {
      const all = await lines()
      return all.length > 0 && all.every(isAnswered)
    })
    for (const { place, state, evidence, dueAt } of await lines())
      if (state === 'task') expect(Date.parse(dueAt ?? ''), place.name).toBeGreaterThan(now)
      else expect(evidence, place.name).toMatchObject({ words: expect.stringMatching(/\S/) })
    expect(await standing()).toEqual({
      'own-page': ['gone read'],
      'media-addresses': ['gone read'],
      'kit-link': ['gone read', 'gone read', 'gone read'],
      // Nobody can look into their phones, nor delete at TikTok but a person; a receiver of webhooks promises nothing.
      'kit-copy': ['task', 'task', 'task'],
      // So do our own feed and actor: they took it out, and tell whoever has a copy.
      'platform-post': [...Array<string>(6).fill('gone read'), 'task', ...Array<string>(3).fill('told read')],
    })
    expect((await recall()).standing).toBe('running')
    // At Bluesky only what Ida posted herself is left: her line is a task, and its clock runs.
    for (const id of EMULATED)
      expect(await postsOn(platforms, id), id).toBe(id === 'tiktok' || id === 'bluesky' ? 1 : 0)
  })

  const recall = async () => {
    const { items } = await must(owner.GET('/api/v1/productions/{production}/recalls', { params }))
    const [one] = items
    if (one === undefined) throw new Error('nothing was called back')
    return one
  }
  type Line = Awaited<ReturnType<typeof lines>>[number]
  const lines = async () =>
    (await must(owner.GET('/api/v1/productions/{production}/recalls', { params }))).items.flatMap(
      (recall) => recall.lines,
    )
  /** The lines by their kind of place: where each stands, and how that is known where it is over. */
  const standing = async (): Promise<Record<string, string[]>> => {
    const said: Record<string, string[]> = {}
    for (const { place, state, evidence } of await lines())
      said[place.kind] = [
        ...(said[place.kind] ?? []),
        state === 'task' ? state : `${state} ${evidence?.how}`,
      ].toSorted()
    return said
  }

  step('what was deleted at TikTok by hand is found gone, and its line closes by what was read', async () => {
    for (const upload of platforms.tiktok.world.uploads.values()) upload.isDeleted = true
    const atTiktok = async () => (await lines()).find(({ place }) => place.name.includes('TikTok'))
    await timeGoesOn(MINUTE, async () => (await atTiktok())?.state === 'gone')
    expect((await atTiktok())?.evidence?.how).toBe('read')
    expect(await postsOn(platforms, 'tiktok')).toBe(0)
  })

  step(
    'Ida deletes her post, the others are let be by name, and the ledger is closed for Tomas and for counsel',
    async () => {
      platforms.bluesky.network.records.delete('3kida')
      const ofIda = async () => (await lines()).find(({ place }) => place.url === LINKS[0])
      await timeGoesOn(MINUTE, async () => (await ofIda())?.state === 'gone')
      expect((await recall()).standing).toBe('running')
      for (const { id, state } of await lines())
        if (state === 'task')
          await must(
            owner.POST('/api/v1/recall-lines/{line}/surrenders', {
              params: { path: { line: id } },
              body: { because: 'Shown to be gone on a telephone' },
            }),
          )
      const { id, standing: stands } = await recall()
      expect(stands).toBe('closed')

      const { items } = await must(
        nobody().GET('/api/v1/release-slips/{token}/recalls', {
          params: { path: { token: known.slipOfTomas } },
        }),
      )
      const [receipt] = items
      expect(receipt).toMatchObject({ id, standing: 'closed', closedAt: expect.any(String) as string })
      expect(receipt?.places).toHaveLength((await lines()).length)
      expect(JSON.stringify(receipt)).not.toMatch(/Ida|Mira|Wren/)

      const signed = readSignedReport(
        await must(owner.GET('/api/v1/recalls/{recall}/report', { params: { path: { recall: id } } })),
      )
      if (signed === null) throw new Error('that is no report')
      const { report, signature } = signed
      const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: report.key }, format: 'jwk' })
      expect(verify(null, Buffer.from(reportText(report)), key, Buffer.from(signature, 'base64url'))).toBe(
        true,
      )
      expect(report).toMatchObject({ standing: 'closed', recall: { id } })
      expect(report.lines).toHaveLength((await lines()).length)
    },
  )

  step('the log is whole', async () => {
    const verified = await operatorCommands(houseEnv({ dataDir: folder.path, port }))('verify')
    expect(verified).toMatchObject({ code: 0, stdout: expect.stringMatching(/^saltlight: whole/m) })
  })
})
