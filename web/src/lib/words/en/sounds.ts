import { some } from './count.ts'

const level = (value: number) => value.toFixed(1).replace('-', '−')

/** Words for what an asset sounds like, and for which of its sounds speaks for it. */
export const sounds = {
  title: 'Sound',
  loudness: (lufs: number) => `Loudness ${level(lufs)} LUFS`,
  peaks: (dbtp: number) => `peaks at ${level(dbtp)} dBTP`,
  range: (lu: number) => `${level(lu)} LU between quiet and loud`,
  silent: 'Silent: nothing in it is louder than −70 LUFS.',
  tooShort: 'Too short to have a loudness.',
  clips: 'It reaches the end of the scale and may crackle. Turn it down, or ask for another take.',
  measuring: 'Its loudness is being measured.',
  unmeasured: 'Its loudness is not measured.',
  track: (place: number) => `Track ${place}`,
  channels: (count: number) =>
    count === 1 ? 'mono' : count === 2 ? 'stereo' : some(count, 'channel', 'channels'),
}
