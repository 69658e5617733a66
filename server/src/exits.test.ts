import { glob, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

/** An exit says who asks the doorkeeper; what is open to people outside and no exit says what it gives instead. */
type Door = { readonly asked: string } | { readonly gives: string }

const WALL = 'only rows whose gate the viewer passes; the gate is shut at the commit that changes the verdict'

/** Every operation that somebody without a role in the production can use, behind a link or as anybody. */
const OPEN_TO_OUTSIDE: Readonly<Record<string, Door>> = {
  listPublicProductions: { asked: WALL },
  getPublicProduction: { asked: WALL },
  listPosts: { asked: WALL },
  getPost: { asked: WALL },
  getCaptions: { asked: WALL },
  getChapters: { asked: WALL },
  listPublicPeople: { asked: WALL },
  getPublicPerson: { asked: WALL },
  listPublicCrafts: { asked: WALL },
  getJourney: { asked: WALL },
  listSharedPosts: { asked: WALL },
  listSpotlights: { asked: WALL },
  searchProduction: { asked: WALL },
  listPublicAddresses: { asked: WALL },
  getEmbed: { asked: WALL },
  listVerifiedPeople: { asked: WALL },
  getProofKey: { gives: 'the public half of a key' },
  getHouseRules: { gives: 'how people talk here, once the page passed the wall' },
  getStanding: {
    gives: 'to the writer who asks: what the production did about them, their own words among it',
  },
  appeal: { gives: 'nothing' },
  readBadgeInvitation: { gives: 'which badge somebody is offered' },
  takeBadge: { gives: 'a badge, to whoever is signed in and has a handle' },
  listComments: { asked: WALL },
  listMoments: { asked: WALL },
  getComment: { asked: WALL },
  listCommentAnswers: { asked: WALL },
  getFanPage: { asked: WALL },
  writeComment: { gives: 'a writer their own words, or labels of what lies behind them' },
  editComment: { gives: 'a writer their own words, or labels of what lies behind them' },
  deleteComment: { gives: 'nothing' },
  react: { gives: 'the counts of a writing that passed the wall' },
  takeReactionBack: { gives: 'the counts of a writing that passed the wall' },
  reportWriting: { gives: 'nothing' },
  silenceFan: { gives: 'nothing' },
  hearFanAgain: { gives: 'nothing' },
  listSilences: { gives: 'a fan whom they themselves silenced' },
  getProgress: { gives: 'labels of the story that give nothing away, once the page passed the wall' },
  tellProgress: { gives: 'the same, and a cookie by which the viewer is known again' },
  listQuestions: { asked: WALL },
  getQuestion: { asked: WALL },
  askQuestion: { gives: 'where the question went' },
  takeBackQuestion: { gives: 'nothing' },
  voteOnQuestion: { gives: 'the votes of a question that this viewer sees' },
  takeVoteBack: { gives: 'the same' },
  listSessions: { asked: WALL },
  getSession: { asked: WALL },
  getAnsweringQueue: { asked: WALL },
  answerQuestion: { gives: 'a receipt' },
  rewriteAnswer: { gives: 'nothing' },
  takeAnswerBack: { gives: 'nothing' },
  layQuestion: { gives: 'nothing' },
  listTheories: { asked: WALL },
  getTheory: { asked: WALL },
  sealTheory: { gives: 'its writer their own words' },
  withdrawTheory: { gives: 'nothing' },
  markTheory: { asked: WALL },
  getTheoryProof: { asked: WALL },
  checkTheory: { gives: 'the hash of what was pasted, beside a seal that anybody reads' },
  listCalledTheories: { asked: WALL },
  getOpened: { asked: WALL },
  listTheoryAnswers: { asked: WALL },
  answerTheory: { gives: 'its writer their own words' },
  listQuestionReplies: { asked: WALL },
  replyToQuestion: { gives: 'its writer their own words' },
  getDoor: { gives: 'by what one may join, and a ticket for the form' },
  listFollows: { asked: WALL },
  listFollowsIn: { asked: WALL },
  follow: { gives: 'nothing; what is hidden is answered like what is missing' },
  unfollow: { gives: 'nothing' },
  unfollowAll: { gives: 'nothing' },
  listNotices: { asked: WALL },
  countNotices: { asked: WALL },
  seeNotices: { gives: 'nothing' },
  getNoticeSettings: { gives: 'a fan what they chose, and their own address' },
  chooseNoticeSettings: { gives: 'nothing' },
  addDevice: { gives: 'an id of it' },
  removeDevice: { gives: 'nothing' },
  readLetterSlip: { gives: 'whether letters still come to whoever got this one' },
  stopLetters: { gives: 'nothing' },
  orderSignInLink: { gives: 'the same answer whatever the address' },
  readSignInLink: { gives: 'whether a link opens' },
  openSignInLink: { gives: 'a session' },
  joinWithPassword: { gives: 'a session' },
  askForFirstPasskey: { gives: 'a question to a device' },
  joinWithPasskey: { gives: 'a session' },
  signInByName: { gives: 'a session' },
  askForPasskey: { gives: 'a question to a device' },
  signInByPasskey: { gives: 'a session' },
  leaveThisBrowser: { gives: 'nothing' },
  getWhoIsHere: { gives: 'an account its own handle' },
  getFanAccount: { gives: 'an account its own page' },
  chooseHandle: { gives: 'nothing' },
  choosePassword: { gives: 'a session, in place of those of the account' },
  sayGrown: { gives: 'nothing' },
  orderAddress: { gives: 'the same answer whatever the address' },
  takeAddress: { gives: 'nothing' },
  askForOneMorePasskey: { gives: 'a question to a device' },
  addPasskey: { gives: 'nothing' },
  forgetPasskey: { gives: 'nothing' },
  signOutEverywhere: { gives: 'nothing' },
  forgetProgress: { gives: 'nothing' },
  getEverythingOfMine: { gives: 'an account what it wrote and told itself; nothing that others said' },
  endFanAccount: { gives: 'nothing' },
  readKitSlip: { asked: 'words and poster only while the gate of the kit stands and its moment has come' },
  handOverKit: { asked: 'judged in the same transaction, and logged' },
  linkKit: { gives: 'what the holder said' },
  bringSavedPost: { gives: 'nothing; what was brought is compared and deleted' },
  chooseShowing: { gives: 'what the holder chose' },
  openRoundSlip: { gives: 'a person what is asked of them about themselves; logged as access' },
  keepRoundDraft: { gives: 'nothing' },
  sayRoundWords: { gives: 'a receipt' },
  readApproval: { gives: 'a person the cut they are asked about; logged as access' },
  decideApproval: { gives: 'a receipt' },
  openReleaseSlip: { gives: 'a person their own form' },
  signReleaseForm: { gives: 'a receipt' },
  withdrawBySlip: { gives: 'a receipt' },
  getSignersCopy: { gives: 'a person their own form' },
  getSignersPdf: { gives: 'a person their own form' },
  writeToProduction: { gives: 'a receipt' },
  listRecallsOfApprovalSlip: { gives: 'a person the receipt of what their own refusal took back' },
  listRecallsOfReleaseSlip: { gives: 'a person the receipt of their own withdrawal' },
  listRecallsOfRoundSlip: { gives: 'a person the receipt of what their own kill took back' },
  openSheetSlip: { gives: 'the wording of a form' },
  signOnSet: { gives: 'a receipt' },
  readInboxSlip: { gives: 'where to send to' },
  readUploadReceipt: { gives: 'a sender what they sent, by name' },
  readReceiptSlip: { gives: 'a sender what they sent, by name' },
  deleteByReceipt: { gives: 'nothing' },
  readSlip: { gives: 'what a link is for' },
  readInvitation: { gives: 'to what somebody is invited' },
  acceptInvitation: { gives: 'a session' },
  readReset: { gives: 'whose password it is' },
  resetPassword: { gives: 'nothing' },
  claimHouse: { gives: 'a session' },
}

/** Every file that mints addresses of media, and for whom; those of people outside are kept, so that a recall reads them back. What the house asks itself is given to nobody. */
const MINTS: Readonly<Record<string, 'crew' | 'outside' | 'nobody'>> = {
  'clearance/dailies/pictures.ts': 'crew',
  'clearance/routes/kill-wire.ts': 'crew',
  'cut/cut-card.ts': 'crew',
  'ingest/asset-card.ts': 'crew',
  'ingest/read-document.ts': 'crew',
  'ingest/routes/playlists.ts': 'crew',
  'ingest/routes/storyboards.ts': 'crew',
  'publish/calendar/calendar.ts': 'crew',
  'publish/routes/recalls.ts': 'crew',
  'publish/embargo-proof/addresses-of-it.ts': 'nobody',
  'publish/deliver/post-of.ts': 'outside',
  'publish/post-view.ts': 'outside',
  'publish/routes/kits.ts': 'outside',
  'publish/kits/hand-over-kit.ts': 'outside',
  'publish/addresses/public-addresses.ts': 'outside',
}

/** Every file that opens a gate to people outside, or lets something through one, and how it asks first. */
const ASKS: Readonly<Record<string, readonly string[]>> = {
  'publish/answering/answer-reply.ts': ['askDoorkeeper', 'refuseUncleared'],
  'publish/opening/schedule-publication.ts': ['askDoorkeeper', 'refuseForRule'],
  'publish/compose/schedule-post.ts': ['askDoorkeeper', 'refuseForRule'],
  'publish/calendar/change-publication.ts': ['askDoorkeeper', 'refuseForRule'],
  'publish/opening/settle-opening.ts': ['askDoorkeeper'],
  'publish/deliver/hand-over.ts': ['judgeAtExit'],
  'publish/deliver/depart.ts': ['judgeAtExit'],
  'publish/opening/open-publication.ts': ['judgeAtExit'],
  'publish/kits/make-kit.ts': ['askDoorkeeper', 'refuseUncleared', 'holderOf'],
  'publish/kits/hand-over-kit.ts': ['judgeAtExit', 'doorOf'],
  'publish/pages/key-art.ts': ['judgeAtExit', 'refuseUncleared'],
}

const here = new URL('.', import.meta.url)

async function* sources(pattern: string): AsyncGenerator<{ path: string; text: string }> {
  for await (const path of glob(pattern, { cwd: here }))
    if (!/\.test\.ts$|testing/.test(path)) yield { path, text: await readFile(new URL(path, here), 'utf8') }
}

const operationsIn = (text: string) =>
  [...text.matchAll(/path:\s*[`'"]([^`'"]+)[`'"],\s*operationId: '(\w+)'/g)].map(
    ([, path = '', name = '']) => ({
      path,
      name,
    }),
  )

test('whatever is open to people outside says who asked the doorkeeper, or what it gives instead', async () => {
  const open: string[] = []
  for await (const { text } of sources('*/routes/*.ts')) {
    const isForCrew = /authoriz|allowed|await reach\(/.test(text)
    for (const { path, name } of operationsIn(text))
      if (!isForCrew || path.includes('{token}') || path.startsWith('/public/')) open.push(name)
  }
  expect(open.toSorted()).toEqual(Object.keys(OPEN_TO_OUTSIDE).toSorted())
})

test('media addresses are minted in these places alone, and those for people outside are kept', async () => {
  const found: string[] = []
  for await (const { path, text } of sources('*/**/*.ts')) {
    if (path.startsWith('wall/') || !/addresses\.mint\(/i.test(text)) continue
    found.push(path)
    if (MINTS[path] === 'crew') expect(text, path).not.toMatch(/mintedFor: '(?:public|slip)'/)
    else if (MINTS[path] === 'outside') expect(text, path).toContain('PublicAddresses')
  }
  expect(found.toSorted()).toEqual(Object.keys(MINTS).toSorted())
})

test('a gate that people outside pass is opened only where the doorkeeper is asked', async () => {
  const found: string[] = []
  for await (const { path, text } of sources('*/**/*.ts')) {
    const opens = /audience: '(?:public|slip)', opensAt|(?:moveGate|reopenGate)\(/.test(text)
    if (path.startsWith('wall/') || !(opens || /judgeAtExit\(trx/.test(text))) continue
    if (path.startsWith('clearance/')) continue
    found.push(path)
    for (const call of ASKS[path] ?? []) expect(text, path).toContain(`${call}(`)
  }
  expect(found.toSorted()).toEqual(Object.keys(ASKS).toSorted())
})
