import {
  type CrowdNotice,
  type Decision,
  type DestinationScope,
  type Embargo,
  type Exposure,
  type Holdback,
  type Kill,
  type Nda,
  type Prohibition,
  sayAllAreas,
  sayDelay,
  sayGrant,
  sayRanges,
  sayScope,
  type Speaking,
  type Use,
} from '@stagedoor/core/clearance'
import { formatInstant, type Instant, toIso } from '@stagedoor/core/time'
import { isMessageKey, type MessageKey, say, sayChoice, sayList } from '@stagedoor/core/words'
import type { CaseFile } from './gather-cases.ts'
import type { Paper } from './papers.ts'

/** A name and what stands for it, as a sheet lists them. */
export type SheetFact = readonly [name: string, value: string]

type Fact = readonly [Label, string]
type Label = MessageKey extends infer Key ? (Key extends `case.${infer Name}` ? Name : never) : never

/** What facts are said with: the file they are read from, and how. */
export interface Reading {
  readonly file: Pick<CaseFile, 'names' | 'reasons'>
  readonly speaking: Speaking
}

/** Facts with their names in words; what says nothing is left out. */
export function labelled(facts: readonly Fact[], { locale }: Speaking): readonly SheetFact[] {
  return facts
    .filter(([, value]) => value !== '')
    .map(([key, value]) => [say(locale, `case.${key}` as 'case.form', {}), value])
}

/** A lawyer wants both: the moment as people say it, and the one nobody can misread. */
export function sayBothWays(at: Instant, { locale, zone }: Speaking): string {
  return `${formatInstant(at, { locale, zone, showsYear: true })} (${toIso(at)})`
}

/** A paper: which wording, to whom, who signed it how and when, and what it permits. */
export function factsOfPaper(paper: Paper, { file, speaking }: Reading): readonly Fact[] {
  const { grant, signature, template, templateVersion } = paper
  const { locale } = speaking
  const said = sayGrant(grant, { ...speaking, names: file.names })
  const name = `template.${template}`
  return [
    [
      'form',
      say(locale, 'case.form.of', {
        template: isMessageKey(name) ? say(locale, name as 'template.music', {}) : template,
        version: templateVersion,
        language: new Intl.DisplayNames(locale, { type: 'language' }).of(paper.language) ?? paper.language,
      }),
    ],
    ['addressed-to', paper.addressedTo],
    ...(signature === null ? [] : signatureFacts(signature, said.signatory, locale)),
    ...('signedAt' in grant.state
      ? [['signed-at', sayBothWays(grant.state.signedAt, speaking)] as const]
      : []),
    ...('withdrawnAt' in grant.state
      ? [['withdrawn-at', sayBothWays(grant.state.withdrawnAt, speaking)] as const]
      : []),
    ['permits', said.media],
    ['uses', said.uses],
    ['destinations', said.destinations],
    ['places', said.places],
    ['window', said.window],
    ['conditions', said.conditions.join('; ')],
    ['basis', said.basis],
    ['text-digest', paper.textDigest],
    ['copy-digest', paper.copySha256 ?? ''],
    ['scans', paper.scans.map(({ fileName, sha256 }) => `${fileName} (${sha256})`).join('; ')],
  ]
}

function signatureFacts(
  { typedName, relation, witness, identity }: NonNullable<Paper['signature']>,
  signatory: string,
  locale: string,
): readonly Fact[] {
  const by = 'recordedBy' in identity ? identity.recordedBy : ''
  return [
    ['signed-by', [typedName, signatory, relation ?? ''].filter((part) => part !== '').join(', ')],
    ['witness', witness?.name ?? ''],
    ['identity', say(locale, `case.identity.${identity.kind}`, { by })],
  ]
}

/** A prohibition: what it forbids, where, for what, and how long. */
export function factsOfProhibition(rule: Prohibition, { speaking }: Reading): readonly Fact[] {
  const { locale } = speaking
  const { kind, destinations } = rule.destinations
  const listed = sayList(
    locale,
    destinations.map((where) => sayScope(where, locale)),
  )
  const where = destinations.length === 0 ? say(locale, 'case.everywhere', {}) : listed
  return [
    [
      'sides',
      sayList(
        locale,
        (rule.sides.length > 0 ? rule.sides : BOTH).map((side) => say(locale, `case.side.${side}`, {})),
      ),
    ],
    ['uses', sayUses(rule.uses, locale)],
    [
      'destinations',
      kind === 'all-but' && destinations.length > 0
        ? say(locale, 'case.all-but', { destinations: listed })
        : where,
    ],
    ['places', sayAllAreas(rule.territories, locale)],
    ['from-until', sayWindow(rule, speaking)],
    ['recorded', sayBothWays(rule.recordedAt, speaking)],
  ]
}

const BOTH = ['picture', 'sound'] as const

function sayUses(uses: readonly Use[], locale: string): string {
  return uses.length === 0
    ? say(locale, 'case.all-uses', {})
    : sayList(
        locale,
        uses.map((use) => say(locale, `use.${use}`, {})),
      )
}

function sayWindow(
  { from, until, recordedAt }: Pick<Prohibition, 'from' | 'until' | 'recordedAt'>,
  speaking: Speaking,
): string {
  const begins = sayBothWays(from ?? recordedAt, speaking)
  return until === null
    ? say(speaking.locale, 'window.from', { from: begins })
    : say(speaking.locale, 'window.both', { from: begins, until: sayBothWays(until, speaking) })
}

