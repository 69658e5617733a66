import { expect, test } from 'vitest'
import { mayGoOn } from './carry.ts'

test.each([409, 423, 429, 500, 502, 503])('a file goes on by itself after %i', (status) => {
  expect(mayGoOn(status)).toBe(true)
})

test.each([400, 404, 410, 413, 422, 507])(
  'a file that was answered %i is not sent again and again',
  (status) => {
    expect(mayGoOn(status)).toBe(false)
  },
)
