import { expect } from 'vitest'
import type { TestDatabase } from '../../plant/db/testing.ts'
import { deliveryOf } from '../deliver/index.ts'
import { repliesOf } from '../observe/index.ts'
import { PATIENT } from '../testing.ts'
import type { BesideBluesky } from '../testing-bluesky.ts'

const BETWEEN_LOOKS = 5 * 60_000

/** Somebody comments under a post at Bluesky or a part of it, and the house reads it: the reply that it keeps. */
export async function commentedOn(
  { house, front, network }: Pick<BesideBluesky, 'front' | 'network'> & { house: TestDatabase },
  publicationId: string,
  text: string,
): Promise<string> {
  const remote = (await deliveryOf(house.crew, publicationId))?.remote
  if (remote == null) throw new Error('Nothing of it lies there')
  const uri = `at://did:plc:mira/app.bsky.feed.post/${publicationId}`
  network.comments.push({ uri, parent: remote.id, author: 'mira.test', text, at: front.clock.now() })
  const { productionId } = front
  const found = async () => {
    const told = { productionId, accountId: null, isUnread: false, cursor: null }
    const { items } = await repliesOf(house.crew, told)
    return items.find((reply) => reply.publicationId === publicationId && reply.text === text)?.id
  }
  const looksAgain = async () => (await front.goTo(front.later(BETWEEN_LOOKS)), await found())
  await expect.poll(looksAgain, { ...PATIENT, interval: 100 }).toBeDefined()
  return (await found()) ?? ''
}
