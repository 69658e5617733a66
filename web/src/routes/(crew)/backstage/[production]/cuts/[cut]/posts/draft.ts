import {
  mentionAt,
  type MentionedPerson,
  PLATFORM_LIMITS,
  type PlatformId,
  type PostDisclosure,
} from '@stagedoor/core/publish'
import type { PostWords } from '#lib/wire/posts.ts'
import { documented, type PlaceLimits } from './place-limits.svelte.ts'

/** The cover of a post at one place: the one for all, the platform’s own, or a moment of its own, in flicks. */
export type DraftCover = { kind: 'all' } | { kind: 'none' } | { kind: 'moment'; at: number }

/** A post as somebody writes it for one place; null takes the words for all. */
export interface Draft extends Omit<PostWords, 'copy' | 'altText' | 'language' | 'cover'> {
  copy: string | null
  cover: DraftCover
  /** It says that it promotes something, before it is said what. */
  discloses: boolean
}

/** What is written once, for every place. */
export interface ForAll {
  /** The cut's own title. */
  readonly title: string
  readonly copy: string
  readonly altText: string
  readonly language: string
  /** The moment of the cover, in flicks; null for none. */
  readonly cover: number | null
  readonly people: readonly MentionedPerson[]
}

/** An empty post of a cut for a platform: nothing is ticked that a person has not ticked. */
export function emptyDraft(platform: PlatformId, cutTitle = ''): Draft {
  const hasTitle = documented(platform)?.texts.some(({ field }) => field === 'title') === true
  return {
    format: PLATFORM_LIMITS[platform]?.formats[0] ?? 'own-page',
    title: hasTitle ? cutTitle : '',
    copy: null,
    contentWarning: null,
    disclosures: [],
    visibility: null,
    interactions: {},
    firstComment: null,
    parts: [],
    cover: { kind: 'all' },
    discloses: false,
  }
}

/** The draft with one thing that it discloses, or without it; TikTok asks for brands by a switch of their own. */
export function withMark(draft: Draft, mark: PostDisclosure, isOn: boolean): Draft {
  const others = draft.disclosures.filter((other) => other !== mark)
  const disclosures = isOn ? [...others, mark] : others
  const isBrand = (one: PostDisclosure) => one === 'own-brand' || one === 'paid-partnership'
  return { ...draft, disclosures, discloses: isBrand(mark) ? disclosures.some(isBrand) : draft.discloses }
}

/** Whether a post of this kind has a cover that one can choose; a story has none. */
export function takesCover(format: string, { cover }: Pick<PlaceLimits, 'cover'>): boolean {
  return cover !== 'none' && format !== 'instagram-story'
}

/** What goes to the house for a draft: the fields that its platform has, filled, each mention as it reads there. */
export function wordsOf(
  platform: PlatformId,
  written: Draft,
  { all, limits }: { all: ForAll; limits: PlaceLimits },
): PostWords {
  const { discloses: _, cover, ...draft } = written
  const there = (words: string) => mentionAt(platform, words, all.people)
  const at = cover.kind === 'all' ? all.cover : cover.kind === 'moment' ? cover.at : null
  return {
    ...draft,
    title: draft.title ?? '',
    copy: there(draft.copy ?? all.copy),
    altText: limits.altText === null ? '' : all.altText,
    language: all.language === '' ? null : all.language,
    contentWarning: draft.contentWarning === '' ? null : draft.contentWarning,
    firstComment: draft.firstComment ? there(draft.firstComment) : null,
    parts: draft.parts.filter((part) => part.trim() !== '').map(there),
    cover: at === null || !takesCover(draft.format, limits) ? null : { kind: 'moment', at },
  }
}
