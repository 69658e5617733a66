/** Where what mends an issue is done. */
export function remedyHref(
  remedy: string,
  { cutHref, calendarHref }: { cutHref: string; calendarHref: string },
): string {
  return remedy === 'own-phone' ? calendarHref : cutHref
}
