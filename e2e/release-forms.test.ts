import { createHash } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DESK, holdScripts, lookOver, type Person, PHONE, showAll, somebody } from './browser.ts'
import { openBrowser } from './chromium.ts'
import { freePort, newDataDir, type RunningHouse, startHouse } from './house.ts'
import { signIn } from './pages/arriving.ts'
import { IN_GERMAN, sign } from './pages/asking.ts'
import { linkNamed } from './pages/footage.ts'
import { must, type Visitor, visitorOf } from './visitor.ts'

const PUBLICIST = { name: 'Jonas Vale', email: 'jonas@saltlight.example', password: 'a lamp beside the door' }
const START = Date.parse('2031-04-20T09:00:00.000Z')
const ofSaltlight = { params: { path: { production: 'saltlight' } } }
const FORMS = '/backstage/saltlight/people/forms'

// Words that no sentence of German or French has, and hardly one of English is without.
const ENGLISH =
  /(?<!\p{L})(the|your|you|with|this|what|until|and|is|are|it|of|to|signed|read|clear|copy|yes|withdraw|log|entry)(?!\p{L})/giu

/** Every English word that stands on a page, or is read out there, and that the page's language is the one it says. */
async function englishOn(page: Page, language: string): Promise<readonly string[]> {
  expect(await page.locator('html').getAttribute('lang')).toBe(language)
  const named = page.locator('[aria-label]:not([lang])')
  const labels = await named.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''))
  const shown = [await page.locator('main').innerText(), await page.title(), ...labels].join(' ')
  return shown.match(ENGLISH) ?? []
}

const photograph = () =>
  sharp({ create: { width: 300, height: 400, channels: 3, background: '#f4f0e8' } })
    .jpeg()
    .toBuffer()

