/**
 * Keeps what is typed and chosen on a page before its script is there: on a slow phone that takes seconds, and taking
 * a page over would put every field back to what the server sent.
 */
type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const NOT_TYPED = new Set(['hidden', 'file', 'submit', 'button', 'reset', 'image'])
let putBack: (() => void) | null = null

/** Looks at every field that no longer stands as it was sent. Called before the pages' script takes over. */
export function keepTypedEarly(page: Document = document): void {
  const typed = new Map<Field, string>()
  const keep = (field: Field): void => {
    if (isTouched(field)) typed.set(field, stateOf(field))
  }
  for (const field of page.querySelectorAll<Field>('input, textarea, select')) keep(field)
  const listen = ({ target }: Event): void => {
    if (isField(target)) keep(target)
  }
  page.addEventListener('input', listen, true)
  putBack = () => {
    putBack = null
    page.removeEventListener('input', listen, true)
    for (const [field, state] of typed) if (field.isConnected && stateOf(field) !== state) put(field, state)
  }
}

/** Puts back what taking the page over has put away, once. Called when the page stands. */
export function putTypedBack(): void {
  putBack?.()
}

function isField(target: EventTarget | null): target is Field {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
}

const isTicked = (field: Field): field is HTMLInputElement =>
  field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')

function isTouched(field: Field): boolean {
  if (field instanceof HTMLSelectElement) return isChosenAnew(field)
  if (isTicked(field)) return field.checked !== field.defaultChecked
  return !NOT_TYPED.has(field.type) && field.value !== field.defaultValue
}

function isChosenAnew({ options, multiple, selectedIndex }: HTMLSelectElement): boolean {
  const all = [...options]
  // A list in which the server has chosen nothing shows its first line.
  if (!multiple && !all.some(({ defaultSelected }) => defaultSelected)) return selectedIndex > 0
  return all.some(({ selected, defaultSelected }) => selected !== defaultSelected)
}

function stateOf(field: Field): string {
  if (field instanceof HTMLSelectElement) return [...field.options].map((option) => +option.selected).join('')
  return isTicked(field) ? String(field.checked) : field.value
}

function put(field: Field, state: string): void {
  if (field instanceof HTMLSelectElement)
    for (const [at, option] of [...field.options].entries()) option.selected = state[at] === '1'
  else if (isTicked(field)) field.checked = state === 'true'
  else field.value = state
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.dispatchEvent(new Event('change', { bubbles: true }))
}
