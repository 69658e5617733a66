import { createHash } from 'node:crypto'
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { secondsToFlicks } from '@stagedoor/core/time'
import { commandsFor, operatorCommands } from './commands.ts'
import { freePort, houseEnv, newDataDir, type RunningHouse, startHouse } from './house.ts'
import { answerTo, leakScan } from './leak-scan.ts'
import { announceUpload, offsetOf, sendAndTear, sendRest } from './tus.ts'
import { must, refusal, tokenOf, type Visitor, visitorOf } from './visitor.ts'

// The ten-minute job, by the API and the commands alone; each step stands on those before it.
const CLIP = await readFile(fileURLToPath(new URL('../fixtures/clips/phone-landscape.mp4', import.meta.url)))
const PLACE = '+67.4127'
const OPENS = Date.parse('2027-03-05T17:00:00.000Z')
const START = Date.parse('2027-03-01T09:00:00.000Z')
const PATIENT = { timeout: 60_000, interval: 100 }
const MINUTE = 60_000

const flicks = (seconds: number): number => secondsToFlicks(seconds)
const iso = (ms: number): string => new Date(ms).toISOString()

let folder: Awaited<ReturnType<typeof newDataDir>>
let port = 0
let house: RunningHouse
let owner: Visitor
let stranger: Visitor
let stagedoor: ReturnType<typeof commandsFor>
let operator: ReturnType<typeof operatorCommands>
const nobody = () => visitorOf(house.origin)
/** What the steps hand on. */
const known = {
  production: 'saltlight',
  asset: '',
  cut: '',
  publication: '',
  tomas: '',
  slipOfTomas: '',
  kitSlip: '',
  kitFile: '',
  media: [] as string[],
}

beforeAll(async () => {
  folder = await newDataDir()
  port = await freePort()
  house = await startHouse({ dataDir: folder.path, port })
  operator = operatorCommands(houseEnv({ dataDir: folder.path, port }))
  owner = nobody()
})
afterAll(async () => {
  await house.stop()
  await folder.remove()
})

async function goTo(ms: number): Promise<void> {
  await must(owner.PUT('/api/v1/clock', { body: { now: iso(ms) } }))
}

async function newMember(name: string): Promise<Visitor> {
  const { url } = await must(
    owner.POST('/api/v1/productions/{production}/invitations', {
      params: { path: { production: 'another' } },
      body: { name, role: 'owner' },
    }),
  )
  const visitor = nobody()
  await must(
    visitor.POST('/api/v1/invitation-slips/{token}/acceptances', {
      params: { path: { token: tokenOf(url) } },
      body: { account: { name, email: 'stranger@house.example', password: 'knows nothing of Saltlight' } },
    }),
  )
  return visitor
}