describe('release forms', () => {
  let folder: Awaited<ReturnType<typeof newDataDir>>
  let house: RunningHouse
  let browser: Browser
  let owner: Visitor
  let publicist: Person
  let tomas: Person
  let link = ''
  const people: Person[] = []
  const meet = async (size: typeof PHONE): Promise<Person> => {
    const person = await somebody(browser, house.origin, size)
    people.push(person)
    return person
  }

  beforeAll(async () => {
    folder = await newDataDir()
    house = await startHouse({ dataDir: folder.path, port: await freePort() })
    browser = await openBrowser()
    owner = visitorOf(house.origin)
    await must(
      owner.POST('/api/v1/claims/{token}', {
        params: { path: { token: house.claimToken ?? '' } },
        body: PUBLICIST,
      }),
    )
    await must(owner.PUT('/api/v1/clock', { body: { now: new Date(START).toISOString() } }))
    await must(
      owner.POST('/api/v1/productions', {
        body: { title: 'Saltlight', slug: 'saltlight', kind: 'film', zone: 'Europe/Oslo' },
      }),
    )
    for (const name of ['Tomas Reyes', 'Ola Berg'])
      await must(
        owner.POST('/api/v1/productions/{production}/subjects', {
          ...ofSaltlight,
          body: { kind: 'person', name, isMinor: false },
        }),
      )
    publicist = await meet(DESK)
    await publicist.page.goto('/sign-in')
    await signIn(publicist.page, PUBLICIST)
  })
  afterAll(async () => {
    await browser?.close()
    await house?.stop()
    await folder?.remove()
  })

  let broken = ''
  const step = (name: string, walk: () => Promise<void>): void => {
    test(
      name,
      async () => {
        if (broken) throw new Error(`the walk ended before, at: ${broken}`)
        broken = name
        await walk().catch(async (cause: unknown) => {
          await showAll(people)
          throw cause
        })
        broken = ''
      },
      120_000,
    )
  }
  const idOf = async (name: string): Promise<string> => {
    const { items } = await must(owner.GET('/api/v1/productions/{production}/subjects', ofSaltlight))
    return items.find((subject) => subject.name === name)?.id ?? ''
  }
  const formOf = async (name: string) => {
    const { items } = await must(owner.GET('/api/v1/productions/{production}/release-forms', ofSaltlight))
    const form = items.find(({ subject }) => subject.name === name)
    if (form === undefined) throw new Error(`no form of ${name}`)
    return form
  }

  step('the publicist drafts a form in German', async () => {
    const { page } = publicist
    await page.goto('/backstage/saltlight/people')
    const row = page.getByRole('listitem').filter({ hasText: 'Tomas Reyes' })
    await row.getByRole('button', { name: 'Ask to sign' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel('Language').selectOption({ label: 'German' })
    await sheet.getByRole('button', { name: 'Make the link' }).click()
    link = await linkNamed(page, 'Link for Tomas Reyes')
    await page.keyboard.press('Escape')
  })

  step('Tomas reads it in German on his phone, and signs with a finger', async () => {
    tomas = await meet(PHONE)
    const { page } = tomas
    await page.goto(link)
    await page.getByText('Das ganze Formular lesen').click()
    await page.getByText('Ich bin Tomas Reyes.').waitFor()
    await page.getByText('Es ist keine Rechtsberatung.').waitFor()
    expect(await englishOn(page, 'de')).toEqual([])
    await lookOver(page, 'release-slip-german')
    await page.getByRole('link', { name: 'Français' }).click()
    await page.getByRole('heading', { name: 'Pouvons-nous vous montrer' }).waitFor()
    expect(await englishOn(page, 'fr')).toEqual([])
    await page.getByRole('link', { name: 'Deutsch' }).click()
    await sign(page, 'Tomas Reyes', IN_GERMAN)
    expect(await englishOn(page, 'de')).toEqual([])
    await lookOver(page, 'release-slip-signed')
  })

  step('his copy is a PDF, and its digest is the one in the log', async () => {
    const answer = await tomas.page.request.get(`/api/v1/release-slips/${link.split('/s/')[1]}/copy.pdf`)
    const pdf = await answer.body()
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    const digest = createHash('sha256').update(pdf).digest('hex')
    await tomas.page.getByText(digest).waitFor()
    expect((await formOf('Tomas Reyes')).copyDigest).toBe(digest)
    expect(await formOf('Tomas Reyes')).toMatchObject({ state: 'signed', language: 'de', way: 'link' })
  })

  step('it stands as signed in the list of forms', async () => {
    const { page } = publicist
    await page.goto(FORMS)
    const row = page.getByRole('listitem').filter({ hasText: 'Tomas Reyes' })
    await row.getByText('Signed').waitFor()
    await row.getByText('German', { exact: false }).waitFor()
    await lookOver(page, 'release-forms')
  })

  step('a paper is recorded with its photograph', async () => {
    const { page } = publicist
    await page.goto(`${FORMS}/paper`)
    await page.getByLabel('Of whom or what').selectOption({ value: await idOf('Ola Berg') })
    await page
      .getByLabel('Photographs or scans', { exact: false })
      .setInputFiles({ name: 'ola.jpg', mimeType: 'image/jpeg', buffer: await photograph() })
    await page.getByLabel('Name as signed').fill('O. Berg')
    await page.getByLabel('Signed on').fill('2031-04-18')
    await lookOver(page, 'paper-form')
    await page.getByRole('button', { name: 'Record it' }).click()
    await page.getByText('the paper of O. Berg counts from now on').waitFor()
    const form = await formOf('Ola Berg')
    expect(form).toMatchObject({ state: 'signed', way: 'paper', scans: [{ fileName: 'ola.jpg' }] })
    const scan = `/api/v1/scans/${form.scans[0]?.id}`
    expect((await page.request.get(scan)).status()).toBe(200)
    expect((await tomas.page.request.get(scan)).status()).toBe(401)
  })

  step('of a list with one wrong line the right ones are taken over, by word', async () => {
    const { page } = publicist
    await page.goto(`${FORMS}/list`)
    await page
      .getByLabel('or paste it')
      .fill('name,signed on,language\nKari Moe,2031-03-01,fr\nNils Aas,some day,fr\nWanda Lind,2031-03-02,es')
    await page.getByRole('button', { name: 'Show what will happen' }).click()
    await page.getByText('some day is no day').waitFor()
    await lookOver(page, 'form-list')
    await page.getByRole('button', { name: 'Take over 2 lines and leave out 1 wrong one' }).click()
    await page.getByText('2 forms taken over').waitFor()
    expect((await formOf('Kari Moe')).language).toBe('fr')
    await expect(formOf('Nils Aas')).rejects.toThrow('no form')
  })

  step('a sheet lies out on set, and two people sign it one after the other', async () => {
    const { page } = publicist
    const scriptComes = await holdScripts(page)
    await page.goto(`${FORMS}/sheets`, { waitUntil: 'commit' })
    await page.getByLabel('What for').fill('Extras in the harbour')
    await page.getByLabel('Lies out until').fill('2031-04-21T18:00')
    // On a slow line people type before the page's script is there.
    await scriptComes()
    expect(await page.getByLabel('What for').inputValue()).toBe('Extras in the harbour')
    await page.getByRole('button', { name: 'Lay it out' }).click()
    await page.getByText('It lies out.').waitFor()
    await lookOver(page, 'set-sheets')
    const sheet = await linkNamed(page, 'Sheets on set')
    const tablet = await meet(PHONE)
    await tablet.page.goto(sheet)
    await lookOver(tablet.page, 'set-sheet')
    for (const name of ['Lotta Ek', 'Jon Holt']) {
      await tablet.page.getByLabel('Your name').fill(name)
      // With the keyboard alone: a typed name suffices where nobody can draw.
      await tablet.page.getByRole('checkbox', { name: 'I have read this form' }).press('Space')
      await tablet.page.getByRole('button', { name: 'Sign and say yes' }).press('Enter')
      await tablet.page.getByRole('heading', { name: 'Signed. Thank you' }).waitFor()
      await tablet.page.getByText(`${name}, this is your own link`).waitFor()
      await lookOver(tablet.page, 'set-sheet-signed')
      await tablet.page.getByRole('link', { name: 'The next person' }).click()
      await tablet.page.getByLabel('Your name').waitFor()
    }
    expect((await formOf('Lotta Ek')).way).toBe('set')
    expect((await formOf('Jon Holt')).state).toBe('signed')
  })

  step(
    'a wording with a broken field is refused with its line, and a good one is the next version',
    async () => {
      const { page } = publicist
      await page.goto(`${FORMS}/templates`)
      await lookOver(page, 'form-templates')
      await page.getByRole('link', { name: 'Appearance, English' }).click()
      const field = page.getByLabel('Markdown')
      const source = await field.inputValue()
      await field.fill(source.replace('{{window}}', '{{windows}}'))
      await page.getByRole('button', { name: 'Keep as the next version' }).click()
      await page.getByText('no form knows the field {{windows}}').waitFor()
      await lookOver(page, 'form-template-broken')
      await field.fill(source.replace('## What stays mine', 'The water is cold.\n\n## What stays mine'))
      await page.getByRole('button', { name: 'Preview' }).click()
      await page.getByText('I am Tomas Reyes.').waitFor()
      await lookOver(page, 'form-template')
      await page.getByRole('button', { name: 'Keep as the next version' }).click()
      await page.getByText('Kept as version 3.').waitFor()
    },
  )

  step('no browser had anything to complain of', async () => {
    for (const { complaints } of people)
      expect(complaints.filter((words) => !/40[01]|422/.test(words))).toEqual([])
  })
})
