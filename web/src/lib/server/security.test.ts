import { expect, test } from 'vitest'
import { cameFromOurPages, secure } from './security.ts'

const asked = (method: string, headers: Record<string, string>, routeId: string) => ({
  request: new Request('http://127.0.0.1:4321/x', { method, headers }),
  locals: { origin: 'http://127.0.0.1:4321' },
  route: { id: routeId },
})

const onCrewPage = '/(crew)/backstage/[production]/dailies'
const onSlip = '/(slips)/s/[token]'

test.each([
  ['reading is never an act', asked('GET', { origin: 'https://elsewhere.example' }, onCrewPage), true],
  ['our own page may act', asked('POST', { origin: 'http://127.0.0.1:4321' }, onCrewPage), true],
  ['another site may not act', asked('POST', { origin: 'https://elsewhere.example' }, onCrewPage), false],
  ['a hidden origin may not act', asked('POST', { origin: 'null' }, onCrewPage), false],
  [
    'a hidden origin may act when the browser vouches for it',
    asked('POST', { origin: 'null', 'sec-fetch-site': 'same-origin' }, onCrewPage),
    true,
  ],
  ['a request from nowhere may not act', asked('POST', {}, onCrewPage), false],
  ['a slip is answered by its address alone', asked('POST', { origin: 'null' }, onSlip), true],
] as const)('%s', (_law, event, may) => {
  expect(cameFromOurPages(event as unknown as Parameters<typeof cameFromOurPages>[0])).toBe(may)
})

test('a slip leaves no trace in referrers or caches', () => {
  const answer = new Response('')
  secure(answer, 'slips')
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
  expect(answer.headers.get('cache-control')).toBe('no-store')
})

test('style attributes are allowed to the crew alone', () => {
  const policyOf = (face: 'crew' | 'fans' | 'slips') => {
    const answer = new Response('', {
      headers: {
        'content-security-policy': "style-src 'self'; style-src-attr 'unsafe-hashes'; base-uri 'none'",
      },
    })
    secure(answer, face)
    return answer.headers.get('content-security-policy')
  }
  expect(policyOf('crew')).toBe("style-src 'self'; style-src-attr 'unsafe-inline'; base-uri 'none'")
  expect(policyOf('fans')).not.toContain('unsafe-inline')
  expect(policyOf('slips')).not.toContain('unsafe-inline')
})