describe('the ten-minute job by the API alone', () => {
  test('whoever has the claiming address becomes the owner, and starts a production that never hides the featured', async () => {
    await must(
      owner.POST('/api/v1/claims/{token}', {
        params: { path: { token: house.claimToken ?? '' } },
        body: { name: 'Wren Okafor', email: 'wren@saltlight.example', password: 'the lamp is lit at dusk' },
      }),
    )
    await goTo(START)
    for (const [title, slug] of [
      ['Saltlight', 'saltlight'],
      ['Another', 'another'],
    ] as const)
      await must(
        owner.POST('/api/v1/productions', { body: { title, slug, kind: 'film', zone: 'Europe/Oslo' } }),
      )
    await must(
      owner.PATCH('/api/v1/productions/{production}/clearance-settings', {
        params: { path: { production: known.production } },
        body: { neverHideFeatured: true },
      }),
    )
    const { secret } = await must(
      owner.POST('/api/v1/productions/{production}/keys', {
        params: { path: { production: known.production } },
        body: { name: 'by hand', scopes: ['read', 'write', 'publish'] },
      }),
    )
    stagedoor = commandsFor({ origin: house.origin, key: secret, home: folder.path })
    stranger = await newMember('A stranger')
  })

  test('a phone sends through the inbox, loses its connection, and goes on where it broke off', async () => {
    const params = { path: { production: known.production } }
    const { id: shootingDayId } = await must(
      owner.POST('/api/v1/productions/{production}/shooting-days', {
        params,
        body: { number: 14, shotOn: '2027-03-01' },
      }),
    )
    const inbox = await must(
      owner.POST('/api/v1/productions/{production}/inboxes', { params, body: { shootingDayId } }),
    )
    const token = tokenOf(inbox.link)
    const { location, response } = await announceUpload(
      `${house.origin}/api/v1/inbox-slips/${token}/uploads`,
      {
        size: CLIP.length,
        metadata: { filename: 'lamp room.mp4', contributor: 'Noor', craft: 'camera' },
      },
    )
    expect(response.status).toBe(201)
    await sendAndTear(location, CLIP, Math.floor(CLIP.length / 2))
    const kept = await offsetOf(location)
    expect(kept).toBeGreaterThan(0)
    expect(kept).toBeLessThan(CLIP.length)
    expect((await sendRest(location, CLIP, kept)).status).toBe(204)
    const receipt = await must(
      nobody().GET('/api/v1/inbox-slips/{token}/receipts/{upload}', {
        params: { path: { token, upload: tokenOf(location) } },
      }),
    )
    expect(receipt).toMatchObject({ state: 'arrived', contributorName: 'Noor', sizeBytes: CLIP.length })
    expect(receipt.receipt?.number).toBeTruthy()
  })

  test('it is prepared, and where it was filmed is gone from every copy', async () => {
    const params = { path: { production: known.production } }
    const look = async () =>
      (await must(owner.GET('/api/v1/productions/{production}/dailies', { params }))).items
    await expect.poll(async () => (await look())[0]?.state, PATIENT).toBe('ready')
    known.asset = (await look())[0]?.id ?? ''
    const asset = await must(
      owner.GET('/api/v1/assets/{asset}', { params: { path: { asset: known.asset } } }),
    )
    expect(asset.removed.join(' ')).toMatch(/place|location|where/i)
    expect(CLIP.includes(PLACE)).toBe(true)
    for (const { address } of asset.files) {
      const response = await owner.bare(address)
      expect(response.status).toBe(200)
      expect(Buffer.from(await response.arrayBuffer()).includes(PLACE)).toBe(false)
      known.media.push(address)
    }
  })

  test('two faces, a page and an embargo hold it, each for its own reason and until its own moment', async () => {
    const params = { path: { production: known.production } }
    const add = async (body: { kind: 'person' | 'secret'; name: string }) =>
      (
        await must(
          owner.POST('/api/v1/productions/{production}/subjects', {
            params,
            body: { ...body, isMinor: false },
          }),
        )
      ).id
    const mark = (subjectId: string, [from, to]: [number, number], [x, y]: [number, number]) =>
      must(
        owner.POST('/api/v1/assets/{asset}/appearances', {
          params: { path: { asset: known.asset } },
          body: {
            subjectId,
            fromFlicks: flicks(from),
            toFlicks: flicks(to),
            inPicture: true,
            inSound: false,
            prominence: 'featured',
            box: { x, y, width: 0.15, height: 0.3 },
          },
        }),
      )
    const ida = await add({ kind: 'person', name: 'Ida Brandt' })
    known.tomas = await add({ kind: 'person', name: 'Tomas Reyes' })
    const page = await add({ kind: 'secret', name: 'The script page' })
    await mark(ida, [0, 6], [0.55, 0.2])
    await mark(known.tomas, [1, 3], [0.35, 0.2])
    await mark(page, [1, 4], [0.45, 0.6])
    await must(
      owner.POST('/api/v1/subjects/{subject}/decisions', {
        params: { path: { subject: ida } },
        body: { kind: 'needs-none', uses: ['publicity'], reason: 'Plays the keeper' },
      }),
    )
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
    await must(
      owner.POST('/api/v1/productions/{production}/embargoes', {
        params,
        body: {
          on: { kind: 'scene', sceneId: scene.id },
          until: iso(OPENS),
          name: 'Scene 12',
          territories: ['WORLD'],
          reason: '',
        },
      }),
    )
    const verdict = async () =>
      (await must(owner.GET('/api/v1/assets/{asset}/exposure', { params: { path: { asset: known.asset } } })))
        .verdict
    const concerns = async () =>
      (await verdict())?.concerns.map(({ kind, standing, clearsAt, subject }) => [
        kind,
        standing,
        clearsAt,
        subject?.name ?? null,
      ])
    // Of the scene that the asset shows the doorkeeper hears by an event.
    await expect.poll(concerns, PATIENT).toEqual([
      ['no-grant', 'held', null, 'Tomas Reyes'],
      ['embargo', 'held', iso(OPENS), null],
      ['secret', 'edits', null, 'The script page'],
    ])
    expect(await verdict()).toMatchObject({ kind: 'held', clearsAt: null })
  })

  test('face B signs behind a slip; what is left is time and a covered page', async () => {
    const { url } = await must(
      owner.POST('/api/v1/subjects/{subject}/release-forms', {
        params: { path: { subject: known.tomas } },
        body: {
          addressedTo: 'Tomas Reyes',
          scope: {
            media: ['motion', 'stills', 'sound'],
            uses: ['publicity'],
            destinations: [{ kind: 'anywhere' }],
            territories: ['WORLD'],
          },
          conditions: [{ kind: 'approval-needed' }],
          send: true,
        },
      }),
    )
    known.slipOfTomas = tokenOf(url ?? '')
    const params = { path: { token: known.slipOfTomas } }
    const form = await must(nobody().GET('/api/v1/release-slips/{token}', { params }))
    expect(form).toMatchObject({ person: 'Tomas Reyes', state: 'sent' })
    await must(
      nobody().POST('/api/v1/release-slips/{token}/signatures', {
        params,
        body: { name: 'Tomas Reyes', textDigest: form.textDigest, agrees: true },
      }),
    )
  })

  test('an upright cut with captions takes the edits that the verdict asks for, and is rendered', async () => {
    const { id } = await must(
      owner.POST('/api/v1/productions/{production}/cuts', {
        params: { path: { production: known.production } },
        body: {
          title: 'The second lantern',
          assetId: known.asset,
          range: { from: flicks(0.5), to: flicks(4.5) },
          shape: '9:16',
          meantFor: {
            uses: ['publicity'],
            destination: { platform: 'own-page', account: 'main' },
            territories: ['WORLD'],
            moment: { kind: 'from', at: iso(OPENS) },
          },
        },
      }),
    )
    known.cut = id
    const params = { path: { cut: id } }
    const { version } = await must(owner.GET('/api/v1/cuts/{cut}', { params }))
    await must(
      owner.PATCH('/api/v1/cuts/{cut}', {
        params,
        body: { version, captions: 'WEBVTT\n\n00:00.500 --> 00:02.000\nHold it there.\n' },
      }),
    )
    expect((await stagedoor('ask', id)).stdout).toContain('script page')
    expect((await must(owner.POST('/api/v1/cuts/{cut}/verdict-edits', { params }))).edits).toBeGreaterThan(0)
    const rendered = await stagedoor('render', id)
    expect(rendered).toMatchObject({ code: 0, stderr: '' })
    const cut = await must(owner.GET('/api/v1/cuts/{cut}', { params }))
    expect(cut).toMatchObject({
      shape: '9:16',
      render: { state: 'rendered' },
      captions: [{ text: 'Hold it there.' }],
    })
    for (const address of [cut.render?.video, cut.render?.poster]) known.media.push(address ?? '')
  })

  test('it may not leave before his representative approves, and then it may, from the moment on', async () => {
    const before = await stagedoor('ask', known.cut, '--json')
    expect(before.code).toBe(1)
    expect(JSON.parse(before.stdout)).toMatchObject({
      kind: 'held',
      said: { acts: [{ kind: 'ask-for-approval' }, {}, {}, {}] },
    })
    const { url } = await must(
      owner.POST('/api/v1/cuts/{cut}/approvals', {
        params: { path: { cut: known.cut } },
        body: { subjectId: known.tomas, askedOf: 'Samir Haddad' },
      }),
    )
    const params = { path: { token: tokenOf(url) } }
    const shown = await must(nobody().GET('/api/v1/approval-slips/{token}', { params }))
    expect(shown.cut).toMatchObject({ title: 'The second lantern', isPresent: true })
    known.media.push(shown.cut.video ?? '', shown.cut.poster ?? '')
    await must(
      nobody().POST('/api/v1/approval-slips/{token}/decisions', {
        params,
        body: { answer: 'approved', name: 'Samir Haddad' },
      }),
    )
    expect(await stagedoor('ask', known.cut)).toMatchObject({ code: 0, stderr: '' })
    const tooEarly = await stagedoor('ask', known.cut, '--at', iso(OPENS - 1), '--json')
    expect(tooEarly.code).toBe(1)
    expect(JSON.parse(tooEarly.stdout)).toMatchObject({ kind: 'held', clearsAt: iso(OPENS) })
  })

  test('it is scheduled for the end of the embargo, on the own page and as a kit', async () => {
    const early = await stagedoor(
      'publish',
      known.cut,
      '--title',
      'The second lantern',
      '--at',
      iso(OPENS - 1),
    )
    expect(early.code).toBe(1)
    expect(early.stderr).toContain('Nothing was changed.')
    const published = await stagedoor(
      'publish',
      known.cut,
      '--title',
      'The second lantern',
      '--copy',
      'Forty oilskins, one lamp.',
      '--at',
      iso(OPENS),
      '--json',
    )
    expect(published).toMatchObject({ code: 0, stderr: '' })
    const publication = JSON.parse(published.stdout) as { id: string }
    expect(publication).toMatchObject({ state: 'scheduled', url: '/saltlight/the-second-lantern' })
    known.publication = publication.id
    const kit = await must(
      owner.POST('/api/v1/publications/{publication}/kits', {
        params: { path: { publication: known.publication } },
        body: { for: 'Ida Brandt', platform: 'instagram', disclosure: 'part-of-my-work' },
      }),
    )
    known.kitSlip = tokenOf(kit.url)
    const shown = await must(
      owner.GET('/api/v1/publications/{publication}', {
        params: { path: { publication: known.publication } },
      }),
    )
    known.media.push(shown.posterUrl ?? '')
  })

  test('until the moment every address that was ever minted answers as if there were nothing', async () => {
    // Media addresses of the crew and of slips are keys of their own for ten minutes; after that they open nothing.
    await goTo(OPENS - 11 * MINUTE)
    await leakScan([nobody(), stranger], known)
    await goTo(OPENS - 1)
    await leakScan([nobody(), stranger], known)
    const kit = await must(
      nobody().GET('/api/v1/kit-slips/{token}', { params: { path: { token: known.kitSlip } } }),
    )
    expect(kit).toMatchObject({ door: 'waiting', copy: null, file: null })
    expect(
      (await nobody().bare(`/api/v1/kit-slips/${known.kitSlip}/handovers`, { method: 'POST' })).status,
    ).toBe(409)
  })

  test('at the moment it is live, and the kit is handed over', async () => {
    await goTo(OPENS)
    const post = await must(
      nobody().GET('/api/v1/public/productions/{production}/posts/{post}', {
        params: { path: { production: known.production, post: 'the-second-lantern' } },
      }),
    )
    expect(post).toMatchObject({
      title: 'The second lantern',
      text: 'Forty oilskins, one lamp.',
      transcript: [{ text: 'Hold it there.' }],
    })
    expect((await nobody().bare(post.media.url)).status).toBe(200)
    known.media = [post.media.url, post.poster?.url ?? '']
    expect(post.media.captionsUrl).toBe(
      '/api/v1/public/productions/saltlight/posts/the-second-lantern/captions',
    )
    const state = async () =>
      (
        await must(
          owner.GET('/api/v1/publications/{publication}', {
            params: { path: { publication: known.publication } },
          }),
        )
      ).state
    await expect.poll(state, PATIENT).toBe('live')
    const { url } = await must(
      nobody().POST('/api/v1/kit-slips/{token}/handovers', { params: { path: { token: known.kitSlip } } }),
    )
    const file = await nobody().bare(url)
    expect(file.status).toBe(200)
    expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(1000)
    known.kitFile = url
  })

  test('face B withdraws by his own link: at once it is gone everywhere', async () => {
    const withdrawn = await must(
      nobody().POST('/api/v1/release-slips/{token}/withdrawals', {
        params: { path: { token: known.slipOfTomas } },
        body: { reach: 'this-form' },
      }),
    )
    expect(withdrawn.changed.some(({ isShut }) => isShut)).toBe(true)
    await leakScan([nobody(), stranger], known)
    const missing = await answerTo(nobody(), `/m/${'A'.repeat(60)}`)
    for (const address of [...known.media, known.kitFile])
      expect(await answerTo(nobody(), address)).toEqual(missing)
    const params = { path: { token: known.kitSlip } }
    const handover = () => nobody().POST('/api/v1/kit-slips/{token}/handovers', { params })
    expect((await refusal(handover())).status).toBe(410)
    const kit = await nobody().GET('/api/v1/kit-slips/{token}', { params })
    if (kit.data !== undefined) expect(kit.data).toMatchObject({ door: 'dead', copy: null, file: null })
    // The link itself is taken back with the recall that follows.
    await expect.poll(async () => (await refusal(handover())).type, PATIENT).toBe('slip-revoked')
  })

  test('the ledger holds a proof for each place, what only a person can do is a task, and he sees the same', async () => {
    const params = { path: { production: known.production } }
    const ledger = async () =>
      (await must(owner.GET('/api/v1/productions/{production}/recalls', { params }))).items
    const settled = async () =>
      (await ledger())
        .flatMap(({ lines }) => lines)
        .every(({ state }) => state === 'gone' || state === 'task')
    await expect.poll(async () => (await ledger()).length > 0 && (await settled()), PATIENT).toBe(true)
    const lines = (await ledger()).flatMap((recall) => recall.lines)
    const byKind = new Map(lines.map((line) => [line.place.kind, line]))
    expect([...byKind.keys()].sort()).toEqual(['kit-copy', 'kit-link', 'media-addresses', 'own-page'])
    for (const kind of ['own-page', 'media-addresses', 'kit-link'] as const)
      expect(byKind.get(kind)).toMatchObject({ state: 'gone', evidence: { how: 'read' } })
    expect(byKind.get('kit-copy')).toMatchObject({ state: 'task', dueAt: expect.stringMatching(/^2027-03-/) })
    const { items: tasks } = await must(owner.GET('/api/v1/productions/{production}/tasks', { params }))
    expect(
      tasks.some(({ doneAt, dueAt }) => doneAt === null && dueAt === byKind.get('kit-copy')?.dueAt),
    ).toBe(true)
    const mine = await must(
      nobody().GET('/api/v1/release-slips/{token}/recalls', {
        params: { path: { token: known.slipOfTomas } },
      }),
    )
    expect(mine.items.map(({ id }) => id).sort()).toEqual((await ledger()).map(({ id }) => id).sort())
  })

  test('the commands send a file whole, and refuse in words: what happened, what was kept, what to do', async () => {
    const path = fileURLToPath(new URL('../fixtures/clips/still-with-place.jpg', import.meta.url))
    const sent = await stagedoor(
      'ingest',
      path,
      '--contributor',
      'Noor',
      '--craft',
      'unit stills',
      '--day',
      '14',
    )
    expect(sent).toMatchObject({ code: 0, stderr: '' })
    expect(sent.stdout).toContain(
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    )
    const listed = await stagedoor('cuts')
    expect(listed.stdout).toContain('The second lantern')
    const unsure = await stagedoor('recall', known.publication, '--because', 'He withdrew')
    expect(unsure).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('It stands as it was. Say --yes'),
    })
    const again = await stagedoor('recall', known.publication, '--because', 'He withdrew', '--yes')
    expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('recalled before') })
    const nothing = await stagedoor('ask', known.tomas)
    expect(nothing).toMatchObject({ code: 1, stderr: expect.stringContaining('Nothing was changed.') })
  })

  test('a camera card is sent with its manifest, is known to be there afterwards, and is compared without the house', async () => {
    const card = join(folder.path, 'B007C003')
    await mkdir(join(card, 'Clips'), { recursive: true })
    const still = new URL('../fixtures/clips/still-with-place.jpg', import.meta.url)
    await copyFile(still, join(card, 'Clips', 'B007C003.jpg'))
    await writeFile(join(card, 'Clips', 'B007C003.xml'), '<clip reel="B007"/>')
    const sent = await stagedoor('ingest', card, '--contributor', 'Noor')
    expect(sent).toMatchObject({ code: 0, stdout: expect.stringContaining('B007C003.jpg: arrived whole') })
    expect(sent.stdout).toContain('1 sent, 0 there already, 0 refused, 0 held back, 1 not footage.')
    const again = await stagedoor('ingest', card, '--contributor', 'Noor')
    expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('in the house already') })
    await writeFile(join(card, 'Clips', 'B007C003.xml'), '<clip reel="B008"/>')
    const looked = await stagedoor('verify-card', card)
    expect(looked).toMatchObject({ code: 1, stdout: expect.stringContaining('B007C003.xml: CHANGED') })
  })

  test('the log is whole, says all of it, and leaves the house as a table', async () => {
    const csv = await owner.bare(`/api/v1/productions/${known.production}/log.csv`)
    expect(csv.headers.get('content-type')).toContain('text/csv')
    const text = await csv.text()
    for (const word of ['Tomas Reyes', 'withdr']) expect(text).toContain(word)
    const verified = await operator('verify')
    expect(verified.stdout).toMatch(/^saltlight: whole, \d+ entries/m)
    expect(verified.code).toBe(0)
  })
})

