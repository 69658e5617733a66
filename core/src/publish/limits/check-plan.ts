import { checkSpec, platformSpec, type PlatformSpecName, type SpecIssue } from '../../cut/index.ts'
import { graphemesOf } from '../../production/index.ts'
import { checkWords, type CopyIssue } from '../copy-limits.ts'
import type { PostDisclosure, PostPlan } from '../post-plan.ts'
import { signsIn } from '../signs.ts'
import { coverWay } from './cover-way.ts'
import type { PlatformLimits } from './platform-limits.ts'

/** What a person or the house can do about an issue. */
export type PlanRemedy =
  | 'trim'
  | 'lengthen'
  | 'crop'
  | 'encode-anew'
  | 'shorten-words'
  | 'leave-out'
  | 'choose-another'
  | 'own-phone'

/** One thing of a plan that a platform would refuse, with where that is said and what mends it. */
export type PlanIssue = { readonly remedy: PlanRemedy; readonly source: string } & (
  | { readonly kind: 'words'; readonly part: number | 'first-comment'; readonly issue: CopyIssue }
  | { readonly kind: 'film'; readonly issue: SpecIssue }
  | { readonly kind: 'too-many-bytes'; readonly used: number; readonly most: number }
  | { readonly kind: 'cover-too-many-bytes'; readonly used: number; readonly most: number }
  | {
      readonly kind: 'not-taken'
      readonly field: 'container' | 'video-codec' | 'audio-codec'
      readonly used: string
      readonly takes: readonly string[]
    }
  | {
      readonly kind: 'out-of-range'
      readonly field: 'frame-rate' | 'width' | 'height' | 'aspect' | 'pixels'
      readonly used: number
      readonly least: number
      readonly most: number
    }
  | { readonly kind: 'needs-fast-start' }
  | { readonly kind: 'format-unknown'; readonly format: PlatformSpecName }
  | { readonly kind: 'disclosure-impossible'; readonly disclosure: PostDisclosure }
  | {
      readonly kind: 'no-place-for'
      readonly field:
        'alt-text' | 'content-warning' | 'copy' | 'cover' | 'first-comment' | 'thread' | 'interaction'
    }
  | { readonly kind: 'too-many-parts'; readonly used: number; readonly most: number }
  | {
      readonly kind: 'too-many-links'
      readonly part: number | 'first-comment'
      readonly used: number
      readonly most: number
    }
  | { readonly kind: 'visibility-unknown'; readonly used: string; readonly takes: readonly string[] }
  | { readonly kind: 'visibility-unchosen'; readonly takes: readonly string[] }
  | { readonly kind: 'alt-text-too-long'; readonly used: number; readonly most: number }
)

/**
 * Everything of a plan that a platform would refuse; none means that it takes it as far as its own documentation says.
 * A disclosure that the platform has no mark for is an issue, never dropped in silence.
 */
export function checkPlan(plan: PostPlan, limits: PlatformLimits): readonly PlanIssue[] {
  const [source = ''] = limits.sources
  return [...ofFilm(plan, limits), ...ofWords(plan, limits), ...ofMarks(plan, limits)].map((issue) => ({
    ...issue,
    source,
  }))
}

type Found = PlanIssue extends infer One ? (One extends unknown ? Omit<One, 'source'> : never) : never

