import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../../plant/db/testing.ts'
import { openMail } from '../../plant/mail/testing.ts'
import { handOverKit } from './hand-over-kit.ts'
import { makeKit } from './make-kit.ts'
import { PublicAddresses } from '../addresses/public-addresses.ts'
import { recallPublication } from '../recall/recall-publication.ts'
import { openFrontOfHouse, PATIENT, publicist } from '../testing.ts'
import { kitFor, tokenIn } from '../testing-kits.ts'

const house = await testDatabase()
const front = await openFrontOfHouse(house)
const { mail, letters, close } = await openMail(house)
afterAll(async () => {
  await front.close()
  await close()
})

async function slipOfKit(besideId: string, holderName: string, holderContact: string | null) {
  const kit = kitFor({ holderName, holderContact, disclosure: 'part-of-my-work' })
  const { url } = await makeKit(front, { besideId, kit, actor: publicist })
  return tokenIn(url)
}

test('a recall writes to the holders who left an address, and says who has the film', async () => {
  const { id } = await front.schedules(await front.rendered(await front.footage('The pier', 20)), null)
  const ida = await slipOfKit(id, 'Ida Brandt', 'ida@set.test')
  await slipOfKit(id, 'Samir Haddad', 'samir@set.test')
  await slipOfKit(id, 'Jonas Vale', '@jonasvale')
  await handOverKit({ ...front, addresses: new PublicAddresses(front) }, ida)
  await recallPublication(
    { ...front, mail },
    { publicationId: id, reach: 'everything', because: 'CONFIDENTIAL', actor: publicist },
  )
  await expect.poll(() => letters.length, PATIENT).toBe(2)
  const [toIda, toSamir] = ['ida@set.test', 'samir@set.test'].map((address) =>
    letters.find(({ to }) => to.includes(address)),
  )
  expect(toIda?.text).toContain('please take your post down')
  expect(toSamir?.text).toContain('nothing for you to do')
  expect(letters.map(({ raw }) => raw).join()).not.toContain('CONFIDENTIAL')
})
