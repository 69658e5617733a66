import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DESK, lookOver, type Person, PHONE, showAll, somebody } from './browser.ts'
import { openBrowser } from './chromium.ts'
import { freePort, newDataDir, type RunningHouse, startHouse } from './house.ts'
import { signIn } from './pages/arriving.ts'
import { linkNamed } from './pages/footage.ts'
import { announceUpload, sendRest } from './tus.ts'
import { must, tokenOf, type Visitor, visitorOf } from './visitor.ts'

const CLIP = fileURLToPath(new URL('../fixtures/clips/phone-landscape.mp4', import.meta.url))
const PUBLICIST = { name: 'Jonas Vale', email: 'jonas@saltlight.example', password: 'a lamp beside the door' }
const START = Date.parse('2031-04-20T09:00:00.000Z')
const DAY = 86_400_000
const PATIENT = { timeout: 60_000, interval: 200 }
// A film and six stills are prepared beside whatever else the machine does.
const WHILE_PREPARING = { timeout: 200_000, interval: 500 }
const ofSaltlight = { params: { path: { production: 'saltlight' } } }

/** A still of the lamp room: a lamp on another wall each time. */
const still = (hue: number) =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: { r: 20 + hue, g: 24, b: 40 } } })
    .composite([
      {
        input: Buffer.from(
          `<svg width="640" height="480"><circle cx="${160 + hue}" cy="200" r="90" fill="#f4a957"/></svg>`,
        ),
      },
    ])
    .jpeg()
    .toBuffer()

