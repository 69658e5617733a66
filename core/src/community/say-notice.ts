import { say } from '../words/index.ts'
import type { NoticeKind } from './notice.ts'

/** The place in which something was written, as far as the reader sees it. */
export type NoticePlace =
  | { readonly kind: 'post'; readonly title: string; readonly slug: string }
  | { readonly kind: 'questions' }
  | { readonly kind: 'session'; readonly title: string; readonly id: string }
  | { readonly kind: 'theories' }
  | { readonly kind: 'page' }

/** What a notice is about, made from what its reader may see in this moment. */
export type NoticeMatter =
  | { readonly kind: 'post'; readonly title: string; readonly slug: string }
  | {
      readonly kind: 'writing'
      readonly id: string
      /** The writing that a link leads to: what was answered, where it is one's own page. */
      readonly rootId: string
      readonly handle: string | null
      /** The name on the badge of who wrote it, where they bear one. */
      readonly badge: string | null
      readonly place: NoticePlace
    }
  | { readonly kind: 'session'; readonly title: string; readonly id: string }
  | { readonly kind: 'reveal'; readonly label: string | null }
  /** Somebody answered what its reader sealed and does not pass: no more is said. */
  | { readonly kind: 'sealed' }

/** A notice as it is told. */
export interface ToldNotice {
  readonly kind: NoticeKind
  readonly isToYou: boolean
  readonly production: { readonly slug: string; readonly title: string }
  readonly matter: NoticeMatter
}

/** A notice in one sentence; it never quotes what somebody wrote. */
export function sayNotice(locale: string, { kind, isToYou, production, matter }: ToldNotice): string {
  switch (matter.kind) {
    case 'sealed':
      return say(locale, 'notice.sealed', {})
    case 'post':
      return say(locale, 'notice.post', { title: matter.title, production: production.title })
    case 'session':
      return say(locale, 'notice.session', { title: matter.title, production: production.title })
    case 'reveal':
      return matter.label === null
        ? say(locale, 'notice.reveal', { production: production.title })
        : say(locale, 'notice.reveal.label', { label: matter.label, production: production.title })
    case 'writing': {
      const who = matter.badge ?? matter.handle ?? say(locale, 'notice.somebody', {})
      const where = sayPlace(locale, matter.place, production.title)
      if (kind === 'theory')
        return say(locale, isToYou ? 'notice.theory.yours' : 'notice.theory.followed', { where })
      if (kind === 'mention') return say(locale, 'notice.mention', { who, where })
      if (kind === 'answer')
        return say(locale, isToYou ? 'notice.answer.yours' : 'notice.answer.followed', { who, where })
      return say(locale, isToYou ? 'notice.reply.yours' : 'notice.reply.followed', { who, where })
    }
  }
}

function sayPlace(locale: string, place: NoticePlace, production: string): string {
  switch (place.kind) {
    case 'post':
      return say(locale, 'notice.place.post', { title: place.title })
    case 'session':
      return say(locale, 'notice.place.session', { title: place.title })
    case 'questions':
      return say(locale, 'notice.place.questions', { production })
    case 'theories':
      return say(locale, 'notice.place.theories', { production })
    case 'page':
      return say(locale, 'notice.place.page', { production })
  }
}

/** Where a notice leads, as a path of this house. */
export function noticePath({
  production: { slug },
  matter,
}: Pick<ToldNotice, 'production' | 'matter'>): string {
  switch (matter.kind) {
    case 'sealed':
      return '/me/notices'
    case 'post':
      return `/${slug}/${matter.slug}`
    case 'session':
      return `/${slug}/questions/sessions/${matter.id}`
    case 'reveal':
      return `/${slug}#stand`
    case 'writing':
      return writingPath(slug, matter.place, matter)
  }
}

function writingPath(
  slug: string,
  place: NoticePlace,
  { id, rootId }: { id: string; rootId: string },
): string {
  switch (place.kind) {
    case 'post':
      return `/${slug}/${place.slug}#c-${id}`
    case 'session':
    case 'questions':
      return `/${slug}/questions/${rootId}`
    case 'theories':
      return `/${slug}/theories/${rootId}`
    case 'page':
      return `/${slug}`
  }
}
