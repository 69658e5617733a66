import { expect, test } from 'vitest'
import { samePage } from './same-page.ts'

test('what one does about a writing leads back to the page of the talk on which it stands', () => {
  const at = (query: string) => samePage(new URLSearchParams(query))
  expect(at('thread=a&talk=2026 b&act=c&done=changed')).toBe('&thread=a&talk=2026+b')
  // The name of an act stands in the address of a form that was refused.
  expect(at('/change=&act=c&order=oldest')).toBe('&order=oldest')
  expect(at('after=&answer=c')).toBe('')
})
