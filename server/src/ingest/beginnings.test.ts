import { Problem } from '@stagedoor/contract/problems'
import { expect, test } from 'vitest'
import { Beginnings } from './beginnings.ts'
import type { Sender } from './sender.ts'

const inbox = (inboxId: string): Sender => ({
  kind: 'inbox',
  productionId: 'saltlight',
  inboxId,
  shootingDayId: 'day-1',
  quotaBytes: 1,
})
const PHONE = '198.51.100.7'

/** How many of so many beginnings at one moment are let in. */
function letIn(
  beginnings: Beginnings,
  times: number,
  { sender = inbox('door'), address = PHONE, now = 0 }: { sender?: Sender; address?: string; now?: number },
): number {
  let count = 0
  for (let time = 0; time < times; time += 1)
    try {
      beginnings.take(sender, { address, now })
      count += 1
    } catch (error) {
      if (!(error instanceof Problem && error.type === 'too-many-requests')) throw error
    }
  return count
}

test('five hundred files from one phone begin at once, and a flood from there does not', () => {
  const beginnings = new Beginnings()
  expect(letIn(beginnings, 500, {})).toBe(500)
  expect(letIn(beginnings, 5000, {})).toBe(100)
  expect(letIn(beginnings, 5000, { now: 60_000 })).toBe(60)
})

test('a flood from one network leaves the same inbox open to every other', () => {
  const beginnings = new Beginnings()
  letIn(beginnings, 5000, {})
  expect(letIn(beginnings, 500, { address: '203.0.113.9' })).toBe(500)
})

test('several inboxes behind one address have room for a set, and no more however many inboxes there are', () => {
  const beginnings = new Beginnings()
  const through = (count: number) =>
    Array.from({ length: count }, (_, door) => letIn(beginnings, 500, { sender: inbox(`door ${door}`) }))
  expect(through(3)).toEqual([500, 500, 500])
  expect(through(30).reduce((sum, begun) => sum + begun, 0)).toBe(300)
})

test('one of the crew is counted by the account, wherever it is', () => {
  const beginnings = new Beginnings()
  const crew: Sender = { kind: 'crew', productionId: 'saltlight', userId: 'wren', name: 'Wren Adeyemi' }
  expect(letIn(beginnings, 1000, { sender: crew })).toBe(1000)
  expect(letIn(beginnings, 1000, { sender: crew, address: '203.0.113.9' })).toBe(200)
})
