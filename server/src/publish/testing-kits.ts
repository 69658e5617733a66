import { PublicAddresses } from './addresses/public-addresses.ts'
import { handOverKit } from './kits/hand-over-kit.ts'
import { type KitOrder, makeKit } from './kits/make-kit.ts'
import { type FrontOfHouse, publicist } from './testing.ts'

/** A kit for Ida Brandt, known by her name alone, with the publication's own words and moment. */
export function kitFor(changes: Partial<KitOrder> = {}): KitOrder {
  return {
    holderName: 'Ida Brandt',
    holder: { kind: 'by-name' },
    holderContact: null,
    platform: null,
    copy: null,
    disclosure: 'none',
    rule: null,
    ...changes,
  }
}

/** The token in the link of a slip. */
export const tokenIn = (url: string): string => url.split('/s/')[1] ?? ''

/** Makes a kit beside a publication that is out, and hands its film to the holder. */
export async function kitInHand(front: FrontOfHouse, besideId: string, changes: Partial<KitOrder> = {}) {
  const made = await makeKit(front, { besideId, kit: kitFor(changes), actor: publicist })
  await handOverKit({ ...front, addresses: new PublicAddresses(front) }, tokenIn(made.url))
  return made
}
