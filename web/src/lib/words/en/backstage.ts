import { board } from './board.ts'
import { clearing } from './clearing.ts'
import { some } from './count.ts'
import { footage } from './footage.ts'
import { triage } from './triage.ts'
import { leaving } from './leaving.ts'
import { marking } from './marking.ts'
import { rules } from './rules.ts'
import { scheduling } from './scheduling.ts'
import { sounds } from './sounds.ts'
import { story } from './story.ts'
import { verdictPage } from './verdict-page.ts'

/** Words backstage, by room. */
export const backstage = {
  ...footage,
  ...triage,
  board,
  rules,
  story,
  ...clearing,
  ...leaving,
  scheduling,
  sounds,
  marking,
  verdictPage,
  nav: {
    name: 'Backstage',
    short: 'Backstage, short',
    dailies: 'Dailies',
    clearance: 'Clearance',
    cuts: 'Cuts',
    story: 'Story',
    calendar: 'Calendar',
    recall: 'Recall',
    accounts: 'Accounts',
    replies: 'Replies',
    people: 'People',
    community: 'Community',
    questions: 'Questions',
    log: 'Log',
    more: 'More',
    frontOfHouse: 'Front of house',
    productions: 'Productions',
    signOut: 'Sign out',
    inProgress: (count: number) => some(count, 'work in progress', 'works in progress'),
    clockMoved: 'The clock of this house is set by hand.',
  },
  list: {
    title: 'Your productions',
    empty: 'No production yet. Give the first one a name.',
    start: 'Start a production',
    name: 'Name',
    kind: 'What is being made',
    kinds: {
      film: 'Film',
      series: 'Series',
      documentary: 'Documentary',
      'stage-show': 'Stage show',
      album: 'Album',
      'fashion-show': 'Fashion show',
      game: 'Game',
      software: 'Software',
      kitchen: 'Kitchen',
      other: 'Something else',
    },
    premiere: 'Premiere, if known',
    zone: 'Time zone',
    create: 'Open the house',
    role: (role: string) => `You are its ${role}`,
  },
  claim: {
    title: 'Become the owner',
    lead: 'This house has no owner yet. The link works once, for an hour, until the program stops.',
    name: 'Your name',
    email: 'E-mail',
    password: 'Password',
    passwordHint: 'At least twelve characters. A sentence is good.',
    act: 'Become the owner',
  },
  people: {
    title: 'People',
    members: 'With a role',
    subjects: 'Who and what is shown',
    noSubjects: 'Nobody has been marked yet.',
    role: 'Role',
    roles: {
      owner: 'owner',
      publicist: 'publicist',
      editor: 'editor',
      counsel: 'counsel',
      contributor: 'contributor',
    },
    invite: 'Invite someone',
    inviteSays: 'They get a link that works once. Their rights end when you remove them.',
    email: 'E-mail',
    name: 'Name',
    makeInvitation: 'Make the link',
    madeInvitation: 'The link. It is shown this once; give it to them and nobody else.',
    invitationOf: (name: string) => `Invitation of ${name}`,
    inviteSubject: 'Come backstage',
    inviteBody: (name: string, url: string) =>
      `${name},\n\nthis link lets you in. It works once.\n\n${url}\n`,
    invited: (role: string) => `invited as ${role}`,
    remove: 'Remove',
    removeTitle: (name: string) => `Remove ${name}?`,
    removeSays: 'Their sessions and keys for this production end at once. What they did stays in the log.',
    changeRole: 'Change role',
    releaseForm: {
      draft: 'Drafted',
      sent: 'Sent',
      signed: 'Signed',
      expired: 'Expired',
      withdrawn: 'Withdrawn',
      none: 'Nothing signed',
    },
    rooms: 'Forms and lists',
    seek: 'Find by name',
    seekDo: 'Find',
    sought: (count: number, of: number) => `${count} of ${of}`,
    ask: 'Ask to sign',
    askAgain: 'Send it again',
    nameThem: 'Name them',
    needsNone: 'Needs none',
    change: 'Change',
    changeOf: (name: string) => `Change ${name}`,
    contact: 'How to reach them',
    reveals: (at: string) => `secret until ${at}`,
    addSubject: 'Add who or what',
    addSays:
      'A person, a brand, a place, a piece of music, a secret: whatever may need a yes before it is shown.',
    withdrawWhy: 'Why, for the log',
    withdraw: 'Withdraw for them',
    withdrawSays:
      'From this moment nothing of them may leave this house. Everything it touches is judged again and called back.',
    keys: 'Keys for programs',
    noKeys: 'No keys.',
    newKey: 'Make a key',
    keyName: 'What it is for',
    keyScopes: 'May',
    scopes: { read: 'read', write: 'write', publish: 'publish' },
    keyMade: 'The key. It is shown once; keep it where only the program can read it.',
    keyRevoke: 'Revoke',
  },
  tasks: {
    title: 'To do',
    none: 'Nothing waits for you.',
    done: 'Done',
    due: (at: string) => `by ${at}`,
    of: {
      signed: (name: string) => `${name} signed.`,
      expiring: (name: string, days: number, cuts: number) =>
        `The form of ${name} ends in ${some(days, 'day', 'days')}${cuts === 0 ? '' : `; ${some(cuts, 'cut rests', 'cuts rest')} on it`}. Ask to extend.`,
      formMessage: (from: string, message: string) => `${from} writes about a form: “${message}”`,
      withdrawn: 'A release form was withdrawn. What rested on it is shut.',
      approval: (by: string, title: string, answer: string) =>
        answer === 'approved' ? `${by} approved ${title}.` : `${by} killed ${title}. It does not leave.`,
      reviewAnswered: (by: string, name: string, { decided, kills }: { decided: number; kills: number }) =>
        `${by} answered ${by === name ? '' : `for ${name} `}on ${decided}: ${kills === 0 ? 'nothing refused' : `${kills} refused`}.`,
      reviewEnds: (name: string, open: number) =>
        `${some(open, 'thing waits', 'things wait')} for a word of ${name}; silence approves soon.`,
      reviewEnded: (name: string, approved: number) =>
        `The window of ${name} has ended; silence approved ${approved}.`,
      approvalEnds: (name: string, title: string) =>
        `${name} has not answered on ${title}; silence approves soon.`,
      approvalSilent: (name: string, title: string) =>
        `${name} said nothing on ${title}; by contract it is approved.`,
      arrived: (count: number, from: string) =>
        `${some(count, 'file', 'files')} came in from set${from === '' ? '' : `, the last from ${from}`}.`,
      keyArtShut:
        'The key art was taken off the page: its answer changed. Choose another still when you can.',
      publicationWaits: (title: string, because: string) =>
        because === 'not-cleared'
          ? `${title} waits: it is not cleared for its new moment. Look at its answer, or move it.`
          : because === 'publication-gone'
            ? `${title} waits for a publication that will not go live. Hang it on something else.`
            : `${title} waits: nobody says any more when it is to open.`,
      publicationsCollide: (title: string, place: string, other: string) =>
        other === ''
          ? `${title} moved along, and ${place} has a day or an hour that does not suit it. Look at the calendar.`
          : `${title} moved along, and opens close to ${other} at ${place}. Look at the calendar.`,
      publicationHeld: (title: string) => `${title} will not open as it stands: its answer changed.`,
      notOpened: (title: string) => `${title} did not open at its moment.`,
      kitLink: (holder: string, title: string) =>
        `${holder} took the kit of ${title}. Ask for the link to the post.`,
      kitToLookAt: (holder: string, title: string, found: string) => {
        const why: Record<string, string> = {
          part: 'it shows only part of the cut, or something more than it',
          different: 'the film there is not the cut',
          'cover-differs': 'its cover is not a picture of the cut',
          unsure: 'the film could not be told apart',
          gone: 'there is nothing at that address',
          'no-film': 'no film can be read there',
          'too-large': 'the film there is too large to be compared',
          'closed-platform': 'that platform lets nobody compare it',
        }
        return `Look at ${holder}’s post of ${title}: ${why[found] ?? 'it could not be reached'}.`
      },
      kitDisclosureMissing: (
        holder: string,
        title: string,
        { wasThere, isByLabel }: { wasThere: boolean; isByLabel: boolean },
      ) =>
        isByLabel
          ? `${holder} says that their post of ${title} discloses by the platform’s own label. See whether it shows.`
          : wasThere
            ? `${holder} took the disclosure out of their post of ${title}. Ask them to put it back.`
            : `${holder}’s post of ${title} does not say what they were to disclose. Ask them to add it.`,
      kitHolderUnclear: (name: string, kits: number) =>
        `${name} agreed to post nothing, and somebody of this name holds ${some(kits, 'kit', 'kits')}. If it is them, recall.`,
      recallByHand: (name: string) => `Get it taken down: ${name}.`,
      recallOverdue: (name: string) => `Overdue: ${name} has not given it back.`,
      other: (kind: string, _ref: string | null) => `To look at: ${kind.replaceAll('-', ' ')}.`,
    },
  },
  work: {
    waiting: 'Waiting',
    waitsFor: 'One thing at a time: it begins when the one before it is done.',
    cancel: 'Stop it',
    other: 'Working',
    jobs: {
      'ingest.prepare-asset': 'Preparing footage',
      'clearance.track-box': 'Following a box',
      'clearance.find-shots': 'Looking for shots',
      'clearance.find-faces': 'Looking for faces',
      'publish.prove-embargo': 'Proving an embargo',
      'cut.render': 'Rendering a cut',
      'cut.render-cut': 'Rendering a cut',
    } as Record<string, string>,
    stages: {
      following: 'Following the box',
      'finding-shots': 'Looking for shots',
      'finding-faces': 'Looking for faces',
      proving: 'Trying every address',
      check: 'Checking the file',
      clean: 'Removing place and device',
      proxy: 'Making the light copy',
      poster: 'Taking a still',
      filmstrip: 'Making the filmstrip',
      waveform: 'Drawing the sound',
      gathering: 'Gathering the footage',
      rendering: 'Rendering',
      keeping: 'Keeping the file',
    } as Record<string, string>,
  },
  house: {
    sealed: 'The house is sealed.',
    sealedSays: 'It was restored from a backup: nothing leaves, opens or is sent until its owner opens it.',
    unseal: 'Open the house',
    unsealOwner: 'Only the owner can open it.',
    unsealTitle: 'Open the house again?',
    unsealSays:
      'Before you do: was anything withdrawn, recalled or sent after this backup was made? Do that again first, with the record of the old house in hand. After this, publications open at their moments.',
    manual: 'The clock is set by hand.',
    manualSays: 'It stands still until it is moved. Dates of this house prove nothing.',
    everManual: 'The clock of this house was once set by hand: its dates prove nothing.',
    clock: (zone: string) => `What time it is, in ${zone}`,
    setClock: 'Set the clock',
  },
  tour: {
    name: 'First look',
    step: (at: number, of: number) => `${at} of ${of}`,
    next: 'Next',
    done: 'That is all',
    leave: 'Skip',
    steps: [
      'This line answers the one question: may it leave? It says why, and until when.',
      'These are the acts that would free it. The lit one does the most; it begins here and ends with a receipt.',
      'The question itself is a sentence. Change a dotted word and the answer changes with it.',
    ],
  },
  link: {
    copy: 'Copy the link',
    copied: 'Copied.',
    open: 'Open it here',
    share: 'Share',
  },
}
