import { some } from './count.ts'

const level = (value: number) => value.toFixed(1).replace('-', '−')

const channels = (count: number) =>
  count === 1 ? 'mono' : count === 2 ? 'stereo' : some(count, 'channel', 'channels')

type SaidSound = { track: number; channels: number; loudness: { integratedLufs: number | null } | null }

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
  which: 'Which sound speaks for it',
  isHeard: 'heard here',
  choose:
    'The light copy, its wave and every cut made from now on have this sound. Cuts that exist keep theirs.',
  chosen:
    'It is made again with this sound in a moment, and plays as it does until then. Whoever is heard on it alone has to be marked.',
  use: 'Use this sound',
  ofCut: 'Sound',
  otherHere: 'The footage is heard here with another of its sounds; the rendered film has this one.',
  track: (place: number, name?: string) =>
    name === undefined ? `Track ${place}` : `Track ${place}, ${name}`,
  inCut: ({ track, channels: count, loudness }: SaidSound) =>
    [
      `Track ${track + 1}`,
      channels(count),
      loudness?.integratedLufs == null ? undefined : `${level(loudness.integratedLufs)} LUFS`,
    ]
      .filter((part) => part !== undefined)
      .join(', '),
  channels,
}
