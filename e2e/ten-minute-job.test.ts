import { stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DESK, lookOver, type Person, PHONE, showAll, somebody } from './browser.ts'
import { openBrowser } from './chromium.ts'
import { freePort, newDataDir, type RunningHouse, startHouse } from './house.ts'
import { claim, nameProduction, setClock, signIn, signOut } from './pages/arriving.ts'
import { approve, askToSign, makeLink, sign, withdraw } from './pages/asking.ts'
import { askForApproval, frameAndCaption, makeCut, render, takeEdits } from './pages/cutting.ts'
import { addScene, neverHideFeatured, setEmbargo } from './pages/deciding.ts'
import { fileUnderScene, mark, openInbox } from './pages/footage.ts'
import { makeKit, moveAndUndo, play, schedule } from './pages/leaving.ts'
import { sendOverBrokenLine } from './pages/slips.ts'
import { layLine, type ThinLine } from './thin-line.ts'

const CLIP = fileURLToPath(new URL('../fixtures/clips/phone-landscape.mp4', import.meta.url))
const PUBLICIST = { name: 'Jonas Vale', email: 'jonas@saltlight.example', password: 'a lamp beside the door' }

/** When the walk begins, and when the embargo on scene 12 ends, in the production's zone. */
const BEGINS = '2031-04-20T09:00'
const EMBARGO_ENDS = '2031-05-02T18:00'

