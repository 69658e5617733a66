import { expect, test } from 'vitest'
import { logOf, openLog } from './index.ts'

test('a log names its part and strikes out what is secret, however deep it came', () => {
  const lines: string[] = []
  const log = logOf(openLog('info', { write: (line) => lines.push(line) }), 'publish')
  log.info(
    { request: { headers: { cookie: 'sesame' } }, token: 'sesame', slip: { token: 'sesame' } },
    'asked',
  )
  log.debug('not at this level')
  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ part: 'publish', msg: 'asked', token: '***' })
  expect(lines[0]).not.toContain('sesame')
})
