import { createHash } from 'node:crypto'
import { judge } from '@stagedoor/core/clearance'
import { readWorld } from '@stagedoor/contract/world'
import { strFromU8, unzipSync } from 'fflate'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DESK, lookOver, type Person, somebody } from './browser.ts'
import { openBrowser } from './chromium.ts'
import { freePort, newDataDir, type RunningHouse, startHouse } from './house.ts'
import { must, type Visitor, visitorOf } from './visitor.ts'

const OWNER = { name: 'Jonas Vale', email: 'jonas@saltlight.example', password: 'a lamp beside the door' }
const SALTLIGHT = { params: { path: { production: 'saltlight' } } }
const PATIENT = { timeout: 500_000, interval: 500 }

describe('what lawyers and other tools read of the demo', () => {
  let dataDir: Awaited<ReturnType<typeof newDataDir>>
  let house: RunningHouse
  let browser: Browser
  let owner: Visitor
  let person: Person

  beforeAll(async () => {
    dataDir = await newDataDir()
    house = await startHouse({
      dataDir: dataDir.path,
      port: await freePort(),
      env: { STAGEDOOR_DEMO: 'on', STAGEDOOR_CLOCK: 'real' },
    })
    owner = visitorOf(house.origin)
    const token = house.claimToken ?? ''
    await must(owner.POST('/api/v1/claims/{token}', { params: { path: { token } }, body: OWNER }))
    browser = await openBrowser()
    person = await somebody(browser, house.origin, DESK)
    await person.page.goto('/sign-in')
    await person.page.getByLabel('E-mail').fill(OWNER.email)
    await person.page.getByLabel('Password').fill(OWNER.password)
    await person.page.getByRole('button', { name: 'Sign in' }).click()
    await person.page.waitForURL(/backstage/)
  })

  afterAll(async () => {
    await browser?.close()
    await house?.stop()
    await dataDir?.remove()
  })

  test('is there once the demo has something held', async () => {
    const held = async () => {
      const { data } = await owner.GET('/api/v1/productions/{production}/dailies', SALTLIGHT)
      return data?.items.filter(({ verdict }) => verdict?.kind === 'held').length ?? 0
    }
    await expect.poll(held, PATIENT).toBeGreaterThan(0)
  })

  test('the page that says why has the papers, the log and what time changes, on a desk and on a phone', async () => {
    const { items } = await must(owner.GET('/api/v1/productions/{production}/dailies', SALTLIGHT))
    const held = items.find(({ verdict }) => verdict?.kind === 'held')
    const { page } = person
    await page.goto(`/backstage/saltlight/dailies/${held?.id}`)
    await page.getByRole('link', { name: 'Why, and on what evidence' }).click()
    await page.getByRole('heading', { name: 'The evidence' }).waitFor()
    for (const said of [
      'What was found',
      'Rests on:',
      'SHA-256 of the text',
      'Everything it rests on',
      'What it was before',
    ])
      await page.getByText(said).first().waitFor()
    await lookOver(page, 'the verdict page')
  })

  test('the report is a PDF, and with its evidence a ZIP that proves itself', async () => {
    const { page } = person
    await page.goto('/backstage/saltlight/log')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'E&O report (PDF)' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('saltlight-clearance-report.pdf')
    const answer = await owner.GET('/api/v1/productions/{production}/report', {
      params: { ...SALTLIGHT.params, query: { format: 'zip' } },
      parseAs: 'arrayBuffer',
    })
    const files = unzipSync(new Uint8Array(answer.data as unknown as ArrayBuffer))
    expect(strFromU8(files['report.pdf']!.subarray(0, 5))).toBe('%PDF-')
    for (const line of strFromU8(files['manifest.sha256']!).trim().split('\n')) {
      const [digest = '', path = ''] = line.split('  ')
      expect(createHash('sha256').update(files[path]!).digest('hex')).toBe(digest)
    }
  })

  test('the world of the demo, judged elsewhere, gives the verdicts of the house', async () => {
    const reading = readWorld(await must(owner.GET('/api/v1/productions/{production}/world', SALTLIGHT)))
    if (reading.kind === 'flawed') throw new Error(JSON.stringify(reading.flaws))
    const { questions, evidence, now } = reading.world
    expect(questions.length).toBeGreaterThan(5)
    for (const { id, exposure } of questions) {
      const asked = await must(
        owner.GET('/api/v1/exposures/{exposure}', { params: { path: { exposure: id } } }),
      )
      const { kind, ...offline } = judge(exposure, evidence, now)
      expect({ id, kind, concerns: 'concerns' in offline ? offline.concerns.length : 0 }).toEqual({
        id,
        kind: asked.verdict?.kind,
        concerns: asked.verdict?.concerns.length,
      })
    }
  })
})