describe('the ten-minute job', () => {
  let dataDir: Awaited<ReturnType<typeof newDataDir>>
  let house: RunningHouse
  let line: ThinLine
  let origin = ''
  let browser: Browser
  const people: Person[] = []
  const meet = async (size: typeof PHONE): Promise<Person> => {
    const person = await somebody(browser, origin, size)
    people.push(person)
    return person
  }

  let publicist: Person
  let slug = ''
  let inboxLink = ''
  let assetPath = ''
  let faceB: Person
  let faceBLink = ''
  let lead: Person
  let kitLink = ''
  let fan: Person

  beforeAll(async () => {
    dataDir = await newDataDir()
    const port = await freePort()
    line = await layLine(await freePort(), port)
    origin = `http://127.0.0.1:${line.port}`
    house = await startHouse({ dataDir: dataDir.path, port, env: { STAGEDOOR_URL: origin } })
    browser = await openBrowser()
    publicist = await meet(DESK)
  })

  afterAll(async () => {
    await browser?.close()
    await house?.stop()
    await line?.close()
    await dataDir?.remove()
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

  step('the house is claimed by the address that it printed, and its owner signs in', async () => {
    const { page } = publicist
    await page.goto(`/claim/${house.claimToken}`)
    await lookOver(page, 'claim')
    await claim(page, `/claim/${house.claimToken}`, PUBLICIST)
    await signOut(page)
    await lookOver(page, 'sign-in')
    await signIn(page, PUBLICIST)
    await lookOver(page, 'productions')
  })

  step('the production is named, hides no featured person, and opens a sealed inbox', async () => {
    const { page } = publicist
    slug = await nameProduction(page, 'Saltlight')
    await lookOver(page, 'dailies-empty')
    await setClock(page, BEGINS)
    await neverHideFeatured(page, slug)
    await addScene(page, { number: '12', title: 'The lamp goes out' })
    await setEmbargo(page, {
      scene: '12',
      until: EMBARGO_ENDS,
      reason: 'Nothing of the ending before it airs',
    })
    await lookOver(page, 'clearance')
    await page.goto(`/backstage/${slug}/dailies`)
    inboxLink = await openInbox(page, { day: 4, date: '2031-04-20' })
    await lookOver(page, 'dailies-with-inbox')
  })

  step(
    'a grip sends a clip; the signal drops, it goes on by itself; after a reload the same clip under another name goes on from there and ends in a receipt',
    async () => {
      const grip = await meet(PHONE)
      const { page } = grip
      const whileDown = people.map(({ forgive }) => forgive(/net::ERR_/))
      await page.goto(inboxLink)
      await lookOver(page, 'send')
      const sent = await sendOverBrokenLine(page, {
        file: CLIP,
        name: 'Wren Okafor',
        craft: 'Key grip',
        line,
        cutAfter: 90_000,
        onCut: () => lookOver(page, 'send-no-signal'),
      })
      for (const isOver of whileDown) isOver()
      expect(sent.begun).toBe(1)
      expect(sent.offsets.at(-1)).toBeGreaterThan(0)
      const receipt = page.getByRole('region', { name: 'Receipt' })
      await receipt.getByText('Removed from the copy that is looked at').waitFor({ timeout: 60_000 })
      expect(await receipt.innerText()).toMatch(/place/)
      expect(await receipt.innerText()).toMatch(/[0-9a-f]{64}/)
      await lookOver(page, 'send-receipt')
    },
  )

  step('the publicist sees it arrive and marks two faces, a script page and its scene', async () => {
    const { page } = publicist
    await page.goto(`/backstage/${slug}/dailies`)
    await page.getByRole('link', { name: /Wren Okafor/ }).click()
    await page.waitForURL('**/dailies/*')
    assetPath = new URL(page.url()).pathname
    await lookOver(page, 'asset-unmarked')
    await mark(page, {
      kind: 'person',
      name: 'Ida Brandt',
      from: 0,
      to: 4,
      box: { x: 0.42, y: 0.2, width: 0.1, height: 0.4 },
    })
    await mark(page, {
      kind: 'person',
      name: 'Tomas Reyes',
      from: 1,
      to: 4,
      box: { x: 0.55, y: 0.2, width: 0.1, height: 0.4 },
    })
    await mark(page, {
      kind: 'secret',
      name: 'Script page',
      from: 1,
      to: 3,
      box: { x: 0.45, y: 0.7, width: 0.15, height: 0.2 },
    })
    await fileUnderScene(page, 'The lamp goes out')
  })

  step('face A, the lead, signs on a phone and asks to see each cut', async () => {
    const link = await askToSign(publicist.page, { slug, name: 'Ida Brandt', seesEachCut: true })
    await lookOver(publicist.page, 'people')
    const lead = await meet(PHONE)
    await lead.page.goto(link)
    await sign(lead.page, 'Ida Brandt')
  })

  step('the question line says that it is held, by whom and until when', async () => {
    const { page } = publicist
    await page.goto(assetPath)
    const line = page.getByRole('region', { name: 'Held' })
    const said = await line.innerText()
    expect(said).toMatch(/Tomas Reyes/)
    expect(said).toMatch(/Scene 12/)
    expect(said).toMatch(/2 May/)
    expect(said).toMatch(/Ida Brandt approves each cut/)
    await lookOver(page, 'asset-held')
  })

  step('face B reads the release form on a phone, draws a signature, and signs', async () => {
    const { page } = publicist
    await page
      .getByRole('region', { name: 'Held' })
      .getByRole('button', { name: /Tomas Reyes.*sign/ })
      .click()
    faceBLink = await makeLink(page, 'Tomas Reyes')
    faceB = await meet(PHONE)
    await faceB.page.goto(faceBLink)
    await lookOver(faceB.page, 'release-form')
    await sign(faceB.page, 'Tomas Reyes')
    await lookOver(faceB.page, 'release-form-signed')
    await page.reload()
    await page
      .getByRole('region', { name: 'Held' })
      .getByText(/Scene 12/)
      .first()
      .waitFor()
    expect(await page.getByRole('region', { name: 'Held' }).innerText()).not.toMatch(/Tomas Reyes/)
  })

  step(
    'an upright cut is made of it, with captions and the edits that the verdict asks, and rendered',
    async () => {
      const { page } = publicist
      await makeCut(page, { title: 'Waiting for the storm', from: 0.5, to: 3.5 })
      await frameAndCaption(page, { stepsRight: 5, captions: 'It always comes. Tonight it comes early.' })
      await takeEdits(page)
      await lookOver(page, 'cut-with-edits')
      await render(page)
      await lookOver(page, 'cut-rendered')
    },
  )

  step('the lead’s rep plays it and approves it on a phone', async () => {
    const { page } = publicist
    const link = await askForApproval(page, { of: 'Ida Brandt', to: 'Noor Aziz' })
    const rep = await meet(PHONE)
    await rep.page.goto(link)
    await lookOver(rep.page, 'approval')
    const { width, height } = await play(rep.page)
    expect(width / height).toBeCloseTo(9 / 16, 2)
    await approve(rep.page, 'Noor Aziz')
    await lookOver(rep.page, 'approval-given')
  })

  step('it is scheduled for the moment the embargo ends, with a kit for the lead', async () => {
    const { page } = publicist
    await page.reload()
    await schedule(page, { copy: 'How we waited.', slug: 'waiting-for-the-storm', opensAt: EMBARGO_ENDS })
    kitLink = await makeKit(page, { holder: 'Ida Brandt', copy: 'We waited all night.' })
    await lookOver(page, 'calendar')
    await moveAndUndo(page, {
      title: 'Waiting for the storm',
      day: EMBARGO_ENDS.slice(0, 10),
      opensAt: '2031-05-02T21:15',
    })
  })

  step('before the moment nothing of it is there, and the kit says when', async () => {
    fan = await meet(DESK)
    await shownAsMissing(fan, `/${slug}/waiting-for-the-storm`, `/${slug}/no-such-post`)
    lead = await meet(PHONE)
    await lead.page.goto(kitLink)
    await lead.page.getByText('2 May').first().waitFor()
    expect(await lead.page.getByRole('button', { name: /Save the file/ }).count()).toBe(0)
    await lookOver(lead.page, 'kit-waiting')
  })

  step('the moment passes: the post is live and plays, and the kit hands over the file', async () => {
    await setClock(publicist.page, EMBARGO_ENDS)
    await fan.page.goto(`/${slug}`)
    await lookOver(fan.page, 'production-page')
    await fan.page
      .getByRole('link', { name: /Waiting for the storm/ })
      .first()
      .click()
    await fan.page.getByRole('heading', { level: 1, name: 'Waiting for the storm' }).waitFor()
    await play(fan.page)
    await lookOver(fan.page, 'post')
    await lead.page.reload()
    const [file] = await Promise.all([
      lead.page.waitForEvent('download'),
      lead.page.getByRole('button', { name: /Save the file/ }).click(),
    ])
    expect((await stat(await file.path())).size).toBeGreaterThan(10_000)
    await lookOver(lead.page, 'kit-open')
    await publicist.page.reload()
    await publicist.page.getByText('Live').first().waitFor()
    await lookOver(publicist.page, 'calendar-live')
  })

  step('face B withdraws on their own link: the page is gone, and the ledger proves it to both', async () => {
    const { page } = faceB
    await page.goto(faceBLink)
    await withdraw(page)
    await shownAsMissing(fan, `/${slug}/waiting-for-the-storm`, `/${slug}/no-such-post`)
    await page.getByText('Gone', { exact: true }).first().waitFor({ timeout: 30_000 })
    await lookOver(page, 'release-form-withdrawn')
    lead.forgive(/status of 410/)
    await lead.page.reload()
    await lead.page
      .getByText(/called back/)
      .first()
      .waitFor()
    await lookOver(lead.page, 'kit-recalled')
    await publicist.page.goto(`/backstage/${slug}/recall`)
    await lookOver(publicist.page, 'recalls')
    await publicist.page
      .getByRole('link', { name: /Waiting for the storm/ })
      .first()
      .click()
    await publicist.page.getByRole('table').getByText('Gone', { exact: true }).first().waitFor()
    await publicist.page.getByRole('table').getByText('Task', { exact: true }).first().waitFor()
    expect(await publicist.page.getByRole('table').innerText()).toMatch(/left/)
    await lookOver(publicist.page, 'recall')
  })

  step('the log holds all of it and is whole', async () => {
    const { page } = publicist
    await page.goto(`/backstage/${slug}/log`)
    await page.getByRole('button', { name: 'Prove it whole' }).click()
    await page.getByText(/^Whole: /).waitFor()
    await lookOver(page, 'log')
  })
})

/** What cannot be told from what does not exist: the same status and the same bytes, page and API alike. */
async function shownAsMissing({ context }: Person, path: string, missing: string): Promise<void> {
  const [production, post] = path.split('/').slice(1)
  const [, unknown] = missing.split('/').slice(1)
  const pairs = [
    [path, missing],
    [
      `/api/v1/public/productions/${production}/posts/${post}`,
      `/api/v1/public/productions/${production}/posts/${unknown}`,
    ],
  ] as const
  for (const [one, other] of pairs) {
    const [shown, absent] = await Promise.all([context.request.get(one), context.request.get(other)])
    expect(shown.status(), one).toBe(404)
    expect(absent.status(), other).toBe(404)
    expect(withoutChance(await shown.text(), one)).toBe(withoutChance(await absent.text(), other))
  }
}

/** A page without what differs between any two answers: the nonce of its scripts, and the address that was asked. */
function withoutChance(text: string, path: string): string {
  return text.replaceAll(/nonce[="-][^"'> ]*["']?/g, '').replaceAll(path, '')
}
