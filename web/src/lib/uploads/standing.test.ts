import { expect, test } from 'vitest'
import { upload as say } from '#lib/words/slips/en/send.ts'
import { mayGoOn, sayStanding } from './standing.ts'

test.each([0, 409, 423, 429, 500, 502, 503])('a file goes on by itself after %i', (status) => {
  expect(mayGoOn(status)).toBe(true)
})

test.each([400, 404, 410, 413, 422, 507])(
  'a file that was answered %i is not sent again and again',
  (status) => {
    expect(mayGoOn(status)).toBe(false)
  },
)

test('a file that waits says its place, or that it lacks a name', () => {
  const file = new File(['slate'], 'take.mp4')
  const waits = { state: 'queued', sent: 0, speed: 0, refusal: undefined, file } as const
  const speech = { say, bytes: String }
  expect(sayStanding(waits, { place: 3, lacksName: false }, speech)).toContain('3')
  expect(sayStanding(waits, { place: 3, lacksName: true }, speech)).toBe(say.wantsName)
})
