import { FLICKS_PER_SECOND } from '@stagedoor/core/time'
import { expect, test } from 'vitest'
import { testLimits } from '../testing.ts'
import { renderArguments } from './argv.ts'

test('every input is opened as a local file of the named formats, turned by nobody, from the exact place', () => {
  const words = renderArguments({
    inputs: [
      {
        path: '/vault/-i evil.mov',
        formats: ['mov', 'matroska'],
        seekFlicks: FLICKS_PER_SECOND / 3,
        durationFlicks: FLICKS_PER_SECOND,
        keyFramesOnly: true,
      },
    ],
    graph: '[0:v]null[picture]',
    outputs: [
      {
        path: '/vault/out.mp4',
        format: 'mp4',
        options: { movflags: '+faststart' },
        streams: [
          {
            kind: 'encoded',
            from: 'picture',
            codec: 'libx264',
            options: { crf: '20' },
            keyEveryFlicks: FLICKS_PER_SECOND,
          },
          { kind: 'copied', from: '0:a:0', bitstream: 'filter_units=remove_types=6', tag: 'hvc1' },
        ],
      },
    ],
    limits: testLimits,
  })
  expect(words.join(' ')).toBe(
    '-hide_banner -nostdin -y -nostats -progress pipe:1 -v warning ' +
      `-protocol_whitelist file -format_whitelist mov,matroska -noautorotate -max_pixels ${testLimits.pixels} -skip_frame nokey ` +
      '-ss 0.333333 -t 1.000000 -i file:/vault/-i evil.mov -filter_complex [0:v]null[picture] ' +
      '-map [picture] -map 0:a:0 -map_metadata -1 -map_chapters -1 ' +
      '-c:0 libx264 -crf:0 20 -fps_mode:0 vfr -force_key_frames:0 expr:gte(t,n_forced*1.000000) ' +
      '-c:1 copy -bsf:1 filter_units=remove_types=6 -tag:1 hvc1 ' +
      '-movflags +faststart -f mp4 file:/vault/out.mp4',
  )
})
