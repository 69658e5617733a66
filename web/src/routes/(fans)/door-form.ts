import { textOf } from '#lib/server/api.ts'

/** The ticket of a posted form, and what a program may have filled in. */
export const ticketIn = (form: FormData) => ({
  ticket: textOf(form, 'ticket'),
  proof: textOf(form, 'proof'),
  website: textOf(form, 'website'),
})

/** Only paths of this house: an address from outside must not send anybody away. */
export const housePath = (to: string | null, otherwise: string): string =>
  to !== null && /^\/(?![/\\])[\w\-./?=&%~#]*$/.test(to) ? to : otherwise

/** Where somebody goes who is signed in: on where they were, backstage who works there, to their own page who has no handle. */
export function placeAfter(
  to: string | null,
  { handle, worksBackstage }: { handle: string | null; worksBackstage: boolean },
): string {
  const wanted = housePath(to, worksBackstage ? '/backstage' : '/')
  if (worksBackstage) return wanted
  if (handle === null) return '/me'
  return wanted.startsWith('/backstage') ? '/' : wanted
}
