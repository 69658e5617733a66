import { account } from './en/account.ts'
import { accounts } from './en/accounts.ts'
import { approvals } from './en/approvals.ts'
import { backstage } from './en/backstage.ts'
import { common } from './en/common.ts'
import { composing } from './en/composing.ts'
import { embargo } from './en/embargo.ts'
import { forms } from './en/forms.ts'
import { house } from './en/house.ts'
import { mending } from './en/mending.ts'
import { moderation } from './en/moderation.ts'
import { notices } from './en/notices.ts'
import { outlets } from './en/outlets.ts'
import { pages } from './en/pages.ts'
import { posts } from './en/posts.ts'
import { problems } from './en/problems.ts'
import { processing } from './en/processing.ts'
import { desk, questions } from './en/questions.ts'
import { replies } from './en/replies.ts'
import { talk } from './en/talk.ts'
import { theories } from './en/theories.ts'
import { unreadable } from './en/unreadable.ts'

/** Every visible string of the pages but those of the slips, which have theirs by language in `slips`. */
export const words = {
  ...common,
  account,
  accounts,
  posts,
  processing,
  approvals,
  composing,
  backstage,
  desk,
  embargo,
  forms,
  house,
  mending,
  moderation,
  notices,
  outlets,
  pages,
  problems,
  questions,
  replies,
  talk,
  theories,
  unreadable,
}
