import { expect, test } from 'vitest'
import type { Asset } from '#lib/wire/ingest.ts'
import { mediaOf } from './asset-media.ts'
import { isPlaylist } from './playlist.ts'

type File = Asset['files'][number]

const file = (role: File['role'], facts: File['facts'] = {}): File => ({
  role,
  address: `/m/${role}`,
  mediaType: 'video/mp4',
  sizeBytes: 1,
  facts,
})
const shown = (state: Asset['state'], files: File[]) => {
  const { proxy, firstLook } = mediaOf({ id: 'a', state, files })
  return { proxy, firstLook }
}
const clean = file('clean', { playsInBrowsers: true })

test('a film is first looked at in its clean copy, and in its light copy as soon as there is one', () => {
  expect(shown('preparing', [])).toEqual({ proxy: undefined, firstLook: undefined })
  expect(shown('preparing', [clean])).toEqual({ proxy: undefined, firstLook: '/m/clean' })
  expect(shown('preparing', [clean, file('proxy')])).toEqual({ proxy: '/m/proxy', firstLook: undefined })
})

test('what browsers cannot play is not offered to them, nor what is not being prepared', () => {
  const heavy = file('clean', { playsInBrowsers: false })
  expect(shown('preparing', [heavy]).firstLook).toBeUndefined()
  expect(shown('ready', [clean]).firstLook).toBeUndefined()
})

test('a film that browsers cannot play is first looked at in its pieces, from the first one on', () => {
  const heavy = file('clean', { playsInBrowsers: false })
  const playlist = '/api/v1/assets/a/playlists/main'
  expect(mediaOf({ id: 'a', state: 'preparing', files: [heavy], playlist }).firstLook).toBe(playlist)
  expect(isPlaylist(playlist)).toBe(true)
  expect(isPlaylist('/m/sealed')).toBe(false)
  expect(mediaOf({ id: 'a', state: 'preparing', files: [heavy], playlist: null }).firstLook).toBeUndefined()
  expect(mediaOf({ id: 'a', state: 'preparing', files: [clean], playlist }).firstLook).toBe('/m/clean')
  expect(
    mediaOf({ id: 'a', state: 'ready', files: [heavy, file('proxy')], playlist }).firstLook,
  ).toBeUndefined()
})
