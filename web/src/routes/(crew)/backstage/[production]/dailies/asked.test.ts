import { expect, test } from 'vitest'
import { askedIn, askingFor } from './asked.ts'

test('an address narrows by what is a choice, and by nothing that is none', () => {
  const day = '0c8d1f0e-9f44-4d5e-8f5e-6f4f5b0f2a11'
  const search = new URLSearchParams(
    `triage=keep&kind=poem&day=${day}&scene=12&q=%20lamp%20&unit=&slate=12A%203%20`,
  )
  expect(askedIn(search)).toEqual({ triage: 'keep', day, slate: '12A 3', q: 'lamp' })
})

test('asking for one thing otherwise keeps the rest', () => {
  expect(askingFor({ triage: 'keep', q: 'a lamp' }, { triage: 'no' })).toBe('?triage=no&q=a+lamp')
  expect(askingFor({ triage: 'keep', q: 'lamp' }, { q: null })).toBe('?triage=keep')
})
