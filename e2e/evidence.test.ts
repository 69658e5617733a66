import { createHash } from 'node:crypto'
import { judge } from '@stagedoor/core/clearance'
import { readWorld } from '@stagedoor/contract/world'
import { strFromU8, unzipSync } from 'fflate'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DESK, lookOver, type Person, somebody } from './browser.ts'
import { openBrowser } from './chromium.ts'
import { DEMO_OWNER, type DemoHouse, openDemo, SALTLIGHT } from './demo-house.ts'
import { signIn } from './pages/arriving.ts'
import { must, type Visitor } from './visitor.ts'

describe('what lawyers and other tools read of the demo', () => {
  let demo: DemoHouse
  let browser: Browser
  let owner: Visitor
  let person: Person

  beforeAll(async () => {
    demo = await openDemo()
    owner = demo.owner
    browser = await openBrowser()
    person = await somebody(browser, demo.house.origin, DESK)
    await person.page.goto('/sign-in')
    await signIn(person.page, DEMO_OWNER)
  })

  afterAll(async () => {
    await browser?.close()
    await demo?.end()
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
