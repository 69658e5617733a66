/** One thing on an emulated platform as its page shows it. */
export interface ShownPost {
  readonly name: string
  readonly words: string
  /** Who can see it, in the platform's own word. */
  readonly state: string
  readonly facts: Readonly<Record<string, string>>
}

/** The page of an emulator for people who try a flow by hand: what is on the platform now. */
export function showPage({
  name,
  hint,
  posts,
}: {
  readonly name: string
  readonly hint: string
  readonly posts: readonly ShownPost[]
}): string {
  const shown = posts.map(
    ({ name: id, words, state, facts }) =>
      `<article><h2>${escapeHtml(state)}</h2><p>${escapeHtml(words).replaceAll('\n', '<br>')}</p><dl>${Object.entries(
        { id, ...facts },
      )
        .filter(([, value]) => value !== '')
        .map(([term, value]) => `<dt>${escapeHtml(term)}</dt><dd>${escapeHtml(value)}</dd>`)
        .join('')}</dl></article>`,
  )
  return pageAround(
    `${name}, emulated`,
    `<p>${escapeHtml(hint)}</p>${shown.length === 0 ? '<p>Nothing is here yet.</p>' : shown.join('')}`,
  )
}

/** A plain page; what stands in `body` is HTML. */
export function pageAround(title: string, body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}
article{border:1px solid #8888;border-radius:8px;padding:1rem;margin:1rem 0}h2{font-size:1rem;margin:0}
dt{font-weight:600}dd{margin:0 0 .25rem;overflow-wrap:anywhere}button{font:inherit;padding:.5rem 1rem}</style>
<h1>${escapeHtml(title)}</h1>${body}</html>`
}

/** Text made safe to stand in HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`)
}
