const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** A theory on a page: every character as it was sealed, with no markup in it, so that what is read is what was hashed. */
export function plainHtml(text: string): string {
  return `<p>${text.replace(/[&<>]/g, (letter) => ENTITIES[letter] ?? '').replaceAll('\n', '<br>')}</p>`
}
