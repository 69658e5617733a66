export const send = {
  noScript:
    'Sending files needs JavaScript, and it is switched off here. Reading and answering work without it.',
  title: 'Send what you filmed',
  lead: 'It goes into a sealed box that only the production can open. Nothing of it is made public before it is cleared.',
  choose: 'Choose videos or film now',
  whoFirst: 'Write your name first, then they go: it is kept with every file.',
  room: (bytes: string) => `There is room for ${bytes} more.`,
  roomSpent: 'This door has taken as much as it may. Ask the crew for a new code.',
  more: 'Send more',
  whoTitle: 'Who filmed it',
  who: 'Your name',
  craft: 'What you do here',
  craftHint: 'Grip, costume, stunts, kitchen: so that you are credited.',
  sending: (done: number, of: number) => `Sending ${done} of ${of}`,
  arrived: 'Arrived',
  unfinished: 'Not finished',
  who_sees: 'Who sees what I send?',
  who_sees_answer:
    'Only people with a role in this production, and only after place, device and owner were removed from the copy they see. The original lies sealed in the vault.',
}

export const upload = {
  of: (sent: string, total: string) => `${sent} of ${total}`,
  left: (left: string) => `about ${left} left`,
  speed: (speed: string) => `${speed}/s. Leave this page open.`,
  starting: 'Starting. Leave this page open.',
  failed: 'It was not taken. Try again; if it stays so, tell the crew.',
  crowded: 'Many files at once. It goes on from here by itself.',
  wantsName: 'Waits for your name.',
  waiting: 'waiting',
  noSignal: 'No signal. It goes on from here by itself.',
  queued: 'Waits for the one before it.',
  paused: 'Paused. Nothing is lost.',
  checking: 'All sent. Being checked.',
  found: 'Chosen before. Choose the same file again and it goes on from where it was.',
  pause: 'Pause',
  resume: 'Go on',
  retry: 'Try again',
  drop: 'Do not send',
  progress: (name: string) => `Progress of ${name}`,
  /** Why the house did not take a file. */
  refused: {
    'not-media': () => 'This is no video, photo or sound that can be read here. Nothing of it was kept.',
    'file-too-large': (room: string) => `One file may be ${room} at most. It stays on your phone.`,
    'inbox-full': (room: string) =>
      `This door is full: ${room} of room are left. It stays on your phone; ask the crew for a new code.`,
    'disk-full': () =>
      'There is no room left in the house. It stays on your phone; what arrived before is safe.',
    'inbox-closed': () => 'This door closed meanwhile. It stays on your phone; ask the crew for a new code.',
    'digest-mismatch': () => 'It was damaged on its way, so it was not kept. Send it once more.',
    'upload-gone': () => 'It was begun too long ago and given up. Send it once more.',
  },
}

export const receipt = {
  name: 'Receipt',
  sealed: 'Sealed',
  keep: 'Keep this number; it is how you ask about it or take it back.',
  preparing: 'Being prepared: a copy without private details is made before anyone can look.',
  removed: (kinds: string) => `Removed from the copy that is looked at: ${kinds}`,
  nothingToRemove: 'It carried no private details',
  kinds: {
    location: 'the place',
    device: 'the phone or camera',
    serial: 'serial numbers',
    owner: 'owner and author',
    maker: 'the software used',
    comment: 'comments',
    moment: 'times',
    other: 'other tags',
  },
  refused: {
    any: 'It arrived, but it could not be prepared. The crew has been told.',
    'not-media': 'It arrived, but it is no video, photo or sound that can be read. Nothing of it was kept.',
    'privacy-not-proven':
      'It arrived, but a copy without private details could not be made. Nobody can look at it; the crew has been told.',
  },
  original: 'Original kept untouched',
  credited: (name: string, craft?: string) =>
    craft ? `Credited to ${name}, ${craft}` : `Credited to ${name}`,
  digest: 'SHA-256',
  entry: (seq: number) => `Entry ${seq} of the production’s log, hash`,
  at: 'Arrived',
  size: 'Size',
  save: 'Save receipt',
  open: 'Open receipt',
  takeBack: 'Take it back',
  takeBackUntil: (until: string) => `You can take it back until ${until}.`,
  takeBackOver: 'The hour for taking it back is over. Ask the production; it can still remove it.',
  takenBackShort: 'Taken back',
  takenBack: 'Taken back. The file and its copies are gone.',
  sure: 'Take it back? The file and every copy of it are deleted. This cannot be undone.',
}
