import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { BEAT_MS, refusingEvenly } from './even-refusals.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** How long it takes to be told so, of something that is known after some milliseconds. */
async function toldAfter(status: number, { knownAfterMs, path }: { knownAfterMs: number; path: string }) {
  const ask = refusingEvenly<null>(
    () => new Promise((resolve) => setTimeout(() => resolve(new Response('', { status })), knownAfterMs)),
  )
  const began = Date.now()
  let took = -1
  const asked = async () => {
    await ask(new Request(`http://house.example${path}`), null)
    took = Date.now() - began
  }
  void asked()
  for (let ms = 0; took < 0 && ms < 100; ms += 1) await vi.advanceTimersByTimeAsync(1)
  return took
}

const path = '/api/v1/public/productions/saltlight/posts/there-is-none'

test('that something is not there is said at a beat, however soon it was known', async () => {
  for (const knownAfterMs of [1, 4, BEAT_MS - 1])
    expect(await toldAfter(404, { knownAfterMs, path })).toBe(BEAT_MS)
  expect(await toldAfter(404, { knownAfterMs: BEAT_MS + 3, path })).toBe(2 * BEAT_MS)
})

test('what is there is told at once, and crew wait for nothing', async () => {
  expect(await toldAfter(200, { knownAfterMs: 3, path })).toBe(3)
  expect(await toldAfter(404, { knownAfterMs: 3, path: '/api/v1/productions/none' })).toBe(3)
})
