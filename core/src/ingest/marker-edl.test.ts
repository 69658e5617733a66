import { expect, test } from 'vitest'
import { frameToFlicks, rate, secondsToFlicks } from '../time/index.ts'
import { type ListedMarker, markersAsEdl } from './marker-edl.ts'

const lampOn: ListedMarker = {
  kind: 'moment',
  name: 'The lamp goes on',
  note: '',
  fromFlicks: secondsToFlicks(10),
  toFlicks: secondsToFlicks(10),
}
const named = { title: 'Lantern room', nameOf: ({ name }: ListedMarker) => name || 'A range' }

test('a marker is one event with its colour, name and length, an hour into a timeline', () => {
  expect(markersAsEdl([lampOn], { ...named, rate: rate(25) }).split('\r\n')).toEqual([
    'TITLE: Lantern room',
    'FCM: NON-DROP FRAME',
    '',
    '001  001      V     C        01:00:10:00 01:00:10:01 01:00:10:00 01:00:10:01  ',
    ' |C:ResolveColorGreen |M:The lamp goes on |D:1',
    '',
  ])
})

test('a range has the frames that are in it, at the film’s own rate', () => {
  const film = rate(30_000, 1001)
  const range: ListedMarker = {
    ...lampOn,
    kind: 'range',
    name: '',
    note: 'before | the\nwind',
    fromFlicks: frameToFlicks(1_800, film),
    toFlicks: frameToFlicks(1_845, film),
  }
  const [event, said] = markersAsEdl([range], { ...named, rate: film })
    .split('\r\n')
    .slice(3)
  expect(event).toBe('001  001      V     C        01:01:00:00 01:01:01:15 01:01:00:00 01:01:01:15  ')
  expect(said).toBe('before the wind |C:ResolveColorPurple |M:A range |D:45')
})
