import { expect, test } from 'vitest'
import { upload as say } from '#lib/words/slips/en/send.ts'
import { sayStanding } from './standing.ts'

test('a file that waits says its place, or that it lacks a name', () => {
  const file = new File(['slate'], 'take.mp4')
  const waits = { state: 'queued', sent: 0, speed: 0, refusal: undefined, file } as const
  const speech = { say, bytes: String }
  expect(sayStanding(waits, { place: 3, lacksName: false }, speech)).toContain('3')
  expect(sayStanding(waits, { place: 3, lacksName: true }, speech)).toBe(say.wantsName)
})
