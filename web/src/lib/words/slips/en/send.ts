/** Sizes with their units: what would be taken, and what lacks, where the house knows it. */
type Missing = { room: string; missing: string | undefined }

export const send = {
  noScript:
    'Sending files needs JavaScript, and it is switched off here. Reading and answering work without it.',
  title: 'Send what you filmed',
  lead: 'It goes into a sealed box that only the production can open. Nothing of it is made public before it is cleared.',
  choose: 'Choose videos or film now',
  whoFirst: 'Write your name first, then they go: it is kept with every file.',
  room: (bytes: string) => `There is room for ${bytes} more.`,
  roomSpent: 'There is no more room behind this door. Tell the crew; a new code may help.',
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
  queued: (place: number) => (place === 1 ? 'Goes next.' : `Number ${place} in the queue.`),
  paused: 'Paused. Nothing is lost.',
  checking: 'All sent. Being checked.',
  comparing: 'Known from before. Being compared with what is here, nothing is sent.',
  known: (count: number) =>
    count === 1
      ? 'One file was here already, byte for byte. It was not sent again.'
      : `${count} files were here already, byte for byte. They were not sent again.`,
  found:
    'Chosen before. Choose the same file again and it goes on from where it was, whatever your phone calls it now.',
  again: 'Choose them again',
  order: 'What is nearly here goes first, then small files before large ones.',
  background:
    'A browser stops sending when the screen goes dark or another app is in front. Nothing is lost: come back to this page and it goes on.',
  receipts: (count: number) => (count === 1 ? 'One more receipt' : `${count} more receipts`),
  heldTitle: 'Not all of it fits',
  heldBytes: (missing: string) => `${missing} of room are missing. Nothing of it was sent yet.`,
  heldFiles: (count: number) =>
    `It is ${count} ${count === 1 ? 'file' : 'files'} more than may come through this door. Nothing of it was sent yet.`,
  sendFitting: (count: number) => (count === 1 ? 'Send the one that fits' : `Send the ${count} that fit`),
  dropHeld: 'Choose others',
  pause: 'Pause',
  resume: 'Go on',
  retry: 'Try again',
  drop: 'Do not send',
  progress: (name: string) => `Progress of ${name}`,
  /** Why the house did not take a file. */
  refused: {
    'not-media': () =>
      'This is no footage: it is empty, or a text, a play list or a program. Nothing of it was kept.',
    'file-too-large': ({ room, missing }: Missing) =>
      missing === undefined
        ? `One file may be ${room} at most. It stays on your phone.`
        : `One file may be ${room} at most; this one is ${missing} over. It stays on your phone.`,
    'inbox-full': ({ room, missing }: Missing) =>
      missing === undefined
        ? 'This door has taken as many files as it may. It stays on your phone; ask the crew for a new code.'
        : `This door is full: ${room} of room are left, ${missing} are missing. It stays on your phone; ask the crew for a new code.`,
    'disk-full': ({ missing }: Missing) =>
      missing === undefined
        ? 'There is no room left in the house. It stays on your phone; what arrived before is safe.'
        : `There is too little room in the house: ${missing} are missing. It stays on your phone; what arrived before is safe.`,
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
  /** Why what was kept cannot be shown. */
  unreadable: {
    any: 'It is kept as it arrived, but it could not be prepared. Nobody can look at it; the crew has been told.',
    'privacy-not-proven':
      'It arrived, but a copy without private details could not be made. Nobody can look at it; the crew has been told.',
    document:
      'It is kept as it arrived, but it is a document whose pages cannot be shown here. Send it as a PDF.',
    locked: 'It is kept as it arrived, but it asks for a password. Send it without one.',
    archive:
      'It is kept as it arrived, but it is an archive, and those are never opened here. Send what is in it, file by file.',
    'raw-photo':
      'It is kept as it arrived, but it is a raw photograph or a scan without a picture inside that can be shown. Send a JPEG of it besides.',
    unknown:
      'It is kept as it arrived, but it is no video, photo or sound that is known here, so it cannot be shown yet. The crew has been told.',
    damaged:
      'It is kept as it arrived, but it, or a part of it, cannot be read: it may be cut off or damaged. If you have it whole, send it again.',
    'too-much':
      'It is kept as it arrived, but it asks for more than the house gives to one file, so it cannot be shown yet. The crew has been told.',
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
