import type { Task } from '#lib/wire/production.ts'
import { words } from './index.ts'

/** A task in words, and the room backstage in which it is done. */
export type SaidTask = { words: string; room: string | undefined }

const say = words.backstage.tasks.of

const textIn = (facts: Task['facts'], name: string): string => {
  const value = facts[name]
  return typeof value === 'string' ? value : ''
}

const numberIn = (facts: Task['facts'], name: string): number => {
  const value = facts[name]
  return typeof value === 'number' ? value : 0
}

/** Says a task from its facts; a kind that is not known here is still a task. */
export function sayTask({ kind, facts, ref }: Pick<Task, 'kind' | 'facts' | 'ref'>): SaidTask {
  const text = (name: string) => textIn(facts, name)
  const count = (name: string) => (typeof facts[name] === 'number' ? facts[name] : 0)
  switch (kind) {
    case 'release-form-signed':
      return { words: say.signed(text('name')), room: 'people' }
    case 'release-form-expiring':
      return {
        words: say.expiring(text('name'), numberIn(facts, 'days'), numberIn(facts, 'cuts')),
        room: 'people/forms',
      }
    case 'release-form-message':
      return { words: say.formMessage(text('from'), text('message')), room: 'people/forms' }
    case 'release-form-withdrawn':
      return { words: say.withdrawn, room: 'recall' }
    case 'approval-decided':
      return { words: say.approval(text('by'), text('title'), text('answer')), room: `cuts/${text('cutId')}` }
    case 'review-answered':
      return {
        words: say.reviewAnswered(text('by'), text('name'), {
          decided: count('decided'),
          kills: count('kills'),
        }),
        room: `people/${text('subjectId')}/approvals`,
      }
    case 'review-window-ends':
      return {
        words: say.reviewEnds(text('name'), count('open')),
        room: `people/${text('subjectId')}/approvals`,
      }
    case 'review-window-ended':
      return {
        words: say.reviewEnded(text('name'), count('approved')),
        room: `people/${text('subjectId')}/approvals`,
      }
    case 'approval-window-ends':
      return { words: say.approvalEnds(text('name'), text('title')), room: `cuts/${text('cutId')}` }
    case 'approval-by-silence':
      return { words: say.approvalSilent(text('name'), text('title')), room: `cuts/${text('cutId')}` }
    case 'material-arrived':
      return {
        words: say.arrived(typeof facts['files'] === 'number' ? facts['files'] : 1, text('from')),
        room: 'dailies',
      }
    case 'material-unreadable':
      return { words: words.unreadable.task(count('files')), room: 'dailies' }
    case 'publication-waits':
      return { words: say.publicationWaits(text('title'), text('because')), room: 'calendar' }
    case 'publications-collide':
      return {
        words: say.publicationsCollide(text('title'), text('place'), text('with')),
        room: 'calendar',
      }
    case 'publication-held':
      return { words: say.publicationHeld(text('title')), room: 'calendar' }
    case 'key-art-shut':
      return { words: say.keyArtShut, room: 'dailies' }
    case 'publication-not-opened':
      return { words: say.notOpened(text('title')), room: 'calendar' }
    case 'kit-link-awaited':
      return { words: say.kitLink(text('holder'), text('title')), room: 'calendar' }
    case 'kit-to-look-at':
      return { words: say.kitToLookAt(text('holder'), text('title'), text('found')), room: 'calendar' }
    case 'kit-disclosure-missing':
      return {
        words: say.kitDisclosureMissing(text('holder'), text('title'), {
          wasThere: facts['wasThere'] === true,
          isByLabel: facts['isByLabel'] === true,
        }),
        room: 'calendar',
      }
    case 'kit-holder-unclear':
      return { words: say.kitHolderUnclear(text('name'), numberIn(facts, 'kits')), room: 'calendar' }
    case 'platform-account-reconnect':
      return { words: words.accounts.tasks.reconnect(text('platform'), text('account')), room: 'accounts' }
    case 'platform-account-ends':
      return {
        words: words.accounts.tasks.ends(text('platform'), text('account'), text('title')),
        room: 'accounts',
      }
    case 'platform-account-gone':
      return {
        words: words.accounts.tasks.gone(text('platform'), text('account'), numberIn(facts, 'publications')),
        room: 'accounts',
      }
    case 'delivery-in-trouble':
      return {
        words: words.posts.tasks.trouble(text('title'), text('account'), `${text('what')} ${text('remedy')}`),
        room: `calendar/deliveries/${ref ?? ''}`,
      }
    case 'delivery-by-hand':
      return { words: words.posts.tasks.byHand(text('title')), room: `calendar/deliveries/${ref ?? ''}` }
    case 'delivery-unclear':
      return {
        words: words.posts.tasks.unclear(text('title'), text('account')),
        room: `calendar/deliveries/${ref ?? ''}`,
      }
    case 'post-gone-there':
      return {
        words: words.replies.tasks.gone(text('title'), text('account'), text('part')),
        room: 'replies',
      }
    case 'post-marks-changed-there':
      return {
        words: words.replies.tasks.marked(text('title'), text('account'), text('what')),
        room: 'replies',
      }
    case 'post-words-changed-there':
      return { words: words.replies.tasks.changed(text('title'), text('account')), room: 'replies' }
    case 'recall-by-hand':
      return { words: say.recallByHand(text('name')), room: `recall/${text('recallId')}` }
    case 'recall-overdue':
      return { words: say.recallOverdue(text('name')), room: `recall/${text('recallId')}` }
    case 'community-waits':
      return { words: words.moderation.tasks.waits(count('waiting')), room: 'community' }
    case 'community-appeal':
      return { words: words.moderation.tasks.appeal(count('waiting')), room: 'community' }
    default:
      return { words: say.other(kind, ref), room: undefined }
  }
}
