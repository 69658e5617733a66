import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../plant/db/testing.ts'
import { siteAt } from '../plant/http/index.ts'
import { openMail } from '../plant/mail/testing.ts'
import { invite } from './invitations.ts'
import { startProduction } from './start-production.ts'

const house = await testDatabase()
const { mail, letters, close } = await openMail(house)
afterAll(close)
const ports = { db: house.crew, clock: house.clock, site: siteAt('https://house.test') }

test('an invitation with an e-mail address is written, with the link that the answer carries', async () => {
  const { id: productionId } = await startProduction(ports, {
    title: 'Saltlight',
    slug: 'saltlight-invites',
    kind: 'film',
    zone: 'Europe/Oslo',
    ownerId: null,
  })
  const by = { userId: '00000000-0000-4000-8000-000000000001', name: 'Wren Okafor' }
  const order = { productionId, name: 'Aino Leppälä', role: 'editor' as const, by }
  const byHand = await invite({ ...ports, mail }, { ...order, email: null })
  const byMail = await invite({ ...ports, mail }, { ...order, email: 'aino@set.test' })
  await expect.poll(() => letters, { timeout: 20_000 }).toHaveLength(1)
  expect(letters[0]?.to).toEqual(['aino@set.test'])
  expect(letters[0]?.text).toContain(byMail.url)
  expect(letters[0]?.text).not.toContain(byHand.url)
  expect(byMail.url).toMatch(/^https:\/\/house\.test\/s\//)
})