/** An embargo: what it keeps back, where, who may lift it, and who lifted or exempted what and when. */
export function factsOfEmbargo(embargo: Embargo, { file, speaking }: Reading): readonly Fact[] {
  const { locale } = speaking
  const { scope, lifters, lifts, exemptions, ahead, until, territories, begunAt } = embargo
  const byAt = ({ by, at }: { readonly by: string; readonly at: Instant }) =>
    say(locale, 'case.by-at', { by, moment: sayBothWays(at, speaking) })
  const scopeName =
    scope.kind === 'production'
      ? say(locale, 'case.keeps-back.production', {})
      : scope.kind === 'asset'
        ? say(locale, 'case.keeps-back.asset', { name: file.names.get(scope.assetId) ?? '' })
        : (file.names.get(scope.kind === 'scene' ? scope.sceneId : scope.dayId) ?? '')
  const lifterNames =
    lifters.kind === 'anyone-allowed'
      ? say(locale, 'case.lifters.anyone', {})
      : lifters.kind === 'any-of'
        ? sayChoice(locale, lifters.names)
        : sayList(locale, lifters.names)
  return [
    ['keeps-back', scopeName],
    ['places', sayAllAreas(territories, locale)],
    ['recorded', sayBothWays(begunAt, speaking)],
    ['until', until.kind === 'at' ? sayBothWays(until.at, speaking) : ''],
    ['lifters', lifterNames],
    ['lifted', lifts.map(byAt).join('; ')],
    [
      'exempted',
      exemptions
        .map(({ by, at, ...exempt }) => {
          const moment = sayBothWays(at, speaking)
          return exempt.kind === 'version'
            ? say(locale, 'case.exempted.version', { by, moment })
            : say(locale, 'case.exempted.asset', { by, moment, name: file.names.get(exempt.assetId) ?? '' })
        })
        .join('; '),
    ],
    ['ahead', ahead === null ? '' : byAt(ahead)],
  ]
}

/** A holdback: who waits for whom, where, and how long after. */
export function factsOfHoldback(holdback: Holdback, { speaking }: Reading): readonly Fact[] {
  const { locale } = speaking
  const { waits, first, delay, territories, recordedAt } = holdback
  const scopes: readonly (readonly [Label, DestinationScope])[] = [
    ['waits', waits],
    ['first', first],
  ]
  return [
    ...scopes.map(([key, scope]) => [key, sayScope(scope, locale)] as const),
    ['delay', delay.kind === 'none' ? '' : sayDelay(delay, locale)],
    ['places', sayAllAreas(territories, locale)],
    ['recorded', sayBothWays(recordedAt, speaking)],
  ]
}

/** An agreement with a contributor: whose, since when and until when. */
export function factsOfNda(
  { contributorId, until, recordedAt }: Nda,
  { file, speaking }: Reading,
): readonly Fact[] {
  return [
    ['contributor', file.names.get(contributorId) ?? ''],
    ['recorded', sayBothWays(recordedAt, speaking)],
    ['until', until.kind === 'at' ? sayBothWays(until.at, speaking) : ''],
  ]
}

/** A notice to a crowd: where and when it hung, and for what. */
export function factsOfNotice(notice: CrowdNotice, { file, speaking }: Reading): readonly Fact[] {
  return [
    ['place', file.names.get(notice.placeId) ?? ''],
    ['day', file.names.get(notice.dayId) ?? ''],
    ['uses', sayUses(notice.uses, speaking.locale)],
    ['posted', sayBothWays(notice.postedAt, speaking)],
  ]
}

/** A decision: of which version, in what capacity, and why. */
export function factsOfDecision(
  decision: Decision,
  { leaving }: Exposure,
  { file, speaking }: Reading,
): readonly Fact[] {
  const { locale } = speaking
  if (decision.kind === 'needs-none') return [['reason', file.reasons.get(decision.id) ?? '']]
  const isThis = leaving.kind === 'cut' && leaving.version === decision.version
  const { state } = decision
  return [
    ['version', say(locale, isThis ? 'case.version.this' : 'case.version.other', {})],
    ['capacity', state.kind === 'pending' ? '' : say(locale, `case.capacity.${decision.speaker}`, {})],
    ['recorded', sayBothWays(state.at, speaking)],
  ]
}

/** A kill: what it takes out. */
export function factsOfKill({ killed, at }: Kill, { file, speaking }: Reading): readonly Fact[] {
  const { locale } = speaking
  const name = 'assetId' in killed ? (file.names.get(killed.assetId) ?? '') : ''
  const what =
    killed.kind === 'cut'
      ? say(locale, 'case.kills.cut', {})
      : killed.kind === 'asset'
        ? say(locale, 'case.kills.asset', { name })
        : say(locale, 'case.kills.range', {
            name,
            // In the time of the asset, which is what was killed, whatever cut it is in.
            ranges: sayRanges(
              { assetId: killed.assetId, ranges: [killed.range] },
              { locale, zone: speaking.zone },
            ),
          })
  return [
    ['kills', what],
    ['recorded', sayBothWays(at, speaking)],
  ]
}
