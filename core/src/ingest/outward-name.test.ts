import { expect, test } from 'vitest'
import { outwardName } from './outward-name.ts'

test('a file leaves under the names of production, day and receipt, with as many of them as there are', () => {
  const file = { slug: 'saltlight', shootingDay: 12, receipt: 'SALT 4417', extension: 'mov' }
  expect(outwardName(file)).toBe('saltlight-d12-4417.mov')
  expect(outwardName({ ...file, shootingDay: null })).toBe('saltlight-4417.mov')
  expect(outwardName({ ...file, receipt: null })).toBe('saltlight-d12.mov')
})
