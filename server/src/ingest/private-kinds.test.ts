import { expect, test } from 'vitest'
import { privateKindsOf } from './private-kinds.ts'

test.each([
  [
    'an iPhone',
    [
      'com.apple.quicktime.location.ISO6709',
      'com.apple.quicktime.make',
      'com.apple.quicktime.software',
      'creation_time',
    ],
    ['location', 'device', 'maker', 'moment'],
  ],
  [
    'an Android phone',
    ['location', 'location-eng', 'com.android.version', 'com.android.capture.fps'],
    ['location', 'device'],
  ],
  [
    'a still',
    [
      'GPSLatitude',
      'Model',
      'LensSerialNumber',
      'BodySerialNumber',
      'Artist',
      'Copyright',
      'UserComment',
      'DateTimeOriginal',
    ],
    ['location', 'device', 'serial', 'owner', 'comment', 'moment'],
  ],
  ['a recorder', ['comment', 'encoded_by', 'originator'], ['maker', 'comment', 'other']],
  [
    'a file that says nothing of anybody',
    ['major_brand', 'handler_name', 'language', 'vendor_id', 'compatible_brands'],
    [],
  ],
] as const)('the kinds of details that %s writes are named once each', (_who, tags, kinds) => {
  expect(privateKindsOf(tags)).toEqual(kinds)
})
