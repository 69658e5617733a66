import BookOpen from '@lucide/svelte/icons/book-open'
import CalendarDays from '@lucide/svelte/icons/calendar-days'
import CircleQuestionMark from '@lucide/svelte/icons/circle-question-mark'
import Film from '@lucide/svelte/icons/film'
import Hand from '@lucide/svelte/icons/hand'
import MessageCircleReply from '@lucide/svelte/icons/message-circle-reply'
import MessagesSquare from '@lucide/svelte/icons/messages-square'
import ScrollText from '@lucide/svelte/icons/scroll-text'
import Scissors from '@lucide/svelte/icons/scissors-line-dashed'
import Undo2 from '@lucide/svelte/icons/undo-2'
import Plug from '@lucide/svelte/icons/plug'
import Users from '@lucide/svelte/icons/users'

/** The rooms backstage, in the order of the day; `short` ones have a tab on a phone. */
export const PLACES = [
  { key: 'dailies', icon: Film, short: true },
  { key: 'clearance', icon: Hand, short: true },
  { key: 'cuts', icon: Scissors, short: false },
  { key: 'story', icon: BookOpen, short: false },
  { key: 'calendar', icon: CalendarDays, short: true },
  { key: 'recall', icon: Undo2, short: true },
  { key: 'accounts', icon: Plug, short: false },
  { key: 'replies', icon: MessageCircleReply, short: false },
  { key: 'people', icon: Users, short: false },
  { key: 'community', icon: MessagesSquare, short: false },
  { key: 'questions', icon: CircleQuestionMark, short: false },
  { key: 'log', icon: ScrollText, short: false },
] as const