describe('what the operator does from the terminal', () => {
  test('the doctor lists the settings and hides the secrets', async () => {
    const { stdout } = await operatorCommands({
      ...houseEnv({ dataDir: folder.path, port }),
      STAGEDOOR_SMTP_URL: 'smtp://wren:the-lamp-oil@127.0.0.1:9',
    })('doctor')
    expect(stdout).toMatch(/^ {2}smtpUrl: \*\*\*$/m)
    expect(stdout).toMatch(/^ {2}clock: manual$/m)
    expect(stdout).toContain('the house has an owner')
    expect(stdout).not.toContain('the-lamp-oil')
  })

  test('a reset link sets one new password, once', async () => {
    const { stdout, code } = await operator('reset', 'wren@saltlight.example')
    expect(code).toBe(0)
    const params = { path: { token: tokenOf(/http\S+/.exec(stdout)?.[0] ?? '') } }
    const sets = (password: string) =>
      nobody().POST('/api/v1/reset-slips/{token}/passwords', { params, body: { password } })
    await must(sets('the lamp is lit at dawn'))
    expect((await refusal(sets('somebody else’s word'))).type).toBe('slip-used')
    const signIn = (password: string) =>
      nobody().POST('/api/v1/sessions', { body: { email: 'wren@saltlight.example', password } })
    expect((await refusal(signIn('the lamp is lit at dusk'))).type).toBe('sign-in-failed')
    await must(signIn('the lamp is lit at dawn'))
    expect(await operator('reset', 'nobody@saltlight.example')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('No account has the e-mail address'),
    })
  })

  test('a backup opens elsewhere as a sealed house, until its owner unseals it', async () => {
    const backup = join(folder.path, 'monday')
    expect(await operator('backup', backup)).toMatchObject({ code: 0, stderr: '' })
    expect(await operator('restore', backup)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^This house is not empty\. Nothing was changed/),
    })
    const elsewhere = await newDataDir()
    const place = { dataDir: elsewhere.path, port: await freePort() }
    expect(await operatorCommands(houseEnv(place))('restore', backup)).toMatchObject({ code: 0, stderr: '' })
    const second = await startHouse(place)
    try {
      const wren = visitorOf(second.origin)
      await must(
        wren.POST('/api/v1/sessions', {
          body: { email: 'wren@saltlight.example', password: 'the lamp is lit at dawn' },
        }),
      )
      expect(await must(wren.GET('/api/v1/house'))).toMatchObject({ isSealed: true, hasOwner: true })
      const params = { path: { production: known.production } }
      const { items } = await must(wren.GET('/api/v1/productions/{production}/tasks', { params }))
      expect(items.map(({ kind }) => kind)).toContain('after-restore')
      const slip = await refusal(
        visitorOf(second.origin).GET('/api/v1/release-slips/{token}', {
          params: { path: { token: known.slipOfTomas } },
        }),
      )
      expect(slip.type).toBe('slip-revoked')
      await must(wren.GET('/api/v1/productions/{production}/inboxes', { params }))
      await must(wren.GET('/api/v1/assets/{asset}', { params: { path: { asset: known.asset } } }))
      await must(wren.DELETE('/api/v1/house/seal'))
      expect(await must(wren.GET('/api/v1/house'))).toMatchObject({ isSealed: false })
    } finally {
      await second.stop()
      await elsewhere.remove()
    }
  })
})
