import { expect, test } from 'vitest'
import { speechOf } from '#lib/words/slips/index.ts'
import { sayRefusal } from './say-refusal.ts'

const english = await speechOf('en')

test('a full door says how much room is left and how much is missing', () => {
  const body = JSON.stringify({
    type: '/problems/inbox-full',
    title: 'Full',
    status: 413,
    roomBytes: 3_000_000,
    missingBytes: 70_000_000,
  })
  expect(sayRefusal(body, english)).toContain('3 MB')
  expect(sayRefusal(body, english)).toContain('70 MB')
})

test('a refusal without words of its own is told as the house tells it', () => {
  const body = JSON.stringify({
    type: '/problems/new-thing',
    title: 'It rains',
    status: 422,
    detail: 'Wait.',
  })
  expect(sayRefusal(body, english)).toBe('It rains. Nothing was changed. Wait.')
})

test('an answer that is no problem of ours says nothing', () => {
  expect(sayRefusal('<html>', english)).toBeUndefined()
})

test('a refusal without words of its own is told in the language of the page, whatever the house wrote', async () => {
  const body = JSON.stringify({ type: '/problems/new-thing', title: 'It rains', status: 422 })
  expect(sayRefusal(body, await speechOf('de'))).toContain('Nichts wurde geändert.')
})

test.each(['en', 'de', 'fr', 'es'] as const)(
  'a full house says what is missing where it knows, and nothing else where it does not (%s)',
  async (language) => {
    const speech = await speechOf(language)
    const full = { type: '/problems/disk-full', title: 'Full', status: 507 }
    const told = sayRefusal(JSON.stringify({ ...full, missingBytes: 70_000_000 }), speech)
    expect(told).toContain(speech.times.bytes(70_000_000))
    expect(sayRefusal(JSON.stringify(full), speech)).not.toMatch(/\d|undefined/)
  },
)
