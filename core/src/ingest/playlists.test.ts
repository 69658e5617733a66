import { describe, expect, test } from 'vitest'
import { bandwidthOf, mediaPlaylist, multivariantPlaylist, type ListedRendition } from './playlists.ts'

const rung: ListedRendition = {
  head: { address: 'pieces/720/head', bytes: 800 },
  unitsPerSecond: { num: 30000, den: 1001 },
  plannedSeconds: 2.002,
  segments: [
    { address: 'pieces/720/0', from: 0, bytes: 500_000, units: 60 },
    { address: 'pieces/720/1', from: 0, bytes: 400_000, units: 60 },
    { address: 'pieces/720/1', from: 400_000, bytes: 20_000, units: 7 },
  ],
  isWhole: true,
}

describe('a play list', () => {
  test('of a whole rendition says where each segment lies and exactly how long it lasts, and that it ends', () => {
    expect(mediaPlaylist(rung)).toBe(
      [
        '#EXTM3U',
        '#EXT-X-VERSION:7',
        '#EXT-X-TARGETDURATION:2',
        '#EXT-X-MEDIA-SEQUENCE:0',
        '#EXT-X-PLAYLIST-TYPE:VOD',
        '#EXT-X-INDEPENDENT-SEGMENTS',
        '#EXT-X-MAP:URI="pieces/720/head",BYTERANGE="800@0"',
        '#EXTINF:2.002000,',
        '#EXT-X-BYTERANGE:500000@0',
        'pieces/720/0',
        '#EXTINF:2.002000,',
        '#EXT-X-BYTERANGE:400000@0',
        'pieces/720/1',
        '#EXTINF:0.233567,',
        '#EXT-X-BYTERANGE:20000@400000',
        'pieces/720/1',
        '#EXT-X-ENDLIST',
        '',
      ].join('\n'),
    )
  })

  test('that grows only adds lines to what it said before, plays from its beginning, and does not end', () => {
    const early = mediaPlaylist({ ...rung, segments: rung.segments.slice(0, 1), isWhole: false })
    const later = mediaPlaylist({ ...rung, isWhole: false })
    expect(later.startsWith(early)).toBe(true)
    expect(later).toContain('#EXT-X-PLAYLIST-TYPE:EVENT\n')
    expect(later).toContain('#EXT-X-START:TIME-OFFSET=0,PRECISE=YES\n')
    expect(later).not.toContain('ENDLIST')
  })

  test('tells lengths that add up to where sound really is, though none of them is a whole number of microseconds', () => {
    const sound = {
      ...rung,
      unitsPerSecond: { num: 48000, den: 1 },
      segments: Array.from({ length: 400 }, (_, index) => ({
        address: 'pieces/sound/0',
        from: index,
        bytes: 1,
        units: (index % 4 === 3 ? 93 : 94) * 1024,
      })),
    }
    const sum = [...mediaPlaylist(sound).matchAll(/#EXTINF:([\d.]+),/g)].reduce(
      (micros, [, seconds]) => micros + Math.round(Number(seconds) * 1e6),
      0,
    )
    expect(sum).toBe(800_000_000)
  })

  test('that names all renditions gives sizes, codecs, rate and what line each needs with its sound', () => {
    const bandwidth = { peak: 2_000_000.2, average: 1_500_000 }
    const offered = { address: '720.m3u8', width: 1280, height: 720, codecs: 'avc1.64001f', bandwidth }
    const sound = {
      address: 'sound.m3u8',
      codecs: 'mp4a.40.2',
      channels: 2,
      bandwidth: { peak: 170_000, average: 160_000 },
    }
    expect(multivariantPlaylist([{ ...offered, framesPerSecond: 30000 / 1001 }], sound).split('\n')).toEqual([
      '#EXTM3U',
      '#EXT-X-VERSION:7',
      '#EXT-X-INDEPENDENT-SEGMENTS',
      '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",NAME="Sound",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="2",URI="sound.m3u8"',
      '#EXT-X-STREAM-INF:BANDWIDTH=2170001,AVERAGE-BANDWIDTH=1660000,CODECS="avc1.64001f,mp4a.40.2",RESOLUTION=1280x720,FRAME-RATE=29.970,AUDIO="sound"',
      '720.m3u8',
      '',
    ])
    expect(multivariantPlaylist([{ ...offered, framesPerSecond: 25 }], null)).not.toMatch(/AUDIO|mp4a/)
  })

  test('measures a line by whole segments, not by the frame or two at the end', () => {
    const { peak, average } = bandwidthOf(rung)
    expect(peak).toBeCloseTo((500_000 * 8) / 2.002)
    expect(average).toBeCloseTo((920_000 * 8 * 30000) / (127 * 1001))
    expect(bandwidthOf({ ...rung, segments: [] })).toEqual({ peak: 0, average: 0 })
  })
})
