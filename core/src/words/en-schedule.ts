/** English for when publications open, and what their place on the calendar runs into. */
export const enSchedule = {
  'schedule.at-once': 'at once',
  'schedule.with': 'with {event}',
  'schedule.as-soon-as': 'as soon as {event}',
  'schedule.public': '{point} is public',
  'schedule.live': '“{title}” is live',
  'schedule.something': 'something that is not there any more',
  'schedule.waits.premiere': 'It waits: nobody has said yet when {event} is.',
  'schedule.waits.point': 'It waits: nobody has said yet when {point} is public.',
  'schedule.waits.live': 'It waits until “{title}” is live.',
  'schedule.waits.gone':
    'It waits for “{title}”, which will not go live unless somebody schedules that anew.',
  'schedule.warning.clock-skips': 'Clocks in {zone} skip {time} on {date}. It is read as {moment}.',
  'schedule.warning.clock-shows-twice':
    'Clocks in {zone} show {time} twice on {date}. The second time is meant: {moment}.',
  'schedule.warning.already-passed': 'That moment has passed: {moment}. It opens as soon as it can.',
  'schedule.warning.not-told-everywhere':
    'No premiere of the whole world is told. It opens everywhere after the last of those that are.',
  'schedule.conflict.too-close':
    '“{title}” opens at the same place {apart} away; you wish for {least} at least.',
  'schedule.conflict.same-moment': '“{title}” opens at the same place at the same moment.',
  'account.unsure':
    'The last look at {account} met trouble that may pass; it is looked at again before this leaves.',
  'account.ends-before':
    'The permission of {account} ends {ends}, before this leaves. Connect the account again before then.',
  'account.needs-person': '{account} has to be connected again before anything leaves there.',
  'account.disconnected': '{account} was let go; nothing leaves there before it is connected again.',
  'schedule.conflict.same-cut': '“{title}” is the same cut at the same place.',
  'schedule.conflict.daily-quota':
    'That makes {planned} within 24 hours. The platform takes {most} and would refuse the rest.',
  'schedule.conflict.quiet-hours': 'It is {time} in {zone} then, within the quiet hours of the audience.',
} as const
