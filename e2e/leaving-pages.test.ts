import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BLUESKY_TRIAL, emulateBluesky } from '../server/src/connectors/bluesky/emulator/index.ts'
import { DESK, lookOver, PHONE, showAll, somebody } from './browser.ts'
import { openBrowser } from './chromium.ts'
import { freePort, newDataDir, type RunningHouse, startHouse } from './house.ts'
import { filmIn, uprightCut } from './one-cut.ts'
import { signIn } from './pages/arriving.ts'
import { wordsFor } from './platforms.ts'
import { must, tokenOf, type Visitor, visitorOf } from './visitor.ts'

// Every page of what leaves, with something on it, at a desk and on a phone: nothing for axe to complain of, nothing wider
// than the window.
const OWNER = { name: 'Wren Okafor', email: 'wren@saltlight.example', password: 'the lamp is lit at dusk' }
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const START = Date.parse('2027-03-01T09:00:00.000Z')
const PATIENT = { timeout: 90_000, interval: 200 }
const production = 'saltlight'
const params = { path: { production } }
const iso = (ms: number): string => new Date(ms).toISOString()
const WORDS = wordsFor({
  format: 'bluesky-post' as const,
  title: '',
  visibility: null,
  altText: 'A lamp in the dark.',
})

describe('the pages of what leaves', () => {
  let folder: Awaited<ReturnType<typeof newDataDir>>
  let bluesky: Awaited<ReturnType<typeof emulateBluesky>>
  let house: RunningHouse
  let owner: Visitor
  let now = START
  const known = { cut: '', ownPage: '', ahead: '', gone: '', kit: '' }
  const goTo = async (ms: number): Promise<void> => {
    now = ms
    await must(owner.PUT('/api/v1/clock', { body: { now: iso(ms) } }))
  }

  beforeAll(async () => {
    folder = await newDataDir()
    bluesky = await emulateBluesky({ clock: { now: () => now } })
    house = await startHouse({
      dataDir: folder.path,
      port: await freePort(),
      env: { STAGEDOOR_PLATFORM_BLUESKY: bluesky.emulator.origin },
    })
    owner = visitorOf(house.origin)
    await must(
      owner.POST('/api/v1/claims/{token}', {
        params: { path: { token: house.claimToken ?? '' } },
        body: OWNER,
      }),
    )
    await goTo(START)
    await must(
      owner.POST('/api/v1/productions', {
        body: { title: 'Saltlight', slug: production, kind: 'film', zone: 'Europe/Oslo' },
      }),
    )
  })
  afterAll(async () => {
    await house?.stop()
    await bluesky?.emulator.close()
    await folder?.remove()
  })

  async function posts(accountId: string, { copy, opensAt }: { copy: string; opensAt: number }) {
    const order = {
      accountId,
      cutId: known.cut,
      words: { ...WORDS, copy },
      opensAt: iso(opensAt),
      placeAhead: true,
    }
    const { publicationId } = await must(
      owner.POST('/api/v1/productions/{production}/platform-publications', { params, body: order }),
    )
    return publicationId
  }

  test('something waits, something lies at a platform ahead, something is out and gone there, and an embargo is proved', async () => {
    const { id: assetId } = await filmIn(owner, { origin: house.origin, production })
    known.cut = await uprightCut(owner, { production, assetId, seconds: 6 })
    const open = (connector: 'bluesky' | 'feed' | 'fediverse', fields: Record<string, string> = {}) =>
      must(
        owner.POST('/api/v1/productions/{production}/accounts', {
          params,
          body: { connector, server: connector === 'bluesky' ? bluesky.emulator.origin : null, fields },
        }),
      )
    await open('bluesky', { ...BLUESKY_TRIAL })
    await open('feed')
    await open('fediverse')
    await must(
      owner.POST('/api/v1/productions/{production}/blocked-servers', {
        params,
        body: { host: 'loud.example' },
      }),
    )
    await must(
      owner.POST('/api/v1/productions/{production}/blocked-people', {
        params,
        body: { person: 'https://social.example/users/somebody' },
      }),
    )
    const { items } = await must(owner.GET('/api/v1/productions/{production}/accounts', { params }))
    const accountId = items.find(({ connector }) => connector === 'bluesky')?.id ?? ''

    known.gone = await posts(accountId, { copy: 'The first lamp.', opensAt: now + MINUTE })
    known.ahead = await posts(accountId, { copy: 'The second lamp.', opensAt: now + 48 * HOUR })
    const own = await must(
      owner.POST('/api/v1/productions/{production}/publications', {
        params,
        body: {
          cutId: known.cut,
          title: 'The lamp goes out',
          copy: 'Dark for a second.',
          opensAt: iso(now + 48 * HOUR),
        },
      }),
    )
    known.ownPage = own.id
    const { url } = await must(
      owner.POST('/api/v1/publications/{publication}/kits', {
        params: { path: { publication: own.id } },
        body: { for: 'Ida Brandt', platform: 'bluesky', disclosure: 'part-of-my-work' },
      }),
    )
    known.kit = `/s/${tokenOf(url)}`
    const stageOf = async (publication: string) =>
      (
        await must(
          owner.GET('/api/v1/publications/{publication}/delivery', { params: { path: { publication } } }),
        )
      ).stage
    await expect.poll(async () => (await goTo(now + 5_000), stageOf(known.gone)), PATIENT).toBe('live')

    bluesky.network.records.clear()
    const gone = async () =>
      (await must(owner.GET('/api/v1/productions/{production}/echoes', { params }))).items[0]?.goneSince
    await expect.poll(async () => (await goTo(now + 30 * MINUTE), gone()), PATIENT).not.toBeNull()

    await goTo(START + 48 * HOUR - 20 * MINUTE)
    await expect.poll(async () => (await goTo(now + 2_000), stageOf(known.ahead)), PATIENT).toBe('ready')
    const publication = { params: { path: { publication: known.ownPage } } }
    await must(owner.POST('/api/v1/publications/{publication}/embargo-proofs', publication))
    const proofs = async () =>
      (await must(owner.GET('/api/v1/publications/{publication}/embargo-proofs', publication))).items
    await expect.poll(async () => (await proofs())[0]?.state, PATIENT).toBe('proved')
    const [proof] = await proofs()
    expect(proof).toMatchObject({ verdict: 'shut', sum: { ahead: 1 } })
  })

  test('each of them is clean and fits, at a desk and on a phone', async () => {
    const browser = await openBrowser()
    const crew = await somebody(browser, house.origin, DESK)
    const holder = await somebody(browser, house.origin, PHONE)
    const { page } = crew
    const backstage = `/backstage/${production}`
    const day = iso(START + 48 * HOUR).slice(0, 10)
    const pages: readonly (readonly [name: string, path: string, says: RegExp])[] = [
      ['leaving-accounts', `${backstage}/accounts`, /Our own|Bluesky/],
      ['leaving-outlets', `${backstage}/accounts/ours`, /Our own outlets/],
      ['leaving-composer', `${backstage}/cuts/${known.cut}/posts`, /The lamp goes out/],
      ['leaving-month', `${backstage}/calendar?view=month&day=${day}`, /The lamp goes out/],
      ['leaving-week', `${backstage}/calendar?view=week&day=${day}`, /The lamp goes out/],
      ['leaving-list', `${backstage}/calendar?view=list`, /Gone there/],
      ['leaving-delivery', `${backstage}/calendar/deliveries/${known.ahead}`, /The second lamp/],
      ['leaving-delivery-gone', `${backstage}/calendar/deliveries/${known.gone}`, /Gone there/],
      ['leaving-proofs', `${backstage}/calendar/proofs/${known.ownPage}`, /Bluesky was handed/],
      ['leaving-whereabouts', `${backstage}/recall/whereabouts?of=cut&id=${known.cut}`, /What has left/],
      ['leaving-drills', `${backstage}/recall/drills/${known.cut}`, /Recall drills/],
      ['leaving-replies', `${backstage}/replies`, /Gone there/],
    ]
    try {
      await page.goto('/sign-in')
      await signIn(page, OWNER)
      for (const [name, path, says] of pages) {
        await page.goto(path)
        await page.getByRole('main').getByText(says).first().waitFor()
        await lookOver(page, name)
      }
      const { render } = await must(owner.GET('/api/v1/cuts/{cut}', { params: { path: { cut: known.cut } } }))
      await page.goto(`${backstage}/cuts/${known.cut}/posts`, { waitUntil: 'networkidle' })
      await page.getByLabel('Choose a moment of the film').check()
      const cover = page.getByRole('slider', { name: /Moment of the cover/ })
      const shown = () =>
        page
          .locator('.frame video')
          .evaluate((video) => (video as unknown as { currentTime: number }).currentTime)
      await cover.press('Home')
      await expect.poll(shown).toBeLessThan(0.1)
      const before = await shown()
      for (let frame = 0; frame < 3; frame += 1) await cover.press('ArrowRight')
      expect(await cover.inputValue()).toBe('3')
      const { num = 0, den = 1 } = render?.frameRate ?? {}
      await expect.poll(shown).toBeCloseTo(before + (3 * den) / num, 3)
      await lookOver(page, 'leaving-cover')
      await holder.page.goto(known.kit)
      await lookOver(holder.page, 'leaving-kit')
      for (const { complaints } of [crew, holder]) expect(complaints).toEqual([])
    } catch (error) {
      await showAll([crew, holder])
      throw error
    } finally {
      await browser.close()
    }
  })

  test('nothing is planned that nobody has read, and a button mends what a platform would refuse', async () => {
    const browser = await openBrowser()
    const crew = await somebody(browser, house.origin, PHONE)
    const { page } = crew
    const composer = `/backstage/${production}/cuts/${known.cut}/posts`
    const bar = page.locator('.bar')
    const card = page.getByRole('region', { name: /^Words for Bluesky/ })
    try {
      await page.goto('/sign-in')
      await signIn(page, OWNER)
      await page.goto(composer, { waitUntil: 'networkidle' })
      await page.getByRole('checkbox', { name: /^Bluesky/ }).check()
      await page.getByLabel('Words for all').fill(`${'The sea is in the kitchen. '.repeat(12)}And the lamp.`)
      await page.getByLabel(/What is to be seen/).fill('A lamp in the dark.')
      await page.getByLabel(/^Hand it over ahead/).check()
      await page.getByRole('button', { name: 'Plan it at 1 place' }).click()
      await bar.getByText(/Nothing is planned yet/).waitFor()
      await card.getByText(/takes 300/).waitFor()
      await card.getByText('Shorten it for me').click()
      await card.getByRole('button', { name: 'Take these words' }).click()
      await card.getByText('Changed. Look again to be sure.').waitFor()
      await bar.getByText(/Changed since/).waitFor()
      await lookOver(page, 'leaving-composer-told')

      await page.reload({ waitUntil: 'networkidle' })
      expect(await page.getByLabel(/^Hand it over ahead/).isChecked()).toBe(true)
      expect((await card.locator('textarea').first().inputValue()).length).toBeLessThanOrEqual(300)
      const kids = page.getByRole('checkbox', { name: 'Made for children' }).first()
      await kids.check()
      await page.getByRole('button', { name: 'Look first' }).click()
      const phone = card.getByRole('link', { name: 'Make a kit for a phone' })
      await phone.waitFor()
      const toKit = (await phone.getAttribute('href')) ?? ''
      await kids.uncheck()
      await bar.getByText(/Changed since/).waitFor()
      const waiting = async () =>
        (await must(owner.GET('/api/v1/productions/{production}/publications', { params }))).items.filter(
          ({ destination, besideId }) => destination.kind === 'platform' && besideId === null,
        ).length
      const before = await waiting()
      await page.getByRole('button', { name: 'Look first' }).click()
      await bar.getByText('It would be taken at it.').waitFor()
      await page.getByRole('button', { name: 'Plan it at 1 place' }).click()
      await bar.getByText('Planned at 1 place.').waitFor()
      expect(await waiting()).toBe(before + 1)

      await page.goto(toKit.replace('made-for-kids', 'made-with-ai'), { waitUntil: 'networkidle' })
      const sheet = page.getByRole('dialog')
      await sheet.getByLabel('Where they post it').waitFor()
      expect(await sheet.getByLabel('Where they post it').inputValue()).toBe('bluesky')
      expect(await sheet.getByLabel('What they must disclose').inputValue()).toBe('made-with-ai')
      await lookOver(page, 'leaving-kit-form')
      await sheet.locator('input[name=for]').fill('Ida Brandt')
      // A refusal is what is looked for here.
      const heard = crew.forgive(/422/)
      await sheet.locator('textarea[name=copy]').fill('Built in a kitchen. '.repeat(20))
      await sheet.getByRole('button', { name: 'Make a kit' }).click()
      await sheet.getByRole('button', { name: 'Shorten it for me' }).click()
      heard()
      await sheet.getByRole('button', { name: 'Make a kit' }).click()
      await sheet.getByText(/shown this once/).waitFor()
      expect(crew.complaints).toEqual([])
    } catch (error) {
      await showAll([crew])
      throw error
    } finally {
      await browser.close()
    }
  })
})
