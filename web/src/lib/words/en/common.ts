export const common = {
  name: 'Stagedoor',
  skip: 'Skip to the content',
  acts: {
    undo: 'Undo',
    close: 'Close',
    notNow: 'Not now',
    save: 'Save',
    cancel: 'Cancel',
    remove: 'Remove',
    copy: 'Copy',
    copied: 'Copied',
    share: 'Share',
    more: 'More',
    back: 'Back',
  },
  verdict: {
    cleared: 'Cleared',
    'cleared-with-edits': 'Cleared with edits',
    held: 'Held',
    refused: 'Refused',
    unjudged: 'Not judged yet',
    unknown: 'Unknown',
    found: 'Found',
  },
  verdictLine: { more: (count: number) => `${count} more ways`, why: 'Why, and on what evidence' },
  exposure: {
    name: 'What is asked of the doorkeeper',
    ask: 'Ask',
    use: 'Use',
    destination: 'Destination',
    territory: 'Where in the world',
    at: 'When',
  },
  canvas: {
    name: 'Timeline',
    picture: 'Picture',
    sound: 'Sound',
    playhead: 'Playhead',
    segment: ({
      name,
      verdict,
      what,
      from,
      to,
    }: {
      name: string
      verdict: string
      what: string
      from: string
      to: string
    }) => `${name}, ${verdict.toLowerCase()}${what ? `, ${what}` : ''}, ${from} to ${to}`,
  },
  keys: {
    listen: 'Keys on',
    hints: [
      { keys: ['J', 'K', 'L'], does: 'play' },
      { keys: ['←', '→'], does: 'one frame' },
      { keys: ['I', 'O'], does: 'in and out' },
      { keys: ['M'], does: 'a marker' },
      { keys: ['[', ']'], does: 'previous and next concern' },
      { keys: ['+', '−'], does: 'zoom' },
    ],
  },
  player: {
    play: 'Play',
    pause: 'Pause',
    mute: 'Sound off',
    unmute: 'Sound on',
    fullscreen: 'Full screen',
    captions: 'Captions',
    window: 'The window of the cut. Drag it, or move it by arrows.',
    of: (length: string, rate?: string) => (rate ? `of ${length}, ${rate}` : `of ${length}`),
    noVideo: 'This browser cannot play it.',
  },
  marks: { draftBox: 'New box. Arrows move it, Shift and arrows resize it, Escape drops it.' },
  progress: {
    percent: (share: number) => `${Math.floor(share * 100)} %`,
    speed: (perSecond: string, left: string) => `${perSecond}/s, about ${left} left`,
  },
  errors: {
    notFound: 'There is nothing here',
    notFoundNext: 'The address may be mistyped, or what was here has been taken down.',
    notFoundHouse:
      'The address may be mistyped, what was here may have been taken down, or it lies further along in the story than you said you are. This page says the same each time.',
    broken: 'Something broke on our side',
    brokenKept: 'What you had already sent is kept.',
    brokenNext: 'Try again in a moment. If it stays so, tell the production.',
    otherOrigin: 'This was sent from another site, so nothing was done. Open the page here and try again.',
    home: 'To the front of house',
  },
  problem: {
    kept: 'Nothing was changed.',
    tryAgain: 'Try again in a moment.',
  },
}
