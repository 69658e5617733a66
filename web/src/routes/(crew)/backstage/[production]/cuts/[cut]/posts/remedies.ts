import {
  keepFirst,
  type MentionedPerson,
  measureText,
  mentionAt,
  type PlatformId,
  shortenWords,
} from '@stagedoor/core/publish'
import type { PostPreflight } from '#lib/wire/posts.ts'
import type { Draft, ForAll } from './draft.ts'

/** One thing that a platform would refuse, as the house tells it. */
export type PostIssue = PostPreflight['issues'][number]
/** What mends it. */
export type PostRemedy = PostIssue['remedy']

/** A post of a place, with what it takes from the words for all. */
export interface Post {
  readonly platform: PlatformId
  readonly draft: Draft
  readonly all: ForAll
}

/** The words that a remedy would leave, to be looked at before they are taken; null where it changes no words. */
export function shortened({ platform, draft, all }: Post, remedy: PostRemedy): string | null {
  if (remedy.kind !== 'shorten-words') return null
  const text = wordsAt({ draft, all }, remedy.words)
  if (text === '') return null
  const isAsTyped = remedy.words.of === 'alt-text' || 'title' === remedy.words.field
  const there = (words: string) => (isAsTyped ? words : readsAt(platform, words, all.people))
  const most = measureText(there(text), remedy.unit) - remedy.over
  // A mention may be longer there than as it is typed: a few more words are left out then.
  let { over } = remedy
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const short = shortenWords(text, { unit: remedy.unit, over })
    const beyond = measureText(there(short), remedy.unit) - most
    if (beyond <= 0 || short === '') return short
    over += beyond
  }
  return null
}

const readsAt = (platform: PlatformId, words: string, people: readonly MentionedPerson[]) =>
  mentionAt(platform, words, people)

/** The draft with its words changed. The description of the picture is for all, and not of a draft. */
export function withWords(draft: Draft, words: WordsOf, text: string): Draft {
  if (words.of === 'alt-text') return draft
  if (words.of === 'first-comment') return { ...draft, firstComment: text }
  if (words.of === 0) return words.field === 'title' ? { ...draft, title: text } : { ...draft, copy: text }
  const at = writtenParts(draft)[words.of - 1]
  return { ...draft, parts: draft.parts.map((part, index) => (index === at ? text : part)) }
}

type WordsOf = Extract<PostRemedy, { kind: 'shorten-words' }>['words']

function wordsAt({ draft, all }: Pick<Post, 'draft' | 'all'>, words: WordsOf): string {
  if (words.of === 'alt-text') return all.altText
  if (words.of === 'first-comment') return draft.firstComment ?? ''
  if (words.of === 0) return words.field === 'title' ? (draft.title ?? '') : (draft.copy ?? all.copy)
  return draft.parts[writtenParts(draft)[words.of - 1] ?? -1] ?? ''
}

// Empty parts are not sent, and do not count.
const writtenParts = ({ parts }: Draft): number[] =>
  parts.flatMap((part, index) => (part.trim() === '' ? [] : [index]))

/** The draft as a remedy leaves it that needs no second look; null where it is done elsewhere. */
export function mended({ platform, draft, all }: Post, remedy: PostRemedy): Draft | null {
  switch (remedy.kind) {
    case 'take-letters-out': {
      const text = wordsAt({ draft, all }, remedy)
      const kept = Array.from(text, (letter) => (remedy.letters.includes(letter) ? '' : letter)).join('')
      return withWords(draft, remedy, kept)
    }
    case 'fewer-signs': {
      const words = { of: remedy.of, field: 'copy' } as const
      const there = readsAt(platform, wordsAt({ draft, all }, words), all.people)
      return withWords(draft, words, keepFirst(there, remedy.signs, remedy.most))
    }
    case 'take-cut-title':
      return { ...draft, title: all.title }
    case 'usual-format':
      return { ...draft, format: remedy.format }
    case 'leave-out':
      return without(draft, remedy.field)
    case 'fewer-parts': {
      const kept = new Set(writtenParts(draft).slice(0, remedy.most - 1))
      return { ...draft, parts: draft.parts.filter((_, index) => kept.has(index)) }
    }
    case 'other-shape':
    case 'shorter':
    case 'longer':
    case 'shorten-words':
    case 'choose-visibility':
    case 'own-phone':
    case 'by-hand':
      return null
  }
}

function without(draft: Draft, field: Extract<PostRemedy, { kind: 'leave-out' }>['field']): Draft | null {
  switch (field) {
    case 'copy':
      return { ...draft, copy: '' }
    case 'content-warning':
      return { ...draft, contentWarning: null }
    case 'cover':
      return { ...draft, cover: { kind: 'none' } }
    case 'first-comment':
      return { ...draft, firstComment: null }
    case 'thread':
      return { ...draft, parts: [] }
    case 'interaction':
      return { ...draft, interactions: {} }
    case 'alt-text':
      return null
  }
}
