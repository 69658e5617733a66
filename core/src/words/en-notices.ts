/** English for what fans are told of. */
export const enNotices = {
  'notice.somebody': 'Somebody',
  'notice.sealed': 'New reply in a sealed thread',
  'notice.post': 'New from {production}: {title}',
  'notice.session': 'The crew of {production} take questions now: {title}',
  'notice.reveal': 'Something has opened at {production}',
  'notice.reveal.label':
    '{label} of {production} is out. Say that you have seen it, and what waited behind it opens',
  'notice.answer.yours': '{who} answered you {where}',
  'notice.answer.followed': '{who} answered a question that you follow {where}',
  'notice.reply.yours': '{who} replied to you {where}',
  'notice.reply.followed': '{who} wrote {where}',
  'notice.mention': '{who} mentioned you {where}',
  'notice.theory.yours': 'The crew marked your theory {where}',
  'notice.theory.followed': 'The crew marked a theory that you follow {where}',
  'notice.place.post': 'under “{title}”',
  'notice.place.session': 'in “{title}”',
  'notice.place.questions': 'among the questions to the crew of {production}',
  'notice.place.page': 'at {production}',
  'notice.place.theories': 'among the theories about {production}',
  'notice.mail.subject': 'News from what you follow',
  'notice.mail.opening':
    'You asked for letters about what you follow here. This one tells what lay behind you in the moment in which it was sent, and nothing from further along. How often they come, and what about, is yours to choose.',
  'notice.mail.more': 'There is more on the page',
  'notice.mail.open': 'Read it there',
  'notice.mail.choose': 'Choose what you are told of',
  'notice.mail.stop': 'Stop these letters',
} as const
