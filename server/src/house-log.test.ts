import { glob, readFile } from 'node:fs/promises'
import { isMessageKey } from '@stagedoor/core/words'
import { describe, expect, test } from 'vitest'

/** What each act of clearance, cut and publish writes into the log; acts that change nothing a verdict or an exit rests on say why they write nothing. */
const WRITES: Readonly<Record<string, readonly string[] | { readonly nothing: string }>> = {
  addStoryPoint: ['story-point-added'],
  addSubject: ['subject-added'],
  allowAhead: ['embargo-allowed-ahead'],
  answerFaces: ['faces-answered'],
  askAnotherInRound: ['review-asked-another'],
  askForApproval: ['approval-asked'],
  askForVerdict: ['verdict-changed'],
  askSameAgain: ['release-form-drafted'],
  askToExtend: ['release-form-drafted'],
  askToSign: ['release-form-drafted'],
  beginEmbargo: ['embargo-begun'],
  cancelPublication: ['publication-cancelled'],
  changeAppearance: ['appearance-changed'],
  changeClearanceSettings: ['settings-changed'],
  changeCut: ['verdict-changed'],
  changeFormReminders: { nothing: 'when people are reminded permits nothing' },
  changeKillRight: ['kill-right-changed'],
  changePublication: ['publication-changed'],
  changeStoryPoint: ['story-point-changed'],
  changeSubject: ['subject-changed', 'person-named'],
  chooseKeyArt: ['key-art-chosen'],
  closeSetSheet: ['set-sheet-closed'],
  confirmMarks: ['marks-confirmed'],
  decideApproval: ['approval-approved', 'approval-refused'],
  decideNeedsNone: ['decided-needs-none', 'decision-taken-back'],
  describeAsset: ['asset-placed'],
  dropPremiere: ['premiere-taken-back'],
  dropReleaseTemplate: ['release-template-dropped'],
  dropStoryPoint: ['story-point-dropped'],
  endCrowdNotice: ['crowd-notice-ended'],
  endDelegate: ['delegate-ended'],
  endHoldback: ['holdback-ended'],
  endKillRight: ['kill-right-ended'],
  endNda: ['agreement-ended'],
  endProhibition: ['prohibition-ended'],
  exemptFromEmbargo: ['embargo-exempted'],
  findShots: { nothing: 'where shots begin is seen, not decided' },
  handOverKit: ['kit-handed-over'],
  importWorld: ['world-imported'],
  keepRecallEvidence: ['recall-place-gone'],
  keepRoundDraft: { nothing: 'a word that is not said yet is the person’s own' },
  keepScan: { nothing: 'a scan counts with the form that is recorded from it' },
  liftEmbargo: ['embargo-lifted', 'embargo-lifting-entered'],
  linkKit: ['kit-linked'],
  linkToSetSheet: { nothing: 'a link to a sheet permits nothing before somebody signs' },
  lockCut: ['verdict-changed'],
  makeCut: ['verdict-changed'],
  makeKit: ['kit-made'],
  markAppearance: ['appearance-marked'],
  markBystanders: ['bystanders-marked'],
  markLookedAt: ['asset-looked-at'],
  markSameAsLast: ['marks-copied'],
  nameDelegate: ['delegate-named'],
  openReviewRound: ['review-round-opened'],
  openSetSheet: ['set-sheet-opened'],
  postCrowdNotice: ['crowd-notice-recorded'],
  preflight: { nothing: 'it only asks what would come of it' },
  previewCastList: { nothing: 'it only reads the list back' },
  previewFormList: { nothing: 'it only reads the list back' },
  previewReleaseTemplate: { nothing: 'it only shows the wording' },
  proposeFaces: ['faces-proposed'],
  recallPublication: ['recalled'],
  recogniseSigner: ['release-form-recognised'],
  recordHoldback: ['holdback-recorded'],
  recordNda: ['agreement-recorded'],
  recordPaperForm: ['release-form-signed'],
  recordProhibition: ['prohibition-recorded'],
  removeAppearance: ['appearance-removed'],
  removeKeyArt: ['key-art-removed'],
  renderCut: { nothing: 'bytes are made and nothing leaves; the exit is judged and logged' },
  sayRoundWords: ['review-words-said'],
  schedulePublication: ['publication-scheduled'],
  searchForFaces: { nothing: 'what is proposed is no evidence before somebody has answered' },
  sendReleaseForm: ['release-form-sent'],
  setAssetExposure: ['verdict-changed'],
  setKillRight: ['kill-right-set'],
  setPremiere: ['premiere-set', 'premiere-moved'],
  signOnSet: ['release-form-signed'],
  signReleaseForm: ['release-form-signed'],
  simulate: { nothing: 'it only asks what would come of it' },
  switchFaceProposals: ['face-proposals-switched'],
  takeCastList: ['cast-list-taken', 'call-sheet-taken'],
  takeFormList: ['release-list-taken'],
  takeLookBack: ['asset-to-be-looked-at-again'],
  takeTrackingBack: ['following-taken-back'],
  takeVerdictEdits: ['verdict-changed'],
  trackBox: ['box-followed'],
  verifyLog: { nothing: 'it only reads the log' },
  withdrawBySlip: ['release-form-withdrawn'],
  withdrawReleaseForm: ['release-form-withdrawn'],
  writeReleaseTemplate: ['release-template-written'],
  writeToProduction: ['release-form-message'],
}

