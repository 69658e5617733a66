const seconds = (counted: string) => (counted === 'seconds' ? 'seconds' : counted)

export const approvals = {
  title: (name: string) => `Approvals of ${name}`,
  link: 'Approvals',
  linkOf: (name: string) => `Approvals of ${name}`,
  back: 'People',
  none: 'Nothing of the contract is written down yet. Set what it says, and rounds can be opened.',
  right: (right: {
    counted: string
    soloPercent: number
    groupPercent: number | null
    billing: number
    approvals: 'final' | 'revocable'
  }) =>
    `May refuse ${right.soloPercent} % of the ${seconds(right.counted)} alone and ${
      right.groupPercent === null ? 'has no word over groups' : `${right.groupPercent} % of those with others`
    }. Billed ${right.billing}. An approval is ${right.approvals === 'final' ? 'final' : 'revocable'}.`,
  silence: (count: number, unit: 'hours' | 'days') => `Silence approves after ${count} ${unit}.`,
  noSilence: 'Silence approves nothing.',
  stands: {
    solo: (may: string, used: string, left: string) =>
      `Alone: may refuse ${may}, refused ${used}, ${left} left.`,
    group: (may: string, used: string, left: string) =>
      `With others: may refuse ${may}, refused ${used}, ${left} left.`,
  },
  over: (by: string) =>
    `Marks have changed: ${by} more are refused than the contract allows now. They stay refused.`,
  ended: (at: string) => `Ended ${at}. What was refused stays refused.`,
  end: 'End this right',
  endSays: 'Nothing more can be asked or refused under it. What was refused stays refused.',
  correct: 'Correct it',
  set: 'Set what the contract says',
  setSays:
    'Shares are counted over a base: a named set of material. Every round under the right adds to it. Rounded down.',
  fromForm: (at: string) => `Filled in from the talent agreement signed ${at}.`,
  base: 'Counted over',
  baseHint: 'Such as “Unit stills”. One right for each set of material.',
  billing: 'Place in the billing',
  billingHint: 'Of several in one picture, the highest billed decides.',
  counted: 'What is counted',
  countedKinds: { stills: 'stills', shots: 'shots', cuts: 'cuts', seconds: 'seconds of appearing' },
  solo: 'Share alone, percent',
  group: 'Share with others, percent',
  groupHint: 'Leave it empty where the contract gives no word over groups.',
  silenceAfter: 'Silence approves after',
  silenceHint: 'Leave it empty where silence approves nothing.',
  silenceCounted: 'Counted in',
  silenceDays: 'Days after which silence approves',
  silenceUnits: { hours: 'hours', days: 'days' },
  finality: 'An approval is',
  finalityKinds: { final: 'final', revocable: 'revocable' },
  rounds: 'Rounds at most',
  contract: 'Where it is written',
  save: 'Keep it',
  round: (number: number) => `Round ${number}`,
  openedBy: (by: string, at: string) => `Opened by ${by}, ${at}`,
  until: (at: string) => `Silence approves ${at}.`,
  progress: (count: { open: number; killed: number; approved: number; silent: number }) =>
    [
      count.open > 0 ? `${count.open} wait` : '',
      count.approved > 0 ? `${count.approved} approved` : '',
      count.killed > 0 ? `${count.killed} refused` : '',
      count.silent > 0 ? `${count.silent} approved by silence` : '',
    ]
      .filter(Boolean)
      .join(', '),
  sentTo: (name: string, at: string) => `${name}: opened ${at}`,
  notOpened: (name: string) => `${name}: not opened yet`,
  drafting: (count: number) => `${count} decided, not sent`,
  capacities: { person: 'in person', rep: 'rep', publicist: 'publicist' },
  identities: {
    'link-by-letter': 'by a link sent to their known address',
    'link-by-hand': 'by a link handed over by the crew',
  },
  material: 'What was shown',
  states: {
    open: 'Waits',
    killed: 'Refused',
    approved: 'Approved',
    'approved-by-silence': 'Approved by silence',
  },
  companies: {
    solo: 'alone',
    group: 'with others',
    'of-another': 'somebody else decides',
    absent: 'not in it any more',
  },
  proofOf: (title: string) => `Proof: ${title}`,
  open: 'Open a round',
  openSays:
    'Whatever is chosen stays in until there is a word, or until silence approves. What is out already is taken in meanwhile.',
  choose: 'What to ask about',
  chooseNone: 'There is nothing here that this right counts.',
  ask: 'Whom to ask',
  askPerson: (name: string) => `${name}, in person`,
  askDelegate: (name: string, capacity: string) => `${name}, ${capacity}`,
  noteField: 'A line for them',
  openIt: 'Open the round',
  opened: (number: number, units: number) =>
    `Round ${number} is open over ${units}. The links are shown this once.`,
  leftOut: {
    'asked-before': (title: string) => `${title} was asked about before.`,
    'not-counted': (title: string) =>
      `${title} is not counted: they are not marked in it, or it is of another kind.`,
  },
  linkFor: (name: string) => `Link for ${name}`,
  delegates: 'Who may speak for them',
  delegatesSays: 'A delegate’s word counts until the person’s own.',
  noDelegates: 'Nobody yet.',
  delegateName: 'Name',
  capacity: 'As their',
  email: 'E-mail',
  may: 'May',
  mayKinds: { approve: 'approve', kill: 'refuse' },
  name: 'Name them',
  dismiss: 'Dismiss',
  dismissOf: (name: string) => `Dismiss ${name}`,
  proof: {
    title: (title: string) => `Proof of the decision on ${title}`,
    of: (person: string, base: string) => `${person}, ${base}`,
    state: 'What stands',
    shown: 'What was shown',
    digest: (role: string) => (role === 'proxy' ? 'SHA-256 of the file' : `SHA-256 of the ${role}`),
    version: 'Version of the cut',
    round: 'Asked',
    roundSays: (number: number, at: string) => `Round ${number}, opened ${at}`,
    to: 'To whom',
    sent: (who: { name: string; capacity: string }, how: string, at: string) =>
      `${who.name} (${who.capacity}), ${how}, ${at}`,
    firstOpened: (at: string) => `First opened ${at}`,
    neverOpened: 'Never opened',
    words: 'What was said',
    noWords: 'Nobody said a word on it.',
    said: { kill: 'Refused', approve: 'Approved', 'take-back': 'Taken back' },
    by: (by: string, capacity: string, at: string) => `by ${by}, ${capacity}, ${at}`,
    speakers: { person: 'in person', delegate: 'as delegate' },
    entry: (seq: number) => `Entry ${seq} of the log`,
    hash: 'Hash',
    before: 'Hash of the entry before',
    silence: 'Silence',
    contract: 'Contract',
    chain: 'The log',
    whole: (entries: number) => `Whole: ${entries} entries, each carrying the hash of the one before.`,
    broken: (because: string) => `Broken: ${because}`,
    head: 'Its head',
    at: (at: string) => `Verified ${at}.`,
    print: 'Print',
    back: 'All approvals',
  },
  killed: (person: string, by: string, at: string) =>
    person === by ? `Dead: refused by ${by}, ${at}` : `Dead: refused by ${by} for ${person}, ${at}`,
  killedRange: (from: string, to: string) => `${from}–${to}`,
  killedShort: 'Dead',
  cut: {
    silent: (at: string) => `Approved by silence, ${at}`,
    until: (at: string) => `Silence approves ${at}`,
    round: (number: number) => `round ${number}`,
    final: 'final',
    again: 'Ask the same people about this version',
    againMade: 'Asked again. The links are shown this once.',
    delegate: 'As a delegate',
  },
}
