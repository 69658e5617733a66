import { expect, test } from 'vitest'
import { speechOf } from '#lib/words/slips/index.ts'
import { mayGoOn, sayRefusal } from './say-refusal.ts'

const english = await speechOf('en')

test.each([0, 409, 423, 429, 500, 502, 503])('a file goes on by itself after %i', (status) => {
  expect(mayGoOn(status)).toBe(true)
})

test.each([400, 404, 410, 413, 422, 507])(
  'a file that was answered %i is not sent again and again',
  (status) => {
    expect(mayGoOn(status)).toBe(false)
  },
)

test('a full door says how much room is left', () => {
  const body = JSON.stringify({
    type: '/problems/inbox-full',
    title: 'Full',
    status: 413,
    roomBytes: 3_000_000,
  })
  expect(sayRefusal(body, english)).toContain('3 MB')
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