function ofFilm({ format, film }: PostPlan, limits: PlatformLimits): Found[] {
  if (!limits.formats.includes(format)) return [{ kind: 'format-unknown', format, remedy: 'choose-another' }]
  const found: Found[] = []
  const own = platformSpec(format)
  const spec = { ...own, longest: Math.min(own.longest, limits.film.longestSeconds ?? own.longest) }
  for (const issue of checkSpec(spec, { shape: film.shape, length: film.durationFlicks }))
    found.push({
      kind: 'film',
      issue,
      remedy: issue.kind === 'too-long' ? 'trim' : issue.kind === 'too-short' ? 'lengthen' : 'crop',
    })
  const mostBytes = Math.min(spec.mostBytes, limits.film.mostBytes ?? spec.mostBytes)
  if (film.sizeBytes > mostBytes)
    found.push({ kind: 'too-many-bytes', used: film.sizeBytes, most: mostBytes, remedy: 'encode-anew' })
  const taken = [
    ['container', film.container, limits.film.containers],
    ['video-codec', film.videoCodec, limits.film.videoCodecs],
    ['audio-codec', film.audioCodec, limits.film.audioCodecs],
  ] as const
  for (const [field, used, takes] of taken)
    if (used !== null && !(takes as readonly string[]).includes(used))
      found.push({ kind: 'not-taken', field, used, takes, remedy: 'encode-anew' })
  const ranges = [
    ['frame-rate', film.frameRate, limits.film.frameRate, 'encode-anew'],
    ['width', film.width, limits.film.side, 'encode-anew'],
    ['height', film.height, limits.film.side, 'encode-anew'],
    ['aspect', film.width / film.height, limits.film.aspect, 'crop'],
  ] as const
  for (const [field, used, [least, most], remedy] of ranges)
    if (used < least || used > most) found.push({ kind: 'out-of-range', field, used, least, most, remedy })
  const pixels = film.width * film.height
  if (limits.film.mostPixels !== undefined && pixels > limits.film.mostPixels)
    found.push({
      kind: 'out-of-range',
      field: 'pixels',
      used: pixels,
      least: 1,
      most: limits.film.mostPixels,
      remedy: 'encode-anew',
    })
  if (limits.film.needsFastStart && !film.hasFastStart)
    found.push({ kind: 'needs-fast-start', remedy: 'encode-anew' })
  return found
}

function ofWords({ title, copy, parts, firstComment }: PostPlan, limits: PlatformLimits): Found[] {
  const found: Found[] = []
  const check = (part: number | 'first-comment', words: { title: string; copy: string }) => {
    for (const issue of checkWords(limits.words, words))
      found.push({ kind: 'words', part, issue, remedy: 'shorten-words' })
    const links = signsIn(words.copy, 'links')
    if (limits.links !== null && links > limits.links)
      found.push({ kind: 'too-many-links', part, used: links, most: limits.links, remedy: 'leave-out' })
  }
  check(0, { title, copy })
  // Only the post itself has a title.
  parts.forEach((part, at) => check(at + 1, { title, copy: part }))
  if (firstComment !== null) check('first-comment', { title, copy: firstComment })
  if (parts.length > 0 && limits.parts.chain === 'no')
    found.push({ kind: 'no-place-for', field: 'thread', remedy: 'leave-out' })
  else if (parts.length + 1 > limits.parts.most)
    found.push({
      kind: 'too-many-parts',
      used: parts.length + 1,
      most: limits.parts.most,
      remedy: 'leave-out',
    })
  if (firstComment !== null && !limits.firstComment)
    found.push({ kind: 'no-place-for', field: 'first-comment', remedy: 'leave-out' })
  return found
}

function ofMarks(plan: PostPlan, limits: PlatformLimits): Found[] {
  const found: Found[] = []
  const { altText, contentWarning, cover, disclosures, interactions, visibility } = plan
  for (const disclosure of disclosures)
    if (!limits.disclosures.includes(disclosure))
      found.push({ kind: 'disclosure-impossible', disclosure, remedy: 'own-phone' })
  const described = graphemesOf(altText).length
  if (limits.altText === null && described > 0)
    found.push({ kind: 'no-place-for', field: 'alt-text', remedy: 'leave-out' })
  if (limits.altText !== null && described > limits.altText)
    found.push({
      kind: 'alt-text-too-long',
      used: described,
      most: limits.altText,
      remedy: 'shorten-words',
    })
  if (contentWarning !== null && limits.contentWarning === 'none')
    found.push({ kind: 'no-place-for', field: 'content-warning', remedy: 'leave-out' })
  if (cover !== null && coverWay(limits) !== cover.kind && coverWay(limits) !== 'still')
    found.push({ kind: 'no-place-for', field: 'cover', remedy: 'leave-out' })
  for (const [name, chosen] of Object.entries(interactions))
    if (chosen !== undefined && !(limits.interactions as readonly string[]).includes(name))
      found.push({ kind: 'no-place-for', field: 'interaction', remedy: 'leave-out' })
  if (visibility !== null && !limits.visibility.includes(visibility))
    found.push({
      kind: 'visibility-unknown',
      used: visibility,
      takes: limits.visibility,
      remedy: 'choose-another',
    })
  if (visibility === null && limits.visibilityIsChosen === true && limits.visibility.length > 0)
    found.push({ kind: 'visibility-unchosen', takes: limits.visibility, remedy: 'choose-another' })
  return found
}