describe('kill rights on a phone', () => {
  let folder: Awaited<ReturnType<typeof newDataDir>>
  let house: RunningHouse
  let browser: Browser
  let owner: Visitor
  let publicist: Person
  let ida: Person
  let subjectId = ''
  let stills: string[] = []
  let link = ''
  const people: Person[] = []
  const meet = async (size: typeof PHONE): Promise<Person> => {
    const person = await somebody(browser, house.origin, size)
    people.push(person)
    return person
  }
  const goTo = (ms: number) => must(owner.PUT('/api/v1/clock', { body: { now: new Date(ms).toISOString() } }))

  beforeAll(async () => {
    folder = await newDataDir()
    const port = await freePort()
    house = await startHouse({ dataDir: folder.path, port })
    browser = await openBrowser()
    owner = visitorOf(house.origin)
  })
  afterAll(async () => {
    await browser?.close()
    await house?.stop()
    await folder?.remove()
  })

  let broken = ''
  const step = (name: string, walk: () => Promise<void>): void => {
    test(name, async () => {
      if (broken) throw new Error(`the walk ended before, at: ${broken}`)
      broken = name
      await walk().catch(async (cause: unknown) => {
        await showAll(people)
        throw cause
      })
      expect(people.flatMap(({ complaints }) => complaints)).toEqual([])
      broken = ''
    })
  }

  step('six stills of Ida come in and are marked', async () => {
    await must(
      owner.POST('/api/v1/claims/{token}', {
        params: { path: { token: house.claimToken ?? '' } },
        body: PUBLICIST,
      }),
    )
    await goTo(START)
    await must(
      owner.POST('/api/v1/productions', {
        body: { title: 'Saltlight', slug: 'saltlight', kind: 'film', zone: 'Europe/Oslo' },
      }),
    )
    const { id: shootingDayId } = await must(
      owner.POST('/api/v1/productions/{production}/shooting-days', {
        ...ofSaltlight,
        body: { number: 4, shotOn: '2031-04-20' },
      }),
    )
    const inbox = await must(
      owner.POST('/api/v1/productions/{production}/inboxes', { ...ofSaltlight, body: { shootingDayId } }),
    )
    for (let number = 1; number <= 6; number += 1) {
      const bytes = await still(number * 30)
      const { location } = await announceUpload(
        `${house.origin}/api/v1/inbox-slips/${tokenOf(inbox.link)}/uploads`,
        {
          size: bytes.length,
          metadata: { filename: `Still ${number}.jpg`, contributor: 'Wren Okafor', craft: 'Unit stills' },
        },
      )
      await sendRest(location, bytes, 0)
    }
    const clip = await readFile(CLIP)
    const { location } = await announceUpload(
      `${house.origin}/api/v1/inbox-slips/${tokenOf(inbox.link)}/uploads`,
      { size: clip.length, metadata: { filename: 'jetty.mp4', contributor: 'Wren Okafor', craft: 'Grip' } },
    )
    await sendRest(location, clip, 0)
    const dailies = () => must(owner.GET('/api/v1/productions/{production}/dailies', ofSaltlight))
    await expect
      .poll(
        async () => (await dailies()).items.filter(({ state }) => state === 'ready').length,
        WHILE_PREPARING,
      )
      .toBe(7)
    stills = (await dailies()).items
      .filter(({ kind }) => kind === 'still')
      .toSorted((a, b) => a.title.localeCompare(b.title))
      .map(({ id }) => id)
    const subject = await must(
      owner.POST('/api/v1/productions/{production}/subjects', {
        ...ofSaltlight,
        body: { kind: 'person', name: 'Ida Brandt', isMinor: false },
      }),
    )
    subjectId = subject.id
    await must(
      owner.POST('/api/v1/subjects/{subject}/decisions', {
        params: { path: { subject: subjectId } },
        body: { kind: 'needs-none', uses: ['publicity'], reason: 'Her contract covers publicity' },
      }),
    )
    for (const asset of stills)
      await must(
        owner.POST('/api/v1/assets/{asset}/appearances', {
          params: { path: { asset } },
          body: {
            subjectId,
            fromFlicks: 0,
            toFlicks: 1,
            inPicture: true,
            inSound: false,
            prominence: 'featured',
            box: { x: 0.2, y: 0.2, width: 0.4, height: 0.5 },
          },
        }),
      )
  })

  step('the publicist sets what the contract says, and opens a round over all six', async () => {
    publicist = await meet(DESK)
    const { page } = publicist
    await page.goto('/sign-in')
    await signIn(page, PUBLICIST)
    await page.goto('/backstage/saltlight/people')
    await page.getByRole('link', { name: 'Approvals of Ida Brandt' }).click()
    await page.getByLabel('Counted over').fill('Unit stills')
    await page.getByLabel('Silence approves after').first().fill('7')
    await page.getByLabel('An approval is').selectOption('revocable')
    await lookOver(page, 'approvals-empty')
    await page.getByRole('button', { name: 'Keep it' }).click()
    await page.getByText('Open a round', { exact: true }).click()
    for (let number = 1; number <= 6; number += 1) await page.getByLabel(`Still ${number}`).check()
    await lookOver(page, 'approvals-choosing')
    await page.getByRole('button', { name: 'Open the round' }).click()
    link = await linkNamed(page, 'Link for Ida Brandt')
    await lookOver(page, 'approvals-open')
  })

  step('the publicist goes through the day by keys, and what she kept is a list of its own', async () => {
    const { page } = publicist
    const cells = page.locator('[data-asset]')
    // Keys are heard when the page's script is there.
    await page.goto('/backstage/saltlight/dailies', { waitUntil: 'networkidle' })
    await cells.first().focus()
    for (const key of ['1', '2', '1', '3']) await page.keyboard.press(key)
    const marked = async (triage: 'keep' | 'no') => {
      const params = { ...ofSaltlight.params, query: { triage } }
      return (await must(owner.GET('/api/v1/productions/{production}/dailies', { params }))).items
    }
    await page.keyboard.press('Control+z')
    await page.getByText('Taken back').waitFor()
    expect(await marked('no')).toHaveLength(0)
    await page.getByRole('navigation', { name: 'Mark' }).getByRole('link', { name: 'Keep' }).click()
    await page.waitForURL(/\?triage=keep$/)
    await page.reload({ waitUntil: 'networkidle' })
    await expect.poll(() => cells.count(), PATIENT).toBe(2)
    await lookOver(page, 'dailies-kept')
    const [first, second] = (await marked('keep')).map(({ id }) => id)
    await cells.first().focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/dailies/${first}`)
    await page.getByRole('link', { name: 'Next', exact: true }).click()
    await page.waitForURL(`**/dailies/${second}`)
    await page.getByRole('link', { name: 'Back to the list' }).click()
    await page.waitForURL(/\?triage=keep$/)
    await page.goto('/backstage/saltlight/dailies?kind=video', { waitUntil: 'networkidle' })
    await cells.first().focus()
    await page.keyboard.press(' ')
    await page.getByRole('dialog').getByRole('button', { name: 'Play' }).waitFor()
    await page.keyboard.press('m')
    await page.getByText('Marker set.').waitFor()
    await lookOver(page, 'quick-look')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('Enter')
    await page
      .getByRole('button', { name: /A good moment, go there/ })
      .first()
      .waitFor()
    // On the canvas and in the list.
    expect(await page.getByRole('button', { name: /A good moment, go there/ }).count()).toBe(2)
    const list = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Save as a list (EDL)' }).click()
    expect((await list).suggestedFilename()).toMatch(/\.edl$/)
    await lookOver(page, 'asset-marker')
  })

  step('two stills are said to be for something at once, taken back, and saved in one file', async () => {
    const { page } = publicist
    await page.goto('/backstage/saltlight/dailies?kind=still', { waitUntil: 'networkidle' })
    await page.getByRole('searchbox').fill('still')
    await page.keyboard.press('Enter')
    // What nobody asked for has no place in the address.
    await page.waitForURL(/\?kind=still&q=still$/)
    await page.locator('[data-asset]').first().focus()
    await page.keyboard.press('Shift+ArrowRight')
    await page.getByText('2 chosen.').first().waitFor()
    await lookOver(page, 'dailies-chosen')
    await page.keyboard.press('e')
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel('For').selectOption('unit-still')
    await lookOver(page, 'dailies-say-of-two')
    await sheet.getByRole('button', { name: 'Say so' }).click()
    await page.getByText('Said of 2.').first().waitFor()
    const unitStills = async () => {
      const params = { ...ofSaltlight.params, query: { genre: 'unit-still' as const } }
      return (await must(owner.GET('/api/v1/productions/{production}/dailies', { params }))).items.length
    }
    expect(await unitStills()).toBe(2)
    await page.keyboard.press('Control+z')
    await page.getByText('Taken back for 2.').first().waitFor()
    expect(await unitStills()).toBe(0)
    const coming = page.waitForEvent('download')
    await page.keyboard.press('d')
    const saved = await coming
    expect(saved.suggestedFilename()).toBe('saltlight-clean-copies.zip')
    expect(await saved.failure()).toBeNull()
    await page.keyboard.press('Delete')
    await page.getByRole('alertdialog').waitFor()
    await lookOver(page, 'dailies-delete')
    await page.getByRole('button', { name: 'Not now' }).click()
    await page.keyboard.press('Escape')
  })

  step('Ida refuses three by swiping, and the fourth comes back with a sentence', async () => {
    ida = await meet(PHONE)
    const { page } = ida
    await page.goto(link)
    await page.getByText('You may refuse 3 of 6 solo; 3 left.').waitFor()
    await lookOver(page, 'review-one')
    for (const left of [2, 1, 0]) {
      await swipe(page, -160)
      await page.getByText(`You may refuse 3 of 6 solo; ${left} left.`).waitFor()
    }
    await page.getByText('4 of 6').waitFor()
    await swipe(page, -160)
    await page
      .getByRole('alert')
      .getByText(/they are spent/)
      .waitFor()
    await lookOver(page, 'review-spent')
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('3 of 6', { exact: true }).waitFor()
    await page.keyboard.press('ArrowLeft')
    await page.getByText('4 of 6').waitFor()
  })

  step('she closes the page, goes on where she stopped, and sends', async () => {
    const { page } = ida
    await expect
      .poll(
        async () =>
          (
            await must(
              visitorOf(house.origin).GET('/api/v1/round-slips/{token}', {
                params: { path: { token: tokenOf(link) } },
              }),
            )
          ).draft.length,
      )
      .toBe(3)
    await page.reload()
    await page.getByText('4 of 6').waitFor()
    await page.getByRole('button', { name: 'Look it over, then send' }).click()
    await lookOver(page, 'review-overview')
    await page.getByRole('button', { name: 'Refuse 3' }).click()
    await page.getByRole('heading', { name: 'Sent and kept' }).waitFor()
    await lookOver(page, 'review-sent')
  })

  step('what she refused is dead in the dailies, and the rest waits for her or for silence', async () => {
    const { page } = publicist
    await page.goto('/backstage/saltlight/dailies')
    expect(await page.getByText('Dead', { exact: true }).count()).toBe(3)
    await page.goto(`/backstage/saltlight/dailies/${stills[0]}`)
    await page.getByText(/Dead: refused by Ida Brandt/).waitFor()
    const { items } = await must(owner.GET('/api/v1/productions/{production}/dailies', ofSaltlight))
    const kinds = stills.map((id) => items.find((row) => row.id === id)?.verdict?.kind)
    expect(kinds).toEqual(['refused', 'refused', 'refused', 'held', 'held', 'held'])
  })

  step('without scripts the same page is a plain form', async () => {
    const context = await browser.newContext({
      baseURL: house.origin,
      viewport: PHONE,
      javaScriptEnabled: false,
    })
    const page = await context.newPage()
    await page.goto(link)
    expect(await page.getByRole('group').count()).toBe(3)
    await page
      .getByRole('group', { name: /Still 5/ })
      .getByLabel('Refuse')
      .check()
    await page
      .getByRole('group', { name: /Still 6/ })
      .getByLabel('Approve')
      .check()
    await page.getByRole('button', { name: 'Send my answers' }).click()
    await page.getByRole('heading', { name: 'Not taken' }).waitFor()
    await page.getByText(/The contract lets you refuse no more of these/).waitFor()
    await context.close()
  })

  step('silence approves the rest when the window has passed, and not before', async () => {
    const kindOf = async (id: string | undefined) => {
      const { items } = await must(owner.GET('/api/v1/productions/{production}/dailies', ofSaltlight))
      return items.find((row) => row.id === id)?.verdict?.kind
    }
    expect(await kindOf(stills[5])).toBe('cleared')
    const { rights } = await must(
      owner.GET('/api/v1/subjects/{subject}/kill-rights', { params: { path: { subject: subjectId } } }),
    )
    const ends = Date.parse(rights[0]?.rounds[0]?.silenceApprovesAt ?? '')
    expect(ends).toBeGreaterThan(START + 6 * DAY)
    await goTo(ends - 1000)
    expect(await kindOf(stills[3])).toBe('held')
    await goTo(ends)
    await expect.poll(() => kindOf(stills[3]), PATIENT).toBe('cleared')
    expect(await kindOf(stills[0])).toBe('refused')
  })

  step('a still that is out is shut when she refuses it after all', async () => {
    await must(
      owner.PUT('/api/v1/productions/{production}/key-art', {
        ...ofSaltlight,
        body: { assetId: stills[3] ?? '', alt: 'The lamp room' },
      }),
    )
    const shown = async () =>
      (await must(owner.GET('/api/v1/productions/{production}/key-art', ofSaltlight))).keyArt?.isShown
    expect(await shown()).toBe(true)
    const { page } = ida
    await page.goto(link)
    await page.getByRole('button', { name: 'Take back: Still 1' }).click()
    await page.getByRole('button', { name: 'Refuse after all: Still 4' }).click()
    await page.getByRole('heading', { name: 'Sent and kept' }).waitFor()
    expect(await shown()).toBe(false)
    await lookOver(page, 'review-answered')
  })

  step('a rep sees shots as loops of themselves, and the page says whose word counts', async () => {
    const clip = async () =>
      (await must(owner.GET('/api/v1/productions/{production}/dailies', ofSaltlight))).items.find(
        ({ kind, state }) => kind === 'video' && state === 'ready',
      )
    const asset = (await clip())!
    expect(asset).toBeDefined()
    const { id } = await must(
      owner.POST('/api/v1/productions/{production}/subjects', {
        ...ofSaltlight,
        body: { kind: 'person', name: 'Tomas Reyes', isMinor: false },
      }),
    )
    const subject = { path: { subject: id } }
    await must(
      owner.POST('/api/v1/assets/{asset}/appearances', {
        params: { path: { asset: asset.id } },
        body: {
          subjectId: id,
          fromFlicks: 0,
          toFlicks: asset.durationFlicks ?? 1,
          inPicture: true,
          inSound: true,
          prominence: 'featured',
          box: { x: 0.3, y: 0.2, width: 0.3, height: 0.6 },
        },
      }),
    )
    const delegate = await must(
      owner.POST('/api/v1/subjects/{subject}/delegates', {
        params: subject,
        body: { name: 'Noor Aziz', capacity: 'rep', email: null, may: ['approve', 'kill'] },
      }),
    )
    const right = await must(
      owner.POST('/api/v1/subjects/{subject}/kill-rights', {
        params: subject,
        body: {
          base: 'Unit footage',
          billing: 2,
          counted: 'shots',
          soloPercent: 50,
          groupPercent: null,
          silenceAfter: null,
          approvals: 'final',
          roundsAtMost: null,
          contract: '',
        },
      }),
    )
    const [half, end] = [Math.floor((asset.durationFlicks ?? 2) / 2), asset.durationFlicks ?? 2]
    const { slips, units } = await must(
      owner.POST('/api/v1/kill-rights/{right}/rounds', {
        params: { path: { right: right.id } },
        body: {
          assets: [
            {
              assetId: asset.id,
              shots: [
                { fromFlicks: 0, toFlicks: half },
                { fromFlicks: half, toFlicks: end },
              ],
            },
          ],
          cuts: [],
          asked: [{ kind: 'delegate', delegateId: delegate.id, email: null }],
          note: 'Only the jetty, please.',
        },
      }),
    )
    expect(units).toBe(2)
    const rep = await meet(PHONE)
    await rep.page.goto(slips[0]?.url ?? '')
    await rep.page.getByText('You may refuse 1 of 2 solo; 1 left.').waitFor()
    await rep.page.getByText(/You answer for Tomas Reyes/).waitFor()
    await rep.page.getByRole('button', { name: 'Approve' }).click()
    await rep.page.getByText('2 of 2').waitFor()
    await expect
      .poll(() =>
        rep.page
          .locator('video')
          .evaluate((video) => (video as unknown as { currentTime: number }).currentTime),
      )
      .toBeGreaterThan(0)
    await lookOver(rep.page, 'review-shot')
    await rep.page.keyboard.press('ArrowLeft')
    await rep.page.getByRole('button', { name: 'Refuse 1, approve 1' }).click()
    await rep.page.getByRole('heading', { name: 'Sent and kept' }).waitFor()
    await publicist.page.goto(`/backstage/saltlight/dailies/${asset.id}`)
    await publicist.page.getByText(/Dead: refused by Noor Aziz for Tomas Reyes/).waitFor()
  })

  step('the proof names what was shown, to whom, and the entries of a whole log', async () => {
    const { page } = publicist
    await page.goto(`/backstage/saltlight/people/${subjectId}/approvals`)
    await page.getByText('What was shown').click()
    await lookOver(page, 'approvals-after')
    await page.getByRole('link', { name: 'Still 2' }).click()
    await page.getByText(/Whole: \d+ entries/).waitFor()
    await page.getByText('SHA-256 of the file').waitFor()
    await lookOver(page, 'approval-proof')
  })
})

async function swipe(page: Person['page'], by: number): Promise<void> {
  const card = page.locator('.card')
  const box = await card.boundingBox()
  if (!box) throw new Error('there is no card')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + by / 2, y, { steps: 3 })
  await page.mouse.move(x + by, y, { steps: 3 })
  await page.mouse.up()
}
