import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RESERVED_SLUGS, checkSlug, isOpaqueSlug, opaqueSlug, proposeSlug } from './slug.ts'

test('a slug is lower-case letters, digits and single hyphens', () => {
  expect(checkSlug('saltlight')).toEqual({ kind: 'usable', slug: 'saltlight' })
  expect(checkSlug('the-second-lantern-2')).toMatchObject({ kind: 'usable' })
  for (const typed of [
    'Saltlight',
    'salt light',
    '-salt',
    'salt-',
    'salt--light',
    '../etc',
    'sält',
    'a/b',
    '.well-known',
  ])
    expect(checkSlug(typed)).toEqual({ kind: 'refused', because: 'letters' })
  expect(checkSlug('')).toEqual({ kind: 'refused', because: 'empty' })
  expect(checkSlug('a'.repeat(61))).toEqual({ kind: 'refused', because: 'too-long' })
})

test('an address that the house uses cannot be taken by a production', () => {
  for (const word of [
    'backstage',
    's',
    'm',
    'api',
    'claim',
    'healthz',
    'readyz',
    'sign-in',
    'sign-out',
    'feed',
  ])
    expect(checkSlug(word)).toEqual({ kind: 'refused', because: 'reserved' })
})

test('every reserved word would otherwise be a slug, so none is written in vain', () => {
  for (const word of RESERVED_SLUGS) expect(word).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
})

test('a name becomes the slug a person would have typed', () => {
  expect(proposeSlug('Saltlight', 'production')).toBe('saltlight')
  expect(proposeSlug("The sea that fits on a kitchen's table!", 'post')).toBe(
    'the-sea-that-fits-on-a-kitchens-table',
  )
  expect(proposeSlug('Smørbrød på Ærø', 'post')).toBe('smorbrod-pa-aero')
  expect(proposeSlug('塩の光', 'production')).toBe('production')
  expect(proposeSlug('Press kit', 'post')).toBe('press-kit-2')
  expect(proposeSlug('Saltlight', 'post', new Set(['saltlight', 'saltlight-2']))).toBe('saltlight-3')
})

test('every name has a usable slug', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(checkSlug(proposeSlug(name, 'post')).kind).toBe('usable')
    }),
  )
})

test('a slug made of chance is a slug, and no name ever becomes one', () => {
  const slug = opaqueSlug('00ff00ff00ff00ff')
  expect(checkSlug(slug)).toEqual({ kind: 'usable', slug })
  expect(isOpaqueSlug(slug)).toBe(true)
  expect(() => opaqueSlug('lantern')).toThrow(RangeError)
  for (const name of ['P photographer', 'p misunderstanding', 'The second lantern'])
    expect(isOpaqueSlug(proposeSlug(name, 'post'))).toBe(false)
})
