import { expect, test } from 'vitest'
import { flicks, secondsToFlicks } from '../time/index.ts'
import { storyboardVtt } from './storyboard.ts'

const strip = { columns: 2, tileWidth: 160, tileHeight: 90, everyFlicks: secondsToFlicks(1.5) }

test('each picture of a storyboard has its time and its place in the one file, row after row', () => {
  const vtt = storyboardVtt({ ...strip, tiles: 3 }, { address: '/media/x', duration: secondsToFlicks(4.7) })
  expect(vtt).toBe(
    `WEBVTT

00:00:00.000 --> 00:00:01.500
/media/x#xywh=0,0,160,90

00:00:01.500 --> 00:00:03.000
/media/x#xywh=160,0,160,90

00:00:03.000 --> 00:00:04.700
/media/x#xywh=0,90,160,90
`,
  )
})

test('the last picture ends after it begins, however the steps were rounded', () => {
  const vtt = storyboardVtt({ ...strip, tiles: 1 }, { address: '/media/x', duration: flicks(0) })
  expect(vtt).toContain('00:00:00.000 --> 00:00:01.500')
})