const STAGES = ['clearance', 'cut', 'publish'] as const
const ENDINGS = /`\$\{CALLED\[table\]\}-ended`|`approval-\$\{answer\}`/
const here = new URL('.', import.meta.url)

async function sources(pattern: string): Promise<string[]> {
  const texts: string[] = []
  for await (const path of glob(pattern, { cwd: here }))
    if (!/\.test\.ts$|testing/.test(path)) texts.push(await readFile(new URL(path, here), 'utf8'))
  return texts
}

const actsOf = (text: string): string[] =>
  [...text.matchAll(/method: '(?:post|put|patch|delete)',[\s\S]*?operationId: '(\w+)'/g)].flatMap(
    ([, name]) => name ?? [],
  )

// The kinds that a source writes into the chain: literal ones, and the two that are put together from a list.
const kindsIn = (text: string): string[] => {
  const literal = [...text.matchAll(/'([a-z]+(?:-[a-z]+)+|recalled)'/g)].flatMap(([, kind]) => kind ?? [])
  const made = ENDINGS.test(text)
    ? [...text.matchAll(/'clearance\.\w+': '([a-z-]+)'/g)].map(([, name]) => `${name}-ended`)
    : []
  const answers = text.includes('`approval-${answer}`')
    ? ['asked', 'approved', 'refused', 'revoked'].map((answer) => `approval-${answer}`)
    : []
  return [...literal, ...made, ...answers]
}

describe('the log misses no act', () => {
  test.for(STAGES)('every act that %s offers says what it writes', async (stage) => {
    const acts = (await sources(`${stage}/routes/**/*.ts`)).flatMap(actsOf)
    expect(acts.length).toBeGreaterThan(3)
    expect(acts.filter((act) => !Object.hasOwn(WRITES, act))).toEqual([])
  })

  test('what an act is said to write is written somewhere, and has a sentence', async () => {
    const written = new Set(
      (await sources('**/*.ts')).filter((text) => /LogEntry|ToChain|entry:/.test(text)).flatMap(kindsIn),
    )
    const said = Object.values(WRITES).flatMap((kinds) => ('nothing' in kinds ? [] : kinds))
    expect(said.filter((kind) => !written.has(kind))).toEqual([])
    expect(said.filter((kind) => !isMessageKey(`log.${kind}`))).toEqual([])
  })

  test('what is written by time and at the door has a sentence too', () => {
    const others = [
      'verdict-at-exit',
      'silence-approved',
      'came-of-age',
      'slip-opened',
      'recall-place-late',
      'publication-opened',
    ]
    expect(others.filter((kind) => !isMessageKey(`log.${kind}`))).toEqual([])
  })
})
